/** Posts found by an id, which can name a post on each network. */

import { foldName } from '../domain/names.ts';
import { UsageError } from '../errors.ts';
import type { Store } from '../store/open.ts';
import { type FoundPost, findPosts } from '../store/reading/find-post.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** What narrows an id down to one post, as flags give it. */
export interface PostSelector {
  channel?: readonly string[];
  brand?: readonly string[];
}

/** Whether a post on this channel, of these brands, is selected; names of brands compare without case. */
export function isSelected({ channel, brand }: PostSelector, on: string, brands: readonly string[]): boolean {
  const called = (name: string) => brands.some((each) => foldName(each) === foldName(name));
  return (channel?.includes(on) ?? true) && (brand?.some(called) ?? true);
}

/** 'on x of acme', for the message that nothing was found. */
export function selectorText({ channel, brand }: PostSelector): string {
  return [...(channel ? [`on ${channel.join(', ')}`] : []), ...(brand ? [`of ${brand.join(', ')}`] : [])].join(' ');
}

/** The order in which an id without a channel is understood: x first, as for accounts, then by name. */
export function xFirst<T extends { channel: string }>(found: readonly T[]): T[] {
  return [...found].sort((a, b) => Number(b.channel === 'x') - Number(a.channel === 'x'));
}

/**
 * The selected posts, at most one per channel, the one on x first; none when no post has this id.
 * @throws UsageError when there are posts of this id, but none on this channel and of this brand
 */
export async function selectPosts(store: Store, id: string, which: PostSelector): Promise<FoundPost[]> {
  const all = (await findPosts(store, id)).map((post) => ({ ...post, names: JSON.parse(post.brands) as string[] }));
  const selected = all.filter(({ channel, names }) => isSelected(which, channel, names));
  if (selected.length === 0 && all.length > 0)
    throw new UsageError(
      `no post ${id} ${selectorText(which)}`,
      `It is a post ${all.map(({ channel, names }) => selectorText({ channel: [channel], ...(names.length > 0 && { brand: names }) })).join(' and ')}.`,
    );
  return xFirst(selected);
}

/** Notes which of several posts was taken. */
export function noteOthers(terminal: Terminal, id: string, [taken, ...others]: readonly { channel: string }[]): void {
  if (others.length === 0) return;
  const elsewhere = others.map(({ channel }) => `--channel ${channel}`).join(' or ');
  terminal.note(`${id} on ${taken!.channel}; another post has this id: ${elsewhere}`);
}

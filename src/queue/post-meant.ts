/** Which post somebody means: one id can stand for a post on each network. */

import { UsageError } from '../errors.ts';
import type { Db } from '../store/open.ts';
import { type FoundPost, findPosts } from '../store/reading/find-post.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** What narrows an id down, as flags give it. */
export interface Which {
  channel?: readonly string[];
  brand?: readonly string[];
}

/** Whether something on this channel, of these brands, is meant; names of brands compare without case. */
export function isMeant({ channel, brand }: Which, on: string, brands: readonly string[]): boolean {
  const called = (name: string) => brands.some((each) => each.toLowerCase() === name.toLowerCase());
  return (channel?.includes(on) ?? true) && (brand?.some(called) ?? true);
}

/** 'on x of acme', for a person who asked for what is not there. */
export function whichWords({ channel, brand }: Which): string {
  return [...(channel ? [`on ${channel.join(', ')}`] : []), ...(brand ? [`of ${brand.join(', ')}`] : [])].join(' ');
}

/** The order in which an id without a channel is understood: x first, as for accounts, then by name. */
export function xFirst<T extends { channel: string }>(found: readonly T[]): T[] {
  return [...found].sort((a, b) => Number(b.channel === 'x') - Number(a.channel === 'x'));
}

/**
 * The posts that are meant, at most one per channel, that on x first; none when no post has this id.
 * @throws UsageError when there are posts of this id, but none on this channel and of this brand
 */
export function postsMeant(db: Db, id: string, which: Which): FoundPost[] {
  const all = findPosts(db, id).map((post) => ({ ...post, names: JSON.parse(post.brands) as string[] }));
  const meant = all.filter(({ channel, names }) => isMeant(which, channel, names));
  if (meant.length === 0 && all.length > 0)
    throw new UsageError(
      `no post ${id} ${whichWords(which)}`,
      `It is a post ${all.map(({ channel, names }) => whichWords({ channel: [channel], ...(names.length > 0 && { brand: names }) })).join(' and ')}.`,
    );
  return xFirst(meant);
}

/** Says which of several was taken. */
export function noteOthers(terminal: Terminal, id: string, [taken, ...others]: readonly { channel: string }[]): void {
  if (others.length === 0) return;
  const elsewhere = others.map(({ channel }) => `--channel ${channel}`).join(' or ');
  terminal.note(`${id} on ${taken!.channel}; another post has this id: ${elsewhere}`);
}

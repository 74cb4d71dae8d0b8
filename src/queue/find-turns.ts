/** Turns found by the id of a post: one for each brand and network it waits on. */

import { UsageError } from '../errors.ts';
import type { Store } from '../store/open.ts';
import { type NamedTurn, turnsOfPost } from '../store/work/open-turns.ts';
import { isSelected, type PostSelector, selectorText } from './find-posts.ts';

/** @throws UsageError when no customer wrote it, or it is none of this channel and brand */
export async function selectTurnsOfPost(store: Store, post: string, which: PostSelector): Promise<NamedTurn[]> {
  const all = await turnsOfPost(store, post);
  if (all.length === 0)
    throw new UsageError(`there is no customer post "${post}" here`, 'See what waits: socialcare queue');
  const turns = all.filter(({ channel, brand }) => isSelected(which, channel, [brand]));
  if (turns.length === 0)
    throw new UsageError(`no turn of ${post} ${selectorText(which)}`, `It waits for ${awaitedBrandsText(all)}.`);
  return turns;
}

/** 'acme on x and acme on facebook' */
export function awaitedBrandsText(turns: readonly NamedTurn[]): string {
  const several = new Set(turns.map(({ channel }) => channel)).size > 1;
  return turns.map(({ brand, channel }) => (several ? `${brand} on ${channel}` : brand)).join(' and ');
}

/** Replies too quick to be human: candidates, counted as automatic when enough of them say nearly the same. */
import { isInbound } from './attribution.ts';
import { tablesOf } from './by-post.ts';
import { DAY_SECONDS } from './duration.ts';
import type { ThreadPost } from './thread.ts';

/** A quick reply counts as automatic when at least this many others of the brand say nearly the same. */
export const NEAR_IDENTICAL_OTHERS = 5;

/** Outbound posts written within `seconds` of the customer's post they reply to. */
export function quickReplies(posts: readonly ThreadPost[], seconds: number): ThreadPost[] {
  const replies: ThreadPost[] = [];
  const wanted = new Set<number>();
  for (const post of posts) {
    if (post.authorBrand === null || post.parent === null || post.quotesFromElsewhere) continue;
    replies.push(post);
    wanted.add(post.parent);
  }
  if (replies.length === 0) return replies;
  const parents = tablesOf(posts)<ThreadPost>();
  for (const post of posts) if (wanted.has(post.key)) parents.set(post.key, post);
  return replies.filter((post) => {
    const parent = parents.get(post.parent!);
    const wait = parent && isInbound(parent) ? post.createdAt - parent.createdAt : -1;
    return wait >= 0 && wait <= seconds && !(wait === 0 && isDate(post.createdAt));
  });
}

/** Dates without a time of day give no wait in seconds. */
function isDate(createdAt: number): boolean {
  return createdAt % DAY_SECONDS === 0;
}

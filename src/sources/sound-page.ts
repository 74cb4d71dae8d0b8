/** Pages without posts that would break the database, or move every number in it: the same that files are held against. */
import type { SourcePost } from '../domain/post.ts';
import { faultOfPost, withoutWrongTimes } from '../domain/unsound-post.ts';
import type { UnavailablePost } from '../payloads/page.ts';
import type { Page } from './source.ts';

/** Of an id that may be unboundedly long. */
const SHOWN_CHARACTERS = 40;

/** @param now unix seconds at which the page was read */
export function soundPage(page: Page, now: number): Page {
  const unsound: UnavailablePost[] = [];
  const soundOf = (posts: readonly SourcePost[]) =>
    posts.flatMap((post) => {
      const fault = post.repost ? undefined : faultOfPost(post, now);
      if (!fault) return [withoutWrongTimes(post, now)];
      const id = post.id.length > SHOWN_CHARACTERS ? `${post.id.slice(0, SHOWN_CHARACTERS)}…` : post.id;
      unsound.push({ id, reason: `${fault.column}: ${fault.reason}` });
      return [];
    });
  const [posts, context] = [soundOf(page.posts), page.context && soundOf(page.context)];
  return { ...page, posts, context, looked: page.looked ?? page.posts.length, unsound };
}

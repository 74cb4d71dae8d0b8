/** The reread of posts of Bluesky: deleted, or only not shown. */
import type { SourcePost } from '../domain/post.ts';
import type { YoungPost } from '../domain/young-post.ts';
import { postsOfBluesky } from '../payloads/bluesky.ts';
import { recordAt } from '../payloads/json.ts';
import { AccountError } from './account-error.ts';
import type { BlueskyClient } from './bluesky-client.ts';
import type { Page } from './source.ts';
import { fetchOneByOne, splitUnavailable } from './unavailable.ts';
import { listOrThrow, UnexpectedAnswer } from './unexpected-answer.ts';

export async function lookAt(client: BlueskyClient, young: readonly YoungPost[]): Promise<Page> {
  const ids = young.map(({ id }) => id);
  const json = await client.getPublic('app.bsky.feed.getPosts', { uris: ids });
  listOrThrow('Bluesky', json, 'posts');
  const { posts, context } = postsOfBluesky(json);
  const found = new Set(posts.map(({ id }) => id));
  const lost = await fetchOneByOne(
    ids,
    ids.filter((id) => !found.has(id)),
    (id) => lookAlone(client, id),
  );
  return { posts: [...posts, ...lost.posts], context, ...splitUnavailable(lost.unavailable), bill: [] };
}

/**
 * One post as seen without a login, so that blocks do not look like deletions.
 * @returns undefined when it is deleted
 * @throws AccountError when its author is suspended, deactivated or deleted: then none of its posts are shown
 */
async function lookAlone(client: BlueskyClient, id: string): Promise<SourcePost | undefined> {
  await client.getPublic('app.bsky.actor.getProfile', { actor: /^at:\/\/([^/]+)\//.exec(id)?.[1] ?? id });
  const thread = await client.getPublic('app.bsky.feed.getPostThread', { uri: id, depth: 0, parentHeight: 0 });
  if (!recordAt(thread, 'thread')) throw new UnexpectedAnswer('Bluesky', thread, 'a thread');
  const { posts, hidden } = postsOfBluesky(thread);
  if (hidden.some((post) => post.id === id)) throw new AccountError('the post is blocked');
  return posts[0];
}

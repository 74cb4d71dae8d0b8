/** Pages of Mastodon: lists of posts, notifications, and the threads under an account's posts. */
import { idAt, recordsAt, timeAt } from '../payloads/json.ts';
import { postsOfMastodon } from '../payloads/mastodon.ts';
import { notPosts } from '../payloads/page.ts';
import { withAddressee } from './addressee.ts';
import type { HttpAnswer } from './http.ts';
import { linked, type MastodonClient } from './mastodon-client.ts';
import { readEach, THREAD_LIFE_SECONDS } from './nested.ts';
import type { Page, Walk } from './source.ts';
import { bareListOrThrow, listOrThrow } from './unexpected-answer.ts';

/**
 * Mentions and quotes of an account, which it alone may read. Each is addressed to it, whatever the post spells: names of
 * servers differ, and other software writes other HTML.
 */
export async function notificationPage(client: MastodonClient, base: string, id: string, walk: Walk): Promise<Page> {
  const query = { 'types[]': ['mention', 'quote'], include_filtered: 'true' };
  const page = await forwardPage(client, base, 'notifications', query, walk);
  return {
    ...page,
    posts: page.posts.map((post) => (post.quoteOfAuthorId === id ? post : withAddressee(id, [post])[0]!)),
  };
}

/** The posts of an account. */
export async function ownPage(client: MastodonClient, base: string, id: string, walk: Walk): Promise<Page> {
  return feedPage(await statusesOf(client, base, id, walk), walk);
}

/** What the own server knows of the threads under an account's posts. @param deep under its replies in threads of others as well */
export async function threadsPage(
  client: MastodonClient,
  base: string,
  id: string,
  walk: Walk,
  deep: boolean,
): Promise<Page> {
  const answer = await statusesOf(client, base, id, walk);
  const page = feedPage(answer, { ...walk, since: walk.since - THREAD_LIFE_SECONDS });
  const roots = recordsAt({ list: answer.body }, 'list').filter(
    (status) => (deep || idAt(status, 'in_reply_to_id') === undefined) && Number(status.replies_count ?? 0) > 0,
  );
  const ids = roots.map((root) => idAt(root, 'id') ?? '');
  const threads = await readEach(ids, async (root) => {
    const { body } = await client.get(base, `statuses/${root}/context`);
    return postsOfMastodon(listOrThrow('Mastodon', body, 'descendants')).posts;
  });
  return { ...page, ...threads, context: page.posts };
}

function statusesOf(client: MastodonClient, base: string, id: string, walk: Walk): Promise<HttpAnswer> {
  const query = { limit: walk.limit, max_id: walk.next, exclude_reblogs: 'true' };
  return client.get(base, `accounts/${id}/statuses`, query);
}

/**
 * Walks forward from the mark of an earlier walk, where there is one, for min_id skips nothing; else back from the
 * newest. The place of a forward walk is written 'min:ID', that of a backward walk 'max:ID'.
 */
export async function forwardPage(
  client: MastodonClient,
  base: string,
  path: string,
  query: Record<string, string | string[]>,
  walk: Walk,
): Promise<Page> {
  const [direction, place] = (walk.next ?? (walk.mark === undefined ? 'max:' : `min:${walk.mark}`)).split(':');
  const answer = await client.get(base, path, {
    ...query,
    limit: walk.limit,
    [`${direction}_id`]: place || undefined,
  });
  const list = recordsAt({ list: answer.body }, 'list');
  const page = feedPage(answer, walk);
  const marks = list.map((item) => ({ mark: idAt(item, 'id') ?? '', at: timeAt(item, 'created_at') ?? 0 }));
  if (direction === 'max') return { ...page, marks, next: page.next && `max:${page.next}` };
  const newest = marks[0];
  return { ...page, marks, forward: true, next: newest && `min:${newest.mark}` };
}

function feedPage(answer: HttpAnswer, { since }: Walk): Page {
  bareListOrThrow('Mastodon', answer.body);
  const { posts, context, skipped } = postsOfMastodon(answer.body);
  const oldest = recordsAt({ list: answer.body }, 'list')
    .map((item) => timeAt(item, 'created_at'))
    .filter((time) => time !== undefined);
  const reached = oldest.some((time) => time < since);
  return {
    posts,
    context,
    reportedDeleted: [],
    next: reached ? undefined : linked(answer, 'next', 'max_id'),
    oldest: oldest.length > 0 ? Math.min(...oldest) : undefined,
    bill: [],
    rejected: notPosts(skipped),
  };
}

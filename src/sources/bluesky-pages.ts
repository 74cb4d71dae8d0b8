/** Pages of Bluesky: posts of an account, its notifications, a search, and the threads under its posts. */
import { postsOfBluesky } from '../payloads/bluesky.ts';
import { countAt, recordAt, recordsAt, textAt, timeAt } from '../payloads/json.ts';
import { notPosts } from '../payloads/page.ts';
import { AccountError } from './account-error.ts';
import { withAddressee } from './addressee.ts';
import type { BlueskyClient } from './bluesky-client.ts';
import { readEach, THREAD_LIFE_SECONDS } from './nested.ts';
import type { Page, Walk } from './source.ts';
import { listOrThrow, UnexpectedAnswer } from './unexpected-answer.ts';

/** Search returns no more than this from one starting point; older results need a new one. */
const SEARCH_CEILING = 10_000;

/** The posts of an account. */
export async function ownPage(client: BlueskyClient, did: string, walk: Walk): Promise<Page> {
  const query = { actor: did, filter: 'posts_with_replies', limit: walk.limit, cursor: walk.next };
  const json = await client.get('app.bsky.feed.getAuthorFeed', query);
  listOrThrow('Bluesky', json, 'feed');
  return pageOf(json, textAt(json, 'cursor'), walk);
}

/** Mentions, replies and quotes of an account, which it alone may read. */
export async function notificationPage(client: BlueskyClient, did: string, walk: Walk): Promise<Page> {
  const query = { reasons: ['mention', 'reply', 'quote'], limit: walk.limit, cursor: walk.next };
  const json = await client.get('app.bsky.notification.listNotifications', query);
  listOrThrow('Bluesky', json, 'notifications');
  const page = pageOf(json, textAt(json, 'cursor'), walk);
  const mentioning = mentionsOf(json);
  return {
    ...page,
    posts: page.posts.map((post) => (mentioning.has(post.id) ? withAddressee(did, [post])[0]! : post)),
  };
}

/** Posts of which a notification says that they mention the account. */
function mentionsOf(json: unknown): Set<string | undefined> {
  const mentioning = recordsAt(json, 'notifications').filter((one) => textAt(one, 'reason') === 'mention');
  return new Set(mentioning.map((one) => textAt(one, 'uri')));
}

/** Replies under an account's own posts, which mention no account and are found by no search. */
export async function threadsPage(client: BlueskyClient, did: string, walk: Walk): Promise<Page> {
  const json = await client.get('app.bsky.feed.getAuthorFeed', {
    actor: did,
    filter: 'posts_no_replies',
    limit: walk.limit,
    cursor: walk.next,
  });
  listOrThrow('Bluesky', json, 'feed');
  const since = walk.since - THREAD_LIFE_SECONDS;
  const page = pageOf(json, textAt(json, 'cursor'), { ...walk, since });
  const busy = recordsAt(json, 'feed')
    .map((item) => recordAt(item, 'post'))
    .filter((post) => textAt(post, 'author', 'did') === did && (countAt(post, 'replyCount') ?? 0) > 0);
  const ids = busy.map((post) => textAt(post, 'uri') ?? '');
  const threads = await readEach(ids, async (uri) => {
    const thread = await client.get('app.bsky.feed.getPostThread', { uri, depth: 100, parentHeight: 0 });
    if (!recordAt(thread, 'thread')) throw new UnexpectedAnswer('Bluesky', thread, 'a thread');
    const since = walk.unread.get(uri) ?? walk.since;
    const { context, reportedDeleted, hidden } = postsOfBluesky(thread);
    if ([...reportedDeleted, ...hidden].some(({ id }) => id === uri)) throw new AccountError('not found, or blocked');
    return context.filter(({ createdAt }) => createdAt >= since);
  });
  return { ...page, ...threads, context: page.posts };
}

interface SearchPlace {
  cursor?: string;
  /** ISO time from which the search looks back, after the ceiling was met. */
  until?: string;
  seen: number;
}

export async function searchPage(client: BlueskyClient, did: string, handle: string, walk: Walk): Promise<Page> {
  const place: SearchPlace = walk.next === undefined ? { seen: 0 } : JSON.parse(walk.next);
  const json = await client.get('app.bsky.feed.searchPosts', {
    q: handle,
    mentions: did,
    sort: 'latest',
    since: new Date(walk.since * 1000).toISOString(),
    until: place.until,
    limit: walk.limit,
    cursor: place.cursor,
  });
  listOrThrow('Bluesky', json, 'posts');
  const page = pageOf(json, textAt(json, 'cursor'), walk);
  const seen = place.seen + page.posts.length;
  const last = page.posts.at(-1);
  if (seen + walk.limit > SEARCH_CEILING && last && page.oldest !== undefined && page.oldest >= walk.since) {
    const until = new Date((page.oldest + 1) * 1000).toISOString();
    if (until === place.until)
      return { ...page, next: undefined, cap: 'Bluesky finds no more than 10,000 posts of one second' };
    return { ...page, next: JSON.stringify({ until, seen: 0 } satisfies SearchPlace) };
  }
  if (page.next === undefined) return page;
  return { ...page, next: JSON.stringify({ cursor: page.next, until: place.until, seen } satisfies SearchPlace) };
}

/** Feeds are in the order in which the network saw them, which is not always the order of the posts' own clocks. */
function pageOf(json: unknown, cursor: string | undefined, { since }: Walk): Page {
  const { posts, context, reportedDeleted, hidden, skipped } = postsOfBluesky(json);
  const times = [
    ...recordsAt(json, 'feed').map((item) => timeAt(item, 'reason', 'indexedAt') ?? timeAt(item, 'post', 'indexedAt')),
    ...recordsAt(json, 'notifications').map((item) => timeAt(item, 'indexedAt')),
    ...recordsAt(json, 'posts').map((item) => timeAt(item, 'indexedAt')),
  ].filter((time) => time !== undefined);
  const oldest = times.length > 0 ? Math.min(...times) : undefined;
  const reached = oldest !== undefined && oldest < since;
  return {
    posts,
    context,
    // In the feed of an account these words also stand for blocks and suspensions.
    reportedDeleted: [],
    hidden: [...hidden, ...reportedDeleted],
    oldest,
    next: reached ? undefined : cursor,
    bill: [],
    rejected: notPosts(skipped),
  };
}

/** Bluesky: notifications and posts of the own account, search for any, and who is missing from the notifications. */
import type { SourcePost } from '../domain/post.ts';
import { AuthError, CareError } from '../errors.ts';
import { postsOfBluesky } from '../payloads/bluesky.ts';
import { countAt, recordAt, recordsAt, textAt, timeAt } from '../payloads/json.ts';
import { AccountError } from './account-error.ts';
import { withAddressee } from './addressee.ts';
import { type BlueskyClient, openBlueskyClient } from './bluesky-client.ts';
import { readEach } from './nested.ts';
import type { Account, Connection, LiveSource, Page, Source, Stream, Walk } from './source.ts';
import { fetchOneByOne, splitUnavailable } from './unavailable.ts';
import { idOrThrow, listOrThrow, UnexpectedAnswer } from './unexpected-answer.ts';

/** Search returns no more than this from one starting point; older results need a new one. */
const SEARCH_CEILING = 10_000;

/** Threads of others are followed for this long. */
const THREAD_LIFE_SECONDS = 7 * 86_400;

export const blueskySource: Source = {
  name: 'bluesky',
  channel: 'bluesky',
  title: 'Bluesky',
  secrets: [
    [
      { key: 'identifier', env: 'BLUESKY_IDENTIFIER', label: 'Handle or e-mail address', open: true },
      { key: 'app_password', env: 'BLUESKY_APP_PASSWORD', label: 'App password' },
    ],
  ],
  open: {
    reads: 'the posts of the brand and the threads under them, but no mention elsewhere',
    handleOf: (typed) => /^@?((?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*)$/i.exec(typed)?.[1],
  },
  help: 'Bluesky: Settings, Privacy and security, App passwords.',
  defaults: { base_url: 'https://bsky.social' },
  rereadSize: 25,
  price: () => 0,
  connect,
};

async function connect(connection: Connection): Promise<LiveSource> {
  const client = openBlueskyClient(connection);
  return {
    async check() {
      const { handle } = await client.session();
      listOrThrow(
        'Bluesky',
        await client.get('app.bsky.notification.listNotifications', { limit: 1 }),
        'notifications',
      );
      return { as: `@${handle}`, can: 'its notifications, posts of anybody, search' };
    },

    async streams(account, { via }) {
      const { did, handle } = await profileOf(client, account);
      if (via === 'archive') throw new CareError('Bluesky has no archive of its own', 'Use --via search.');
      if (!client.isLoggedIn) {
        if (via !== 'auto') throw loginNeeded(via === 'search' ? 'search' : 'the notifications of an account');
        return openStreams({ ...account, id: did }, did, handle);
      }
      const isOwn = (await client.session()).did === did;
      if (via === 'feed' && !isOwn)
        throw new AccountError(
          `the notifications of @${handle} belong to @${handle} alone`,
          'Log in as that account, or use --via search.',
        );
      return streamsOf({ ...account, id: did }, did, handle, isOwn && via !== 'search');
    },

    async page(stream, walk) {
      const { did, handle } = stream.target as { did: string; handle: string };
      if (stream.name.startsWith('search:')) return searchPage(client, did, handle, walk);
      if (stream.target.threads) return threadsPage(client, did, walk);
      const [method, query, list] =
        stream.kind === 'own'
          ? ['app.bsky.feed.getAuthorFeed', { actor: did, filter: 'posts_with_replies' }, 'feed']
          : ['app.bsky.notification.listNotifications', { reasons: ['mention', 'reply', 'quote'] }, 'notifications'];
      const json = await client.get(method, { ...query, limit: walk.limit, cursor: walk.next });
      listOrThrow('Bluesky', json, list);
      const page = pageOf(json, textAt(json, 'cursor'), walk);
      const mentioning = mentionsOf(json);
      const addressed = page.posts.map((post) => (mentioning.has(post.id) ? withAddressee(did, [post])[0]! : post));
      return { ...page, posts: addressed };
    },

    async reread(_, young) {
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
    },
  };
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

async function profileOf(client: BlueskyClient, { handle, id }: Account): Promise<{ did: string; handle: string }> {
  const json = await client.get('app.bsky.actor.getProfile', { actor: id ?? handle ?? '' });
  const did = idOrThrow('Bluesky', json, 'did');
  return { did, handle: textAt(json, 'handle') ?? handle ?? did };
}

/** The public posts: without a search, other mentions of the brand are unknown. */
function openStreams(account: Account, did: string, handle: string): Stream[] {
  const [own, ...rest] = streamsOf(account, did, handle, false);
  return [
    own!,
    ...rest.filter(({ target }) => target.threads).map((one) => ({ ...one, sampling: 'brand-replies' as const })),
  ];
}

function loginNeeded(what: string): AuthError {
  return new AuthError(
    `Bluesky shows ${what} only to logged-in users`,
    'Log in: socialcare auth login bluesky\nor leave --via out: the posts of the brand and the threads under them are open to everybody.',
  );
}

function streamsOf(account: Account, did: string, handle: string, ownFeed: boolean): Stream[] {
  const shared = {
    channel: 'bluesky',
    account,
    pageSize: { min: 1, max: 100 },
    target: { did, handle },
    calledNow: handle,
  } as const;
  // A feed stays the same when its account is renamed.
  const name = account.handle ?? handle;
  const search = { ...shared, name: `search:@${name}`, sampling: 'search' } as const;
  return [
    { ...shared, name: `own:@${name}`, kind: 'own', sampling: 'complete' },
    ...(ownFeed
      ? [
          { ...shared, name: `mentions:@${name}`, kind: 'mentions', sampling: 'complete' } as const,
          { ...search, kind: 'check' } as const,
        ]
      : [
          { ...search, kind: 'mentions' } as const,
          {
            ...shared,
            name: `threads:@${name}`,
            kind: 'mentions',
            sampling: 'search',
            pageSize: { min: 1, max: 25 },
            target: { did, handle, threads: 'yes' },
          } as const,
        ]),
  ];
}

/** Posts of which a notification says that they mention the account. */
function mentionsOf(json: unknown): Set<string | undefined> {
  const mentioning = recordsAt(json, 'notifications').filter((one) => textAt(one, 'reason') === 'mention');
  return new Set(mentioning.map((one) => textAt(one, 'uri')));
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
    rejected: Array<string>(skipped['not a post'] ?? 0).fill('not a post'),
  };
}

/** Replies under an account's own posts, which mention no account and are found by no search. */
async function threadsPage(client: BlueskyClient, did: string, walk: Walk): Promise<Page> {
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

async function searchPage(client: BlueskyClient, did: string, handle: string, walk: Walk): Promise<Page> {
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

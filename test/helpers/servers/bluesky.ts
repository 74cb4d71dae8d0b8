/** A small Bluesky: sessions, profiles, author feeds, notifications, search and look-ups. */
import { type Asked, type FakeServer, type Reply, startServer } from './server.ts';

export interface SkyPost {
  /** Last part of the address. */
  key: string;
  author: string;
  text: string;
  /** Unix seconds on the author's clock. */
  at: number;
  /** Unix seconds when the network saw it; the same when left out. */
  indexed?: number;
  replyTo?: string;
  /** Handles that the text mentions as links. */
  mentions?: string[];
  deleted?: boolean;
}

export interface SkyServer extends FakeServer {
  posts: SkyPost[];
  /** Handles; their DIDs are made from them. */
  accounts: string[];
  /** Whom the logged-in account blocks: missing from its notifications. */
  blocked: Set<string>;
  /** Accounts of which nothing is shown to anybody. */
  suspended: Set<string>;
  password: string;
  sessions: number;
  refreshes: number;
  /** Access tokens end at their next use. */
  expire(): void;
  /** Notification pages are short, and an empty one stands between. */
  shortPages: boolean;
}

/** What the public AppView answers without a log-in. */
const PUBLIC = new Set([
  'app.bsky.actor.getProfile',
  'app.bsky.feed.getAuthorFeed',
  'app.bsky.feed.getPostThread',
  'app.bsky.feed.getPosts',
]);

export const did = (handle: string) => `did:plc:${handle.replaceAll('.', '')}`;
export const uri = (author: string, key: string) => `at://${did(author)}/app.bsky.feed.post/${key}`;

/** @param me handle of the account that logs in */
export async function startBluesky(me: string, clock: () => number): Promise<SkyServer> {
  let access = 1;
  const fake = await startServer(answer, clock);
  const server: SkyServer = Object.assign(fake, {
    posts: [] as SkyPost[],
    accounts: [me],
    blocked: new Set<string>(),
    suspended: new Set<string>(),
    password: 'app-pass',
    sessions: 0,
    refreshes: 0,
    expire: () => void access++,
    shortPages: false,
  });
  return server;

  function answer(asked: Asked): Reply {
    const method = asked.path.replace('/xrpc/', '');
    const { query } = asked;
    const limit = Number(query.get('limit') ?? 50);
    if (method === 'com.atproto.server.createSession') {
      const { password } = JSON.parse(asked.body) as { password: string };
      if (password !== server.password) return refusal(401, 'AuthenticationRequired', 'Invalid identifier or password');
      server.sessions++;
      return session();
    }
    if (method === 'com.atproto.server.refreshSession') {
      server.refreshes++;
      return session();
    }
    const { authorization } = asked.headers;
    if (authorization === undefined && !PUBLIC.has(method))
      return refusal(401, 'AuthMissing', 'Authentication Required');
    if (authorization !== undefined && authorization !== `Bearer access-${access}`)
      return refusal(400, 'ExpiredToken', 'Token has expired');
    if (method === 'app.bsky.feed.getPosts') {
      const posts = query
        .getAll('uris')
        .flatMap((one) => server.posts.find((post) => isShown(post) && uri(post.author, post.key) === one) ?? []);
      return { body: { posts: posts.map(view) } };
    }
    if (method === 'app.bsky.actor.getProfile') {
      const handle = server.accounts.find((one) => one === query.get('actor') || did(one) === query.get('actor'));
      if (handle && server.suspended.has(handle)) return refusal(400, 'AccountTakedown', 'Account has been suspended');
      return handle ? { body: { did: did(handle), handle } } : refusal(400, 'InvalidRequest', 'Profile not found');
    }
    if (method === 'app.bsky.feed.getAuthorFeed') {
      const posts = newest((post) => did(post.author) === query.get('actor'));
      return paged(posts, query, limit, (page) => ({ feed: page.map((post) => ({ post: view(post) })) }));
    }
    if (method === 'app.bsky.feed.getPostThread') {
      const root = server.posts.find((post) => isShown(post) && uri(post.author, post.key) === query.get('uri'));
      return root ? { body: { thread: thread(root) } } : refusal(400, 'NotFound', 'Post not found');
    }
    if (method === 'app.bsky.notification.listNotifications') {
      const posts = newest(
        (post) =>
          post.author !== me && !server.blocked.has(post.author) && (names(post, me) || parentOf(post)?.author === me),
      );
      return paged(
        posts,
        query,
        server.shortPages ? Math.min(limit, 3) : limit,
        (page) => ({ notifications: page.map(notification) }),
        server.shortPages,
      );
    }
    if (method === 'app.bsky.feed.searchPosts') {
      const since = Date.parse(query.get('since') ?? '') / 1000;
      const until = query.get('until') ? Date.parse(query.get('until')!) / 1000 : Number.POSITIVE_INFINITY;
      const posts = newest(
        (post) =>
          (post.mentions ?? []).some((name) => did(name) === query.get('mentions')) &&
          post.at >= since &&
          post.at < until,
      );
      return paged(posts, query, limit, (page) => ({ posts: page.map(view) }));
    }
    return refusal(404, 'MethodNotImplemented', method);
  }

  function thread(post: SkyPost): object {
    const replies = server.posts.filter(({ replyTo, deleted }) => replyTo === post.key && !deleted);
    return { $type: 'app.bsky.feed.defs#threadViewPost', post: view(post), replies: replies.map(thread) };
  }

  function session(): Reply {
    return { body: { did: did(me), handle: me, accessJwt: `access-${access}`, refreshJwt: 'refresh' } };
  }

  function isShown({ deleted, author }: SkyPost): boolean {
    return !deleted && !server.suspended.has(author);
  }

  function newest(wanted: (post: SkyPost) => boolean): SkyPost[] {
    return server.posts
      .filter((post) => isShown(post) && wanted(post))
      .sort((a, b) => (b.indexed ?? b.at) - (a.indexed ?? a.at));
  }

  function paged(
    posts: SkyPost[],
    query: URLSearchParams,
    limit: number,
    body: (page: SkyPost[]) => object,
    empties = false,
  ): Reply {
    const [place = '0', wasEmpty] = (query.get('cursor') ?? '0').split('e');
    const from = Number(place);
    if (empties && from > 0 && wasEmpty === undefined) return { body: { ...body([]), cursor: `${from}e` } };
    const end = from + limit;
    return { body: { ...body(posts.slice(from, end)), ...(end < posts.length && { cursor: String(end) }) } };
  }

  function view(post: SkyPost) {
    return {
      uri: uri(post.author, post.key),
      cid: `cid-${post.key}`,
      author: { did: did(post.author), handle: post.author },
      record: recordOf(post),
      indexedAt: iso(post.indexed ?? post.at),
      replyCount: server.posts.filter(({ replyTo }) => replyTo === post.key).length,
    };
  }

  function notification(post: SkyPost) {
    const { record, ...rest } = view(post);
    return { ...rest, reason: post.replyTo ? 'reply' : 'mention', record, isRead: false };
  }

  function recordOf(post: SkyPost) {
    const parent = parentOf(post);
    return {
      $type: 'app.bsky.feed.post',
      text: post.text,
      createdAt: iso(post.at),
      langs: ['en'],
      ...(parent && {
        reply: {
          parent: { uri: uri(parent.author, parent.key), cid: 'c' },
          root: { uri: uri(parent.author, parent.key), cid: 'c' },
        },
      }),
    };
  }

  function parentOf({ replyTo }: SkyPost): SkyPost | undefined {
    return server.posts.find(({ key }) => key === replyTo);
  }
}

function names(post: SkyPost, handle: string): boolean {
  return (post.mentions ?? []).includes(handle);
}

function refusal(status: number, error: string, message: string): Reply {
  return { status, body: { error, message } };
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

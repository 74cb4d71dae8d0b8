/** A small X: users, mentions, own posts, search, look-ups and counts, with the platform's limits. */
import { type Asked, type FakeServer, type Reply, startServer } from './server.ts';

export interface XPost {
  id: string;
  author: string;
  text: string;
  /** Unix seconds. */
  at: number;
  replyTo?: string;
  quotes?: string;
  /** Quotes that are counted, and shown to nobody. */
  unshownQuotes?: number;
  /** Ids of its versions, oldest first. */
  edits?: string[];
  long?: string;
  repost?: boolean;
  deleted?: boolean;
}

export interface XUser {
  id: string;
  username: string;
  protected?: boolean;
  suspended?: boolean;
}

export interface XServer extends FakeServer {
  posts: XPost[];
  users: XUser[];
  token: string;
  /** Answer with the newer field names. */
  newSpelling: boolean;
  /** Before this page of a feed an empty page stands, with a next token. */
  emptyPages: boolean;
  caps: { mentions: number; own: number };
  /** Posts in includes. */
  billed(): number;
}

const TWITTER_EPOCH = 1288834974657n;

/** An id as X makes it from a time; `n` keeps ids of one second apart. */
export function xId(seconds: number, n = 0): string {
  return String(((BigInt(seconds) * 1000n - TWITTER_EPOCH) << 22n) + BigInt(n));
}

export async function startX(clock: () => number): Promise<XServer> {
  const fake = await startServer(answer, clock);
  const server: XServer = Object.assign(fake, {
    posts: [] as XPost[],
    users: [] as XUser[],
    token: 'good-token',
    newSpelling: false,
    emptyPages: false,
    caps: { mentions: 800, own: 3200 },
    billed: () => 0,
  });
  return server;

  function answer(asked: Asked): Reply {
    const { path, query } = asked;
    const bearer = asked.headers.authorization ?? '';
    if (bearer !== `Bearer ${server.token}` && !bearer.startsWith('OAuth '))
      return { status: 401, body: { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' } };
    const parts = path.replace('/2/', '').split('/');
    if (parts[0] === 'users' && parts[1] === 'me') return { body: { data: userJson(server.users[0]!) } };
    if (parts[0] === 'users' && parts[1] === 'by')
      return user(
        server.users.find((one) => same(one.username, parts[3]!)),
        parts[3]!,
      );
    if (parts[0] === 'users' && parts.length === 2)
      return user(
        server.users.find(({ id }) => id === parts[1]),
        parts[1]!,
      );
    if (parts[0] === 'users' && parts[2] === 'mentions') {
      const name = server.users.find(({ id }) => id === parts[1])!.username;
      return feed(
        query,
        'pagination_token',
        newest((post) => names(post, name) && post.author !== name).slice(0, server.caps.mentions),
      );
    }
    if (parts[0] === 'users' && parts[2] === 'tweets') {
      const name = server.users.find(({ id }) => id === parts[1])!.username;
      return feed(query, 'pagination_token', newest((post) => post.author === name).slice(0, server.caps.own));
    }
    if (parts[1] === 'search') {
      const start = Date.parse(query.get('start_time') ?? '') / 1000;
      if (parts[2] === 'recent' && start < clock() / 1000 - 7 * 86_400)
        return problem(400, `'start_time' must be on or after 7 days ago`);
      return feed(query, 'next_token', newest(matcher(query.get('query')!)));
    }
    if (parts[1] === 'counts') {
      if (!bearer.startsWith('Bearer')) return problem(403, 'Authenticating with OAuth 1.0a is forbidden');
      return counts(query, parts[2] === 'all');
    }
    if (parts[2] === 'quote_tweets') {
      const size = Number(query.get('max_results') ?? 10);
      if (size < 10 || size > 100)
        return problem(400, `The \`max_results\` query parameter value [${size}] is not between 10 and 100`);
      const quoted = server.posts.find(({ id, deleted }) => id === parts[1] && !deleted);
      if (!quoted) return { body: { errors: [notFound(parts[1]!, 'id')] } };
      return feed(
        query,
        'pagination_token',
        newest(({ quotes }) => quotes === quoted.id),
      );
    }
    if (parts[0] === 'tweets') return lookUp((query.get('ids') ?? '').split(','), query.has('expansions'));
    return problem(404, 'no such path');
  }

  function newest(wanted: (post: XPost) => boolean): XPost[] {
    return server.posts
      .filter((post) => !post.deleted && wanted(post))
      .sort((a, b) => b.at - a.at || (BigInt(b.id) > BigInt(a.id) ? 1 : -1));
  }

  function matcher(query: string): (post: XPost) => boolean {
    const from = /(?:^| )from:(\w+)/.exec(query)?.[1];
    const not = /-from:(\w+)/.exec(query)?.[1];
    const to = /@(\w+)/.exec(query)?.[1];
    const conversation = /conversation_id:(\w+)/.exec(query)?.[1];
    return (post) =>
      (!conversation || root(post) === conversation) &&
      (!from || same(post.author, from)) &&
      (!not || !same(post.author, not)) &&
      (!to || names(post, to));
  }

  /** One bucket a day; of the archive 31 days a page. */
  function counts(query: URLSearchParams, isArchive: boolean): Reply {
    const start = Date.parse(query.get('start_time') ?? '') / 1000;
    const end = Math.floor(clock() / 1000);
    const found = newest(matcher(query.get('query')!));
    const from = Number(query.get('next_token') ?? start);
    const to = isArchive ? Math.min(end, from + 31 * 86_400) : end;
    const data = [];
    for (let at = from; at < to; at += 86_400) {
      const until = Math.min(to, at + 86_400);
      const tweet_count = found.filter((post) => post.at >= at && post.at < until).length;
      data.push({ start: new Date(at * 1000).toISOString(), end: new Date(until * 1000).toISOString(), tweet_count });
    }
    const total_tweet_count = data.reduce((sum, day) => sum + day.tweet_count, 0);
    return { body: { data, meta: { total_tweet_count, ...(to < end && { next_token: String(to) }) } } };
  }

  function feed(query: URLSearchParams, cursor: string, all: XPost[]): Reply {
    const size = Number(query.get('max_results') ?? 10);
    const start = query.get('start_time') ? Date.parse(query.get('start_time')!) / 1000 : 0;
    const token = query.get(cursor);
    if (token !== null && !/^\w+-\d+e?$/.test(token))
      return {
        status: 400,
        body: { errors: [{ parameters: { pagination_token: [token] }, message: 'invalid' }], title: 'Invalid Request' },
      };
    // A token names the last post that was handed over, so that new posts do not shift the pages.
    const [last, mark] = token === null ? [undefined, ''] : [token.split('-')[1]!.replace('e', ''), token];
    const wanted = all.filter((post) => post.at >= start);
    const from = last === undefined ? 0 : wanted.findIndex(({ id }) => id === last) + 1;
    if (server.emptyPages && last !== undefined && !mark!.endsWith('e'))
      return { body: { meta: { result_count: 0, next_token: `t-${last}e` } } };
    // Reposts are left out only after the page was cut.
    const page = wanted.slice(from, from + size);
    const shown = query.get('exclude') === 'retweets' ? page.filter(({ repost }) => !repost) : page;
    const more = from + size < wanted.length;
    return {
      body: {
        ...pageJson(shown, query.has('expansions')),
        meta: { result_count: shown.length, ...(more && { next_token: `t-${page.at(-1)!.id}` }) },
      },
    };
  }

  function lookUp(ids: string[], expands: boolean): Reply {
    const found = ids.map((id) => ({ id, post: server.posts.find((post) => post.id === id && !post.deleted) }));
    const posts = found.flatMap(({ post }) => post ?? []);
    const errors = found.filter(({ post }) => !post).map(({ id }) => notFound(id, 'ids'));
    return { body: { ...pageJson(posts, expands), ...(errors.length > 0 && { errors }) } };
  }

  function pageJson(posts: XPost[], expands: boolean) {
    if (posts.length === 0) return {};
    if (!expands) return { data: posts.map(postJson) };
    const referred = new Set(posts.flatMap(({ replyTo, quotes }) => [replyTo ?? [], quotes ?? []].flat()));
    const parents = server.posts.filter(({ id, deleted }) => referred.has(id) && !deleted);
    const lost = posts.filter(
      ({ replyTo }) => replyTo && server.posts.some(({ id, deleted }) => id === replyTo && deleted),
    );
    const authors = new Set([...posts, ...parents].map(({ author }) => author));
    const context = parents.filter((parent) => !posts.includes(parent)).map(postJson);
    return {
      data: posts.map(postJson),
      includes: {
        users: server.users.filter(({ username }) => authors.has(username)).map(userJson),
        ...(context.length > 0 && { [server.newSpelling ? 'posts' : 'tweets']: context }),
      },
      ...(lost.length > 0 && {
        errors: lost.map(({ replyTo }) => notFound(replyTo!, 'referenced_tweets.id')),
      }),
    };
  }

  function postJson(post: XPost) {
    const replied = server.posts.find(({ id }) => id === post.replyTo);
    const references = [
      ...(post.replyTo ? [{ type: 'replied_to', id: post.replyTo }] : []),
      ...(post.quotes ? [{ type: 'quoted', id: post.quotes }] : []),
    ];
    const [tweets, note, edits] = server.newSpelling
      ? ['referenced_posts', 'note_post', 'edit_history_post_ids']
      : ['referenced_tweets', 'note_tweet', 'edit_history_tweet_ids'];
    return {
      id: post.id,
      text: post.text,
      author_id: server.users.find(({ username }) => username === post.author)!.id,
      created_at: new Date(post.at * 1000).toISOString(),
      conversation_id: root(post),
      ...(replied && { in_reply_to_user_id: server.users.find(({ username }) => username === replied.author)?.id }),
      ...(references.length > 0 && { [tweets!]: references }),
      ...(post.long && { [note!]: { text: post.long } }),
      [edits!]: post.edits ?? [post.id],
      lang: 'en',
      public_metrics: { like_count: 0, reply_count: 0, quote_count: quotesOf(post), impression_count: 10 },
    };
  }

  function quotesOf({ id, unshownQuotes = 0 }: XPost): number {
    return server.posts.filter(({ quotes, deleted }) => quotes === id && !deleted).length + unshownQuotes;
  }

  function root(post: XPost): string {
    const parent = server.posts.find(({ id }) => id === post.replyTo);
    return parent ? root(parent) : (post.replyTo ?? post.id);
  }

  function user(found: XUser | undefined, asked: string): Reply {
    const detail = found?.suspended
      ? `User has been suspended: [${asked}].`
      : `Could not find user with username: [${asked}].`;
    if (!found || found.suspended)
      return {
        body: {
          errors: [
            {
              value: asked,
              detail,
              title: found ? 'Forbidden' : 'Not Found Error',
              resource_type: 'user',
              parameter: 'username',
              resource_id: asked,
            },
          ],
        },
      };
    return { body: { data: userJson(found) } };
  }
}

function userJson({ id, username, protected: isProtected = false }: XUser) {
  return { id, username, name: username.toUpperCase(), protected: isProtected, public_metrics: { followers_count: 7 } };
}

function names(post: XPost, handle: string): boolean {
  return (post.long ?? post.text).toLowerCase().includes(`@${handle.toLowerCase()}`);
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function notFound(id: string, parameter: string) {
  return {
    value: id,
    detail: `Could not find tweet with ${parameter}: [${id}].`,
    title: 'Not Found Error',
    resource_type: 'tweet',
    parameter,
    resource_id: id,
    type: 'https://api.twitter.com/2/problems/resource-not-found',
  };
}

function problem(status: number, detail: string): Reply {
  return { status, body: { title: 'Invalid Request', detail, status } };
}

/** X: mentions, own posts, recent search and the full archive, with what each page costs. */
import type { SourcePost } from '../domain/post.ts';
import type { QuoteCount } from '../domain/quoted-post.ts';
import { AuthError } from '../errors.ts';
import { countAt, idAt, recordAt, recordsAt, textAt } from '../payloads/json.ts';
import { notPosts } from '../payloads/page.ts';
import { postsOfXPage } from '../payloads/x.ts';
import { AccountError } from './account-error.ts';
import { HttpFailure } from './http.ts';
import { PermissionError } from './permission-error.ts';
import { isCursorRefused } from './refusals.ts';
import type { SourceSettings } from './settings.ts';
import type { Charge, Connection, LiveSource, Page, Source, Stream, Walk } from './source.ts';
import { LEFT_OUT } from './unavailable.ts';
import { idOrThrow, listOrThrow } from './unexpected-answer.ts';
import { accountTrouble, lookUp } from './x-account.ts';
import { openXClient, refusesApp, type XReader } from './x-client.ts';
import { X_PRICES, X_PRICES_AS_OF } from './x-prices.ts';
import { RECENT_SECONDS, readerOf, streamsOf } from './x-streams.ts';

const POST_FIELDS =
  'created_at,author_id,conversation_id,in_reply_to_user_id,referenced_tweets,lang,public_metrics,entities,edit_history_tweet_ids,note_tweet';
const USER_FIELDS = 'username,name,created_at,public_metrics,verified,verified_type,protected';
const EXPANSIONS = 'author_id,referenced_tweets.id,in_reply_to_user_id';

/** Of the minute that recent search is asked for less than it reaches. */
const AGED_SECONDS = 30;

/** Nothing is found by it, and what is not found is not billed. */
const NOBODY = 'conversation_id:1';
/** Of counts by day, of the archive 31 days each: more than there are. */
const MOST_COUNT_PAGES = 1_000;

export const xSource: Source = {
  name: 'x',
  channel: 'x',
  title: 'X (Twitter)',
  secrets: [
    [{ key: 'bearer_token', env: 'X_BEARER_TOKEN', label: 'Bearer token' }],
    [
      { key: 'api_key', env: 'X_API_KEY', label: 'API key' },
      { key: 'api_secret', env: 'X_API_SECRET', label: 'API key secret' },
      { key: 'access_token', env: 'X_ACCESS_TOKEN', label: 'Access token' },
      { key: 'access_secret', env: 'X_ACCESS_SECRET', label: 'Access token secret' },
    ],
  ],
  usesAllSets: true,
  help: 'console.x.com: a project, an app in it, then "Keys and tokens".',
  defaults: { base_url: 'https://api.x.com/2', ...X_PRICES },
  rereadSize: 100,
  notForeseen: 'quotes of own posts that have yet to be read',
  pricesAsOf: X_PRICES_AS_OF,
  price: ({ price_post, price_user }, { authors }) => (authors ? 2 * price_post + price_user : price_post),
  connect,
};

async function connect(connection: Connection): Promise<LiveSource> {
  const client = await openXClient(connection);
  const { settings, http } = connection;
  let authors = true;

  const fields = () => ({
    'tweet.fields': POST_FIELDS,
    ...(authors ? { expansions: EXPANSIONS, 'user.fields': USER_FIELDS } : {}),
  });

  return {
    async check() {
      if (!client.has('app')) {
        const me = await client.get('users/me', {});
        const id = idOrThrow('X', recordAt(me, 'data'));
        checkPage(await client.get(`users/${id}/mentions`, { max_results: 5, start_time: isoTime(http.now() - 60) }));
        return { as: `@${textAt(me, 'data', 'username') ?? 'unknown'}`, can: 'mentions, posts, recent search' };
      }
      checkPage(await client.get('tweets/search/recent', { query: NOBODY, max_results: 10 }));
      try {
        checkPage(await client.get('tweets/search/all', { query: NOBODY, max_results: 10 }));
      } catch (error) {
        if (!(error instanceof PermissionError)) throw error;
        return { as: 'the app', can: 'mentions, posts, recent search; not the full archive' };
      }
      return { as: 'the app', can: 'mentions, posts, recent search, full archive' };
    },

    async streams(account, options) {
      authors = options.authors;
      const user = await lookUp(client, account);
      return streamsOf(account, user, options, settings, readerOf(client, user, settings));
    },

    async page(stream, walk) {
      const { path = '', query } = stream.target;
      if (stream.target.archive) await http.pause(1);
      const isSearch = query !== undefined;
      const askedAt = http.now();
      const floor = () => (stream.reach ? http.now() - stream.reach.seconds : walk.since);
      const ask = () =>
        client.get(
          path,
          {
            ...fields(),
            max_results: walk.limit,
            start_time: isoTime(Math.max(walk.since, floor())),
            ...(isSearch ? { query, next_token: walk.next } : { pagination_token: walk.next }),
            ...(stream.kind === 'own' && !isSearch ? { exclude: 'retweets' } : {}),
          },
          stream.target.reader as XReader,
        );
      // While a limit was waited for, the start of the search may have grown too old for it.
      const json = await ask().catch((error: unknown) => {
        if (stream.reach && http.now() > askedAt + AGED_SECONDS && isCursorRefused(error)) return ask();
        throw error;
      });
      if (!recordAt(json, 'meta') && recordsAt(json, 'errors').length > 0)
        throw accountTrouble(json, `@${stream.account.handle ?? stream.account.id}`);
      checkPage(json);
      return pageOf(json, stream, settings, walk);
    },

    async reread(stream, posts) {
      const ids = posts.map(({ id }) => id);
      const look = async (some: readonly string[]) =>
        client.get('tweets', { ...fields(), ids: some.join(',') }, stream.target.reader as XReader);
      const json = await look(ids);
      if (recordsAt(json, 'errors').length === 0) listOrThrow('X', json, 'data');
      const page = withSilent(ids, pageOf(json, unowned(stream), settings));
      const newer = page.posts.map(newestVersion).filter((id) => id !== undefined);
      if (newer.length === 0) return page;
      const edited = pageOf(await look(newer), unowned(stream), settings);
      return { ...page, posts: [...page.posts, ...edited.posts], bill: [...page.bill, ...edited.bill] };
    },

    async quotes(stream, { id, limit, next }) {
      const query = { ...fields(), max_results: limit, pagination_token: next };
      const json = await client.get(`tweets/${id}/quote_tweets`, query, 'app').catch((error: unknown) => {
        const isOfApp =
          error instanceof PermissionError && error.cause instanceof HttpFailure && refusesApp(error.cause);
        throw isOfApp ? new AuthError(error.message, error.hint) : error;
      });
      const [error] = recordsAt(json, 'errors');
      if (!recordAt(json, 'meta') && error)
        throw new AccountError(textAt(error, 'detail') ?? 'refused', 'It is read again in the next run.');
      checkPage(json);
      return pageOf(json, unowned(stream), settings);
    },

    async expect(stream, since) {
      // The platform counts for apps alone.
      if (!client.has('app')) return undefined;
      const now = http.now();
      const whole = stream.target.archive !== undefined;
      const from = whole ? since : Math.max(since, now - RECENT_SECONDS);
      let found = 0;
      let cost = 0;
      let next: string | undefined;
      let pages = 0;
      do {
        const counts = await client.get(
          whole ? 'tweets/counts/all' : 'tweets/counts/recent',
          { query: stream.target.count, granularity: 'day', start_time: isoTime(from), next_token: next },
          'app',
        );
        cost += whole ? settings.price_counts_archive : settings.price_counts_recent;
        for (const day of listOrThrow('X', counts, 'data'))
          found += countAt(day, 'tweet_count') ?? countAt(day, 'post_count') ?? 0;
        next = ++pages < MOST_COUNT_PAGES ? textAt(counts, 'meta', 'next_token') : undefined;
        if (next !== undefined) await http.pause(1);
      } while (next !== undefined);
      return { posts: Math.round((found * (now - since)) / Math.max(1, now - from)), cost };
    },
  };
}

function pageOf(json: unknown, stream: Stream, settings: SourceSettings, walk?: Walk): Page {
  const { posts, context, reportedDeleted, hidden, skipped } = postsOfXPage(json);
  const next = textAt(json, 'meta', 'next_token');
  const past = walk !== undefined && posts.length > 0 && posts.every((post) => post.createdAt < walk.since);
  return {
    posts,
    context,
    reportedDeleted,
    hidden,
    quoteCounts: stream.kind === 'own' ? quoteCounts(json, stream.account.id) : undefined,
    // Reposts and hidden posts are removed from pages after paging, and count towards the platform's caps.
    looked: next === undefined ? posts.length : walk?.limit,
    oldest: posts.length > 0 ? Math.min(...posts.map(({ createdAt }) => createdAt)) : undefined,
    next: past ? undefined : next,
    bill: charges(json, posts, context, stream, settings),
    rejected: notPosts(skipped),
  };
}

/** An answer without counts says nothing of them. */
function quoteCounts(json: unknown, author: string | null): QuoteCount[] {
  return recordsAt(json, 'data').flatMap((post) => {
    const [id, count] = [idAt(post, 'id'), countAt(post, 'public_metrics', 'quote_count')];
    return id === undefined || count === undefined || idAt(post, 'author_id') !== author ? [] : [{ id, count }];
  });
}

/** Rereads request posts by their ids, which is not an owned read. */
function unowned(stream: Stream): Stream {
  return { ...stream, target: { ...stream.target, owned: 'no' } };
}

/** An empty page says that it is empty. @throws UnexpectedAnswer for anything that is not a page */
function checkPage(json: unknown): void {
  if (countAt(json, 'meta', 'result_count') !== 0) listOrThrow('X', json, 'data');
}

/** Posts missing from an answer without a reason are only not visible. */
function withSilent(ids: readonly string[], page: Page): Page {
  const answered = new Set([...page.posts, ...page.reportedDeleted, ...(page.hidden ?? [])].map(({ id }) => id));
  const silent = ids.filter((id) => !answered.has(id)).map((id) => ({ id, reason: LEFT_OUT }));
  return { ...page, hidden: [...(page.hidden ?? []), ...silent] };
}

function charges(
  json: unknown,
  posts: SourcePost[],
  context: SourcePost[],
  stream: Stream,
  { price_post, price_user, price_own }: SourceSettings,
): Charge[] {
  const cheap = stream.target.owned === 'yes' ? price_own : price_post;
  const users = recordsAt(json, 'includes', 'users').map((user) => idAt(user, 'id') ?? '');
  return [
    ...posts.map(({ id }) => ({ id, unit: 'post' as const, price: cheap })),
    ...context.map(({ id }) => ({ id, unit: 'post' as const, price: price_post })),
    ...users.map((id) => ({ id, unit: 'user' as const, price: price_user })),
  ];
}

/** The id of a later version that the platform knows, when this is not the newest. */
function newestVersion({ id, editHistory }: SourcePost): string | undefined {
  const newest = editHistory?.at(-1);
  return newest === id ? undefined : newest;
}

function isoTime(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** The feeds of an account of X, and whose credentials each is read with. */
import type { SourceSettings } from './settings.ts';
import type { Account, Charge, Stream, StreamOptions } from './source.ts';
import type { User } from './x-account.ts';
import type { XClient, XReader } from './x-client.ts';

/** A minute inside the platform's own limit, for the time a request takes. */
export const RECENT_SECONDS = 7 * 86_400 - 60;

export interface FeedReader {
  reader: XReader;
  /** Feeds other than the account's own. */
  others: XReader;
  /** The person owns the app and the account: what is read of it costs a fifth. */
  isOwned: boolean;
}

/** A person's own feeds are read as that person, who sees them even when they are protected; the rest as the app. */
export function readerOf(client: XClient, { id }: User, { own_app }: SourceSettings): FeedReader {
  const isOwn = client.has('person') && client.personId === id;
  const reader = isOwn || !client.has('app') ? 'person' : 'app';
  return { reader, others: client.has('app') ? 'app' : 'person', isOwned: isOwn && own_app };
}

export function streamsOf(
  declared: Account,
  { id, handle }: User,
  { via }: StreamOptions,
  { price_user }: SourceSettings,
  { reader, others, isOwned }: FeedReader,
): Stream[] {
  const account = { ...declared, id };
  const fromIt = `from:${handle} -is:retweet`;
  const toIt = `@${handle} -is:retweet -from:${handle}`;
  const lookUp: Charge = { id, unit: 'user', price: price_user };
  const shared = { channel: 'x', account, lookUp, calledNow: handle } as const;
  // A feed stays the same when its account is renamed.
  const name = declared.handle ?? handle;
  if (via === 'archive') {
    const archive = { ...shared, sampling: 'search', pageSize: { min: 10, max: 500 }, as: others } as const;
    const target = (query: string) => ({
      path: 'tweets/search/all',
      query,
      count: query,
      archive: 'yes',
      reader: others,
    });
    return [
      { ...archive, name: `own-archive:@${name}`, kind: 'own', target: target(fromIt) },
      { ...archive, name: `archive:@${name}`, kind: 'mentions', quotes: true, target: target(toIt) },
    ];
  }
  const feed = { ...shared, sampling: 'complete', pageSize: { min: 5, max: 100 }, as: reader } as const;
  const owned = { reader, owned: isOwned ? 'yes' : 'no' };
  const own: Stream = {
    ...feed,
    name: `own:@${name}`,
    kind: 'own',
    cap: { posts: 3200, why: 'X returns only the newest 3,200 posts of an account' },
    target: { ...owned, path: `users/${id}/tweets`, count: fromIt },
  };
  if (via === 'search')
    return [
      own,
      {
        ...shared,
        name: `search:@${name}`,
        kind: 'mentions',
        quotes: true,
        sampling: 'search',
        pageSize: { min: 10, max: 100 },
        as: others,
        reach: { seconds: RECENT_SECONDS, why: 'recent search of X reaches back 7 days only' },
        target: { path: 'tweets/search/recent', query: toIt, count: toIt, reader: others },
      },
    ];
  return [
    own,
    {
      ...feed,
      name: `mentions:@${name}`,
      kind: 'mentions',
      quotes: true,
      cap: { posts: 800, why: 'X returns only the newest 800 mentions' },
      target: { ...owned, path: `users/${id}/mentions`, count: toIt },
    },
  ];
}

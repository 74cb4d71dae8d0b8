/** The feeds of an account of Bluesky. */
import type { Account, Stream } from './source.ts';

/** The public posts: without a search, other mentions of the brand are unknown. */
export function openStreams(account: Account, did: string, handle: string): Stream[] {
  const [own, ...rest] = streamsOf(account, did, handle, false);
  return [
    own!,
    ...rest.filter(({ target }) => target.threads).map((one) => ({ ...one, sampling: 'brand-replies' as const })),
  ];
}

export function streamsOf(account: Account, did: string, handle: string, ownFeed: boolean): Stream[] {
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

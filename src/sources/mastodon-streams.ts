/** The feeds of an account of Mastodon. */
import { listOf, type SourceSettings } from './settings.ts';
import type { Account, Stream } from './source.ts';

export function streamsOf(
  account: Account,
  base: string,
  { id, acct }: { id: string; acct: string },
  ownFeed: boolean,
  tags: readonly string[],
): Stream[] {
  const shared = { channel: 'mastodon', account, target: { base, id } } as const;
  const own: Stream = {
    ...shared,
    name: `own:@${acct}`,
    kind: 'own',
    sampling: 'complete',
    pageSize: { min: 1, max: 40 },
  };
  if (ownFeed)
    return [
      own,
      { ...shared, name: `mentions:@${acct}`, kind: 'mentions', sampling: 'complete', pageSize: { min: 1, max: 80 } },
      {
        ...shared,
        name: `threads:@${acct}`,
        kind: 'more',
        sampling: 'complete',
        pageSize: { min: 1, max: 40 },
        target: { base, id, threads: 'yes' },
      },
    ];
  return [
    own,
    {
      ...shared,
      name: `threads:@${acct}`,
      kind: 'mentions',
      sampling: 'federated-partial',
      pageSize: { min: 1, max: 20 },
      target: { base, id, threads: 'yes' },
    },
    ...tags.map(
      (tag): Stream => ({
        ...shared,
        name: `tag:@${acct}#${tag}`,
        kind: 'mentions',
        sampling: 'federated-partial',
        pageSize: { min: 1, max: 40 },
        target: { base, id, tag },
      }),
    ),
  ];
}

/** The tags that are configured for the brand, else its own name, as far as a tag may hold it. */
export function tagsOf({ tags }: SourceSettings, { brandName }: Account, acct: string): readonly string[] {
  return listOf(tags, brandName) ?? [acct.split('@')[0]!.replace(/[^\p{L}\p{N}_]/gu, '')].filter((tag) => tag !== '');
}

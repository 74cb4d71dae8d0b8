/** Pages of a feed of @acme on x, to be committed to a store. */

import type { Store } from '../../src/store/open.ts';
import { openPulls, type PulledPage, type PulledStream } from '../../src/store/pulling/pulls.ts';
import { DAY_ONE } from './transcript.ts';

export const NOW = DAY_ONE + 86_400;

export const MENTIONS: PulledStream = {
  stream: 'mentions:@acme',
  kind: 'mentions',
  sampling: 'complete',
  channel: 'x',
  brand: 1,
  siblings: [],
};

const EMPTY_PAGE: Omit<PulledPage, 'batch'> = {
  posts: [],
  context: [],
  reportedDeleted: [],
  hidden: [],
  read: [],
  unread: [],
  walked: { since: DAY_ONE, until: NOW },
  bill: [],
  rejected: [],
  requests: 1,
  received: [],
  finished: true,
  at: NOW,
};

/** Commits pages, each as the only one of its walk. Returns what is counted of them, with the key of the batch. */
export function openPages(store: Store) {
  const pulls = openPulls(store, { source: 'x', toolVersion: '0', autoReplySeconds: 15, now: () => NOW });
  return async (stream: PulledStream, page: Partial<PulledPage>, state: unknown = null) => {
    let batch = 0;
    await pulls.begin(stream, (key) => {
      batch = key;
      return state;
    });
    return { batch, counts: await pulls.commit(stream, { ...EMPTY_PAGE, ...page, batch }) };
  };
}

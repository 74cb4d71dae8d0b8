/** What a finished walk may claim to know, where a platform hands over only so many posts or only so many days. */
import { expect, test } from 'vitest';
import { openPullBudget } from '../../src/sources/budget.ts';
import { pullStream } from '../../src/sources/engine.ts';
import type { PullStore, StreamState } from '../../src/sources/pull-store.ts';
import type { LiveSource, Page, Stream } from '../../src/sources/source.ts';
import { MEMORY_STREAMS, memorySource } from './memory-source.ts';

const DAY = 86_400;
const NOW = 1_800_000_000;
const FIRST = NOW - 30 * DAY;
const CAP = { posts: 20, why: 'the 20 newest posts' };
const REACH = { seconds: 7 * DAY, why: 'the last seven days' };

const forgetful: PullStore = {
  billLookUp: async () => 0,
  state: async () => ({ open: null }),
  restart: async () => {},
  unread: async () => new Map(),
  quoted: async () => [],
  known: async () => ({ known: [], gaps: [] }),
  begin: async (_, walk) => ({ ...walk, batch: 1 }),
  commit: async () => ({
    new: 0,
    parents: 0,
    changed: 0,
    same: 0,
    deleted: 0,
    deletionCandidates: [],
    hidden: [],
    undeleted: 0,
    turnedAway: { erased: 0, expired: 0 },
    cost: 0,
  }),
  recent: async () => [],
};

interface Setting {
  /** Left out, the last 30 days are asked for; null is a first pull without --since. */
  since?: null;
  /** Seconds that each page takes. */
  pageSeconds?: number;
  marks?: Page['marks'];
  overlapSeconds?: number;
}

/** Pulls a feed of so many mentions, the oldest so long ago. */
async function walked(count: number, oldest: number, limits: Pick<Stream, 'cap' | 'reach'>, setting: Setting = {}) {
  let clock = NOW;
  let state: StreamState | undefined;
  const posts = Array.from({ length: count }, (_, at) => ({
    channel: 'x',
    id: String(at),
    text: '@acme hi',
    createdAt: NOW - Math.round(((at + 1) * oldest) / count),
    authorId: '2',
  }));
  const memory = memorySource({ posts, deleted: new Set(), repeats: false, empties: false });
  const source: LiveSource = {
    ...memory,
    async page(stream, walk) {
      clock += setting.pageSeconds ?? 0;
      return { ...(await memory.page(stream, walk)), ...(setting.marks && { marks: setting.marks }) };
    },
  };
  const store: PullStore = {
    ...forgetful,
    commit(stream, page) {
      state = page.state;
      return forgetful.commit(stream, page);
    },
  };
  const run = {
    now: () => clock,
    requests: () => 0,
    takeReceived: () => [],
    signal: new AbortController().signal,
    budget: openPullBudget({}),
    pricePerPost: 0,
    fee: 0,
    since: setting.since === null ? undefined : FIRST,
    firstPullSeconds: 30 * DAY,
    overlapSeconds: setting.overlapSeconds ?? 0,
    rereadSeconds: 0,
    rereadSize: 1,
    rereadEverySeconds: 0,
    cursorsExpire: false,
    onPage() {},
  };
  const { covered, gaps } = await pullStream(source, { ...MEMORY_STREAMS[1]!, ...limits }, store, run);
  return { covered, gaps, ...(setting.marks && { mark: state?.mark }) };
}

test('a feed that ends well before its limit is known as far back as it was wanted', async () => {
  expect(await walked(18, 2 * DAY, { cap: CAP })).toEqual({ covered: [{ since: FIRST, until: NOW }], gaps: [] });
});

test('a feed that ends near its limit has met it, for deleted posts count too: what lies before is a gap', async () => {
  const since = NOW - 2 * DAY;
  expect(await walked(19, 2 * DAY, { cap: CAP })).toEqual({
    covered: [{ since, until: NOW }],
    gaps: [{ since: FIRST, until: since, reason: CAP.why }],
  });
});

test('a platform that answers for seven days leaves the days before them', async () => {
  const gap = { since: FIRST, until: NOW - 7 * DAY, reason: REACH.why };
  const covered = [{ since: NOW - 7 * DAY, until: NOW }];
  expect(await walked(3, 2 * DAY, { reach: REACH })).toEqual({ covered, gaps: [gap] });
  // It handed over all it may, and that reached just as far back as it answers.
  expect(await walked(20, 7 * DAY, { reach: REACH, cap: CAP })).toEqual({ covered, gaps: [gap] });
});

test('the minutes that a first pull takes are no gap: nobody asked for them; those after --since are', async () => {
  const since = NOW + 120 - 7 * DAY;
  const covered = [{ since, until: NOW }];
  const slow = { pageSeconds: 120 };
  expect(await walked(3, 2 * DAY, { reach: REACH }, { ...slow, since: null })).toEqual({ covered, gaps: [] });
  expect(await walked(3, 2 * DAY, { reach: REACH }, slow)).toEqual({
    covered,
    gaps: [{ since: FIRST, until: since, reason: REACH.why }],
  });
});

test('the next walk starts from the newest mark that lies before the overlap', async () => {
  const marks = [
    { mark: 'new', at: NOW - 599 },
    { mark: 'old', at: NOW - 600 },
    { mark: 'older', at: NOW - 900 },
  ];
  expect(await walked(3, 2 * DAY, {}, { marks, overlapSeconds: 600 })).toMatchObject({ mark: 'old' });
});

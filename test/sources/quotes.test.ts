/** Quotes are read newest first, back to the last reading less its overlap. */
import { expect, test } from 'vitest';
import type { QuotedPost } from '../../src/domain/quoted-post.ts';
import { openPullBudget } from '../../src/sources/budget.ts';
import type { PageCommit, PullStore } from '../../src/sources/pull-store.ts';
import type { PullRun, PullTask } from '../../src/sources/pull-task.ts';
import { readQuotes } from '../../src/sources/quotes.ts';
import type { LiveSource } from '../../src/sources/source.ts';
import { newStreamOutcome } from '../../src/sources/stream-outcome.ts';
import { DAY_ONE } from '../helpers/transcript.ts';
import { MEMORY_STREAMS } from './memory-source.ts';

const WRITTEN = {
  ...{ new: 0, parents: 0, changed: 0, same: 0, deleted: 0, undeleted: 0, cost: 0 },
  turnedAway: { erased: 0, expired: 0 },
  deletionCandidates: [],
  hidden: [],
};

/** Reads quotes made at these seconds of a day, a page a list; returns how many pages were asked for and what was written last. */
async function read(pages: readonly (readonly number[])[]) {
  const stream = { ...MEMORY_STREAMS[0]!, quotes: true };
  const quoted: QuotedPost = { id: 'p', shown: 9, read: 5, until: DAY_ONE + 1_000, open: null };
  let asked = 0;
  const source = {
    async quotes(_, { next }) {
      const at = Number(next ?? 0);
      asked++;
      const posts = pages[at]!.map((second, nth) => ({
        ...{ channel: 'x', id: `${at}.${nth}`, text: 'hm', authorId: '2', createdAt: DAY_ONE + second },
      }));
      return { posts, reportedDeleted: [], bill: [], ...(at + 1 < pages.length && { next: String(at + 1) }) };
    },
  } as Pick<LiveSource, 'quotes'> as LiveSource;
  let last: PageCommit | undefined;
  const store = {
    quoted: async () => [quoted],
    commit: async (_: unknown, page: PageCommit) => {
      last = page;
      return WRITTEN;
    },
  } as unknown as PullStore;
  const run = {
    ...{
      now: () => DAY_ONE + 2_000,
      requests: () => 0,
      takeReceived: () => [],
      pricePerPost: 0,
      overlapSeconds: 100,
      onPage() {},
    },
    signal: new AbortController().signal,
    budget: openPullBudget({}),
  } as unknown as PullRun;
  const task: PullTask = { source, stream, store, run, outcome: newStreamOutcome(stream), uncounted: 0, unnoted: [] };
  await readQuotes(task, 1, { since: DAY_ONE, until: DAY_ONE + 2_000 });
  return { asked, quotes: last?.quotes };
}

test('a page that ends in the very second of the overlap is followed by the next, an older one is not', async () => {
  const done = { id: 'p', read: 9, until: DAY_ONE + 2_000, open: null };
  expect(await read([[1_500, 900], [900, 800], [700]])).toEqual({ asked: 2, quotes: done });
  expect(await read([[1_500, 899], [800]])).toEqual({ asked: 1, quotes: done });
});

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pullStoreOf } from '../../src/commands/pull/job.ts';
import type { SourcePost } from '../../src/domain/post.ts';
import { RateStop } from '../../src/errors.ts';
import { openPullBudget } from '../../src/sources/budget.ts';
import { pullStream } from '../../src/sources/engine.ts';
import type { PullStore } from '../../src/sources/pull-store.ts';
import type { LiveSource } from '../../src/sources/source.ts';
import type { StreamOutcome } from '../../src/sources/stream-outcome.ts';
import { declareAccounts } from '../../src/store/accounts/brand-changes.ts';
import { field } from '../../src/store/dialect.ts';
import type { Store } from '../../src/store/open.ts';
import { openPulls } from '../../src/store/pulling/pulls.ts';
import { cases, openStore } from '../helpers/database.ts';
import { temporaryFolder } from '../helpers/run.ts';
import { MEMORY_STREAMS, type MemoryFeed, memorySource } from './memory-source.ts';

const DAY = 86_400;
const NOW = 1_800_000_000;

/** Where a process dies: at the n-th event, before the page is asked for, before it is written, or just after. */
interface Death {
  event: number;
  moment: 'request' | 'before write' | 'after write';
}

class Killed extends Error {}

interface Limits {
  maxPosts?: number;
  maxCost?: number;
}

/** Pulls both streams, dying where told. Returns what happened, or undefined when it died. */
async function pullOnce(
  store: Store,
  feed: MemoryFeed,
  now: number,
  death?: Death,
  limits: Limits = {},
): Promise<StreamOutcome[] | undefined> {
  let left = death ? death.event : Number.POSITIVE_INFINITY;
  const dies = (moment: Death['moment']) => {
    if (death?.moment === moment && left-- <= 0) throw new Killed();
  };
  const live = memorySource(feed);
  const dying: LiveSource = {
    ...live,
    async page(stream, walk) {
      dies('request');
      return live.page(stream, walk);
    },
  };
  const pulls = openPulls(store, { source: 'x', toolVersion: '0', autoReplySeconds: 15, now: () => now });
  const real = pullStoreOf(pulls, MEMORY_STREAMS);
  const fragile: PullStore = {
    ...real,
    async commit(stream, page) {
      dies('before write');
      const written = await real.commit(stream, page);
      dies('after write');
      return written;
    },
  };
  const run = {
    now: () => now,
    requests: () => 0,
    takeReceived: () => [],
    signal: new AbortController().signal,
    budget: openPullBudget(limits),
    pricePerPost: 0.005,
    fee: 0,
    firstPullSeconds: 30 * DAY,
    overlapSeconds: 6 * 3600,
    rereadSeconds: 3 * DAY,
    rereadSize: 3,
    rereadEverySeconds: 0,
    cursorsExpire: false,
    onPage() {},
  };
  const outcomes: StreamOutcome[] = [];
  for (const stream of MEMORY_STREAMS) {
    const outcome = await pullStream(dying, stream, fragile, run);
    if (outcome.stopped instanceof Killed) return undefined;
    if (outcome.stopped && !(outcome.stopped instanceof RateStop)) throw outcome.stopped;
    outcomes.push(outcome);
  }
  return outcomes;
}

/** A database of its own with acme in it; closed and removed afterwards. */
async function withStore<T>(use: (reopen: () => Promise<Store>) => Promise<T>): Promise<T> {
  const folder = temporaryFolder();
  const path = join(folder, 'care.db');
  let open: Store | undefined;
  const reopen = async () => {
    await open?.close();
    open = await openStore(path);
    return open;
  };
  const store = await reopen();
  await declareAccounts(store, 'acme', [{ channel: 'x', handle: 'acme', id: '1', bot: false }], {
    autoReplySeconds: 15,
    now: NOW,
  });
  try {
    return await use(reopen);
  } finally {
    await open?.close();
    rmSync(folder, { recursive: true });
  }
}

/** Everything that must not depend on interruptions, without the keys that count rows. */
async function contents(store: Store) {
  return {
    posts: await store.read(
      `SELECT p.id, p.text, p.created_at, p.deleted_at, a.handle FROM post p JOIN account a ON a.key = p.author ORDER BY p.id`,
    ),
    turns:
      await store.read(`SELECT q.id AS asked, t.status, t.posts, w.id AS answer FROM turn t JOIN post q ON q.key = t.asked_post
         LEFT JOIN post w ON w.key = t.answer_post ORDER BY q.id`),
    coverage: await store.read<{ kind: string }>(
      `SELECT kind, stream, sampling, since, until, gap FROM coverage ORDER BY kind, stream, since`,
    ),
    open: await store.read(`SELECT stream FROM cursor WHERE ${field('state', 'open')} IS NOT NULL`),
    cost: await store.oneValue('SELECT round(CAST(sum(cost) AS NUMERIC), 6) FROM batch'),
    billed: await store.oneValue('SELECT count(*) FROM charge'),
  };
}

const feeds = fc.record({
  posts: fc
    .array(
      fc.record({
        age: fc.integer({ min: 1, max: 29 * DAY }),
        customer: fc.integer({ min: 2, max: 4 }),
        answered: fc.boolean(),
        gone: fc.boolean(),
      }),
      { maxLength: 18 },
    )
    .map((asked) => asked.flatMap(postsOf)),
  repeats: fc.boolean(),
  empties: fc.boolean(),
});

function postsOf(
  { age, customer, answered }: { age: number; customer: number; answered: boolean },
  n: number,
): SourcePost[] {
  const id = String(1000 + n);
  const at = NOW - age;
  const question = {
    channel: 'x',
    id,
    text: `@acme question ${n}`,
    createdAt: at,
    authorId: String(customer),
    authorHandle: `c${customer}`,
  };
  if (!answered) return [question];
  const reply = {
    channel: 'x',
    id: `${id}9`,
    text: `answer ${n}`,
    createdAt: Math.min(NOW - 1, at + 60),
    replyToId: id,
  };
  return [question, { ...reply, authorId: '1', authorHandle: 'acme' }];
}

const death = fc.record({
  event: fc.integer({ min: 0, max: 12 }),
  moment: fc.constantFrom('request' as const, 'before write' as const, 'after write' as const),
});

test('however often it is killed, at page boundaries or between, the store ends as if it had not been', async () => {
  await fc.assert(
    fc.asyncProperty(feeds, fc.array(death, { maxLength: 3 }), async ({ posts, repeats, empties }, deaths) => {
      const feed = { posts, repeats, empties, deleted: new Set<string>() };
      const undisturbed = await withStore(async (reopen) => {
        const store = await reopen();
        await pullOnce(store, feed, NOW);
        return contents(store);
      });
      const disturbed = await withStore(async (reopen) => {
        for (const one of deaths) await pullOnce(await reopen(), feed, NOW, one);
        const store = await reopen();
        await pullOnce(store, feed, NOW);
        return contents(store);
      });
      expect(disturbed).toEqual(undisturbed);
    }),
    { numRuns: cases(40) },
  );
});

test('run after run on a tight budget of posts or dollars ends as one run without any, also when the overlap is larger', async () => {
  const limits = fc.oneof(
    fc.record({ maxPosts: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ maxCost: fc.integer({ min: 2, max: 5 }).map((posts) => posts * 0.005) }),
  );
  await fc.assert(
    fc.asyncProperty(feeds, limits, async ({ posts, repeats, empties }, tight) => {
      const late = postsOf({ age: -1800, customer: 2, answered: false }, 900);
      const pullTwice = (allowed: Limits) =>
        withStore(async (reopen) => {
          const feed: MemoryFeed = { posts: [...posts], repeats, empties, deleted: new Set() };
          for (const now of [NOW, NOW + 3600]) {
            for (let runs = 0; ; runs++) {
              expect(runs).toBeLessThanOrEqual(posts.length + 2);
              const outcomes = await pullOnce(await reopen(), feed, now, undefined, allowed);
              if (outcomes!.every(({ stopped }) => stopped === undefined)) break;
            }
            feed.posts.push(...late);
          }
          return contents(await reopen());
        });
      expect(await pullTwice(tight)).toEqual(await pullTwice({}));
    }),
    { numRuns: cases(30) },
  );
});

test('a post that comes and goes between runs ends as a tombstone, never as a hole', async () => {
  await fc.assert(
    fc.asyncProperty(feeds, death, fc.nat(30), async ({ posts, repeats, empties }, dying, at) => {
      const feed: MemoryFeed = { posts: [...posts], repeats, empties, deleted: new Set() };
      const lost = posts[at];
      await withStore(async (reopen) => {
        await pullOnce(await reopen(), feed, NOW);
        if (lost) feed.deleted.add(lost.id);
        feed.posts.push(...postsOf({ age: -100, customer: 2, answered: false }, 4000));
        await pullOnce(await reopen(), feed, NOW + 3600, dying);
        for (const hours of [2, 3]) await pullOnce(await reopen(), feed, NOW + hours * 3600);
        const rows = await deletedIn(await reopen());
        expect(rows).toHaveLength(posts.length + 1);
        const isYoung = lost !== undefined && lost.createdAt > NOW + 7200 - 3 * DAY;
        expect(rows.filter((row) => row.deleted_at !== null).map(({ id }) => id)).toEqual(isYoung ? [lost.id] : []);
      });
    }),
    { numRuns: cases(30) },
  );
});

test('a post that is shown again is alive again, and its question waits again', async () => {
  await withStore(async (reopen) => {
    const posts = Array.from({ length: 8 }, (_, n) => postsOf({ age: 36_000, customer: 2, answered: false }, n)[0]!);
    const feed: MemoryFeed = { posts, repeats: false, empties: false, deleted: new Set() };
    const store = await reopen();
    const statuses = async () =>
      await store.readColumn("SELECT t.status FROM turn t JOIN post p ON p.key = t.asked_post WHERE p.id = '1003'");
    await pullOnce(store, feed, NOW);
    feed.deleted.add('1003');
    // An hour has to pass between the two: an outage of minutes is no deletion.
    for (const minutes of [60, 90, 119]) {
      await pullOnce(store, feed, NOW + minutes * 60);
      expect(await statuses()).toEqual(['unanswered']);
    }
    await pullOnce(store, feed, NOW + 7200);
    expect(await statuses()).toEqual(['deleted']);
    expect((await deletedIn(store)).find(({ id }) => id === '1003')).toEqual({ id: '1003', deleted_at: NOW + 3600 });
    feed.deleted.clear();
    const outcomes = await pullOnce(store, feed, NOW + 3 * 3600);
    expect(outcomes![1]).toMatchObject({ undeleted: 1 });
    expect(await statuses()).toEqual(['unanswered']);
    expect((await deletedIn(store)).every(({ deleted_at }) => deleted_at === null)).toBe(true);
  });
});

test('when more than a fifth of a second look seems deleted, nothing is marked, and a warning says why', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 4, max: 16 }), fc.integer({ min: 2, max: 16 }), async (count, lost) => {
      const posts = Array.from(
        { length: count },
        (_, n) => postsOf({ age: 36_000, customer: 2, answered: false }, n)[0]!,
      );
      const feed: MemoryFeed = { posts, repeats: false, empties: false, deleted: new Set() };
      await withStore(async (reopen) => {
        const store = await reopen();
        await pullOnce(store, feed, NOW);
        for (const { id } of posts.slice(0, lost)) feed.deleted.add(id);
        await pullOnce(store, feed, NOW + 3600);
        const [, mentions] = (await pullOnce(store, feed, NOW + 7200))!;
        const many = Math.min(lost, count);
        const isTrouble = many > 0.2 * count;
        expect(mentions!.deleted).toBe(isTrouble ? 0 : many);
        expect(mentions!.warnings).toEqual(
          isTrouble ? [expect.stringContaining(`${many} of ${count} posts looked deleted at once`)] : [],
        );
        expect((await deletedIn(store)).filter(({ deleted_at }) => deleted_at !== null)).toHaveLength(
          isTrouble ? 0 : many,
        );
      });
    }),
    { numRuns: cases(15) },
  );
});

function deletedIn(store: Store): Promise<{ id: string; deleted_at: number | null }[]> {
  return store.read('SELECT id, deleted_at FROM post ORDER BY id');
}

test('an interval is claimed only when the walk has reached its end', async () => {
  const posts = Array.from(
    { length: 12 },
    (_, n) => postsOf({ age: (n + 1) * 3600, customer: 2, answered: false }, n)[0]!,
  );
  const feed = { posts, repeats: false, empties: false, deleted: new Set<string>() };
  await withStore(async (reopen) => {
    const store = await reopen();
    expect(await pullOnce(store, feed, NOW, { event: 1, moment: 'after write' })).toBeUndefined();
    const before = await contents(store);
    expect(before.posts.length).toBeGreaterThan(0);
    expect(before.coverage.filter((row) => (row as { kind: string }).kind === 'brand')).toEqual([]);
    expect(before.open).toEqual([{ stream: 'mentions:@acme' }]);
  });
});

/** No share of anything exceeds the whole, wherever a period, a filter or a group cuts through conversations. */

import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { DIMENSIONS, dimensionsNamed } from '../../src/dimensions/index.ts';
import type { Filter } from '../../src/domain/filter.ts';
import type { SourcePost } from '../../src/domain/post.ts';
import { seededRandom } from '../../src/domain/random.ts';
import type { Column, Row } from '../../src/domain/report.ts';
import { valueAt } from '../../src/domain/report.ts';
import { laterTurnsOf } from '../../src/domain/turn-frame.ts';
import type { TurnStatus } from '../../src/domain/turn-status.ts';
import { METRICS, turnMetricNamed } from '../../src/metrics/index.ts';
import type { Settings } from '../../src/metrics/metric.ts';
import { turnFacts } from '../../src/reporting/turn-facts.ts';
import type { Store } from '../../src/store/open.ts';
import { loadCutTurns } from '../../src/store/reading/cut-turns.ts';
import { loadTurnFrame } from '../../src/store/reading/turn-frame.ts';
import { cases } from '../helpers/database.ts';
import { classify } from '../helpers/labels.ts';
import { measured as measuredOver } from '../helpers/measure.ts';
import { withReplies } from '../helpers/replies.ts';
import { counted, storeOf } from '../helpers/store.ts';
import { DAY_ONE } from '../helpers/transcript.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const AS_OF = DAY_ONE + 10 * DAY;
const WORDS = ['where is my parcel?', 'thanks!', 'still nothing, this is a joke', 'the app crashes', 'ok'];
const REPLIES = [
  'Please send us a DM',
  'Sorry! It leaves the depot today',
  'Please call us on 0800 123 456',
  'Fixed now',
];

/** A hundred and twenty conversations of up to four turns, days apart, of forty customers with two brands. */
function conversations(): SourcePost[] {
  const random = seededRandom(11);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const posts: SourcePost[] = [];
  const post = (authorHandle: string, createdAt: number, text: string, replyToId?: string) => {
    const id = String(posts.length + 1);
    posts.push({
      channel: 'x',
      id,
      authorHandle,
      createdAt: Math.floor(createdAt),
      text,
      ...(replyToId && { replyToId }),
    });
    return id;
  };
  for (let talk = 0; talk < 120; talk++) {
    const [customer, brand] = [`c${Math.floor(random() ** 2 * 40)}`, pick(['acme', 'rival'])];
    let at = DAY_ONE + random() * 7 * DAY;
    let last: string | undefined;
    const later = (most: number) => {
      at += random() * most;
      return at;
    };
    for (let turn = 0; turn < 1 + Math.floor(random() * 4); turn++) {
      for (let chase = 0; chase < 1 + Math.floor(random() * 2); chase++)
        last = post(customer, later(HOUR), `@${brand} ${pick(WORDS)}`, last);
      if (random() < 0.25) break;
      last = post(brand, later(DAY), `@${customer} ${pick(REPLIES)} ^${pick(['JK', 'MS'])}`, last);
      later(2 * DAY);
    }
  }
  return posts.filter(({ createdAt }) => createdAt < AS_OF);
}

let store: Store;
beforeAll(async () => {
  const span = { since: DAY_ONE, until: AS_OF };
  store = await storeOf(conversations(), { brands: { acme: ['acme'], rival: ['rival'] }, covers: span });
  await classify(store);
});

const moment = fc.option(
  fc.integer({ min: 0, max: 20 }).map((half) => DAY_ONE + (half * DAY) / 2),
  { nil: undefined },
);
const anyFilter = fc
  .record({
    since: moment,
    until: moment,
    turns: fc.constantFrom<Filter['turns']>('all', 'all', 'first', 'next'),
    status: fc.subarray<TurnStatus>(['answered', 'unanswered']),
    labels: fc.constantFrom<Filter['labels']>({}, {}, { intent: ['question'] }, { 'needs-reply': ['true'] }),
    search: fc.constantFrom(undefined, undefined, 'parcel'),
    brands: fc.subarray(['acme', 'rival']),
  })
  .filter(({ since, until }) => since === undefined || until === undefined || since < until);
const anyDimensions = fc.subarray(Object.keys(DIMENSIONS), { maxLength: 2 });
const settings: Settings = {
  window: DAY,
  windows: [HOUR, DAY, Number.POSITIVE_INFINITY],
  target: HOUR,
  episodeGap: 3 * DAY,
  acceptBiased: false,
};

async function measured(name: string, filter: Partial<Filter>, by: readonly string[], asOf = AS_OF) {
  const dimensions = dimensionsNamed(by);
  const metric = turnMetricNamed(name);
  const facets = [...[metric, ...dimensions].flatMap(({ facet }) => facet ?? []), ...(metric.labels ?? [])];
  const facts = [...(metric.facts ?? []), ...dimensions.flatMap(({ fact }) => fact ?? [])];
  const times = { zone: 'UTC', now: asOf };
  const scope = { filter: counted(filter), asOf, timezone: 'UTC', clock: times, period: { since: null, until: null } };
  const loaded = await loadTurnFrame(store, counted(filter), asOf, facets);
  const cutTurns = await loadCutTurns(store, counted(filter), asOf, loaded);
  const frame = {
    ...(await withReplies(store, loaded, metric.replyFacts, asOf)),
    ...(await turnFacts(store, scope, facts))(loaded),
    ...(cutTurns && { cutTurns, laterTurns: laterTurnsOf(cutTurns) }),
  };
  const clock = { offset: () => 0 };
  const groupings = dimensions.map((each) => ({
    ...each,
    code: (of: typeof frame, turn: number) => each.code(of, turn, clock),
  }));
  return measuredOver(metric, frame, settings, groupings);
}

function check(row: Row, column: Column): void {
  const value = valueAt(row, column.key);
  const [low, high] = (column.interval ?? []).map((path) => valueAt(row, path)) as [number | null, number | null];
  const where = `${column.key} of ${JSON.stringify(row)}`;
  if (column.kind === 'share' && typeof value === 'number') {
    expect(value, where).toBeGreaterThanOrEqual(0);
    expect(value, where).toBeLessThanOrEqual(1);
    expect([typeof low, typeof high], where).toEqual(['number', 'number']);
    expect(low!, where).toBeGreaterThanOrEqual(0);
    expect(high!, where).toBeLessThanOrEqual(1);
  }
  if (typeof value === 'number' && typeof low === 'number') expect(low, where).toBeLessThanOrEqual(value + 1e-9);
  if (typeof value === 'number' && typeof high === 'number') expect(high, where).toBeGreaterThanOrEqual(value - 1e-9);
  const n = column.interval && valueAt(row, column.interval[0].replace(/low$/, 'n'));
  if (typeof n === 'number' && n < 10 && column.needs && column.of?.startsWith('intervals'))
    expect([value, low, high], where).toEqual([null, null, null]);
}

test('law: every share lies between nothing and all, inside its interval, and is too few below ten', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...METRICS.filter(({ of }) => of === 'turns').map(({ name }) => name)),
      anyFilter,
      anyDimensions,
      async (name, filter, by) => {
        const { rows, columns } = await measured(name, filter, by);
        for (const row of rows) for (const column of columns) check(row, column);
      },
    ),
    { numRuns: cases(250) },
  );
}, 120_000);

test('law: conversations are followed whole: split into days or not, they and who came back add up', async () => {
  const sum = (rows: readonly Row[], pick: (row: Row) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const n = (row: Row) => row.conversations as number;
  const turns = (row: Row) => ((row.turns_per_conversation as number | null) ?? 0) * n(row);
  await fc.assert(
    fc.asyncProperty(moment, moment, async (since, until) => {
      fc.pre(since === undefined || until === undefined || since < until);
      const whole = (await measured('effort', { since, until }, [])).rows;
      const days = (await measured('effort', { since, until }, ['day'])).rows;
      const middle = DAY_ONE + 4 * DAY;
      const parts = [
        { since, until: Math.min(until ?? AS_OF, middle) },
        { since: Math.max(since ?? 0, middle), until },
      ].filter((part) => part.since === undefined || part.until === undefined || part.since < part.until);
      const halves = (await Promise.all(parts.map((part) => measured('effort', part, [])))).flatMap(({ rows }) => rows);
      for (const split of [days, halves])
        for (const pick of [n, turns]) expect(sum(split, pick)).toBeCloseTo(sum(whole, pick), 6);
    }),
    { numRuns: cases(40) },
  );
}, 60_000);

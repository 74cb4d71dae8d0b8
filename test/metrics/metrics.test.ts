/** Each metric on turns one can count by hand, and the laws that tie them together. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '../../src/domain/report.ts';
import { NEED_UNKNOWN, NO_REPLY_NEEDED, REPLY_NEEDED, type TurnFrame } from '../../src/domain/turn-frame.ts';
import { comparison } from '../../src/metrics/comparison.ts';
import { CustomerTally } from '../../src/metrics/customer-types.ts';
import { effort } from '../../src/metrics/effort.ts';
import { groupTurns } from '../../src/metrics/groups.ts';
import { ignored } from '../../src/metrics/ignored.ts';
import type { Metric, Settings } from '../../src/metrics/metric.ts';
import { responseTimes } from '../../src/metrics/response-times.ts';
import { sla } from '../../src/metrics/sla.ts';
import { volume } from '../../src/metrics/volume.ts';
import { frameOf, type ToldTurn } from '../helpers/frame.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const settings: Settings = { window: DAY, windows: [DAY], target: HOUR, episodeGap: 72 * HOUR, acceptBiased: false };

function rowOf(metric: Metric, turns: ToldTurn[], more: Partial<Settings> = {}): Row {
  const frame = frameOf(turns);
  return metric.measure(frame, groupTurns(frame, []), { ...settings, ...more }).rows[0]!;
}

test('volume: two customers, three turns, five posts, two conversations', () => {
  expect(
    rowOf(volume, [
      { customer: 1, posts: 2, at: 0 },
      { customer: 1, ordinal: 2, at: 50 },
      { customer: 2, posts: 2, at: 119 },
    ]),
  ).toMatchObject({ turns: 3, posts: 5, conversations: 2, customers: 2, trend: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1] });
});

test('the promise: of three whose hour has passed one was kept; one is open and at risk, one open and not', () => {
  expect(
    rowOf(sla, [
      { wait: HOUR },
      { wait: HOUR + 1 },
      {},
      { observed: 0.75 * HOUR },
      { observed: 0.75 * HOUR - 1 },
      { wait: 60, observed: 120 },
    ]),
  ).toMatchObject({ due: 3, met: 1, open: 2, at_risk: 1, attainment: null });
});

test('each turn is held against its own promise', () => {
  const frame = { ...frameOf([{ wait: 20 * 60 }, { wait: 20 * 60 }, {}]), target: Float64Array.of(900, HOUR, HOUR) };
  const section = sla.measure(frame, groupTurns(frame, []), settings);
  expect(section.rows[0]).toMatchObject({ due: 3, met: 1, target_seconds: null });
  expect(section).toMatchObject({
    window: 'by policy',
    notes: expect.arrayContaining(['turns by the target that the policy gives them: 15m: 1, 1h: 2']),
  });
});

test('the promise is a share from ten due turns on', () => {
  expect(
    rowOf(
      sla,
      Array.from({ length: 10 }, (_, at) => ({ wait: at < 7 ? 60 : 2 * HOUR })),
    ),
  ).toMatchObject({ attainment: 0.7 });
});

test('effort: two of three conversations chased once and thrice; one came back', () => {
  expect(
    rowOf(effort, [
      { customer: 1, posts: 2 },
      { customer: 2, posts: 4 },
      { customer: 3, posts: 1 },
      { customer: 3, ordinal: 2, at: HOUR },
    ]),
  ).toMatchObject({
    conversations: 3,
    chase: { mean: 4 / 3, share: 2 / 3 },
    turns_per_conversation: 4 / 3,
    back_again: 1 / 3,
    episodes: 3,
    repeat_contacts: 0,
  });
});

test('effort: a second conversation within 72 h of the last answer is a repeat, later it is a new episode', () => {
  const first = { customer: 1, at: 0, wait: DAY };
  expect(rowOf(effort, [first, { customer: 1, at: 4 * DAY - 1 }])).toMatchObject({ episodes: 1, repeat_contacts: 1 });
  expect(rowOf(effort, [first, { customer: 1, at: 4 * DAY }])).toMatchObject({ episodes: 2, repeat_contacts: 0 });
  expect(rowOf(effort, [first, { customer: 1, brand: 2, at: DAY }])).toMatchObject({ episodes: 2, repeat_contacts: 0 });
});

test('ignored: answered after a day and a half is late, not ignored for ever', () => {
  const turns = [...Array.from({ length: 9 }, () => ({ wait: 60 })), { wait: 1.5 * DAY }, {}];
  expect(rowOf(ignored, turns)).toMatchObject({ window: '24h', due: 11, ignored: 2 });
  expect(rowOf(ignored, turns, { windows: [Number.POSITIVE_INFINITY] })).toMatchObject({
    window: 'ever',
    due: 11,
    ignored: 1,
  });
});

test('ignored: an answer at the very end of the window is in time, a second later is not', () => {
  const turns = Array.from({ length: 10 }, (_, at) => ({ wait: at < 5 ? DAY : DAY + 1 }));
  expect(rowOf(ignored, turns)).toMatchObject({ due: 10, ignored: 5 });
});

test('ignored: nine due turns are too few for a rate, and the counts are still there', () => {
  expect(
    rowOf(
      ignored,
      Array.from({ length: 9 }, () => ({})),
    ),
  ).toMatchObject({ due: 9, ignored: 9, rate: null, ci_low: null });
});

test('ignored: one loud customer of twenty turns makes the interval a bootstrap by customer', () => {
  const turns = [
    ...Array.from({ length: 20 }, () => ({ customer: 1 })),
    ...Array.from({ length: 20 }, () => ({ wait: 60 })),
  ];
  const row = rowOf(ignored, turns);
  expect(row).toMatchObject({ rate: 0.5, ci_method: 'cluster-bootstrap' });
  // Twenty-one clusters, one of which holds all misses: far wider than Wilson's 35 to 65 %.
  expect(row.ci_low).toBe(0);
  expect(row.ci_high as number).toBeGreaterThan(0.7);
});

test('ignored: turns of a biased sample are left out and counted', () => {
  const frame = frameOf([...Array.from({ length: 10 }, () => ({})), { unbiased: false, wait: 1 }]);
  const section = ignored.measure(frame, groupTurns(frame, []), settings);
  expect(section.rows[0]).toMatchObject({ due: 10 });
  expect(section.notes.join()).toMatch(/^1 turn left out \(acme 1\): the sample holds only answered/);
});

test('buckets: every turn falls into exactly one', () => {
  const waits = [0, 300, 301, 900, 1_800, HOUR, 4 * HOUR, 8 * HOUR, DAY, 3 * DAY, 3 * DAY + 1];
  const row = rowOf(responseTimes, [...waits.map((wait) => ({ wait })), {}, { observed: HOUR }]);
  expect(row.buckets).toEqual({
    '5m': 2,
    '15m': 2,
    '30m': 1,
    '1h': 1,
    '4h': 1,
    '8h': 1,
    '24h': 1,
    '72h': 1,
    later: 1,
    unanswered: 1,
    pending: 1,
  });
});

test('buckets: nobody answered and the day is over to the second: unanswered; a second before: pending', () => {
  expect(rowOf(responseTimes, [{ observed: DAY }, { observed: DAY - 1 }]).buckets).toMatchObject({
    unanswered: 1,
    pending: 1,
  });
});

const anyTurns = fc.array(fc.option(fc.integer({ min: 0, max: 4 * DAY }), { nil: undefined }), {
  minLength: 10,
  maxLength: 60,
});

test('with complete coverage, the ignored rate is what is left of the Kaplan–Meier curve at the window', () => {
  fc.assert(
    fc.property(anyTurns, fc.constantFrom(HOUR, DAY, 3 * DAY), (waits, window) => {
      const turns = waits.map((wait) => ({ wait }));
      const rate = rowOf(ignored, turns, { windows: [window] });
      const times = rowOf(responseTimes, turns);
      const label = { [HOUR]: '1h', [DAY]: '24h', [3 * DAY]: '72h' }[window]!;
      expect(1 - (times.service_level as Record<string, number>)[label]!).toBeCloseTo(rate.rate as number, 12);
    }),
  );
});

test('two dimensions make a group of every pair that occurs, and of no other', () => {
  const frame = frameOf([0, 1, 2, 3, 4, 5].map((at) => ({ brand: 1 + (at % 2), customer: Math.floor(at / 2), at })));
  const numbered = (name: string, code: (turn: number) => number) => ({
    name,
    label: name,
    order: 'code' as const,
    code: (_: unknown, turn: number) => code(turn),
    text: String,
  });
  const by = [numbered('brand', (turn) => frame.brand[turn]!), numbered('customer', (turn) => frame.customer[turn]!)];
  expect(groupTurns(frame, by).list.map(({ names, turns }) => [names.brand, names.customer, ...turns])).toEqual([
    ['1', '0', 0],
    ['1', '1', 2],
    ['1', '2', 4],
    ['2', '0', 1],
    ['2', '1', 3],
    ['2', '2', 5],
  ]);
});

test('turns nobody has read are left out where labels count, and said so', () => {
  const frame = {
    ...frameOf(Array.from({ length: 12 }, (_, at) => ({ wait: at < 6 ? 60 : undefined }))),
    needsReply: Uint8Array.from({ length: 12 }, (_, at) =>
      at === 11 ? NEED_UNKNOWN : at === 0 ? NO_REPLY_NEEDED : REPLY_NEEDED,
    ),
  };
  const section = ignored.measure(frame, groupTurns(frame, []), settings);
  expect(section).toMatchObject({ n: 10, rows: [{ due: 10, ignored: 5, all_turns: { due: 12, ignored: 6 } }] });
  expect(section.notes[0]).toMatch(/^10 of 12 turns needed a reply/);
});

test('a customer of whose turns none is picked still counts among all', () => {
  const [picked, all] = [new CustomerTally(), new CustomerTally()];
  for (const hit of [true, false]) all.add(1, hit);
  all.add(2, true);
  picked.add(1, true);
  expect(picked.typesAmong(all)).toEqual([
    { picked: { due: 1, hits: 1 }, all: { due: 2, hits: 1 }, customers: 1 },
    { picked: { due: 0, hits: 0 }, all: { due: 1, hits: 1 }, customers: 1 },
  ]);
});

test('however turns are grouped, the groups add up to the whole', () => {
  fc.assert(
    fc.property(anyTurns, (waits) => {
      const frame = frameOf(waits.map((wait, at) => ({ wait, brand: 1 + (at % 2), at: at * 5_000 })));
      const by = [
        {
          name: 'brand',
          label: 'Brand',
          order: 'text' as const,
          code: (f: typeof frame, t: number) => f.brand[t]!,
          text: (code: number) => `b${code}`,
        },
        { name: 'third', label: 'Third', order: 'code' as const, code: (_: unknown, t: number) => t % 3, text: String },
      ];
      const groups = groupTurns(frame, by);
      const members = groups.list.flatMap(({ turns }) => [...turns]).sort((a, b) => a - b);
      expect(members).toEqual(waits.map((_, at) => at));
    }),
  );
});

test('two periods: 18 of 30 ignored against 9 of 30 is 30 points more, with Newcombe’s interval', () => {
  const period = (hits: number) => frameOf(Array.from({ length: 30 }, (_, at) => (at < hits ? {} : { wait: 60 })));
  const side = (frame: TurnFrame) => ({ frame, promised: frame });
  const change = comparison(side(period(18)), side(period(9)), settings).rows[2] as {
    ignored: { value: number; low: number; high: number };
  };
  expect(change.ignored.value).toBeCloseTo(0.3, 12);
  expect(change.ignored.low).toBeCloseTo(0.04858, 5);
  expect(change.ignored.high).toBeCloseTo(0.50378, 5);
  const few = comparison(side(period(18)), side(frameOf([{}])), settings).rows[2] as {
    ignored: { value: number | null };
  };
  expect(few.ignored.value).toBeNull();
});

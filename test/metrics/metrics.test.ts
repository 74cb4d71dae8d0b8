/** Each metric on turns one can count by hand, and the laws that tie them together. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '../../src/domain/report.ts';
import { valueAt } from '../../src/domain/report.ts';
import { NEED_UNKNOWN, NO_REPLY_NEEDED, NOT_CLASSIFIED, REPLY_NEEDED } from '../../src/domain/turn-frame.ts';
import { MemberTally, PickedTypes } from '../../src/metrics/counts/customers.ts';
import { Members } from '../../src/metrics/counts/members.ts';
import { effort } from '../../src/metrics/effort.ts';
import { ignored } from '../../src/metrics/ignored.ts';
import type { Settings, TurnMetric } from '../../src/metrics/metric.ts';
import { responseTimes } from '../../src/metrics/response-times.ts';
import { sla } from '../../src/metrics/sla.ts';
import { volume } from '../../src/metrics/volume.ts';
import { cellText } from '../../src/renderers/cells.ts';
import { frameOf, type TurnSpec } from '../helpers/frame.ts';
import { grouped, measured } from '../helpers/measure.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const settings: Settings = { window: DAY, windows: [DAY], target: HOUR, episodeGap: 72 * HOUR, acceptBiased: false };

function rowOf(metric: TurnMetric, turns: TurnSpec[], more: Partial<Settings> = {}): Row {
  return measured(metric, frameOf(turns), { ...settings, ...more }).rows[0]!;
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

test('each turn is compared with its own target', () => {
  const frame = { ...frameOf([{ wait: 20 * 60 }, { wait: 20 * 60 }, {}]), target: Float64Array.of(900, HOUR, HOUR) };
  const section = measured(sla, frame, settings);
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

test('effort: eight of twelve conversations chased, four of them thrice; four came back', () => {
  const four = (more: (at: number) => TurnSpec[]) => [0, 1, 2, 3].flatMap(more);
  const row = rowOf(effort, [
    ...four((at) => [{ customer: at, posts: 2 }]),
    ...four((at) => [{ customer: 4 + at, posts: 4 }]),
    ...four((at) => [
      { customer: 8 + at, posts: 1 },
      { customer: 8 + at, ordinal: 2, at: HOUR },
    ]),
  ]);
  expect(row).toMatchObject({
    conversations: 12,
    chase: { mean: 4 / 3, share: 2 / 3, p90: 3 },
    turns_per_conversation: 4 / 3,
    back_again: 1 / 3,
    episodes: 12,
    repeat_contacts: 0,
    intervals: { back_again: { interval: 'wilson', n: 12 }, chase: { share: { n: 12 }, p90: { low: 3, high: null } } },
  });
});

test('effort: of three conversations no share and no quantile is printed', () => {
  const row = rowOf(effort, [{ posts: 2 }, { posts: 4 }, {}]);
  expect(row).toMatchObject({ conversations: 3, back_again: null, chase: { mean: 4 / 3, share: null, p90: null } });
});

test('effort: a conversation that began before the period is not back again in it', () => {
  const later = Array.from({ length: 12 }, (_, at) => ({ customer: at, ordinal: 2, key: 10 * at + 2 }));
  const began = Array.from({ length: 10 }, (_, at) => ({ customer: 20 + at, key: 200 + 10 * at }));
  expect(rowOf(effort, [...later, ...began])).toMatchObject({
    conversations: 10,
    back_again: 0,
    turns_per_conversation: 1,
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

test('ignored: one loud customer of twenty turns makes the interval one of few customers', () => {
  const turns = [
    ...Array.from({ length: 20 }, () => ({ customer: 1 })),
    ...Array.from({ length: 20 }, () => ({ wait: 60 })),
  ];
  const row = rowOf(ignored, turns);
  expect(row).toMatchObject({ rate: 0.5, ci_method: 'wilson-design-effect' });
  // Twenty-one clusters, one of which holds all misses: far wider than Wilson's 35 to 65 %.
  expect(row.ci_low as number).toBeLessThan(0.1);
  expect(row.ci_high as number).toBeGreaterThan(0.9);
});

test('ignored: turns of a biased sample are left out and counted', () => {
  const frame = frameOf([...Array.from({ length: 10 }, () => ({})), { unbiased: false, wait: 1 }]);
  const section = measured(ignored, frame, settings);
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
  expect(grouped(frame, by).map(({ names, turns }) => [names.brand, names.customer, ...turns])).toEqual([
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
      at === 11 ? NOT_CLASSIFIED : at === 0 ? NO_REPLY_NEEDED : REPLY_NEEDED,
    ),
  };
  const section = measured(ignored, frame, settings);
  expect(section).toMatchObject({ n: 10, rows: [{ due: 10, ignored: 5, all_turns: { due: 12, ignored: 6 } }] });
  expect(section.notes[0]).toMatch(/^10 of 12 turns needed a reply/);
});

test('turns of which nothing tells whether they needed a reply stand apart, with the rate if all of them did', () => {
  const needs = [...Array(10).fill(REPLY_NEEDED), ...Array(4).fill(NEED_UNKNOWN), NO_REPLY_NEEDED, NOT_CLASSIFIED];
  const frame = {
    ...frameOf(needs.map((_, at) => ({ wait: at < 4 || at === 10 ? 60 : undefined }))),
    needsReply: Uint8Array.from(needs),
  };
  const section = measured(ignored, frame, settings);
  expect(section.rows).toMatchObject([
    {
      due: 10,
      ignored: 6,
      rate: 0.6,
      unknown: { due: 4, ignored: 3, rate: 9 / 14 },
      all_turns: { due: 16, ignored: 11 },
    },
  ]);
  expect(section.notes.slice(0, 3)).toEqual([
    '10 of 16 turns needed a reply: a question, complaint, request or problem among their posts',
    '4 turns counted apart: read, and nothing tells whether they needed a reply (export turns --label needs-reply=unknown lists them)',
    '1 turn left out: not classified yet (socialcare classify)',
  ]);
  const droppedFirst = section.columns
    .filter((column) => column.drop_order !== undefined)
    .toSorted((a, b) => b.drop_order! - a.drop_order!);
  expect(droppedFirst.map(({ key }) => key)).toEqual(['ci_method', 'pending', 'unknown.due', 'unknown.rate']);
  const ever = measured(ignored, frame, { ...settings, windows: [Number.POSITIVE_INFINITY] });
  expect(ever.rows).toMatchObject([{ due: 10, unknown: { due: 4, ignored: 3, rate: 9 / 14 } }]);
  const said = (of: typeof section) => ignored.says!(of.rows[0]!);
  expect(said(section)).toMatch(/; \{unknown.rate\} with the \{unknown.due\} more due turns of which nothing tells/);
  expect(said(ever)).toMatch(/; \{unknown.rate\} with the \{unknown.due\} more turns of which nothing tells/);
  const lone = { ...section.rows[0]!, unknown: { due: 1, ignored: 1, rate: null } };
  expect(ignored.says!(lone)).toMatch(/; of \{unknown.due\} more due turn nothing tells whether it did$/);
  expect(section.columns).toContainEqual(expect.objectContaining({ key: 'unknown.due', label: 'Unknown due' }));
});

test('where every turn tells, nothing stands apart', () => {
  const frame = {
    ...frameOf(Array.from({ length: 12 }, () => ({}))),
    needsReply: new Uint8Array(12).fill(REPLY_NEEDED),
  };
  const section = measured(ignored, frame, settings);
  expect(section.rows).toMatchObject([{ unknown: { due: 0, ignored: 0, rate: 1 } }]);
  expect(section.columns.map(({ key }) => key)).not.toContain('unknown.due');
});

test('a customer of whose turns none is picked still counts among all', () => {
  const members = new Members();
  members.number(Int32Array.of(7, 9), Uint32Array.of(0, 0), new Uint32Array(2));
  const [picked, all, types] = [new MemberTally(), new MemberTally(), new PickedTypes()];
  picked.pairs = Uint32Array.of(1, 1, 0, 0);
  all.pairs = Uint32Array.of(2, 1, 1, 1);
  types.add(picked, all, members);
  expect(types.of(0).sort((a, b) => b.all.due - a.all.due)).toEqual([
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
      const members = grouped(frame, by)
        .flatMap(({ turns }) => turns)
        .sort((a, b) => a - b);
      expect(members).toEqual(waits.map((_, at) => at));
    }),
  );
});

const EVER = { windows: [Number.POSITIVE_INFINITY] };

test('61: whoever answers after exactly three days ignores nobody: not in 72 h, and not ever', () => {
  const days = Array.from({ length: 24 }, (_, at) => ({ wait: 3 * DAY, observed: 7 * DAY, at: at * HOUR }));
  expect(rowOf(ignored, days, { windows: [3 * DAY] })).toMatchObject({ due: 24, ignored: 0, rate: 0 });
  expect(rowOf(ignored, days, EVER)).toMatchObject({ due: 24, ignored: 0, rate: 0, pending: 0 });
  // The last four days are not answered yet; the curve has come down to nothing all the same.
  const pending = Array.from({ length: 8 }, (_, at) => ({ observed: (2 * DAY * at) / 8 }));
  expect(rowOf(ignored, [...days, ...pending], EVER)).toMatchObject({ due: 32, ignored: 0, rate: 0, pending: 8 });
});

test('ever ends where fewer than ten turns were watched, and says where', () => {
  const turns = Array.from({ length: 30 }, (_, at) => ({ observed: (at + 1) * DAY, ...(at < 15 && { wait: 60 }) }));
  const row = rowOf(ignored, turns, EVER);
  expect(row).toMatchObject({ due: 30, rate: 0.5, horizon_seconds: 21 * DAY, pending: 5, ignored: null });
});

test('law: with complete coverage ever never exceeds 72 h, and ignored(W) is S(W) with the same interval', () => {
  const anyWait = fc.option(fc.integer({ min: 0, max: 6 * DAY }), { nil: undefined });
  const anyTurn = fc.record({
    wait: anyWait,
    customer: fc.nat(20),
    observed: fc.integer({ min: 6 * DAY, max: 9 * DAY }),
  });
  fc.assert(
    fc.property(fc.array(anyTurn, { minLength: 10, maxLength: 60 }), (turns) => {
      const rate = (window: number) => rowOf(ignored, turns, { windows: [window] }) as Record<string, number>;
      expect(rate(Number.POSITIVE_INFINITY).rate).toBeLessThanOrEqual(rate(3 * DAY).rate! + 1e-12);
      const times = rowOf(responseTimes, turns) as {
        service_level: Record<string, number>;
        intervals: { service_level: Record<string, { low: number; high: number; interval: string }> };
      };
      for (const [window, label] of [
        [HOUR, '1h'],
        [DAY, '24h'],
        [3 * DAY, '72h'],
      ] as const) {
        const { rate: share, ci_low, ci_high, ci_method } = rate(window);
        const { low, high, interval } = times.intervals.service_level[label]!;
        expect(1 - times.service_level[label]!).toBeCloseTo(share!, 12);
        expect([1 - high, 1 - low]).toEqual([expect.closeTo(ci_low!, 9), expect.closeTo(ci_high!, 9)]);
        expect(interval).toBe(ci_method);
        const kept = rowOf(sla, turns, { target: window }) as { attainment: number; intervals: { attainment: object } };
        expect(kept.attainment).toBeCloseTo(1 - share!, 12);
        expect(kept.intervals.attainment).toEqual({
          low: expect.closeTo(low, 9),
          high: expect.closeTo(high, 9),
          interval,
          n: turns.length,
        });
      }
    }),
    { numRuns: 60 },
  );
});

test('57, 59: two turns, or three in each of 168 hours, all within the hour: no number anywhere', () => {
  const frame = frameOf(Array.from({ length: 3 * 168 }, (_, at) => ({ wait: 60, at: Math.floor(at / 3) * HOUR })));
  const byHour = {
    name: 'hour',
    label: 'Hour',
    order: 'code' as const,
    code: (_: unknown, turn: number) => Math.floor(turn / 3),
    text: String,
  };
  const style = { unicode: true, timezone: 'UTC' };
  for (const metric of [responseTimes, ignored, sla, effort]) {
    const { rows, columns } = measured(metric, frame, settings, [byHour]);
    expect(rows).toHaveLength(168);
    const shares = columns.filter(({ interval }) => interval !== undefined);
    expect(shares.length).toBeGreaterThan(0);
    // Of promises and other things that do not occur there is nothing to be too few of.
    for (const row of rows)
      for (const column of shares)
        expect(cellText(row, column, style)).toBe(column.of && valueAt(row, column.of) === 0 ? '–' : 'too few');
  }
  expect(rowOf(sla, [{ wait: 60 }, { wait: 60 }])).toMatchObject({ due: 2, met: 2, attainment: null });
});

test('where turns were watched for different times, ever has the interval of the curve', () => {
  const turns = Array.from({ length: 40 }, (_, at) => ({
    observed: DAY * (1 + at / 4),
    ...(at % 2 === 0 && { wait: HOUR }),
  }));
  const row = rowOf(ignored, turns, EVER) as Record<string, number>;
  expect(row.ci_method).toBe('wilson-design-effect');
  expect([row.ci_low! < row.rate!, row.ci_high! > row.rate!]).toEqual([true, true]);
});

test('what was answered beyond known coverage is not known of the others: no time and no rate counts it', () => {
  const covered = Array.from({ length: 20 }, (_, at): TurnSpec => (at < 10 ? { wait: HOUR } : {}));
  const beyond = Array.from({ length: 20 }, (_, at): TurnSpec => ({ covered: false, ...(at < 15 && { wait: HOUR }) }));
  const seenLater = Array.from({ length: 20 }, (): TurnSpec => ({ wait: 2 * DAY, observed: DAY }));
  expect(rowOf(responseTimes, [...covered, ...beyond])).toMatchObject({
    ...{ n: 20, answered: 10, service_level: { '1h': 0.5 }, km: { median_seconds: HOUR, p75_seconds: null } },
    answered_only: { n: 10 },
  });
  expect(rowOf(sla, [...covered, ...beyond])).toMatchObject({ due: 20, met: 10, attainment: 0.5, open: 0 });
  expect(rowOf(ignored, [...covered, ...beyond], EVER)).toMatchObject({ due: 20, rate: 0.5, pending: 20 });
  expect(rowOf(ignored, [...covered, ...beyond])).toMatchObject({ due: 20, rate: 0.5, pending: 20 });
  expect(rowOf(responseTimes, [...covered, ...seenLater])).toMatchObject({
    answered: 10,
    service_level: { '72h': 0.25 },
  });
  expect(measured(responseTimes, frameOf(beyond), settings).notes).toContain(
    '20 turns left out: outside known coverage',
  );
});

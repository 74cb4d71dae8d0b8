/** Two sides held against each other: like for like, and silent where there is too little. */
import { describe, expect, test } from 'vitest';
import type { Pair } from '../../src/metrics/compared-rows.ts';
import { pairedWaits } from '../../src/metrics/counts/shared-waits.ts';
import { matched } from '../../src/metrics/matched.ts';
import { type Compared, compared, comparedPairs, HOUR, sideOf } from '../helpers/compared.ts';
import type { TurnSpec } from '../helpers/frame.ts';

/** So many of n are never answered, the rest within a minute; each is a customer's own. */
const ignoring = (hits: number, n: number, more: TurnSpec = {}): TurnSpec[] =>
  Array.from({ length: n }, (_, at) => ({ ...(at >= hits && { wait: 60 }), customer: at + (more.at ?? 0), ...more }));

describe('rates', () => {
  test('18 of 30 against 9 of 30 is 30 points more, with Newcombe’s interval, and says so', () => {
    const { row } = compared(ignoring(18, 30), ignoring(9, 30));
    expect(row('Ignored 24h')).toMatchObject({
      a: { n: 30, value: 0.6 },
      b: { n: 30, value: 0.3 },
      denominator: 'due turns',
      difference: { value: expect.closeTo(0.3, 12), low: expect.closeTo(0.04858, 5), high: expect.closeTo(0.50378, 5) },
      verdict: 'higher',
      sentence: 'Ignored 24h: higher for acme than for rival, by 30.0 percentage points (4.9 to 50.4), n = 30 and 30',
    });
    expect(row('Turns')).toMatchObject({ difference: { value: 0 }, verdict: null, sentence: null });
  });

  test('a mix that differs makes 25 % against 40 %; like for like both ignore a third', () => {
    const afternoon = { at: 13 * HOUR };
    const a = [...ignoring(10, 20), ...ignoring(0, 20, afternoon)];
    const b = [...ignoring(20, 40), ...ignoring(0, 10, afternoon)];
    const { row, notes } = compared(a, b);
    expect(row('Ignored 24h')).toMatchObject({ a: { value: 0.25 }, b: { value: 0.4 } });
    expect(row('Ignored 24h, matched')).toMatchObject({
      a: { value: expect.closeTo(1 / 3, 12) },
      b: { value: expect.closeTo(1 / 3, 12) },
      difference: { value: expect.closeTo(0, 12) },
      unmatched: 0,
      verdict: 'no difference shown',
    });
    expect(notes).toContain('matched by half of the day, in the mix of both sides');
  });

  test('what only one side was asked has no like: it is left out, counted, and too much of it says nothing', () => {
    const afternoon = { at: 13 * HOUR };
    const some = compared([...ignoring(10, 60), ...ignoring(10, 40, afternoon)], ignoring(10, 60));
    expect(some.row('Ignored 24h, matched')).toMatchObject({ unmatched: 0.25, a: { n: 60 } });
    expect(some.notes.join()).toContain('25.0 % of the cases have no like on the other side and are left out');
    const most = compared([...ignoring(10, 30), ...ignoring(10, 90, afternoon)], ignoring(10, 40));
    expect(most.row('Ignored 24h, matched')).toMatchObject({
      difference: { value: null, why: 'too little in common' },
      verdict: 'cannot say',
    });
  });

  test('one angry customer of 25 turns is no difference', () => {
    const angry = Array.from({ length: 25 }, (): TurnSpec => ({ customer: 999 }));
    const { row } = compared([...ignoring(4, 40), ...angry], ignoring(4, 40));
    for (const measure of ['Ignored 24h', 'Ignored 24h, matched', 'All waits'])
      expect(row(measure).verdict).toBe('no difference shown');
  });
});

describe('waits', () => {
  test('who is answered within minutes is answered sooner than who waits for hours, by customer', () => {
    const waiting = (seconds: number) =>
      Array.from({ length: 40 }, (_, at): TurnSpec => ({ customer: at, wait: seconds + at }));
    const { row } = compared(waiting(60), waiting(7_200));
    expect(row('All waits')).toMatchObject({ verdict: 'sooner' });
    expect(row('All waits').sentence).toMatch(
      /^All waits: acme answers sooner than rival \(log-rank by customer, χ² = /,
    );
    expect(row('Median wait')).toMatchObject({ difference: { value: 79 - 7_219 }, verdict: 'shorter' });
  });

  test('beside χ² stands its own p, and the adjusted one is called so', () => {
    const { row } = compared(ignoring(12, 40), ignoring(4, 40));
    const { difference, sentence, log_rank } = row('All waits');
    expect(difference.p).toBe(log_rank!.p);
    expect(difference.p_adjusted).toBeGreaterThan(difference.p);
    expect(sentence).toContain(
      `χ² = ${log_rank!.chi_square.toFixed(1)}, p = ${difference.p.toFixed(3)}, adjusted p = ${difference.p_adjusted.toFixed(3)})`,
    );
  });

  test('forty turns of three customers are too few people to test', () => {
    const few = Array.from({ length: 40 }, (_, at): TurnSpec => ({ customer: at % 3, wait: 60 }));
    const { row } = compared(few, ignoring(4, 40));
    expect(row('All waits')).toMatchObject({ difference: { why: 'too few', p: null }, verdict: 'cannot say' });
  });
});

describe('edges', () => {
  test('watched for the very window is due, answered in its very last second is in time', () => {
    const { ignored } = sideOf('acme', [
      { observed: 24 * HOUR },
      { observed: 24 * HOUR - 1 },
      { wait: 24 * HOUR },
      { wait: 24 * HOUR + 1 },
    ]);
    expect([...ignored.hit]).toEqual([1, 0, 1]);
  });

  test('of equal waits those that ended come first, whichever side they are of', () => {
    const [cut, ended] = [sideOf('a', [{ observed: 60 }]).waits, sideOf('b', [{ wait: 60 }]).waits];
    for (const waits of [pairedWaits(cut, ended), pairedWaits(ended, cut)])
      expect(Array.from(waits.ended)).toEqual([1, 0]);
  });

  test('a kind of case that one customer alone asked has no like, however often they asked', () => {
    const side = (customers: number[]) => ({
      stratum: Uint32Array.from([0, 0, 1, 1]),
      customer: Uint32Array.from([1, 2, ...customers]),
      hit: Uint8Array.from([0, 1, 1, 1]),
    });
    expect(matched(side([3, 3]), side([3, 4]))).toMatchObject({
      unmatched: 0.5,
      sides: [{ value: 0.5 }, { value: 0.5 }],
    });
  });
});

describe('margin', () => {
  const a = ignoring(200, 1_000);
  const b = ignoring(210, 1_000);

  test('20 % against 21 % of a thousand each is no worse within 5 points, and not shown within 2', () => {
    expect(compared(a, b, { share: 0.05 }).row('Ignored 24h')).toMatchObject({
      verdict: 'no worse',
      sentence:
        'Ignored 24h: acme is no worse than rival within 5.0 percentage points (at worst 2.5 percentage points worse), n = 1,000 and 1,000',
    });
    expect(compared(a, b, { share: 0.02 }).row('Ignored 24h').verdict).toBe('not shown');
  });

  test('of a share answered less is worse; 40 % against 60 % is worse by more than 5 points', () => {
    const { row } = compared(ignoring(600, 1_000), ignoring(400, 1_000), { share: 0.05 });
    for (const measure of ['Ignored 24h', 'Answered ≤1h']) expect(row(measure).verdict).toBe('worse');
  });

  test('worse, but perhaps by less than the margin, is not shown either way', () => {
    const { row } = compared(ignoring(400, 1_000), ignoring(300, 1_000), { share: 0.08 });
    expect(row('Ignored 24h')).toMatchObject({ verdict: 'not shown' });
  });

  test('a margin of time does not judge shares, nor one of shares times', () => {
    const { row } = compared(a, b, { seconds: 1_800 });
    expect(row('Ignored 24h').verdict).toBe('no difference shown');
    expect(row('Median wait').verdict).toBe('no worse');
  });
});

describe('too little', () => {
  test('29 on one side are too few for everything, which is said once', () => {
    const { row, notes } = compared(ignoring(18, 30), ignoring(9, 29));
    for (const measure of ['Ignored 24h', 'Median wait', 'Answered ≤1h', 'All waits'])
      expect(row(measure)).toMatchObject({ difference: { value: null, why: 'too few' }, verdict: 'cannot say' });
    expect(notes.filter((note) => note.includes('too few'))).toEqual([
      'cannot say (too few: at least 30 are needed on each side): Ignored 24h; Median wait; Answered ≤1h; All waits',
    ]);
  });

  test('all answered after the same minute: no difference, and no test made of nothing', () => {
    const { row, notes } = compared(ignoring(0, 40), ignoring(0, 40));
    for (const measure of ['Ignored 24h', 'Median wait']) expect(row(measure).verdict).toBe('no difference shown');
    expect(notes).toContain('cannot say (no waits that differ): All waits');
  });

  test('nobody answered on either side: no wait ended, so none can be tested', () => {
    const { row } = compared(ignoring(40, 40), ignoring(40, 40));
    expect(row('Median wait')).toMatchObject({ difference: { why: 'not reached' }, verdict: 'cannot say' });
    expect(row('All waits').verdict).toBe('cannot say');
  });

  test('outside coverage nothing is compared', () => {
    const side = sideOf('acme', ignoring(9, 40));
    const { rows, notes } = comparedPairs([
      { group: {}, a: side, b: side, lapse: 'September lies partly outside coverage of acme/x' },
    ]);
    for (const { difference } of rows as unknown as Compared[])
      expect(difference).toMatchObject({ value: null, why: 'not covered' });
    expect(notes).toContain('not compared: September lies partly outside coverage of acme/x');
  });
});

test('law: a side held against itself differs by 0, and no test finds anything', () => {
  const turns = [
    ...ignoring(18, 40),
    ...Array.from({ length: 30 }, (_, at) => ({ customer: 90 + at, wait: 600 * at })),
  ];
  const { row } = compared(turns, turns);
  for (const measure of ['Ignored 24h', 'Ignored 24h, matched', 'Median wait', 'Answered ≤1h'])
    expect(row(measure)).toMatchObject({ difference: { value: 0, p: 1 }, verdict: 'no difference shown' });
  expect(row('All waits')).toMatchObject({ difference: { p: 1 }, verdict: 'no difference shown' });
});

test('of twenty pairs the chance ones do not hold: p is adjusted for all of them', () => {
  const base = sideOf('rest', ignoring(300, 1_000));
  const others = Array.from({ length: 15 }, (_, at) => sideOf(`b${at}`, ignoring(at === 0 ? 360 : 300, 1_000)));
  const alone = comparedPairs([{ group: {}, a: others[0]!, b: base, lapse: undefined }]);
  const among = comparedPairs(others.map((a): Pair => ({ group: {}, a, b: base, lapse: undefined })));
  const row = ({ rows }: typeof alone) =>
    (rows as unknown as Compared[]).find(({ measure }) => measure === 'Ignored 24h')!;
  expect(row(alone).difference.p).toBeLessThan(0.05);
  expect(row(alone).verdict).toBe('higher');
  expect(row(among).difference.p_adjusted).toBeGreaterThan(0.05);
  expect(row(among).verdict).toBe('no difference shown');
  expect(row(among).sentence).toContain('and so many differences compared at once');
});

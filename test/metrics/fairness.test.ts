import { expect, test } from 'vitest';
import { followerBands } from '../../src/domain/follower-bands.ts';
import type { Row } from '../../src/domain/report.ts';
import type { TurnFrame } from '../../src/domain/turn-frame.ts';
import { countingOf } from '../../src/metrics/counted.ts';
import { fairness } from '../../src/metrics/fairness.ts';
import { frameOf, type TurnSpec } from '../helpers/frame.ts';
import { measured } from '../helpers/measure.ts';

const HOUR = 3_600;
const settings = {
  ...{ window: HOUR, windows: [HOUR], target: HOUR, episodeGap: 72 * HOUR, acceptBiased: false },
};

type Known = TurnSpec & { followers?: number };

/** A frame whose customers have so many followers; left out, nobody knows. */
function framed(turns: Known[]): TurnFrame {
  const frame = frameOf(turns);
  const of = new Map<number, number>();
  for (const [turn, { followers = -1 }] of turns.entries()) of.set(frame.customer[turn]!, followers);
  const known = [...of.values()].filter((each) => each >= 0).sort((a, b) => a - b);
  return {
    ...frame,
    weekHour: Uint8Array.from(turns, ({ at = 0 }) => Math.floor(at / HOUR) % 168),
    brandsTagged: new Uint8Array(turns.length).fill(1),
    followers: {
      of: Int32Array.from(frame.customer, (customer) => of.get(customer)!),
      bands: followerBands(known, of.size - known.length),
    },
  };
}

function answer(turns: Known[], how: Partial<typeof settings> = {}) {
  const { rows, notes } = measured(fairness, framed(turns), { ...settings, ...how });
  return { rows: rows as Row[], notes, all: rows[0] as Row };
}

/** Forty quiet customers of whom three in ten are answered after ten minutes, and forty loud ones of whom seven are. */
const UNFAIR: Known[] = Array.from({ length: 80 }, (_, at) => ({
  at: at * HOUR,
  followers: at < 40 ? 10 : 1_000,
  ...((at < 40 ? at % 10 < 3 : at % 10 < 7) && { wait: 600 }),
}));

test('loud customers are answered more: shares, the test by hand, and what is said', () => {
  const { rows, notes, all } = answer(UNFAIR);
  expect(rows).toMatchObject([
    { quintile: 'all', customers: 80, due: 80, answered: 40, share: 0.5, median_seconds: 600 },
    {
      quintile: '1: up to 10',
      customers: 40,
      due: 40,
      answered: 12,
      share: expect.closeTo(0.3, 12),
      median_seconds: null,
    },
    { quintile: '2: above 10', customers: 40, due: 40, answered: 28, share: 0.7, median_seconds: 600 },
  ]);
  // All answers come at one time: 12 where 20 were expected, hypergeometric variance 40 · ½ · ½ · 40 / 79.
  const { plain } = all.log_rank as { plain: { chi_square: number } };
  expect(plain.chi_square).toBeCloseTo(64 / ((40 * 40 * 0.25) / 79), 9);
  expect(notes[0]).toMatch(/^waits differ between the groups \(log-rank of 2: by customer χ² /);
  expect(notes[1]).toMatch(/^customers with many followers are answered more: with ten times the followers /);
});

test('of two numbers of followers the odds ratio is that of the table, to the power of the distance', () => {
  // No part of the week but one, and nobody writes twice: nothing else is held equal.
  const { all, notes } = answer(UNFAIR.map((turn) => ({ ...turn, at: 8 * HOUR })));
  const { ratio, low, high, adjusted, turns, customers } = all.odds_ratio as Record<string, number> & {
    adjusted: string[];
  };
  const table = (28 / 12) ** 2;
  expect(ratio).toBeCloseTo(table ** (1 / Math.log10(1_001 / 11)), 8);
  expect(low!).toBeGreaterThan(1);
  expect(high!).toBeGreaterThan(ratio!);
  expect([adjusted, turns, customers]).toEqual([[], 80, 80]);
  expect(notes[1]).toContain('not adjusted for anything');
});

test('no difference is said plainly, with what would have shown', () => {
  const { notes, all } = answer(UNFAIR.map((turn, at) => ({ ...turn, wait: at % 2 === 0 ? 600 : undefined })));
  expect(notes[0]).toMatch(/^waits: no difference shown between the groups/);
  expect(notes[1]).toMatch(/^no difference shown: with ten times the followers the odds .* would have shown × \d/);
  expect((all.odds_ratio as { detectable: number }).detectable).toBeGreaterThan(1);
});

test('whose followers nobody knows is shown and not tested', () => {
  const unknown = Array.from({ length: 30 }, (_, at) => ({ customer: 1_000 + at }));
  const { rows, all, notes } = answer([...UNFAIR, ...unknown]);
  expect(rows.map(({ quintile, due }) => [quintile, due])).toEqual([
    ['all', 110],
    ['1: up to 10', 40],
    ['2: above 10', 40],
    ['unknown', 30],
  ]);
  expect(all.log_rank).toEqual(answer(UNFAIR).all.log_rank);
  expect((all.odds_ratio as { turns: number }).turns).toBe(80);
  expect(notes).toContain('followers of 30 customers are unknown: a group of their own');
});

test.each<[string, Known[], string]>([
  [
    'no follower counts',
    UNFAIR.map(({ followers: _, ...turn }) => turn),
    'nothing to compare: the data tell of no customer how many followers they have',
  ],
  [
    'everybody has equally many',
    UNFAIR.map((turn) => ({ ...turn, followers: 7 })),
    'nothing to compare: all customers here whose followers are known are in one group',
  ],
  [
    'one customer wrote nine of ten turns',
    UNFAIR.map((turn, at) => ({ ...turn, customer: at < 72 ? 0 : at, followers: at < 72 ? 5 : at })),
    'too few customers to compare: one of them wrote 90 % of the turns',
  ],
  [
    'nobody was answered',
    UNFAIR.map((turn) => ({ ...turn, wait: undefined })),
    'nothing to compare: nobody was answered',
  ],
  [
    'everybody was answered',
    UNFAIR.map((turn) => ({ ...turn, wait: 60 })),
    'too few: an odds ratio takes 30 turns that were answered in time and 30 that were not, and here are 80 and 0',
  ],
  [
    'followers tell all',
    UNFAIR.map((turn, at) => ({ ...turn, at: 0, wait: at < 40 ? undefined : 60 })),
    'no odds ratio: the number of followers tells who was answered from who was not',
  ],
  ['twenty turns', UNFAIR.slice(30, 50), 'too few: waits are compared where two groups have 30 turns each'],
])('%s: a sentence and no number', (_, turns, sentence) => {
  expect(answer(turns).notes).toContain(sentence);
});

test('with fewer than ten turns there is no share and no time', () => {
  const { rows } = answer(UNFAIR.slice(36, 44));
  expect(rows.map(({ share, median_seconds }) => [share, median_seconds])).toEqual(rows.map(() => [null, null]));
});

test('who writes again within the gap is a repeat contact, whichever turn is read first', () => {
  const again = UNFAIR.flatMap((turn, at): Known[] => {
    const customer = at;
    return [{ ...turn, customer, at: 8 * HOUR }, ...(at % 2 === 0 ? [{ ...turn, customer, at: 7 * HOUR }] : [])];
  });
  const { all } = answer(again);
  expect(all.odds_ratio).toMatchObject({ adjusted: ['repeat contact'] });
  const apart = answer(again, { episodeGap: HOUR });
  expect(apart.all.odds_ratio).toMatchObject({ adjusted: [] });
});

test('what a turn counts as adds up to the rows', () => {
  const turns: Known[] = [...UNFAIR, { observed: 60, followers: 10 }, { wait: 2 * HOUR, followers: 1_000 }];
  const frame = framed(turns);
  const counting = countingOf(fairness, frame, settings);
  const counted = turns.map((_, turn) => counting(turn));
  expect(counted.filter((part) => part.due).length).toBe(81);
  expect(counted.filter(({ as }) => as === 'answered').length).toBe(40);
  expect(counted[80]).toEqual({ as: 'pending', because: 'watched for less than the window; followers 1: up to 10' });
  expect(counted[81]).toMatchObject({ as: 'ignored', because: 'followers 2: above 10' });
  expect(counting(0)).toBe(counting(10));
});

test('where posts are classified, those that are not are left out, and language counts too', () => {
  const turns = Array.from({ length: 240 }, (_, at) => ({
    at: 8 * HOUR,
    followers: (7 * at) % 120,
    ...(at % 4 < 2 !== at % 7 < 2 && { wait: 600 }),
  }));
  const frame = framed(turns);
  const column = (values: string[], code: (at: number) => number) => ({
    codes: Uint32Array.from(turns, (_, at) => code(at)),
    values: ['', ...values],
  });
  const labels = {
    intent: column(['question', 'complaint'], (at) => (at < 20 ? 0 : 1 + (at % 2))),
    language: column(['en', 'de', 'fr'], (at) => (at % 6 < 4 ? 1 : at % 6 === 4 ? 2 : 3)),
  };
  const { rows } = measured(fairness, { ...frame, labels }, settings);
  expect(rows[0]!.odds_ratio).toMatchObject({
    ...{ turns: 220, unlabelled: 20, adjusted: ['question or complaint', 'language'] },
  });
});

test('times without a day’s hours: no share within an hour is told of them', () => {
  const dated = { ...framed(UNFAIR), datesOnly: new Uint8Array(UNFAIR.length).fill(1) };
  expect(measured(fairness, dated, settings).refused?.reason).toContain('no wait under a day is known');
});

test('a covariate that follows from another is left out, and the number stays', () => {
  // Questions are asked by night and complaints by day: one follows from the other.
  const turns = Array.from({ length: 160 }, (_, at) => ({
    at: (at % 2 === 0 ? 1 : 9) * HOUR,
    followers: (7 * at) % 120,
    ...((at * 7) % 3 === 0 && { wait: 600 }),
  }));
  const intent = { codes: Uint32Array.from(turns, (_, at) => 1 + (at % 2)), values: ['', 'question', 'complaint'] };
  const { rows } = measured(fairness, { ...framed(turns), labels: { intent } }, settings);
  expect(rows[0]!.odds_ratio).toMatchObject({
    adjusted: ['part of the week'],
    left_out: ['repeat contact', 'brands tagged', 'question or complaint', 'language'],
  });
});

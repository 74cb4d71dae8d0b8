/** Response times as other products print them: what they leave out, and what that hides. */
import { describe, expect, test } from 'vitest';
import { NO_REPLY_NEEDED, REPLY_NEEDED } from '../../src/domain/turn-frame.ts';
import { asProduct } from '../../src/metrics/as-product.ts';
import type { Settings } from '../../src/metrics/metric.ts';
import { PRODUCTS } from '../../src/metrics/products.ts';
import { frameOf, type TurnSpec } from '../helpers/frame.ts';
import { measured } from '../helpers/measure.ts';

const HOUR = 3_600;
const settings: Settings = {
  window: 24 * HOUR,
  windows: [24 * HOUR],
  target: HOUR,
  episodeGap: 72 * HOUR,
  acceptBiased: false,
};
const as = (name: string, turns: TurnSpec[], more: Partial<Settings> = {}) =>
  measured(asProduct(PRODUCTS.find((product) => product.name === name)!), frameOf(turns), { ...settings, ...more });
const answered = (n: number, wait: (at: number) => number): TurnSpec[] =>
  Array.from({ length: n }, (_, at) => ({ wait: wait(at), customer: at }));
const silent = (n: number): TurnSpec[] => Array.from({ length: n }, (_, at) => ({ customer: 100 + at }));

test('ten answers after 10 to 100 minutes and fifteen that never came: 55 minutes there, not reached here', () => {
  const section = as('zendesk', [...answered(10, (at) => 600 * (at + 1)), ...silent(15)]);
  expect(section.rows[0]).toMatchObject({
    ...{ product: 'zendesk', n: 25, left_out: 15 },
    answered_only: { n: 10, mean_seconds: 3_300, median_seconds: 3_300, p90_seconds: 5_460 },
    km: { median_seconds: null },
  });
  expect(section.notes[0]).toBe(
    'Zendesk would say 55 min; fewer than half of the turns were answered. It leaves out the 15 of 25 conversations without an answer',
  );
});

test('nine hours for half of the customers, when the slow third is left in', () => {
  const turns = [
    ...answered(20, () => 46 * 60),
    ...answered(10, () => 9 * HOUR).map((turn) => ({ ...turn, customer: 50 + turn.customer! })),
    ...silent(12),
  ];
  const [note] = as('zendesk', turns).notes;
  expect(note).toMatch(/^Zendesk would say 46 min; half of the turns wait 9 h or longer/);
});

describe('products', () => {
  const skewed = [...answered(9, () => 600), { wait: 60_000, customer: 9 }];

  test('an average and a median of one distribution: each product says its own first', () => {
    const said = (name: string) => /would say (.*?);/.exec(as(name, skewed).notes[0]!)![1];
    expect(PRODUCTS.map(({ name }) => [name, said(name)])).toEqual([
      ['zendesk', '10 min'],
      ['sprout', '1 h 49 min'],
      ['hootsuite', '1 h 49 min'],
      ['orlo', '1 h 49 min'],
      ['issue-metrics', '1 h 49 min'],
    ]);
  });

  test('issue-metrics takes an answer in the very second for none; the others count it', () => {
    const instant = [...skewed, { wait: 0, customer: 10 }];
    expect(as('issue-metrics', instant).rows[0]).toMatchObject({
      n: 11,
      left_out: 1,
      answered_only: { n: 10, median_seconds: 600 },
    });
    expect(as('sprout', instant).rows[0]).toMatchObject({ n: 11, left_out: 0, answered_only: { n: 11 } });
  });

  test('what cannot be had is said, with the source of the definition', () => {
    const { notes, definition } = as('hootsuite', skewed);
    expect(notes.join('\n')).toContain('"resolved" is a state of the inbox there, which is not in these data');
    for (const product of PRODUCTS) {
      const { definition: text } = asProduct(product);
      expect(text).toMatch(/Source: .*(?:support|help|github)\..*November 2026\.$/);
    }
    expect(definition).toContain('Inbox 2.0 metrics');
  });
});

test('no product tells turns that needed a reply from others: all count there, and half of the needy wait here', () => {
  const frame = frameOf([...answered(10, () => 600), ...answered(10, () => 7_200)]);
  frame.needsReply = Uint8Array.from({ length: 20 }, (_, at) => (at < 10 ? NO_REPLY_NEEDED : REPLY_NEEDED));
  const { rows, notes } = measured(asProduct(PRODUCTS[1]!), frame, settings);
  expect(rows[0]).toMatchObject({
    n: 20,
    answered_only: { n: 20, mean_seconds: 3_900 },
    km: { median_seconds: 7_200 },
  });
  expect(notes[0]).toMatch(
    /^Sprout Social would say 1 h 05 min; half of the turns that needed a reply wait 2 h or longer/,
  );
});

describe('too little', () => {
  test('nine answers are too few for a number, and for a sentence', () => {
    const section = as('orlo', [...answered(9, () => 600), ...silent(30)]);
    expect(section.rows[0]).toMatchObject({
      answered_only: { n: 9, mean_seconds: null, median_seconds: null },
      left_out: 30,
    });
    expect(section.notes.join()).not.toContain('would say');
  });

  test('nobody answered, and nothing at all', () => {
    expect(as('zendesk', silent(20)).rows[0]).toMatchObject({
      answered_only: { n: 0, mean_seconds: null },
      left_out: 20,
    });
    expect(as('zendesk', []).rows[0]).toMatchObject({ n: 0, left_out: 0 });
  });

  test('where nothing shows that the brand’s posts were looked for it is refused, as ours are', () => {
    expect(
      as(
        'zendesk',
        answered(12, () => 600).map((turn) => ({ ...turn, oneSided: true })),
      ).refused,
    ).toBeDefined();
  });
});

/** Two periods beside each other: chance is not called change, and what cannot be compared is not. */
import { expect, test } from 'vitest';
import { seededRandom } from '../../src/domain/random.ts';
import type { Column, Row } from '../../src/domain/report.ts';
import { compare } from '../../src/metrics/comparison.ts';
import { ignored } from '../../src/metrics/ignored.ts';
import type { Settings } from '../../src/metrics/metric.ts';
import { responseTimes } from '../../src/metrics/response-times.ts';
import { sla } from '../../src/metrics/sla.ts';
import { volume } from '../../src/metrics/volume.ts';
import { cellText } from '../../src/renderers/cells.ts';
import { frameOf, type TurnSpec } from '../helpers/frame.ts';
import { measured } from '../helpers/measure.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const settings: Settings = { window: DAY, windows: [DAY], target: HOUR, episodeGap: 3 * DAY, acceptBiased: false };

interface Compared {
  [name: string]: unknown;
  brand?: string;
  measure: string;
  change: { value: number | null; low: number | null; high: number | null; p_adjusted: number | null; why?: string };
}

const brand = {
  name: 'brand',
  label: 'Brand',
  order: 'text' as const,
  code: (frame: ReturnType<typeof frameOf>, turn: number) => frame.brand[turn]!,
  text: (code: number) => ['', 'acme', 'rival'][code]!,
};

function compared(
  now: TurnSpec[],
  before: TurnSpec[],
  by: (typeof brand)[] = [],
  lapse?: (names: Row) => string | undefined,
  promise: Partial<Settings> = {},
) {
  const asked = { ...settings, ...promise };
  const sections = (turns: TurnSpec[]) => {
    const frame = frameOf(turns);
    return [volume, responseTimes, ignored, sla].map((metric) => measured(metric, frame, asked, by));
  };
  const columns = by.map(({ name, label }): Column => ({ key: name, label, kind: 'text' }));
  return compare(sections(now), sections(before), columns, asked, lapse ?? (() => undefined));
}

const rowOf = (rows: Row[], measure: string, name?: string) =>
  (rows as Compared[]).find((row) => row.measure === measure && row.brand === name)!;

const ignoring = (hits: number, n: number, more: TurnSpec = {}): TurnSpec[] =>
  Array.from({ length: n }, (_, at) => ({ ...(at >= hits && { wait: 60 }), customer: at, ...more }));

test('18 of 30 ignored against 9 of 30 is 30 percentage points more, with Newcombe’s interval, for each brand', () => {
  const now = [...ignoring(18, 30), ...ignoring(3, 40, { brand: 2 })];
  const before = [...ignoring(9, 30), ...ignoring(3, 40, { brand: 2 })];
  const { rows, columns, notes } = compared(now, before, [brand]);
  const row = rowOf(rows, 'Ignored 24h', 'acme');
  expect(row.change).toMatchObject({
    value: expect.closeTo(0.3, 12),
    low: expect.closeTo(0.04858, 5),
    high: expect.closeTo(0.50378, 5),
  });
  const change = columns.find(({ key }) => key === 'change.value')!;
  expect(cellText(row, change, { unicode: true, timezone: 'UTC' })).toBe('+30.0 points (4.9 to 50.4)');
  expect(rowOf(rows, 'Ignored 24h', 'rival').change.value).toBe(0);
  expect(notes).toContain('changes of shares are in percentage points');
  expect(notes.join('\n')).toMatch(/5 changes compared at once: 2 hold at a false discovery rate of 5 %/);
});

test('the service level of an hour and the promise of an hour are one question, and of two hours another', () => {
  const [now, before] = [ignoring(18, 30), ignoring(9, 30)];
  const change = (measure: string, { rows }: ReturnType<typeof compared>) => rowOf(rows, measure).change;
  const same = compared(now, before);
  expect(same.notes).toContain('Answered ≤1h and SLA attainment are counted as one');
  expect(same.notes.join()).toContain('2 changes compared at once');
  expect(change('Answered ≤1h', same).p_adjusted).toBe(change('SLA attainment', same).p_adjusted);
  const other = compared(now, before, [], undefined, { target: 2 * HOUR });
  expect(other.notes.join()).toContain('3 changes compared at once');
  expect(other.notes.join()).not.toContain('counted as one');
});

test('below thirty on one side no change is reported, and the counts remain', () => {
  const { rows } = compared(ignoring(18, 30), ignoring(9, 29));
  expect(rowOf(rows, 'Turns').change.value).toBe(1);
  for (const measure of ['Median wait', 'Answered ≤1h', 'SLA attainment', 'Ignored 24h'])
    expect(rowOf(rows, measure).change).toMatchObject({ value: null, why: 'too few' });
});

test('a period partly outside coverage is not compared, and it says of which group and why', () => {
  const turns = [...ignoring(18, 30), ...ignoring(9, 30, { brand: 2 })];
  const lapse = ({ brand: name }: Row) =>
    name === 'rival' ? 'September lies partly outside coverage of rival/x' : undefined;
  const { rows, notes } = compared(turns, turns, [brand], lapse);
  expect(rowOf(rows, 'Ignored 24h', 'acme').change.value).toBe(0);
  for (const row of (rows as Compared[]).filter((each) => each.brand === 'rival'))
    expect(row.change).toMatchObject({ value: null, why: 'not covered' });
  expect(notes).toContain('not compared: September lies partly outside coverage of rival/x');
});

test('55: one angry customer in the second period is no change', () => {
  const quiet = ignoring(4, 40);
  const angry = [...ignoring(4, 40), ...Array.from({ length: 25 }, (): TurnSpec => ({ customer: 99 }))];
  const { change } = rowOf(compared(angry, quiet).rows, 'Ignored 24h');
  expect(change.value).toBeGreaterThan(0.3);
  expect(change.low).toBeLessThan(0);
});

test('law: of 220 populations without a change the intervals cover 0 in about 95 %', () => {
  const random = seededRandom(55);
  const period = (): TurnSpec[] =>
    Array.from({ length: 45 }, (_, customer) => {
      const pace = Math.exp(2 * random() - 1);
      const isIgnored = random() < 0.4;
      return Array.from({ length: 1 + Math.floor(random() ** 2 * 8) }, (): TurnSpec => {
        const never = random() < 0.7 ? isIgnored : random() < 0.4;
        return { customer, ...(!never && { wait: Math.floor(-HOUR * pace * Math.log(random())) }) };
      });
    }).flat();
  const measures = ['Median wait', 'Answered ≤1h', 'SLA attainment', 'Ignored 24h'];
  const covering = new Map(measures.map((measure) => [measure, 0]));
  for (let environment = 0; environment < 220; environment++) {
    const { rows } = compared(period(), period());
    for (const measure of measures) {
      const { value, low, high } = rowOf(rows, measure).change;
      expect(value).not.toBeUndefined();
      if ((low ?? Number.NEGATIVE_INFINITY) <= 0 && 0 <= (high ?? Number.POSITIVE_INFINITY))
        covering.set(measure, covering.get(measure)! + 1);
    }
  }
  for (const [measure, count] of covering) {
    expect(count / 220, measure).toBeGreaterThan(0.92);
    expect(count / 220, measure).toBeLessThan(0.995);
  }
}, 60_000);

test('a side of nine says too few, one of fifty of whom most wait says not reached', () => {
  const { rows } = compared(ignoring(40, 50), ignoring(2, 9));
  const why = (measure: string) => {
    const { now, before } = rowOf(rows, measure) as unknown as Record<'now' | 'before', { why?: string }>;
    return [now.why, before.why];
  };
  expect(why('Median wait')).toEqual(['not reached', 'too few']);
  for (const measure of ['Answered ≤1h', 'SLA attainment', 'Ignored 24h'])
    expect(why(measure)).toEqual([undefined, 'too few']);
});

import { expect, test } from 'vitest';
import type { WaitCount } from '../../src/metrics/counts/waits.ts';
import { inDays } from '../../src/metrics/days.ts';
import type { Settings } from '../../src/metrics/metric.ts';
import { inOpenHours } from '../../src/metrics/open-hours.ts';
import { waitingPictures } from '../../src/metrics/waiting-picture.ts';
import { RESPONSE_TIMES } from '../renderers/sample.ts';

const NOBODY = Array.from({ length: 11 }, () => 0);
const count = (n: number, points: [number, number][] = [[60, 1]]) =>
  ({
    ...{ n, points: () => points, curve: () => ({ band: [[60, 0.9, 1]] }) },
    atRisk: () => ({ at_risk: NOBODY, events: NOBODY, censored: NOBODY }),
  }) as unknown as WaitCount;
const group = (brand: string, n: number, answeredMedian: number | null = 600) => ({
  ...{ names: { brand }, count: count(n), answeredMedian },
});
const drawn = (...groups: Parameters<typeof waitingPictures>[0]) => {
  const [picture] = waitingPictures(groups);
  if (picture?.kind !== 'curves') return undefined;
  const { lines, marks, note } = picture;
  return { lines: lines.map(({ name }) => name), marks: marks?.map(({ label }) => label), note };
};

test('each group with ten turns is a line, in the order of the rows; the answered alone are marked', () => {
  expect(drawn(group('acme', 10), group('bolt', 9), group('cord', 500, null))).toEqual({
    lines: ['acme', 'cord'],
    marks: ['median of the answered alone: acme 10 min'],
    note: 'not drawn: 1 group with too few turns',
  });
  expect(drawn({ ...group('', 10), names: {} })?.lines).toEqual(['all turns']);
});

test('of many groups the five with most turns are drawn, and no mark hides them', () => {
  const many = [20, 70, 60, 50, 40, 30].map((n) => group(`g${n}`, n));
  expect(drawn(...many)).toEqual({
    lines: ['g70', 'g60', 'g50', 'g40', 'g30'],
    marks: [],
    note: 'not drawn: 1 smaller group',
  });
});

test('nothing is drawn of too few, nor of waits that all ended within a minute', () => {
  expect(drawn(group('acme', 9))).toBeUndefined();
  expect(drawn({ ...group('acme', 30), count: count(30, []) })).toBeUndefined();
});

test('an answer within a minute is marked where the axis begins', () => {
  const [picture] = waitingPictures([group('acme', 10, 4)]);
  expect(picture).toMatchObject({ marks: [{ label: expect.stringContaining('acme 4 s'), x: 60 }] });
});

const SECTION = { ...RESPONSE_TIMES, pictures: waitingPictures([group('acme', 10)]) };

test('hours that no post was dated in are not drawn', () => {
  const settings = { windows: [86_400] } as unknown as Settings;
  const dated = [{ names: { brand: 'Acme' }, at: 0, n: 3, shortestTarget: 86_400 }];
  expect(inDays(SECTION, dated, settings).pictures).toBeUndefined();
  expect(inDays(SECTION, [], settings).pictures).toEqual(SECTION.pictures);
});

test('an axis in open hours says so', () => {
  const { pictures } = inOpenHours(SECTION, { areOpen: true, byCalendar: new Set() }, []);
  expect(pictures).toMatchObject([{ x: { label: 'time since the first post of the turn (open hours)' } }]);
});

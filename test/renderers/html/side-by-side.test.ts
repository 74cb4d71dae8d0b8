import { expect, test } from 'vitest';
import { PLAIN } from '../../../src/domain/palette.ts';
import type { Report, Row, Section } from '../../../src/domain/report.ts';
import { htmlRenderer } from '../../../src/renderers/html/index.ts';
import { htmlTables } from '../../helpers/html-tables.ts';
import { REPORT } from '../sample.ts';

const BRAND = { key: 'brand', label: 'Brand', kind: 'text' } as const;
const sectionOf = (metric: string, columns: Section['columns'], rows: Row[], more: Partial<Section> = {}): Section => ({
  ...{ metric, version: 1, title: metric, question: '?', definition: '.', notes: [] },
  ...{ columns: [BRAND, ...columns], rows, ...more },
});
const ignored = (brand: string, window: string, due: number, rate: number | null): Row => ({
  ...{ brand, window, due, rate },
  ...{ ci_low: rate && rate - 0.1, ci_high: rate && rate + 0.1 },
});
const waits = (brand: string, n: number, median: number | null, low = 60): Row => ({
  ...{ brand, n, km: { median_seconds: median } },
  intervals: { km: { median_seconds: { low, high: median && median + 60, n } } },
});
const IGNORED = sectionOf(
  'ignored',
  [
    { key: 'due', label: 'Due', kind: 'count' },
    { key: 'rate', label: 'Rate (95 % CI)', kind: 'share', of: 'due', needs: 10, interval: ['ci_low', 'ci_high'] },
  ],
  [
    ignored('acme', '24h', 40, 0.2),
    ignored('acme', 'ever', 40, 0.9),
    ignored('beta', '24h', 3, null),
    ignored('gull', '24h', 50, 0.6),
    ignored('delta', '24h', 50, 0.2),
  ],
);
const at = 'intervals.km.median_seconds';
const WAITS = sectionOf(
  'response-times',
  [
    { key: 'n', label: 'n', kind: 'count' },
    {
      ...{ key: 'km.median_seconds', label: 'Median', kind: 'seconds', absent: 'not reached' },
      ...{ of: `${at}.n`, needs: 10, interval: [`${at}.low`, `${at}.high`] },
    },
  ],
  [waits('acme', 40, 120), waits('beta', 3, null), waits('gull', 50, 240), waits('delta', 50, null, 600)],
);
const summary = [{ metric: 'ignored', group: { brand: 'gull' }, sentence: 'gull (highest of 3): much.' }];
const reportOf = (sections: Section[]): Report => ({ ...REPORT, sections, summary });
const pageOf = (sections: Section[]) =>
  htmlRenderer.render(reportOf(sections), { width: 80, unicode: true, palette: PLAIN });
const opening = (page: string) => /<section id="groups">.*?<\/section>/s.exec(page)?.[0];

test('many brands: the page opens with all of them, the most ignored first, then who waits longest, too few last', () => {
  const page = pageOf([WAITS, IGNORED]);
  expect(htmlTables(page)[0]).toEqual([
    ['gull', '50', '60.0 % (50.0–70.0)', '50', '4 min (1m–5m)'],
    ['delta', '50', '20.0 % (10.0–30.0)', '50', 'not reached (≥10m)'],
    ['acme', '40', '20.0 % (10.0–30.0)', '40', '2 min (1m–3m)'],
    ['beta', '3', 'too few', '3', 'too few'],
  ]);
  expect(opening(page)).toContain('4 groups by brand, the highest ignored rate first; those with too few last.');
  expect(opening(page)).toMatch(/<th[^>]*>Ignored 24h \(95 % CI\)<\/th>.*<th[^>]*>Median wait \(95 % CI\)<\/th>/);
  expect(page.indexOf('id="groups"')).toBeLessThan(page.indexOf('id="summary"'));
  expect(page).toContain('<li><a href="#groups">Side by side</a></li>');
});

test('turns of which nothing tells whether they needed a reply stand beside the rate that leaves them out', () => {
  const unknown = { key: 'unknown.due', label: 'Unknown due', kind: 'count' } as const;
  const rows = IGNORED.rows.map((row) => ({ ...row, unknown: { due: row.brand === 'gull' ? 300 : 0 } }));
  const page = pageOf([{ ...IGNORED, columns: [...IGNORED.columns, unknown], rows }]);
  expect(htmlTables(page)[0]!.slice(0, 2)).toEqual([
    ['gull', '50', '60.0 % (50.0–70.0)', '300'],
    ['acme', '40', '20.0 % (10.0–30.0)', '0'],
  ]);
  expect(opening(page)).toMatch(/<th[^>]*>Unknown due<\/th>/);
});

test('where the ignored rate is refused the table says so, and goes by the waits', () => {
  const refused = {
    ...IGNORED,
    title: 'Ignored mentions',
    rows: [],
    refused: { reason: 'answered only', hint: 'Pull.' },
  };
  const page = pageOf([refused, { ...WAITS, notes: ['WARNING: whoever got no answer is not in the data'] }]);
  expect(htmlTables(page)[0]!.map(([brand]) => brand)).toEqual(['delta', 'gull', 'acme', 'beta']);
  expect(opening(page)).toContain('the longest median wait first');
  expect(opening(page)).toContain('<strong>Ignored mentions refused:</strong> answered only.');
  expect(opening(page)).toContain('WARNING: whoever got no answer is not in the data');
});

test('a cut list says that it is one', () => {
  const cut = '4 of 9 groups by brand, largest Rate first; n is of all groups';
  expect(opening(pageOf([{ ...IGNORED, shown_groups: cut }]))).toContain(`too few last. ${cut}.`);
});

test('few brands have their columns in the summary, and other metrics nothing to compare by', () => {
  const three = IGNORED.rows.filter(({ brand }) => brand !== 'beta');
  expect(opening(pageOf([{ ...IGNORED, rows: three }]))).toBeUndefined();
  expect(opening(pageOf([sectionOf('volume', [{ key: 'turns', label: 'Turns', kind: 'count' }], IGNORED.rows)]))).toBe(
    undefined,
  );
  expect(
    opening(htmlRenderer.render({ ...reportOf([IGNORED]), summary: [] }, { width: 80, unicode: true, palette: PLAIN })),
  ).toBe(undefined);
});

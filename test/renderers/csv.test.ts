import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/domain/palette.ts';
import { csvRenderer } from '../../src/renderers/csv.ts';
import { IGNORED_REFUSED, METRIC, REPORT } from './sample.ts';

const OPTIONS = { width: 80, unicode: true, palette: PLAIN };
const read = (text: string) => parse(text, { columns: true }) as Record<string, string>[];

describe('csv', () => {
  it('holds every value of every row, unrounded', () => {
    const [acme] = read(csvRenderer.render(METRIC, OPTIONS));
    expect(acme).toMatchObject({
      metric: 'response-times',
      scope: 'row',
      brand: 'Acme',
      n: '12305',
      'km.median_seconds': '720',
      'km.p75_seconds': '3661.5',
      answered_rate: '0.56789',
      ci_method: 'wilson',
      effort: '1.23456',
      newest: '2026-03-29T09:00:00.000Z',
      trend: '1 4  8',
    });
  });

  it('turns a brand named like a formula into text and leaves a negative number a number', () => {
    const [, hostile] = read(csvRenderer.render(METRIC, OPTIONS));
    expect(hostile).toMatchObject({ brand: `'=cmd|"x"␛[2J`, effort: '-0.5', answered_rate: '' });
  });

  it('distinguishes totals from rows and says in every line how the number was made', () => {
    const rows = read(csvRenderer.render(METRIC, OPTIONS));
    expect(rows.map((row) => row.scope)).toEqual(['row', 'row', 'total']);
    expect(rows.at(-1)).toMatchObject({
      'meta.definition': 'response-times v1',
      'meta.window': '24h',
      'meta.n': '12345',
      'meta.as_of': '2026-04-01T00:00:00.000Z',
      'meta.timezone': 'Europe/Berlin',
      'meta.sampling': 'answered-only',
      'meta.label_method': 'none',
    });
    expect(rows[0]?.['meta.coverage']).toContain('1 gap, page cap');
  });

  it('turns a filter that a stranger named like a formula into text, too', () => {
    const filter = ['=HYPERLINK("http://evil")\u001b[2J'];
    const [row] = read(csvRenderer.render({ ...METRIC, filter }, OPTIONS));
    expect(row?.['meta.filter']).toBe(`'=HYPERLINK("http://evil")␛[2J`);
  });

  it('puts the reason in the row of a refused metric', () => {
    const refused = read(csvRenderer.render(REPORT, OPTIONS)).find((row) => row.metric === 'ignored');
    expect(refused).toMatchObject({ refused: IGNORED_REFUSED.refused?.reason, rate: '' });
  });

  it('leaves a cell empty where another section has a number and this one goes deeper', () => {
    const section = { ...IGNORED_REFUSED, refused: undefined };
    const flat = { ...section, metric: 'flat', rows: [{ rate: 0.5 }] };
    const deep = { ...section, metric: 'deep', rows: [{ rate: { value: 0.25, of: [1, 2] } }] };
    const [first, second] = read(csvRenderer.render({ ...REPORT, sections: [flat, deep] }, OPTIONS));
    expect([first?.rate, first?.['rate.value']]).toEqual(['0.5', '']);
    expect([second?.rate, second?.['rate.value'], second?.['rate.of']]).toEqual(['', '0.25', '1 2']);
  });
});

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/domain/palette.ts';
import type { Report } from '../../src/domain/report.ts';
import { RENDERERS, rendererNamed } from '../../src/renderers/index.ts';
import { METRIC, RESPONSE_TIMES } from './sample.ts';

const OPTIONS = { width: 200, unicode: true, palette: PLAIN };

/** What a person reads, back to numbers: count, share in tenths of a percent with its interval, plain number. */
function readByPerson(cells: string[]): number[] {
  const [brand, count, share, number] = cells.map((cell) => cell.trim());
  const shares = (share?.match(/-?\d+\.\d/g) ?? []).map(Number);
  return [Number(brand?.slice(1)), Number(count?.replaceAll(',', '')), ...shares, Number(number)];
}

describe('renderers', () => {
  it('31: show the same numbers on screen, in markdown, csv and json', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const row = fc.record({
      n: fc.nat({ max: 1e9 }),
      ignored: fc.record({ rate: share, low: share, high: share }),
      effort: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (made) => {
        const rows = made.map((each, index) => ({ brand: `b${index}`, ...each }));
        const columns: Report['sections'][0]['columns'] = [
          { key: 'brand', label: 'brand', kind: 'text' },
          { key: 'n', label: 'due', kind: 'count' },
          { key: 'ignored.rate', label: 'ignored', kind: 'share', interval: ['ignored.low', 'ignored.high'] },
          { key: 'effort', label: 'effort', kind: 'number' },
        ];
        const report: Report = { ...METRIC, sections: [{ ...RESPONSE_TIMES, columns, rows, total: undefined }] };
        const people = rows.map(({ brand, n, ignored, effort }) => [
          Number(brand.slice(1)),
          n,
          ...[ignored.rate, ignored.low, ignored.high].map((value) => Number((value * 100).toFixed(1))),
          Math.round(effort * 100) / 100 + 0,
        ]);

        const lines = (text: string) => text.split('\n').filter((line) => /^(\| )?b\d+ /.test(line));
        const screen = lines(RENDERERS.table.render(report, OPTIONS)).map((line) => readByPerson(line.split(/ {2,}/)));
        const page = lines(RENDERERS.markdown.render(report, OPTIONS)).map((line) =>
          readByPerson(line.replaceAll('\\', '').split('|').slice(1)),
        );
        const sheet = parse(RENDERERS.csv.render(report, OPTIONS), { columns: true }) as Record<string, string>[];
        const object = JSON.parse(RENDERERS.json.render(report, OPTIONS)) as { rows: unknown[] };

        expect(screen).toEqual(people);
        expect(page).toEqual(people);
        expect(object.rows).toEqual(JSON.parse(JSON.stringify(rows)));
        expect(
          sheet.map((each) => [each.brand, each.n, each['ignored.rate'], each['ignored.high'], each.effort]),
        ).toEqual(
          rows.map((each) => [each.brand, each.n, each.ignored.rate, each.ignored.high, each.effort].map(String)),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('name what there is when somebody asks for another', () => {
    expect(rendererNamed('csv').name).toBe('csv');
    expect(() => rendererNamed('toString')).toThrow('no output format "toString"');
  });
});

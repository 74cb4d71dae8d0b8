/** 54 brands, every section: the workbook has the rows of the JSON, and in each row only its numbers. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { manyBrands } from '../helpers/many-brands.ts';
import { hasOpenpyxl, type ReadCell, type ReadSheet, readWorkbook } from '../helpers/openpyxl.ts';
import { run } from '../helpers/run.ts';

interface JsonSection {
  metric: string;
  rows: Record<string, unknown>[];
  total?: Record<string, unknown>;
  refused?: unknown;
}

/** All numbers in a value, however deep; lists, such as those of a sparkline, are one cell of text. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  return Object.values(value).flatMap(numbersIn);
}

/** Times of day are read back to a millisecond. */
const isAmong = (cell: number, numbers: readonly number[]) =>
  numbers.some((number) => Math.abs(number - cell) <= Math.max(1e-9 * Math.abs(number), cell % 1 === 0 ? 0 : 1e-3));

const numbersOf = (row: readonly ReadCell[]) => row.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));

/** The rows of the table: below its head, above the notes. */
function tableOf({ rows }: ReadSheet): ReadCell[][] {
  const end = rows.findIndex((row) => row.every(({ value }) => value === null));
  return rows.slice(1, end < 0 ? undefined : end);
}

describe.skipIf(!hasOpenpyxl)('of 54 brands', () => {
  let sheets: ReadSheet[];
  let sections: JsonSection[];

  beforeAll(async () => {
    const cwd = await manyBrands();
    const argv = ['report', '--sections', 'all', '--by', 'brand', '--since', '2026-10-01', '--until', '2026-10-31'];
    const { code } = await run([...argv, '-o', 'all.xlsx'], { cwd });
    expect(code).toBe(0);
    sheets = readWorkbook(join(cwd, 'all.xlsx')).slice(1, -1);
    sections = (JSON.parse((await run([...argv, '--json'], { cwd })).stdout) as { sections: JsonSection[] }).sections;
  });

  test('there is a sheet for each section', () => {
    expect(sections.length).toBeGreaterThan(12);
    expect(sheets).toHaveLength(sections.length);
  });

  test('each row of a sheet is one of the JSON, in its order, and holds no other number', () => {
    let compared = 0;
    const strange: string[] = [];
    for (const [at, { metric, rows, total, refused }] of sections.entries()) {
      if (refused && rows.length === 0) continue;
      const all = [...rows, ...(total ? [total] : [])].map(numbersIn);
      let next = 0;
      for (const row of tableOf(sheets[at]!)) {
        const cells = numbersOf(row);
        // Rows that only programs are given stand between those of a sheet.
        const found = all.findIndex((numbers, place) => place >= next && cells.every((cell) => isAmong(cell, numbers)));
        if (found < 0) strange.push(`${metric}: ${JSON.stringify(row.map(({ value }) => value))}`);
        else next = found + 1;
        compared += cells.length;
      }
    }
    expect(strange).toEqual([]);
    expect(compared).toBeGreaterThan(5_000);
  });

  test('where rows are of brands alone, none is missing', () => {
    const perBrand = sections.filter(
      ({ rows }) => rows.length === 54 && new Set(rows.map(({ brand }) => brand)).size === 54,
    );
    expect(perBrand.length).toBeGreaterThan(4);
    for (const { metric, total } of perBrand) {
      const at = sections.findIndex((section) => section.metric === metric);
      expect([metric, tableOf(sheets[at]!).length]).toEqual([metric, 54 + (total ? 1 : 0)]);
    }
  });
});

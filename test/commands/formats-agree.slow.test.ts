/** One report in every format: every number of every section is the same in each, and no cell holds an object. */

import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test, vi } from 'vitest';
import { PLAIN } from '../../src/domain/palette.ts';
import type { Column, Report, Row, Section } from '../../src/domain/report.ts';
import { valueAt } from '../../src/domain/report.ts';
import { emailRenderer } from '../../src/renderers/html/email.ts';
import { htmlRenderer } from '../../src/renderers/html/index.ts';
import { FILE_RENDERERS, RENDERERS } from '../../src/renderers/index.ts';
import { rowsShown } from '../../src/renderers/provenance.ts';
import { emailTables, htmlTables } from '../helpers/html-tables.ts';
import { hasOpenpyxl, readWorkbook } from '../helpers/openpyxl.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const reports: Report[] = [];

/** A report with every section there is, by brand and by nothing, and each metric alone by something else. */
beforeAll(async () => {
  const cwd = temporaryFolder();
  copyFileSync(fileURLToPath(new URL('../../fixtures/demo/mentions.csv', import.meta.url)), join(cwd, 'm.csv'));
  await run(['brand', 'add', 'harbourline', '@harbourline', '@harbourlinehelp'], { cwd });
  await run(['brand', 'add', 'brightwave', '@brightwave', '@brightwavecare'], { cwd });
  await run(['import', 'm.csv', '--sampling', 'complete'], { cwd });
  await run(['classify', '-q'], { cwd });
  const queue = JSON.parse((await run(['queue', '--limit', '12', '--json'], { cwd })).stdout) as {
    items: { post: string }[];
  };
  for (const { post } of queue.items)
    await run(['triage', post, '--as', 'no-reply', '--reason', 'spam', '--actor', 'ann'], { cwd });
  const seen = vi.spyOn(RENDERERS.json, 'render');
  for (const argv of [
    ['report', '--since', '15d'],
    ['report', '--since', '15d', '--sections', 'all'],
    ['report', '--by', 'channel', '--denominator', 'all'],
    ['report', '--by', 'intent', '--since', '2026-10-20'],
    ...['response-times', 'ignored', 'effort', 'deflection', 'decisions', 'handle-time', 'out-of-order', 'backlog'].map(
      (name) => ['measure', name, ...(name === 'ignored' ? ['--window', '1h,24h,ever', '--by', 'week'] : [])],
    ),
  ])
    expect((await run([...argv, '--json'], { cwd })).stderr).toBe('');
  for (const [report] of seen.mock.calls) reports.push(report);
  seen.mockRestore();
}, 120_000);

const options = { width: 2_000, unicode: true, palette: PLAIN };
const cellsOf = (line: string) =>
  line
    .slice(2, -2)
    .split(' | ')
    .map((cell) =>
      cell
        .replaceAll('<!-- -->', '')
        .replaceAll('\\', '')
        .replaceAll('&lt;', '<')
        .replaceAll('&amp;', '&')
        .replaceAll('**', '')
        .trim(),
    );

/** The tables of a page in order, each without its heading. */
function markdownTables(text: string): string[][][] {
  const tables: string[][][] = [];
  const lines = text.split('\n');
  for (const [at, line] of lines.entries())
    if (/^\|( :?-+:? \|)+$/.test(line)) {
      const rows: string[][] = [];
      for (let next = at + 1; lines[next]?.startsWith('|'); next++) rows.push(cellsOf(lines[next]!));
      tables.push(rows);
    }
  return tables;
}

/** The tables of a screen wide enough for all columns, cut where their rules are. */
function screenTables(text: string): string[][][] {
  const tables: string[][][] = [];
  const lines = text.split('\n');
  for (const [at, line] of lines.entries())
    if (/^─+( {2}─+)*$/.test(line)) {
      const spans = [...line.matchAll(/─+/g)].map((match) => [match.index, match.index + match[0].length] as const);
      const rows: string[][] = [];
      for (let next = at + 1; lines[next] && !/^(•|not shown|\S+ v\d)/.test(lines[next]!); next++)
        rows.push(spans.map(([from, to]) => lines[next]!.slice(from, to).trim()));
      tables.push(rows);
    }
  return tables;
}

/** Numbers as a person reads them out of a cell. */
const numbersIn = (text: string) =>
  (text.match(/-?\d[\d,]*(\.\d+)?/g) ?? []).map((number) => Number(number.replaceAll(',', '')));

/** The numbers that a cell must show, for kinds whose text has one number each. */
function expectedNumbers(row: Row, column: Column): number[] | undefined {
  const kind = column.unit === undefined ? column.kind : (valueAt(row, column.unit) as Column['kind']);
  const value = valueAt(row, column.key);
  if (typeof value !== 'number' || !['count', 'share', 'number'].includes(kind)) return undefined;
  const shown = (each: number) =>
    kind === 'share' ? Number((each * 100).toFixed(1)) : kind === 'number' ? Math.round(each * 100) / 100 : each;
  const ends = (column.interval ?? []).map((path) => valueAt(row, path)).filter((end) => typeof end === 'number');
  const n = column.of === undefined ? undefined : valueAt(row, column.of);
  const few = typeof n === 'number' && n < (column.tells_of ?? 0) ? [n] : [];
  return [...[value, ...ends].map((each) => shown(each) + 0), ...few];
}

function leaves(row: Row, before = ''): [string, unknown][] {
  return Object.entries(row).flatMap(([key, value]): [string, unknown][] =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? leaves(value as Row, `${before}${key}.`)
      : [[`${before}${key}`, value]],
  );
}

const text = (value: unknown): string =>
  value === null || value === undefined ? '' : Array.isArray(value) ? value.map(text).join(' ') : String(value);

test('every section is there that a report can have', () => {
  const metrics = new Set(reports.flatMap(({ sections }) => sections.map(({ metric }) => metric)));
  for (const name of [
    'volume',
    'response-times',
    'ignored',
    'sla',
    'effort',
    'deflection',
    'comparison',
    'decisions',
    'handle-time',
    'out-of-order',
    'backlog',
  ])
    expect(metrics).toContain(name);
});

test('csv has every value of every row unrounded, and never an object', () => {
  for (const report of reports) {
    const lines = parse(RENDERERS.csv.render(report, options), { columns: true }) as Record<string, string>[];
    let at = 0;
    for (const section of report.sections) {
      // What is refused has a line that says why.
      if (section.refused) expect(lines[at++]!.metric).toBe(section.metric);
      for (const row of section.rows) {
        const line = lines[at++]!;
        expect(line.metric).toBe(section.metric);
        // Where other rows have several values in its place, null is an empty cell in each of their columns.
        const cell = (path: string, value: unknown) => line[path] ?? (value === null ? '' : undefined);
        for (const [path, value] of leaves(row)) expect([path, cell(path, value)]).toEqual([path, text(value)]);
      }
    }
    for (const line of lines) for (const cell of Object.values(line)) expect(cell).not.toMatch(/\[object|^[{[]/);
  }
});

test('json has the rows as the metrics made them', () => {
  for (const report of reports) {
    const object = JSON.parse(RENDERERS.json.render(report, options)) as { sections?: { rows: Row[] }[]; rows?: Row[] };
    const rows = object.sections?.map((section) => section.rows) ?? [object.rows];
    expect(rows).toEqual(report.sections.map((section: Section) => JSON.parse(JSON.stringify(section.rows))));
  }
});

test('screen and markdown show one text, whose numbers are those of the rows', () => {
  for (const report of reports) {
    const page = markdownTables(RENDERERS.markdown.render(report, options));
    const screen = screenTables(RENDERERS.table.render(report, options));
    const filled = report.sections.filter(({ rows }) => rows.length > 0);
    expect([page.length, screen.length]).toEqual([filled.length, filled.length]);
    for (const [place, section] of filled.entries())
      for (const [at, row] of rowsShown(section).entries()) {
        expect(screen[place]![at]).toEqual(page[place]![at]);
        for (const [index, column] of section.columns.entries()) {
          const numbers = expectedNumbers(row, column);
          if (numbers) expect([column.key, ...numbersIn(page[place]![at]![index]!)]).toEqual([column.key, ...numbers]);
        }
      }
  }
});

test('pages and mails show the text of the screen', () => {
  for (const report of reports) {
    const screen = markdownTables(RENDERERS.markdown.render(report, options));
    const page = htmlRenderer.render(report, options);
    const tables = htmlTables(page);
    // Many groups side by side hold cells of the other tables.
    const opening = page.includes('<section id="groups">') ? tables.shift()! : [];
    for (const cell of opening.flat()) expect(screen.flat(2)).toContain(cell);
    expect(tables).toEqual(screen);
    const mail = emailRenderer.render(report, options);
    const mailed = emailTables(mail);
    // A mail leaves out what its reader's program would cut: whole tables, and columns too many for its width.
    if (!mail.includes('Left out, as mail programs')) expect(mailed).toHaveLength(screen.length);
    for (const table of mailed) expect(screen.some((whole) => isPartOf(table, whole))).toBe(true);
    expect(Buffer.byteLength(mail)).toBeLessThan(100_000);
  }
});

/** Whether each row of a table has cells of the row of another, in its order. */
function isPartOf(table: string[][], whole: string[][]): boolean {
  const isPart = (row: string[], of: string[]) => {
    let from = 0;
    return row.every((cell) => {
      from = of.indexOf(cell, from) + 1;
      return from > 0;
    });
  };
  return table.length === whole.length && table.every((row, at) => isPart(row, whole[at]!));
}

test.skipIf(!hasOpenpyxl)('a workbook has the numbers of the rows in typed cells', async () => {
  const path = join(temporaryFolder(), 'report.xlsx');
  for (const report of reports) {
    const { bytes, losses } = await FILE_RENDERERS.xlsx.render(report);
    expect(losses).toEqual([]);
    writeFileSync(path, bytes);
    const sheets = readWorkbook(path).slice(1, -1);
    expect(sheets).toHaveLength(report.sections.length);
    for (const [place, section] of report.sections.entries()) {
      const [, ...cells] = sheets[place]!.rows.slice(section.refused && section.rows.length > 0 ? 2 : 0);
      let next = 0;
      for (const column of section.columns) {
        const at = next;
        next += (column.range ? 0 : 1) + (column.interval?.length ?? 0);
        if (column.range || column.unit !== undefined) continue;
        for (const [line, row] of rowsShown(section).entries()) {
          const value = valueAt(row, column.key);
          if (typeof value !== 'number' || column.kind === 'time' || column.kind === 'text') continue;
          // The reader rounds durations to the millisecond.
          const read = Number(cells[line]![at]!.value);
          if (column.kind === 'seconds') expect([column.key, read]).toEqual([column.key, expect.closeTo(value, 2)]);
          else expect([column.key, read]).toEqual([column.key, value]);
        }
      }
    }
  }
});

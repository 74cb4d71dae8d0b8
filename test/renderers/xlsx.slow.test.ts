import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report, Section } from '../../src/domain/report.ts';
import { xlsxRenderer } from '../../src/renderers/xlsx.ts';
import { hasOpenpyxl, readWorkbook, valuesOf } from '../helpers/openpyxl.ts';
import { temporaryFolder } from '../helpers/run.ts';
import { REPORT, RESPONSE_TIMES } from './sample.ts';

async function read(report: Report = REPORT) {
  const path = join(temporaryFolder(), 'report.xlsx');
  const { bytes, losses } = await xlsxRenderer.render(report);
  writeFileSync(path, bytes);
  return { sheets: readWorkbook(path), losses };
}

async function sectionOf(section: Partial<Section>) {
  const { sheets } = await read({
    ...REPORT,
    sections: [{ ...RESPONSE_TIMES, notes: [], total: undefined, ...section }],
  });
  return sheets[1]!;
}

describe.skipIf(!hasOpenpyxl)('a report as a workbook, read by another program', () => {
  test('has a sheet about itself, one for each section, and one of definitions', async () => {
    const { sheets, losses } = await read({
      ...REPORT,
      summary: [{ metric: 'response-times', sentence: 'Acme answers half of its customers within 12 min.' }],
      limits: [{ about: 'private-messages', sentence: 'Private messages are not in it.' }],
    });
    expect(losses).toEqual([]);
    expect(sheets.map(({ name }) => name)).toEqual(['Report', 'Response times', 'Ignored mentions', 'Definitions']);
    expect(valuesOf(sheets[0]!)).toEqual([
      ['Customer care, March', null],
      ['Summary', 'Acme answers half of its customers within 12 min.'],
      ['Period', '2026-03-01 00:00 – 2026-04-01 00:00'],
      ['Filter', 'brand = acme'],
      ['As of', '2026-04-01 02:00'],
      ['Time zone', 'Europe/Berlin'],
      ['Labels', 'none'],
      ['Sampling', 'answered-only'],
      ['Coverage', 'Acme/x 2026-03-01 00:00 – 2026-04-01 00:00, not known to be complete, 1 gap, page cap'],
      ['Warnings', '1 gap in coverage'],
      ['What this data cannot show', 'Private messages are not in it.'],
    ]);
    expect(valuesOf(sheets[3]!)[1]).toEqual([
      ...['Response times', 'response-times', 1, RESPONSE_TIMES.question, RESPONSE_TIMES.definition],
      ...['24h', null, 'first turns (direct + quote)', 12345],
    ]);
  });

  test('cells have the type and the format of what they hold; texts that look like formulas are texts', async () => {
    const { sheets } = await read();
    const [header, acme, hostile, total] = sheets[1]!.rows;
    expect(header!.map(({ value }) => value)).toEqual([
      ...['brand', 'turns', 'median (h:mm:ss)', 'answered', 'answered, low', 'answered, high', 'posts per turn'],
      ...['newest (Europe/Berlin)', 'trend'],
    ]);
    expect(acme!.map(({ value, type, format }) => `${value} ${type} ${format}`)).toEqual([
      ...['Acme s General', '12305 n #,##0', '720 d [h]:mm:ss'],
      ...['0.56789 n 0.0%', '0.462 n 0.0%', '0.65345 n 0.0%', '1.23456 n 0.00'],
      ...['2026-03-29 11:00:00 d yyyy-mm-dd hh:mm:ss', '1 4  8 s General'],
    ]);
    expect(hostile!.map(({ value }) => value)).toEqual([
      ...['=cmd|"x"␛[2J', 40, 'not reached', 'too few', null, null, -0.5, null, null],
    ]);
    expect(total!.map(({ value }) => value)).toEqual(['all', 12345, 725, 0.56, null, null, null, null, null]);
    expect(sheets[1]!.frozen).toBe('A2');
    expect(sheets.flatMap(({ rows }) => rows.flat()).filter(({ type }) => type === 'f' || type === 'e')).toEqual([]);
  });

  test('notes stand below the table, a refusal in its place', async () => {
    const { sheets } = await read();
    expect(valuesOf(sheets[1]!).slice(4)).toEqual([
      Array(9).fill(null),
      ['2 turns were excluded for clock skew', ...Array(8).fill(null)],
    ]);
    expect(valuesOf(sheets[2]!)).toEqual([
      ['Refused: every conversation here holds an answer by construction'],
      ['--accept-biased-sample prints it with a warning'],
    ]);
  });

  test('times below zero, which spreadsheets cannot show, are seconds in a column that says so', async () => {
    const { rows } = await sectionOf({
      columns: [{ key: 'change', label: 'change', kind: 'seconds', difference: true }],
      rows: [{ change: -90 }, { change: 3600 }],
    });
    expect(rows.flat().map(({ value }) => value)).toEqual(['change (seconds)', -90, 3600]);
  });

  test('differences of shares show their sign', async () => {
    const { rows } = await sectionOf({
      columns: [
        { key: 'change', label: 'Change (95 % CI)', kind: 'share', difference: true, interval: ['low', 'high'] },
      ],
      rows: [{ change: 0.031, low: -0.01, high: 0.07 }],
    });
    expect(rows[0]!.map(({ value }) => value)).toEqual(['Change', 'Change, low (95 % CI)', 'Change, high (95 % CI)']);
    expect(rows[1]!.map(({ value, format }) => [value, format])).toEqual([
      [0.031, '+0.0%;-0.0%;0.0%'],
      [-0.01, '+0.0%;-0.0%;0.0%'],
      [0.07, '+0.0%;-0.0%;0.0%'],
    ]);
  });

  test('columns that only their place tells apart on a screen are told apart by name', async () => {
    const { rows } = await sectionOf({
      columns: [
        { key: 'km.p90_seconds', label: 'p90', kind: 'seconds' },
        { key: 'answered_only.p90_seconds', label: 'p90', kind: 'seconds' },
      ],
      rows: [{ km: { p90_seconds: 60 }, answered_only: { p90_seconds: 30 } }],
    });
    expect(rows.flat().map(({ value }) => value)).toEqual(['p90 (h:mm:ss)', 'p90, answered only (h:mm:ss)', 60, 30]);
  });

  test('sections of one title get a sheet each', async () => {
    const decisions = { ...RESPONSE_TIMES, title: 'Decisions: by agent / team [all of them, and more]' };
    const { sheets } = await read({ ...REPORT, sections: [decisions, decisions] });
    expect(sheets.map(({ name }) => name)).toEqual([
      'Report',
      'Decisions by agent team all of',
      'Decisions by agent team all o 2',
      'Definitions',
    ]);
  });
});

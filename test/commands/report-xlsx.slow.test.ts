/** report as a workbook: into a file or a pipe, never onto a screen. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeAll, expect, test } from 'vitest';
import { conversationFolder } from '../helpers/conversation-folder.ts';
import { hasOpenpyxl, readWorkbook, valuesOf } from '../helpers/openpyxl.ts';
import { run } from '../helpers/run.ts';

let cwd: string;

beforeAll(async () => {
  cwd = await conversationFolder(`
    09:00 @ann: @acme my parcel is late
    09:12 @acme re 1: @ann sorry, on its way
    10:00 @bob: @acme hello?`);
});

test('the ending of the file is the format', async () => {
  const { code, stdout, stderr } = await run(['report', '-o', 'report-{date}.xlsx'], { cwd });
  expect([code, stdout]).toEqual([0, '']);
  expect(stderr).toMatch(/^report written to report-2026-\d\d-\d\d\.xlsx \(\d+ kB\)/m);
});

test.skipIf(!hasOpenpyxl).each([
  [['measure', 'volume'], 'Volume'],
  [['compare', 'last-month', 'previous', '--as-of', '2026-04-10'], 'Compared'],
  [['trend', 'response-times', '--as-of', '2026-04-10'], 'Trend'],
])('%j has a sheet about it, its sections and definitions', async (argv, section) => {
  const { code, stderr } = await run([...argv, '--format', 'xlsx', '-o', 'one.xlsx'], { cwd });
  expect([code, stderr]).toEqual([0, expect.stringContaining('written to one.xlsx')]);
  const names = readWorkbook(join(cwd, 'one.xlsx')).map(({ name }) => name);
  expect([names[0], names.at(-1)]).toEqual(['Report', 'Definitions']);
  expect(names).toContain(section);
});

test.skipIf(!hasOpenpyxl)('a pipe gets the whole file, and customers are masked as asked', async () => {
  const pieces: Buffer[] = [];
  const output = new PassThrough();
  output.on('data', (piece: Buffer) => pieces.push(piece));
  const argv = ['measure', 'volume', '--customer', 'ann', '--mask', '--format', 'xlsx'];
  expect((await run(argv, { cwd, output })).code).toBe(0);
  const path = join(cwd, 'piped.xlsx');
  writeFileSync(path, Buffer.concat(pieces));
  const about = valuesOf(readWorkbook(path)[0]!);
  expect(about.flat().filter((cell) => String(cell).startsWith('customer '))).toEqual([
    expect.stringMatching(/^customer [\w-]*\d[\w-]*$/),
  ]);
});

test('a screen is refused before anything is read', async () => {
  const output = Object.assign(new PassThrough(), { isTTY: true });
  const { code, stderr } = await run(['report', '--format', 'xlsx'], { cwd, output });
  expect([code, stderr]).toEqual([2, expect.stringContaining('xlsx is a file that a screen cannot show')]);
});

test('a file that is there stays when the new one cannot be written', async () => {
  const { code } = await run(['report', '-o', 'no/such/folder.xlsx'], { cwd });
  expect([code, existsSync(join(cwd, 'no'))]).toEqual([1, false]);
  await run(['report', '-o', 'kept.xlsx'], { cwd });
  expect(readFileSync(join(cwd, 'kept.xlsx')).subarray(0, 2).toString()).toBe('PK');
});

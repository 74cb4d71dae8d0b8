/** export as workbook and as Parquet: other programs read what the JSON says, cell by cell. */
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { conversationFolder } from '../helpers/conversation-folder.ts';
import { askDuckDb, hasDuckDb } from '../helpers/duckdb.ts';
import { hasOpenpyxl, readWorkbook } from '../helpers/openpyxl.ts';
import { run } from '../helpers/run.ts';

const KINDS = ['turns', 'posts', 'replies'] as const;
type Rows = Record<string, string | number | null>[];

const TIMES = ['asked_at', 'answered_at', 'replied_at', 'created_at', 'edited_at', 'deleted_at'];
let cwd: string;

beforeAll(async () => {
  cwd = await conversationFolder(`
    09:00:01 #1790000000000000001 @ann: @acme =HYPERLINK("http://evil.example") where is 0012?
    09:05 #1790000000000000002 @acme re 1790000000000000001: @ann on its way
    10:00 #1790000000000000003 @bob: @acme +1 for _x0041_
    10:10 #1790000000000000004 @acme re 1790000000000000003: @bob 1e5
    10:20 #1790000000000000005 @acme re 1790000000000000003: @bob and sorry
    11:00 #1790000000000000006 @cat: @acme hello`);
});

const zoneBefore = process.env.TZ;
afterEach(() => {
  if (zoneBefore === undefined) Reflect.deleteProperty(process.env, 'TZ');
  else process.env.TZ = zoneBefore;
});

async function exported(...argv: string[]) {
  const result = await run(['export', ...argv], { cwd });
  expect(result.stderr).not.toContain('error');
  expect(result.code).toBe(0);
  return result;
}

async function rowsOf(what: string): Promise<Rows> {
  return JSON.parse((await exported(what, '--json')).stdout) as Rows;
}

const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.parquet'))
    .sort();

describe.skipIf(!hasOpenpyxl)('a workbook of rows', () => {
  test.each([...KINDS, 'conversations'])('every cell of %s is that of the JSON, with its type', async (what) => {
    const { stderr } = await exported(what, '-o', `${what}.xlsx`);
    const rows = await rowsOf(what);
    expect(stderr).toBe(`${rows.length} ${what} written to ${what}.xlsx\n`);
    const [sheet] = readWorkbook(join(cwd, `${what}.xlsx`));
    expect([sheet!.name, sheet!.frozen]).toEqual([what, 'A2']);
    const [header, ...cells] = sheet!.rows;
    const names = header!.map(({ value }) => String(value));
    expect(names).toEqual(Object.keys(rows[0]!));
    const read = cells.map((row) =>
      Object.fromEntries(
        row.map(({ value, type }, at) => {
          expect(type).toBe(typeof value === 'number' || value === null ? 'n' : isTime(names[at]!) ? 'd' : 's');
          return [names[at]!, type === 'd' ? `${String(value).replace(' ', 'T')}Z` : value];
        }),
      ),
    );
    expect(read).toEqual(
      rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === '' ? null : value])),
      ),
    );
  });
});

function isTime(name: string): boolean {
  return TIMES.includes(name.replace(/^(first|last)_/, ''));
}

describe('Parquet', () => {
  test.each(['Asia/Kolkata', 'America/St_Johns'])(
    'every cell is that of the JSON, on a computer in %s',
    async (zone) => {
      process.env.TZ = zone;
      for (const what of KINDS) {
        await exported(what, '-o', `${what}.parquet`);
        const file = await asyncBufferFromFile(join(cwd, `${what}.parquet`));
        const read = (await parquetReadObjects({ file })).map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([key, value]) => [
              key,
              typeof value === 'bigint'
                ? Number(value)
                : value instanceof Date
                  ? value.toISOString().replace('.000Z', 'Z')
                  : value,
            ]),
          ),
        );
        expect(read).toEqual(await rowsOf(what));
        const { schema } = await parquetMetadataAsync(file);
        expect(
          schema.filter(({ name }) => TIMES.includes(name)).map(({ logical_type }) => logical_type),
        ).toContainEqual({
          type: 'TIMESTAMP',
          isAdjustedToUTC: true,
          unit: 'MILLIS',
        });
      }
    },
  );

  test.skipIf(!hasDuckDb).each(['UTC', 'Asia/Kolkata'])('DuckDB in %s reads the same', async (zone) => {
    for (const what of KINDS) {
      await exported(what, '-o', `${what}.parquet`);
      const file = join(cwd, `${what}.parquet`);
      const types = await askDuckDb('DESCRIBE SELECT * FROM read_parquet(FILE)', file);
      const times = types.filter(({ column_type }) => column_type === 'TIMESTAMP WITH TIME ZONE');
      expect(times.map(({ column_name }) => column_name)).toEqual(
        Object.keys((await rowsOf(what))[0]!).filter((name) => TIMES.includes(name)),
      );
      const cells = types.map(({ column_name: name, column_type: type }) =>
        type === 'TIMESTAMP WITH TIME ZONE'
          ? `strftime(${name} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS ${name}`
          : name,
      );
      const read = await askDuckDb(`SELECT ${cells.join()} FROM read_parquet(FILE)`, file, zone);
      const numbered = read.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => {
            const { column_type } = types.find(({ column_name }) => column_name === name)!;
            return [name, column_type === 'BIGINT' && value !== null ? Number(value) : value];
          }),
        ),
      );
      expect(numbered).toEqual(await rowsOf(what));
    }
  });
});

describe('a folder by brand and month', () => {
  test('has a file for each, which leaves out what the folder says', async () => {
    const { stderr } = await exported('turns', '--partition', 'brand,month', '-o', 'parts');
    expect(stderr).toBe('3 turns written to parts\n1 file by brand and month\n');
    expect(filesUnder(join(cwd, 'parts'))).toEqual(['brand=acme/month=2026-03/part-0.parquet']);
    expect(statSync(join(cwd, 'parts')).mode & 0o777).toBe(0o700);
    const again = await run(['export', 'turns', '--partition', 'brand', '-o', 'parts'], { cwd });
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('it holds 1 file')]);
    expect(readdirSync(cwd).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test.skipIf(!hasDuckDb)('DuckDB reads all of them as one table', async () => {
    await exported('turns', '--partition', 'brand,month', '-o', 'hive');
    const sql = 'SELECT brand, month, customer FROM read_parquet(FILE, hive_partitioning = true) ORDER BY customer';
    expect(await askDuckDb(sql, join(cwd, 'hive/**/*.parquet'))).toEqual(
      ['ann', 'bob', 'cat'].map((customer) => ({ brand: 'acme', month: '2026-03', customer })),
    );
  });

  test('a folder that cannot be finished is not there at all', async () => {
    mkdirSync(join(cwd, 'file-in-the-way'));
    writeFileSync(join(cwd, 'file-in-the-way', 'mine'), '');
    const { code } = await run(['export', 'turns', '--partition', 'brand', '-o', 'file-in-the-way'], { cwd });
    expect([code, readdirSync(join(cwd, 'file-in-the-way'))]).toEqual([1, ['mine']]);
    const none = await run(['export', 'turns', '--partition', 'brand', '-o', 'no/such/folder'], { cwd });
    expect([none.code, existsSync(join(cwd, 'no'))]).toEqual([1, false]);
  });
});

test('replies are rows of their own: after how long, whether one ended the wait', async () => {
  const rows = (await rowsOf('replies')).map((row) => [row.customer, row.reply_post, row.wait_seconds, row.answer]);
  expect(rows).toEqual([
    ['ann', '1790000000000000002', 299, 1],
    ['bob', '1790000000000000004', 600, 1],
    ['bob', '1790000000000000005', 1200, 0],
  ]);
});

test('--ids-only gives channel and id, and nothing else', async () => {
  const { stdout } = await exported('posts', '--ids-only', '--customer', 'ann');
  expect(stdout).toBe('channel,id\r\nx,1790000000000000001\r\nx,1790000000000000002\r\n');
  const json = await exported('posts', '--ids-only', '--customer', 'cat', '--format', 'jsonl');
  expect(json.stdout).toBe('{"channel":"x","id":"1790000000000000006"}\n');
});

test.each([
  [['turns', '--ids-only'], '--ids-only goes with posts'],
  [['posts', '--ids-only', '--columns', 'text'], 'contradict each other'],
  [['posts', '--ids-only', '--mask'], 'a masked id leads to no post'],
  [['decisions', '--format', 'parquet'], 'decisions are not written as parquet'],
  [['turns', '--partition', 'brand'], '--partition writes a folder'],
  [['turns', '--partition', 'brand', '--format', 'csv', '-o', 'x'], '--partition goes with --format parquet'],
  [['turns', '--partition', 'brnd', '-o', 'x'], 'did you mean brand?'],
  [['turns', '--partition', 'month', '--columns', 'brand', '-o', 'x'], '--partition month needs the column asked_at'],
  [['turns', '--partition', 'brand', '--columns', 'brand', '-o', 'x'], 'leaves no column for the files'],
  [['replies', '--worst', '3'], 'replies do not wait'],
])('%j is refused', async (argv, reason) => {
  const { code, stderr } = await run(['export', ...argv], { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining(reason)]);
});

test.each(['xlsx', 'parquet'])('%s goes into a pipe, and not to a screen', async (format) => {
  const pieces: Buffer[] = [];
  const output = new PassThrough();
  output.on('data', (piece: Buffer) => pieces.push(piece));
  expect((await run(['export', 'turns', '--format', format], { cwd, output })).code).toBe(0);
  expect(Buffer.concat(pieces).subarray(0, 2).toString()).toBe(format === 'xlsx' ? 'PK' : 'PA');
  const screen = Object.assign(new PassThrough(), { isTTY: true });
  const { code, stderr } = await run(['export', 'turns', '--format', format], { cwd, output: screen });
  expect([code, stderr]).toEqual([2, expect.stringContaining(`Name the file (-o FILE.${format})`)]);
});

/** More files than may hold rows at once: nothing is lost, and names from outside stay inside the folder. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { writePartitions } from '../../../src/commands/export/partitions.ts';
import type { FlatRow, RowColumn } from '../../../src/renderers/rows.ts';
import { askDuckDb, hasDuckDb } from '../../helpers/duckdb.ts';
import { temporaryFolder } from '../../helpers/run.ts';

const columns: RowColumn[] = [
  { key: 'brand', kind: 'exact' },
  { key: 'asked_post', kind: 'exact' },
  { key: 'asked_at', kind: 'time' },
];

async function folderOf(rows: Iterable<FlatRow>, by = ['brand', 'month']): Promise<string> {
  const folder = join(temporaryFolder(), 'parts');
  const source = (async function* () {
    yield* rows;
  })();
  await writePartitions(folder, 'turns', by, { columns, rows: source }, '1.2.3');
  return folder;
}

test('100,000 rows of 2,000 brands by turns: each row is once in the file of its brand', async () => {
  const rows = Array.from({ length: 100_000 }, (_, at) => ({
    brand: `brand ${at % 2_000}`,
    asked_post: String(at),
    asked_at: '2026-10-31T23:59:59Z',
  }));
  const folder = await folderOf(rows);
  expect(readdirSync(folder)).toHaveLength(2_000);
  const file = await asyncBufferFromFile(join(folder, 'brand=brand 7/month=2026-10/part-0.parquet'));
  const read = await parquetReadObjects({ file });
  expect(read.map(({ asked_post }) => asked_post)).toEqual(
    Array.from({ length: 50 }, (_, at) => String(at * 2_000 + 7)),
  );
});

test('of 100 files none comes in crumbs, and rows that waited on disk are what they were, in their order', async () => {
  const odd = ['a\u2028b', 'a\nb', '"', '\\', '👍', '', null];
  const rows = Array.from({ length: 200_000 }, (_, at) => ({
    brand: `brand ${at % 100}`,
    asked_post: at < 700 ? odd[at % 7]! : String(at),
    asked_at: at % 3 === 0 ? null : '2026-10-31T23:59:59Z',
  }));
  const folder = await folderOf(rows, ['brand']);
  expect(readdirSync(join(folder, 'brand=brand 7'))).toEqual(['part-0.parquet']);
  const file = await asyncBufferFromFile(join(folder, 'brand=brand 7', 'part-0.parquet'));
  expect((await parquetMetadataAsync(file)).row_groups).toHaveLength(1);
  const expected = rows.filter(({ brand }) => brand === 'brand 7');
  expect(await parquetReadObjects({ file })).toEqual(
    expected.map(({ asked_post, asked_at }) => ({ asked_post, asked_at: asked_at && new Date(asked_at) })),
  );
});

const HOSTILE = ['../../etc', '..', 'a/b', 'a=b', 'Müller 👍', '2024', 'true', ' x ', '%41', "it's", 'a\nb', null, ''];

test.skipIf(!hasDuckDb)('brands of any name are read back by DuckDB from the names of folders', async () => {
  const rows = HOSTILE.map((brand, at) => ({ brand, asked_post: String(at), asked_at: null }));
  const folder = await folderOf(rows);
  const sql = `SELECT brand, month, asked_post FROM read_parquet(FILE, hive_partitioning = true, hive_types_autocast = false)
    ORDER BY asked_post::INTEGER`;
  expect(await askDuckDb(sql, join(folder, '**/*.parquet'))).toEqual(
    HOSTILE.map((brand, at) => ({ brand: brand || null, month: null, asked_post: String(at) })),
  );
});

test('what would be a file for every post is refused before it fills the memory', async () => {
  const rows = Array.from({ length: 10_001 }, (_, at) => ({ brand: 'acme', asked_post: String(at), asked_at: null }));
  await expect(folderOf(rows, ['asked_post'])).rejects.toThrow('--partition asked_post: more than 10,000 files');
});

test('posts are not parted by brand where no column tells it: all would stand in one folder without a name', async () => {
  const by = (keys: readonly string[]) =>
    writePartitions(
      join(temporaryFolder(), 'parts'),
      'posts',
      ['brand'],
      { columns: keys.map((key) => ({ key, kind: 'exact' })), rows: (async function* () {})() },
      '1.2.3',
    );
  await expect(by(['id', 'text'])).rejects.toThrow('--partition brand needs the columns author_brand and brands');
  await expect(by(['id', 'author_brand', 'brands'])).resolves.toEqual(['0 files by brand']);
});

import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { parquetRows } from '../../src/renderers/parquet.ts';
import type { FlatRow, RowColumn } from '../../src/renderers/rows.ts';

const COLUMNS: RowColumn[] = [
  { key: 'id', kind: 'exact' },
  { key: 'text', kind: 'text' },
  { key: 'posts', kind: 'number' },
  { key: 'asked_at', kind: 'time' },
];

async function fileOf(rows: FlatRow[]): Promise<ArrayBuffer> {
  const source = (async function* () {
    yield* rows;
  })();
  const pieces: Uint8Array[] = [];
  for await (const piece of parquetRows(COLUMNS, source, 'socialcare 1.2.3')) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
}

test('texts, whole numbers and moments come back as they were, and so does nothing', async () => {
  const file = await fileOf([
    { id: '0012', text: '=1+1 👍\u0000\r\n', posts: 9_007_199_254_740_991, asked_at: '2026-03-29T01:59:59Z' },
    { id: '', text: null, posts: null, asked_at: null },
  ]);
  expect(await parquetReadObjects({ file })).toEqual([
    {
      id: '0012',
      text: '=1+1 👍\u0000\r\n',
      posts: 9_007_199_254_740_991n,
      asked_at: new Date('2026-03-29T01:59:59Z'),
    },
    { id: '', text: null, posts: null, asked_at: null },
  ]);
  expect(parquetMetadata(file).created_by).toBe('socialcare 1.2.3');
});

test('rows are written in groups of 15,000', async () => {
  const rows = Array.from({ length: 16_000 }, (_, at) => ({
    id: String(at),
    text: 'hello',
    posts: at,
    asked_at: null,
  }));
  const file = await fileOf(rows);
  expect(parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([15_000, 1_000]);
  const last = await parquetReadObjects({ file, rowStart: 15_999, rowEnd: 16_000 });
  expect(last).toEqual([{ id: '15999', text: 'hello', posts: 15_999n, asked_at: null }]);
});

test('no row at all is a file with columns and without rows', async () => {
  const file = await fileOf([]);
  expect(await parquetReadObjects({ file })).toEqual([]);
  expect(parquetMetadata(file).schema.map(({ name }) => name)).toEqual(['root', 'id', 'text', 'posts', 'asked_at']);
});

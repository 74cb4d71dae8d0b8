/** Parquet files and folders of them, read as the tables they are; written by another program where it is there. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteFile } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import type { InputChunk } from '../../src/formats/input-chunk.ts';
import { hiveColumns } from '../../src/formats/parquet/hive-path.ts';
import { readInputs } from '../../src/formats/reader.ts';
import { conversationFolder } from '../helpers/conversation-folder.ts';
import { askDuckDb, hasDuckDb } from '../helpers/duckdb.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

async function read(path: string, options = {}) {
  const chunks: InputChunk[] = [];
  for await (const chunk of readInputs([path], options)) chunks.push(chunk);
  return {
    posts: chunks.flatMap(({ chunk }) => chunk.posts),
    rejects: chunks.flatMap(({ chunk }) => chunk.rejects),
    notes: chunks.flatMap(({ chunk }) => chunk.notes ?? []),
  };
}

test('columns are recognised as those of csv; a row that cannot be read is named', async () => {
  const filename = join(temporaryFolder(), 'posts.parquet');
  parquetWriteFile({
    filename,
    columnData: [
      { name: 'id', data: [1790123456789012345n, 2n], type: 'INT64' },
      {
        name: 'created_at',
        data: [new Date('2026-03-02T09:00:05Z'), new Date('2026-03-02T09:30:00Z')],
        type: 'TIMESTAMP',
      },
      { name: 'author_handle', data: ['ann', null], type: 'STRING' },
      { name: 'text', data: ['@acme =1+1\r\n', 'x'], type: 'STRING' },
    ],
  });
  const { posts, rejects } = await read(filename);
  expect(posts).toEqual([
    expect.objectContaining({
      id: '1790123456789012345',
      createdAt: Date.UTC(2026, 2, 2, 9, 0, 5) / 1000,
      text: '@acme =1+1\r\n',
    }),
  ]);
  expect(rejects).toEqual([expect.objectContaining({ cell: 'row 2, author_handle', reason: 'it names no author' })]);
});

describe('a folder of an export', () => {
  test('gives the same posts, whatever parts it', async () => {
    const cwd = await conversationFolder(
      `
      09:00 @ann: @acme hello
      +40d 09:00 channel=mastodon @bob: @acme hello
      +40d 09:05 @acme re 1: @ann hi`.replace('channel=mastodon @bob', '@bob channel=mastodon'),
    );
    const argv = ['export', 'posts', '--all', '--partition', 'channel,month', '-o', 'parts'];
    expect((await run(argv, { cwd })).code).toBe(0);
    const other = temporaryFolder();
    const { code, stdout } = await run(['import', join(cwd, 'parts'), '--json'], { cwd: other });
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      expect.objectContaining({ files: [expect.objectContaining({ format: 'socialcare', new: 3 })] }),
    ]);
    const posts = async (folder: string) => {
      const { stdout: json } = await run(['export', 'posts', '--all', '--json', '--sort', 'id'], { cwd: folder });
      return (JSON.parse(json) as Record<string, unknown>[]).map(({ channel, id, text, created_at }) => ({
        ...{ channel, id, text, created_at },
      }));
    };
    expect(await posts(other)).toEqual(await posts(cwd));
  });

  test('names of folders are read as Hive, Spark and DuckDB write them', () => {
    const path = 'brand=a%2Fb/month=2026-10/none=__HIVE_DEFAULT_PARTITION__/city=Z%C3%BCrich/half=50%/part-0.parquet';
    expect([...hiveColumns(path)]).toEqual([
      ['brand', 'a/b'],
      ['month', '2026-10'],
      ['none', ''],
      ['city', 'Zürich'],
      ['half', '50%'],
    ]);
  });
});

test('one damaged file of a folder is named, and not passed over', async () => {
  const cwd = await conversationFolder(`
    09:00 @ann: @acme hello
    +40d 09:00 @bob: @acme hello`);
  await run(['export', 'posts', '--all', '--partition', 'month', '-o', 'parts', '--format', 'parquet'], { cwd });
  const parts = join(cwd, 'parts');
  const [, last] = readdirSync(parts).sort();
  const file = join(parts, last!, 'part-0.parquet');
  const sound = readFileSync(file);
  for (const bytes of [
    sound.subarray(0, sound.length / 2),
    Buffer.concat([Buffer.alloc(200, 90), sound.subarray(200)]),
  ]) {
    writeFileSync(file, bytes);
    await expect(read(parts)).rejects.toThrow(`${file} cannot be read as Parquet`);
  }
});

describe.skipIf(!hasDuckDb)('what DuckDB wrote', () => {
  const rows = `SELECT range AS id, TIMESTAMP '2026-03-02 09:00:00' + to_seconds(range) AS created_at, 'ann' AS author_handle,
    'hello ' || range AS "text", CASE WHEN range % 2 = 0 THEN 'x' ELSE 'bluesky' END AS channel FROM range(3)`;

  test.each(['snappy', 'gzip', 'brotli'])(
    'compressed with %s; a time without a zone is UTC or that of --tz',
    async (codec) => {
      const path = join(temporaryFolder(), 'duck.parquet');
      await askDuckDb(`COPY (${rows}) TO FILE (FORMAT parquet, COMPRESSION ${codec})`, path);
      const { posts, notes } = await read(path, { timezone: 'Europe/Berlin' });
      expect(posts.map(({ id, createdAt }) => [id, createdAt - Date.UTC(2026, 2, 2, 8) / 1000])).toEqual([
        ['0', 0],
        ['1', 1],
        ['2', 2],
      ]);
      expect(notes.filter((note) => note.includes('zone'))).toEqual([]);
    },
  );

  test('in folders by a column', async () => {
    const folder = join(temporaryFolder(), 'hive');
    await askDuckDb(`COPY (${rows}) TO FILE (FORMAT parquet, PARTITION_BY (channel))`, folder);
    const { posts } = await read(folder);
    expect(posts.map(({ channel, id }) => `${channel} ${id}`).sort()).toEqual(['bluesky 1', 'x 0', 'x 2']);
  });
});

test('what is damaged, piped, or no table is refused', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'bad.parquet');
  writeFileSync(path, `PAR1${'x'.repeat(100)}PAR1`);
  await expect(read(path)).rejects.toThrow(`${path} cannot be read as Parquet`);
  writeFileSync(path, 'PAR1');
  await expect(read(path)).rejects.toThrow('cannot be read as Parquet');
  const piped = await run(['import', '-'], { cwd: folder, stdin: 'PAR1 and more' });
  expect([piped.code, piped.stderr]).toEqual([1, expect.stringContaining('cannot be read from a pipe')]);
  mkdirSync(join(folder, 'empty'));
  await expect(read(join(folder, 'empty'))).rejects.toThrow('without the files of an X archive');
});

/** A Parquet file as an input like any other table, and the files of a folder that its columns part. */
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { AsyncBuffer, FileMetaData } from 'hyparquet';
import { DamagedFile, FormatError } from '../../errors.ts';
import type { RowBlock } from '../csv-rows.ts';
import type { Sibling, TextInput } from '../format.ts';
import { tableHead } from '../table-head.ts';
import { COMPRESSORS } from './compressors.ts';
import { hiveColumns } from './hive-path.ts';

/** Rows held at once. */
const ROWS_AT_ONCE = 10_000;
const HEAD_ROWS = 300;
/** A group of rows is held as a whole: what claims to be larger was not made by a sound program. */
const MOST_GROUP_BYTES = 1024 ** 3;
/** The library's own takes away a byte order mark, which may be the first character of a post. */
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
const PARSERS = { stringFromBytes: (bytes: Uint8Array | undefined) => bytes && UTF8.decode(bytes) };

export function isParquet(first: Uint8Array): boolean {
  return Buffer.from(first.subarray(0, 4)).toString('latin1') === 'PAR1';
}

/** The Parquet files in a folder and in folders like brand=acme below it, in order; none where it holds none. */
export async function parquetFiles(folder: string): Promise<string[]> {
  const files: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name.includes('=')) files.push(...(await parquetFiles(path)));
    else if (entry.isFile() && /\.parquet$/i.test(entry.name)) files.push(path);
  }
  return files;
}

/** @param root folder that was named; folders below it may name columns */
export function parquetMember(path: string, root?: string): Sibling {
  return {
    name: path,
    open: () => openParquet(path, root === undefined ? new Map() : hiveColumns(relative(root, path))),
  };
}

/** @throws DamagedFile, also for a file that holds something else than a table */
async function openParquet(path: string, named: ReadonlyMap<string, string>): Promise<TextInput> {
  const { parquetMetadataAsync, parquetReadObjects } = await import('hyparquet');
  const file = await open(path);
  const inWords = (error: unknown): never => {
    const hint = error instanceof FormatError ? error.hint : 'Write or download it again, or convert it to CSV.';
    throw new DamagedFile(`${path} cannot be read as Parquet: ${(error as Error).message}`, hint);
  };
  try {
    const source = await bufferOf(file);
    const metadata = await parquetMetadataAsync(source).catch(inWords);
    if (metadata.row_groups.some(({ total_byte_size }) => total_byte_size > MOST_GROUP_BYTES))
      throw inWords(new Error('one of its groups of rows is larger than 1 GiB'));
    const inside = topColumns(metadata);
    const besides = [...named].filter(([name]) => !inside.includes(name));
    const columns = [...inside, ...besides.map(([name]) => name)];
    const wall = wallColumns(metadata);
    const total = Number(metadata.num_rows);
    let done = 0;

    async function read(rowStart: number, rowEnd: number): Promise<string[][]> {
      const options = { file: source, metadata, compressors: COMPRESSORS, parsers: PARSERS, rowStart, rowEnd };
      const rows = await parquetReadObjects(options).catch(inWords);
      return rows.map((row) => [
        ...inside.map((name) => textOf(row[name], wall.has(name))),
        ...besides.map(([, value]) => value),
      ]);
    }

    const first = await read(0, Math.min(total, HEAD_ROWS));
    return {
      name: path,
      head: {
        name: path,
        text: tableHead([columns, ...first].map((cells, at) => ({ line: at + 1, cells }))),
      },
      encoding: 'utf-8',
      text: refused(path),
      sheet: {
        name: 'rows',
        // The header stands on line 1.
        cell: (line, column) => `row ${line - 1}${column === undefined ? '' : `, ${columns[column]}`}`,
        async *rows({ width, after }) {
          for (const [start, end] of slices(metadata)) {
            const block: RowBlock = { rows: [], lines: [], broken: [], blank: 0 };
            for (const [at, cells] of (await read(start, end)).entries()) {
              const line = start + at + 2;
              if (line <= after) continue;
              block.rows.push(cells.slice(0, width));
              block.lines.push(line);
            }
            done = end;
            yield block;
          }
        },
      },
      bytesRead: () => Math.round((source.byteLength * done) / Math.max(1, total)),
      notes: () => [],
      siblings: () => [],
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function bufferOf(file: FileHandle): Promise<AsyncBuffer> {
  const { size: byteLength } = await file.stat();
  return {
    byteLength,
    async slice(start, end = byteLength) {
      const from = start < 0 ? Math.max(0, byteLength + start) : start;
      const bytes = Buffer.alloc(Math.max(0, Math.min(end, byteLength) - from));
      let read = 0;
      while (read < bytes.length) {
        const { bytesRead } = await file.read(bytes, read, bytes.length - read, from + read);
        if (bytesRead === 0) break;
        read += bytesRead;
      }
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    },
  };
}

/** Ranges of rows, none of them over two groups. */
function* slices({ row_groups }: FileMetaData): Generator<[start: number, end: number]> {
  let start = 0;
  for (const { num_rows } of row_groups) {
    const end = start + Number(num_rows);
    for (; start < end; start = Math.min(end, start + ROWS_AT_ONCE)) yield [start, Math.min(end, start + ROWS_AT_ONCE)];
  }
}

/** Names of the columns, of which some may hold lists or objects. */
function topColumns({ schema }: FileMetaData): string[] {
  const names: string[] = [];
  const sizeOf = (at: number): number => {
    let size = 1;
    for (let child = 0; child < (schema[at]?.num_children ?? 0); child++) size += sizeOf(at + size);
    return size;
  };
  for (let at = 1; at < schema.length; at += sizeOf(at)) names.push(schema[at]!.name);
  return names;
}

/** Columns of times that name no zone. */
function wallColumns({ schema }: FileMetaData): Set<string> {
  return new Set(
    schema.flatMap(({ name, logical_type: type }) =>
      type?.type === 'TIMESTAMP' && !type.isAdjustedToUTC ? [name] : [],
    ),
  );
}

/** As a CSV file would hold it; lists and objects as JSON. */
function textOf(value: unknown, isWall: boolean): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return '';
    const iso = value.toISOString();
    return isWall ? iso.slice(0, 19).replace('T', ' ') : iso.replace('.000Z', 'Z');
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (typeof value !== 'object') return String(value);
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
}

function refused(path: string): AsyncIterable<string> {
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        throw new FormatError(`${path} is Parquet: only tables are read from it`, 'Leave --format out, or name csv.');
      },
    }),
  };
}

/** A folder of Parquet files by the values of some columns, named as Hive names them: brand=acme/month=2026-10/part-0.parquet. */
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { amount, grouped } from '../../domain/amount.ts';
import { didYouMean } from '../../domain/near-name.ts';
import { CareError, UsageError } from '../../errors.ts';
import { openParquet } from '../../renderers/parquet.ts';
import { partitionFolder } from '../../renderers/partition-folder.ts';
import type { FlatRow, RowColumn } from '../../renderers/rows.ts';
import type { ExportKind } from '../../store/reading/export.ts';
import { cannotWrite } from '../output-file.ts';
import { openPartitionFiles } from './partition-files.ts';
import type { RowsOut } from './rows.ts';

/** The time of a row, for its month and day in UTC. */
const TIMES: Partial<Record<ExportKind, string>> = {
  turns: 'asked_at',
  posts: 'created_at',
  replies: 'replied_at',
};
/** What tells the brands of a post. */
const BRANDS_OF_POST = ['author_brand', 'brands'];
const PERIODS: Record<string, number> = { month: '2026-10'.length, day: '2026-10-31'.length };

const MOST_FILES = 10_000;
const OWNER_ONLY_FOLDER = 0o700;

/**
 * Writes the folder beside its place and puts it there when it is whole.
 * @param folder absolute; nothing, or an empty folder
 * @returns what is to be said about it
 * @throws UsageError for columns that the rows have not; CareError for a folder that is there, or cannot be written
 */
export async function writePartitions(
  folder: string,
  what: ExportKind,
  by: readonly string[],
  { columns, rows }: Pick<RowsOut, 'columns' | 'rows'>,
  version: string,
): Promise<string[]> {
  const values = by.map((name) => partitionValue(name, what, columns));
  const kept = columns.filter(({ key }) => !by.includes(key));
  if (kept.length === 0) throw new UsageError('--partition leaves no column for the files', 'Name fewer columns.');
  refuseTaken(folder);
  const draft = `${folder}.${process.pid}.part`;
  const format = await openParquet(`socialcare ${version}`);
  const files = openPartitionFiles(format, kept);

  function fileOf(row: FlatRow): string {
    const inside = by.map((name, at) => partitionFolder(name, values[at]!(row)));
    const file = [draft, ...inside, 'part-0.parquet'].join('/');
    if (files.size === MOST_FILES && !files.has(file))
      throw new UsageError(
        `--partition ${by.join()}: more than ${grouped(MOST_FILES)} files`,
        'Name columns with fewer values, for example brand,month.',
      );
    return file;
  }

  try {
    mkdirSync(draft, { mode: OWNER_ONLY_FOLDER });
    for await (const row of rows) files.add(fileOf(row), row);
    files.end();
    if (existsSync(folder)) rmdirSync(folder);
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw cannotWrite(folder, error as NodeJS.ErrnoException);
  }
  return [`${amount(files.size, 'file')} by ${by.join(' and ')}`];
}

/** @throws UsageError for a name that is neither a column of words nor a period */
function partitionValue(
  name: string,
  what: ExportKind,
  columns: readonly RowColumn[],
): (row: FlatRow) => string | undefined {
  if (what === 'posts' && name === 'brand') {
    if (!BRANDS_OF_POST.every((needed) => columns.some(({ key }) => key === needed)))
      throw new UsageError(
        `--partition brand needs the columns ${BRANDS_OF_POST.join(' and ')}`,
        `Columns: ${columns.map(({ key }) => key).join(', ')}.`,
      );
    // A post may be addressed to several brands, and then stands under all their names: brand=acme,rival.
    return ({ author_brand, brands }) => String(author_brand || (brands ?? ''));
  }
  const time = TIMES[what]!;
  const length = Object.hasOwn(PERIODS, name) ? PERIODS[name] : undefined;
  const needed = length === undefined ? name : time;
  const cell = (row: FlatRow, key: string) => (row[key] === null || row[key] === '' ? undefined : row[key]);
  const words = columns.filter(({ kind }) => kind !== 'time');
  if (!(length === undefined ? words : columns).some(({ key }) => key === needed)) {
    const names = [...words.map(({ key }) => key), ...Object.keys(PERIODS)];
    throw new UsageError(
      length === undefined
        ? `--partition: ${what} have no column "${name}"${didYouMean(name, names)}`
        : `--partition ${name} needs the column ${time}`,
      `Columns: ${names.join(', ')}.`,
    );
  }
  return (row) => cell(row, needed)?.toString().slice(0, length);
}

/** @throws CareError for a folder that holds something, or is none */
export function refuseTaken(folder: string): void {
  const there = lstatSync(folder, { throwIfNoEntry: false });
  if (!existsSync(dirname(folder))) throw new CareError(`${folder} cannot be written: there is no such folder`);
  if (!there) return;
  if (there.isSymbolicLink() || !there.isDirectory())
    throw new CareError(`${folder} cannot be written: it is a file, not a folder`, 'Name another folder.');
  const found = readdirSync(folder).length;
  if (found > 0)
    throw new CareError(
      `${folder} cannot be written: it holds ${grouped(found)} ${found === 1 ? 'file' : 'files'} or folders`,
      'Name another folder, or remove this one first.',
    );
}

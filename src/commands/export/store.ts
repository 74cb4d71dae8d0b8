/** The whole store as a folder of Parquet files, for --engine duckdb and for other engines: posts by month, and all that turns need. */
import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { grouped } from '../../domain/amount.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { StoreError, UsageError } from '../../errors.ts';
import { parquetRows } from '../../renderers/parquet.ts';
import { filtersIn, flagName } from '../../reporting/options.ts';
import type { Database } from '../../store/database.ts';
import { EXPORTED_TABLES, exportedRows, POSTS } from '../../store/exported-tables.ts';
import { MANIFEST, manifestText } from '../../store/store-manifest.ts';
import { cannotWrite, writeOutput } from '../output-file.ts';
import type { ExportFlags } from './flags.ts';
import { refuseTaken, writePartitions } from './partitions.ts';

const OWNER_ONLY_FOLDER = 0o700;
/** Flags that choose among rows or change them: the store is whole or of no use. */
const CHOOSING = ['columns', 'all', 'idsOnly', 'limit', 'sort', 'worst', 'mask'] as const;

/** @throws UsageError for flags that leave something out, and without a folder */
export async function exportStore(context: Context, flags: ExportFlags): Promise<void> {
  const { environment, terminal } = context;
  const [stray] = [...filtersIn(flags), ...CHOOSING.filter((name) => flags[name] !== undefined).map(flagName)];
  if (stray !== undefined)
    throw new UsageError(`--${stray} does not go with export store: all of it is written`, 'Leave it out.');
  if (flags.json || (flags.format !== undefined && flags.format !== 'parquet'))
    throw new UsageError('a store is exported as parquet', 'Leave --format out.');
  if (flags.output === undefined) throw new UsageError('export store writes a folder', 'Name it: -o FOLDER');
  const folder = resolve(environment.cwd, flags.output);
  const posts = await writeStore(await context.store({ readonly: true }), folder, environment.version, flags.partition);
  const { rememberFile } = await import('../written-files.ts');
  await rememberFile(context, folder, 'output');
  terminal.note(
    `${grouped(posts)} ${posts === 1 ? 'post' : 'posts'}, and all that reports need besides, written to ${flags.output}`,
  );
  terminal.note(`next: socialcare report --engine duckdb --from ${shellWord(flags.output)}`);
}

/**
 * Writes the folder beside its place and puts it there when it is whole.
 * @param folder absolute; nothing, or an empty folder
 * @param by columns of posts, month or day, into whose folders the posts go
 * @returns how many posts it holds
 * @throws CareError for a folder that is there, or cannot be written, and when others wrote to the database meanwhile
 */
export async function writeStore(
  store: Database,
  folder: string,
  version: string,
  by: readonly string[] = ['month'],
): Promise<number> {
  refuseTaken(folder);
  const draft = `${folder}.${process.pid}.part`;
  let posts = 0;
  const before = await store.version();
  try {
    mkdirSync(draft, { mode: OWNER_ONLY_FOLDER });
    for (const table of EXPORTED_TABLES.keys()) {
      const count = await writeTable(store, draft, table, by, version);
      if (table === POSTS) posts = count;
    }
    if ((await store.version()) !== before)
      throw new StoreError(
        'somebody wrote to the database while it was exported: its tables would not go together',
        'Run it again; or where somebody always writes, export a copy: socialcare backup, then export store --db COPY',
      );
    await writeOutput(join(draft, MANIFEST), [await manifestText(draft, version, posts)]);
    if (existsSync(folder)) rmdirSync(folder);
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw cannotWrite(folder, error as NodeJS.ErrnoException);
  }
  return posts;
}

/** Returns how many rows there are. */
async function writeTable(
  store: Database,
  draft: string,
  table: string,
  by: readonly string[],
  version: string,
): Promise<number> {
  const columns = EXPORTED_TABLES.get(table)!;
  let count = 0;
  const rows = (async function* () {
    for await (const batch of exportedRows(store, table)) {
      count += batch.length;
      yield* batch;
    }
  })();
  if (table === POSTS) await writePartitions(join(draft, POSTS), 'posts', by, { columns, rows }, version);
  else await writeOutput(join(draft, `${table}.parquet`), parquetRows(columns, rows, `socialcare ${version}`));
  return count;
}

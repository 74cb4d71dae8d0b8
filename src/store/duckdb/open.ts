/** Opening an exported store with DuckDB: its files become tables, and turns are made of its posts. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { grouped } from '../../domain/amount.ts';
import { isLongName } from '../../domain/handles.ts';
import { MEGABYTE } from '../../domain/memory.ts';
import { StoreError, UsageError } from '../../errors.ts';
import type { Database, Store } from '../database.ts';
import { EXPORTED_TABLES, POSTS } from '../exported-tables.ts';
import { AGAIN, checkFiles, readManifest } from '../store-manifest.ts';
import { openConnection } from './connection.ts';
import { loadDuckDb, OFFLINE } from './library.ts';
import { buildTurns } from './turns.ts';

/** What statements written for SQLite expect: whole numbers divided give whole numbers, and nulls come first. */
const AS_SQLITE = `SET integer_division = true; SET default_null_order = 'NULLS_FIRST_ON_ASC_LAST_ON_DESC'; SET TimeZone = 'UTC'`;

const FROM_DATABASE = 'Count from the database: leave --engine and --from out.';

/** What exported stores do not carry, and what is made of it. */
const BESIDES = [
  `CREATE TABLE turn_label (turn BIGINT PRIMARY KEY, needs_reply BIGINT, intent VARCHAR, sentiment VARCHAR, urgency VARCHAR,
     topic VARCHAR, language VARCHAR, private_data VARCHAR)`,
  'CREATE TABLE quick_reply (post BIGINT PRIMARY KEY, brand BIGINT, template VARCHAR, auto BIGINT)',
  'INSERT INTO quick_reply SELECT post, brand, template, auto FROM raw_quick_reply',
  'CREATE TABLE claim (channel VARCHAR, post VARCHAR, brand VARCHAR, session VARCHAR, actor VARCHAR, claimed_at BIGINT, expires_at BIGINT)',
];

export interface FolderOptions {
  /** Seconds; see the configuration. */
  autoReplySeconds: number;
  /**
   * Bytes that tables, joins and sorts may hold before they go to temporary files; 250 MB a core when left out, at most half of
   * the computer.
   */
  memory?: number;
  /** Ctrl-C: temporary files go before the program does. */
  signal?: AbortSignal;
  /** Leaves the tables of every step, for whoever looks at them. */
  keepSteps?: boolean;
}

/** Memory of a core when nobody says how much, and the least with which one sorts and joins. */
const USUAL_MEMORY = 250 * MEGABYTE;
const LEAST_MEMORY = 100 * MEGABYTE;

/**
 * Opens a folder that `export store` wrote, to be read. The tables that are made of it are held in memory up to a limit, and go
 * to temporary files beyond it.
 * @throws StoreError for a folder that is missing, incomplete, or written by another version of the tables
 */
export async function openFolder(folder: string, options: FolderOptions): Promise<Store> {
  const manifest = readManifest(folder);
  await checkFiles(folder, manifest);
  const library = await loadDuckDb();
  const room = mkdtempSync(join(tmpdir(), 'socialcare-'));
  const clear = () => rmSync(room, { recursive: true, force: true });
  try {
    const instance = await library.DuckDBInstance.create(':memory:', {
      ...OFFLINE,
      temp_directory: room,
      ...limits(options.memory ?? usualMemory()),
    });
    const connection = await openConnection(instance, options.signal);
    await connection.write(AS_SQLITE);
    await readFiles(connection, folder);
    await checkPosts(connection, folder, manifest.posts);
    await refuseLongNames(connection);
    await buildTurns(connection, options);
    return {
      ...connection,
      path: folder,
      checkInPlace() {},
      checkOwner: () => refuse(),
      putOffCheckpoints() {},
      fillFast: () => refuse(),
      filled: () => refuse(),
      findDamage: async () => undefined,
      findAllDamage: () => refuse(),
      shapes: () => refuse(),
      compact: () => refuse(),
      indexPosts: () => refuse('--search'),
      listen: async () => undefined,
      isIndexOfTexts: () => refuse(),
      bytes: async () => 0,
      catalogue: '',
      ask() {
        throw refusal();
      },
      async close() {
        instance.closeSync();
        clear();
      },
    };
  } catch (error) {
    clear();
    throw error;
  }
}

function usualMemory(): number {
  const limit = process.constrainedMemory();
  return Math.min(USUAL_MEMORY * availableParallelism(), Math.min(totalmem(), limit || Number.POSITIVE_INFINITY) / 2);
}

/** Each thread holds some of it: with little memory, fewer of them work. */
function limits(memory: number): { memory_limit: string; threads: string } {
  const threads = Math.min(availableParallelism(), Math.max(1, Math.floor(memory / LEAST_MEMORY)));
  return { memory_limit: `${Math.ceil(memory / MEGABYTE)}MB`, threads: String(threads) };
}

const refusal = (what = 'this') => new UsageError(`${what} is not supported by --engine duckdb`, FROM_DATABASE);

async function refuse(what?: string): Promise<never> {
  throw refusal(what);
}

/** @throws StoreError for files that are missing, damaged, or hold other columns */
async function readFiles(db: Database, folder: string): Promise<void> {
  for (const table of EXPORTED_TABLES.keys()) {
    const view = viewOf(folder, table);
    await db.write(view).catch((error: Error) => {
      throw new StoreError(`${folder}: ${table} cannot be read: ${error.message.split('\n')[0]}`, AGAIN);
    });
  }
  for (const statement of BESIDES) await db.write(statement);
}

/** Names with spaces are found in texts by whoever folds them letter by letter. @throws UsageError */
async function refuseLongNames(db: Database): Promise<void> {
  const names = await db.readRaw<[handle: string, folded: string, channel: string]>(
    'SELECT handle, folded, channel FROM brand_account WHERE folded IS NOT NULL ORDER BY key',
  );
  const long = names.find(([, folded]) => isLongName(folded));
  if (long)
    throw new UsageError(
      `not supported by --engine duckdb: the account "${long[0]}" on ${long[2]} is declared by a name that no handle is`,
      FROM_DATABASE,
    );
}

/** @throws StoreError for a file that is missing */
function viewOf(folder: string, table: string): string {
  const path = table === POSTS ? join(folder, POSTS) : join(folder, `${table}.parquet`);
  if (!existsSync(path)) throw new StoreError(`${folder} lacks ${table === POSTS ? POSTS : `${table}.parquet`}`, AGAIN);
  const files = table === POSTS ? join(path, '**', '*.parquet') : path;
  const name = table === POSTS || table === 'quick_reply' ? `raw_${table}` : `"${table}"`;
  const columns = EXPORTED_TABLES.get(table)!.map(({ key }) => `"${key}"`);
  return `CREATE VIEW ${name} AS SELECT ${columns.join(', ')} FROM read_parquet('${files.replaceAll("'", "''")}')`;
}

/** Moments that readers of turns would take for others, because their first digit is a half character: 1998-09 to 1999-10. */
const UNREADABLE = [905_969_664, 939_524_095] as const;

/** @throws StoreError where the files do not hold as many posts as were written, each once, or hold what cannot be counted here */
async function checkPosts(db: Database, folder: string, expected: number): Promise<void> {
  const [found, different, old, accounts] = (
    await db.readRaw<[number, number, number, number]>(
      `SELECT count(*), count(DISTINCT key), count(*) FILTER (WHERE created_at BETWEEN to_timestamp(:from) AND to_timestamp(:to)),
         coalesce(max(author), 0) FROM raw_post`,
      { from: UNREADABLE[0], to: UNREADABLE[1] },
    )
  )[0]!;
  if (found !== expected || different !== expected)
    throw new StoreError(
      `${folder} holds ${grouped(found)} posts, ${grouped(different)} of them different; ${grouped(expected)} were written`,
      `Files are missing, or there twice. ${AGAIN}`,
    );
  if (old > 0 || accounts >= UNREADABLE[0])
    throw new StoreError(
      `${folder} holds ${old > 0 ? `${grouped(old)} posts of 1998 and 1999` : 'more accounts'}, which --engine duckdb cannot count`,
      FROM_DATABASE,
    );
}

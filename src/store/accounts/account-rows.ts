/** Rows of the table of accounts, read and written many at a time. */
import { foldName } from '../../domain/names.ts';
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';

/** An account under one of its names, in this batch. */
export interface SeenName {
  account: AccountRow;
  folded: string;
  handle: string;
  /** As it was written last: most statements repeat it. */
  written: string;
  /** Unix seconds. */
  first: number;
  last: number;
  queued: boolean;
  /** Not compared with the database yet. */
  fresh: boolean;
  /** Others had the name too: whenever its first or last time changes, its owner at some time may change. */
  shared: boolean;
}

export interface AccountRow {
  key: number;
  channel: string;
  id: string | null;
  handle: string | null;
  name: string | null;
  followers: number | null;
  bot: number;
  brand: number | null;
  /** Names it was seen under in this process, the current one first; only of accounts with an id. */
  names?: SeenName[];
  /** Whether stored posts may name it by its id alone. */
  unnamed: boolean;
}

const COLUMNS = 'key, channel, id, handle, name, followers, bot, brand';

/** Rows as arrays: naming the properties of each costs more than finding it. */
type AccountCells = [
  key: number,
  channel: string,
  id: string | null,
  handle: string | null,
  name: string | null,
  followers: number | null,
  bot: number,
  brand: number | null,
];

export function accountRow([key, channel, id, handle, name, followers, bot, brand]: AccountCells): AccountRow {
  return { key, channel, id, handle, name, followers, bot, brand, unnamed: handle === null };
}

export async function largestKey(db: Database): Promise<number> {
  return (await db.oneValue<number>('SELECT coalesce(max(key), 0) FROM account'))!;
}

export async function storedAccounts(
  db: Database,
  channel: string,
  ids: ReadonlySet<string>,
  handles: ReadonlySet<string>,
): Promise<AccountCells[]> {
  const found: AccountCells[] = [];
  // Databases from before names were folded may have several that differ by case alone: the first one is last and wins.
  if (handles.size > 0)
    found.push(
      ...(await db.readRaw<AccountCells>(
        `SELECT ${COLUMNS} FROM account WHERE id IS NULL AND channel = :channel AND folded IN ${list('handles', 'text')}
         ORDER BY key DESC`,
        { channel, handles: [...handles] },
      )),
    );
  if (ids.size > 0)
    found.push(
      ...(await db.readRaw<AccountCells>(
        `SELECT ${COLUMNS} FROM account WHERE channel = :channel AND id IN ${list('ids', 'text')}`,
        { channel, ids: [...ids] },
      )),
    );
  return found;
}

/** By handle, so that each page of their index is touched once. */
export async function writeCreated(db: Database, created: readonly AccountRow[]): Promise<void> {
  const rows = [...created].sort((a, b) => compare(a.handle, b.handle));
  await db.insertMany(
    'account (key, channel, id, handle, folded, name, followers, bot, brand)',
    rows.map(({ key, channel, id, handle, name, followers, bot, brand }) => [
      key,
      channel,
      id,
      handle,
      handle && foldName(handle),
      name,
      followers,
      bot,
      brand,
    ]),
  );
}

export async function writeChanged(db: Database, changed: readonly AccountRow[]): Promise<void> {
  await db.writeMany(
    `UPDATE account SET handle = :handle, folded = :folded, name = :name, followers = :followers, bot = :bot, brand = :brand
     WHERE key = :key`,
    changed.map(({ key, handle, name, followers, bot, brand }) => ({
      key,
      handle,
      folded: handle && foldName(handle),
      name,
      followers,
      bot,
      brand,
    })),
  );
}

function compare(a: string | null, b: string | null): number {
  return a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1;
}

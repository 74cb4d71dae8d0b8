/** The row by which a database says that a copy into it is not finished: of what, how far, and who is at work on it. */
import { grouped } from '../domain/amount.ts';
import { isServer, schemaOf } from '../domain/database-address.ts';
import { shellWord } from '../domain/shell-word.ts';
import { StoreError } from '../errors.ts';
import type { Database, Store } from './database.ts';
import { type Holder, isStale, LOCK_SECONDS } from './pulling/locks.ts';

/** The table is there while a copy is not finished, and in no whole database. */
export const COPYING = 'copying';

const TABLE = `CREATE TABLE ${COPYING} (
  source TEXT NOT NULL, copied BIGINT NOT NULL, total BIGINT NOT NULL,
  holder TEXT NOT NULL, host TEXT NOT NULL, pid BIGINT NOT NULL, expires_at BIGINT NOT NULL
)`;

/** How far it came: the one row of the table. */
export const PLACE = `SELECT source, copied, total FROM ${COPYING}`;

export interface Place {
  source: string;
  /** Rows that are there, and that there will be. */
  copied: number;
  total: number;
}

/** Who copies, and the clock in unix seconds. */
export interface Copier {
  holder: Holder;
  now(): number;
}

/**
 * Takes a database that is empty, or half a copy, for this copy. Until the copy is whole nothing else opens it.
 * @param prepare checks that it is empty and makes room; not called for half a copy
 * @throws StoreError while another copy into it is at work
 */
export async function takeTarget(
  to: Store,
  source: string,
  { holder, now }: Copier,
  prepare: (target: Database) => Promise<void>,
): Promise<void> {
  const lease = { id: holder.id, host: holder.host, pid: holder.pid, expires: now() + LOCK_SECONDS };
  await to.transaction(async (target) => {
    if (!(await isHalf(target, to))) {
      await prepare(target);
      await target.write(TABLE);
      await target.write(
        `INSERT INTO ${COPYING} (source, copied, total, holder, host, pid, expires_at)
         VALUES (:source, 0, 0, :id, :host, :pid, :expires)`,
        { source, ...lease },
      );
      return;
    }
    const held = (await target.one<{ holder: string; host: string; pid: number; expiresAt: number }>(
      `SELECT holder, host, pid, expires_at AS "expiresAt" FROM ${COPYING}`,
    ))!;
    if (!isStale(held, holder, now()))
      throw new StoreError(
        `another copy into ${to.path} is at work (process ${held.pid} on ${held.host})`,
        `Wait for it. Of one that died on another computer this is known ${LOCK_SECONDS / 60} minutes after its last rows.`,
      );
    await target.write(`UPDATE ${COPYING} SET holder = :id, host = :host, pid = :pid, expires_at = :expires`, lease);
  }, 'labels');
}

/**
 * Writes some rows and how far the copy is now, both or neither.
 * @param copied rows that are there afterwards
 * @throws StoreError when another copy has taken over
 */
export async function keepRows(
  to: Store,
  { holder, now }: Copier,
  copied: number,
  write: (target: Database) => Promise<unknown>,
): Promise<void> {
  await asHolder(to, holder, async (target, before) => {
    // Written already: the connection was lost before the server could say so.
    if (before === copied) return;
    await write(target);
    await target.write(`UPDATE ${COPYING} SET copied = :copied, expires_at = :expires`, {
      copied,
      expires: now() + LOCK_SECONDS,
    });
  });
}

/** Notes of what a copy is, and how far it is, once what is there is known to be the beginning of that. */
export async function notePlace(to: Store, { holder }: Copier, { source, copied, total }: Place): Promise<void> {
  await asHolder(to, holder, (target) =>
    target.write(`UPDATE ${COPYING} SET source = :source, copied = :copied, total = :total`, { source, copied, total }),
  );
}

/** Makes it a database like any other. @param check throws unless all is there */
export async function finishCopy(
  to: Store,
  { holder }: Copier,
  check: (target: Database) => Promise<void>,
): Promise<void> {
  const finish = async (target: Database) => {
    await check(target);
    await target.write(`DROP TABLE ${COPYING}`);
  };
  // It is whole already where the connection was lost before the server could say so.
  await asHolder(to, holder, finish, true);
}

/** Lets another process go on at once. */
export async function letGo(to: Store, { holder }: Copier): Promise<void> {
  await asHolder(to, holder, (target) => target.write(`UPDATE ${COPYING} SET expires_at = 0`)).catch(() => {
    // The server is down, or another copy has taken over.
  });
}

/** @throws StoreError where another copy has taken over; one that has made it whole, too, unless `mayBeWhole` */
async function asHolder(
  to: Store,
  holder: Holder,
  work: (target: Database, copied: number) => Promise<unknown>,
  mayBeWhole = false,
): Promise<void> {
  const overtaken = () =>
    new StoreError(
      `another copy into ${to.path} has taken over from this one, which did not answer`,
      'Nothing is lost. Let that one finish.',
    );
  try {
    await to.transaction(async (target) => {
      const row = await target.one<{ holder: string; copied: number }>(`SELECT holder, copied FROM ${COPYING}`);
      if (row?.holder !== holder.id) throw overtaken();
      await work(target, row.copied);
    }, 'labels');
  } catch (error) {
    // Asked only now: catalogues of servers are slow.
    if (error instanceof StoreError || (await isHalf(to, to))) throw error;
    if (!mayBeWhole) throw overtaken();
  }
}

async function isHalf(target: Database, to: Store): Promise<boolean> {
  return (await target.read<{ table: string }>(to.catalogue)).some(({ table }) => table === COPYING);
}

/** Why a database is not opened that is half a copy. @param place unknown where it may not be read */
export function halfCopy(path: string, place: Place | undefined): StoreError {
  const { source, copied, total } = place ?? {};
  const of = source === undefined ? '' : ` of ${source}`;
  const rows = total ? ` (${grouped(copied!)} of ${grouped(total)} rows)` : '';
  return new StoreError(
    `${path} is half a copy: a copy${of} into it is not finished${rows}`,
    `Wait for it if it is at work. If not, it goes on where it stopped: socialcare copy --db ${source === undefined ? 'SOURCE' : shellWord(source)} --to ${shellWord(path)}\n${dropping(path)}`,
  );
}

/** How to be rid of half a copy. */
export function dropping(path: string): string {
  return isServer(path)
    ? `Or give it up, in psql: DROP SCHEMA ${schemaOf(path)} CASCADE;`
    : `Or give it up: rm -f ${['', '-wal', '-shm'].map((end) => shellWord(path + end)).join(' ')}`;
}

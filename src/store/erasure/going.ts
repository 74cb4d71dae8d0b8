/** Temporary tables of everything about to be erased, so that one statement per table can find it. */
import type { Database } from '../database.ts';
import { records } from '../dialect.ts';
import type { Tombstones } from './tombstones.ts';

const NAMES = `channel TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL DEFAULT '', PRIMARY KEY (channel, old)`;
const TABLES = {
  going_post: 'post INTEGER PRIMARY KEY',
  going_thread: 'thread INTEGER PRIMARY KEY',
  going_id: NAMES,
  going_account: 'account INTEGER PRIMARY KEY',
  going_account_id: NAMES,
  going_handle: NAMES,
} as const;

/** Creates the temporary tables again, empty; they belong to the connection. */
export async function openGoing(db: Database): Promise<void> {
  await closeGoing(db);
  for (const [name, columns] of Object.entries(TABLES)) await db.write(`CREATE TEMP TABLE ${name} (${columns})`);
}

export async function closeGoing(db: Database): Promise<void> {
  for (const name of Object.keys(TABLES)) await db.write(`DROP TABLE IF EXISTS ${name}`);
}

interface Old {
  channel: string;
  old: string;
}

const SOURCES = {
  going_id: {
    kind: 'post',
    sql: `SELECT p.channel, p.id FROM going_post g JOIN post p ON p.key = g.post
      UNION SELECT a.channel, a.id FROM going_post g JOIN post p ON p.key = g.post
      JOIN post_alias a ON a.channel = p.channel AND a.first_id = p.id
      UNION SELECT p.channel, p.reply_to FROM post p WHERE p.reply_to IS NOT NULL AND p.reply_to_author IN (SELECT account FROM going_account)
      UNION SELECT p.channel, p.quote_of FROM post p WHERE p.quote_of IS NOT NULL AND p.quote_of_author IN (SELECT account FROM going_account)`,
  },
  going_account_id: {
    kind: 'account',
    sql: 'SELECT a.channel, a.id FROM going_account g JOIN account a ON a.key = g.account WHERE a.id IS NOT NULL',
  },
  going_handle: {
    kind: 'handle',
    sql: `SELECT a.channel, a.folded FROM going_account g JOIN account a ON a.key = g.account WHERE a.folded IS NOT NULL
      UNION SELECT n.channel, n.folded FROM going_account g JOIN account_name n ON n.account = g.account`,
  },
} as const;

const THREADS = `INSERT INTO going_thread (thread)
  SELECT p.thread FROM going_post g JOIN post p ON p.key = g.post
  UNION SELECT p.thread FROM post p WHERE p.reply_to_author IN (SELECT account FROM going_account)
  UNION SELECT p.thread FROM post p WHERE p.quote_of_author IN (SELECT account FROM going_account)`;

const NAMES_AT_ONCE = 20_000;

/** Finds the threads with something to erase, and the names and ids to erase, each with its tombstone. */
export async function nameTombstones(db: Database, tombstones: Tombstones): Promise<void> {
  await db.write(THREADS);
  for (const [table, { kind, sql }] of Object.entries(SOURCES)) {
    await db.write(`INSERT INTO ${table} (channel, old) ${sql}`);
    for (let after: Old = { channel: '', old: '' }; ; ) {
      const some = await db.read<Old>(
        `SELECT channel, old FROM ${table} WHERE (channel, old) > (:channel, :old) ORDER BY channel, old LIMIT ${NAMES_AT_ONCE}`,
        { ...after },
      );
      await db.writeMany(
        `UPDATE ${table} SET new = :tombstone WHERE channel = :channel AND old = :old`,
        some.map(({ channel, old }) => ({ channel, old, tombstone: tombstones(kind, channel, old) })),
      );
      if (some.length === 0) break;
      after = some.at(-1)!;
    }
  }
}

/** Tombstones of those of these names that are to be erased; the key is the channel, a newline and the name. */
export async function goingNames(
  db: Database,
  table: 'going_account_id' | 'going_handle',
  names: readonly Old[],
): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  return new Map(
    await db.readRaw<[name: string, tombstone: string]>(
      `SELECT g.channel || '\n' || g.old, g.new FROM ${records('names', { channel: 'text', old: 'text' })} n
       JOIN ${table} g ON g.channel = n.channel AND g.old = n.old`,
      { names },
    ),
  );
}

/** The next posts to erase, by key. */
export function goingPosts(db: Database, after: number, limit: number): Promise<number[]> {
  return db.readColumn('SELECT post FROM going_post WHERE post > :after ORDER BY post LIMIT :limit', { after, limit });
}

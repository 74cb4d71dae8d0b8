/** Posts already stored, as the copies of them said they were. */
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';
import { CONFIRM_SECONDS } from '../pulling/missing-posts.ts';
import { STATEMENT_COLUMNS, type Statement, type StatementRow, statementIn } from './statements.ts';

export interface StoredPost {
  key: number;
  id: string;
  thread: number;
  /** The batch that saw it first. */
  batch: number;
  impressions: number | null;
  said: Statement;
}

/** Pulls missed the post `m` so often that it is known to be deleted, since it was missed first. */
export const CONFIRMED = `m.deleted = 1 AND m.last_at - m.first_at >= ${CONFIRM_SECONDS}`;

type OwnColumns = [key: number, id: string, thread: number, batch: number, impressions: number | null];
type StoredRow = [...StatementRow, ...OwnColumns];

/** By their numbers in stated_name. */
const ROLES = ['author', 'reply_to_author', 'quote_of_author'] as const;

/** Id -> post, of those that are stored. */
export async function findStored(
  db: Database,
  channel: string,
  ids: readonly string[],
): Promise<Map<string, StoredPost>> {
  const stored = new Map<string, StoredPost>();
  if (ids.length === 0) return stored;
  const rows = await db.readRaw<StoredRow>(
    `SELECT ${STATEMENT_COLUMNS.join(', ')}, key, id, thread, batch, impressions FROM post
     WHERE channel = :channel AND id IN ${list('ids', 'text')}`,
    { channel, ids },
  );
  if (rows.length === 0) return stored;
  for (const row of rows) {
    const [key, id, thread, batch, impressions] = row.slice(STATEMENT_COLUMNS.length) as OwnColumns;
    stored.set(id, { key, id, thread, batch, impressions, said: statementIn(row as unknown as StatementRow) });
  }
  await withoutTombstones(db, channel, stored);
  await asStated(db, [...stored.values()]);
  return stored;
}

/** What a pull missed is no copy's word: the platform may show it again. */
async function withoutTombstones(
  db: Database,
  channel: string,
  stored: ReadonlyMap<string, StoredPost>,
): Promise<void> {
  const deleted = [...stored.values()].filter(({ said }) => said.deleted_at !== null).map(({ id }) => id);
  if (deleted.length === 0) return;
  const missed = await db.readRaw<[id: string, at: number]>(
    `SELECT m.id, m.first_at FROM missing_post m
     WHERE ${CONFIRMED} AND m.channel = :channel AND m.id IN ${list('deleted', 'text')}`,
    { channel, deleted },
  );
  for (const [id, at] of missed) {
    const { said } = stored.get(id)!;
    if (said.deleted_at === at) said.deleted_at = null;
  }
}

/** What was said of posts whose accounts were found by the handles that they name. */
async function asStated(db: Database, stored: readonly StoredPost[]): Promise<void> {
  if ((await db.oneValue('SELECT 1 FROM stated_name LIMIT 1')) === undefined) return;
  const byKey = new Map(stored.map((post) => [post.key, post]));
  const names = await db.readRaw<[post: number, role: number, account: number]>(
    `SELECT post, role, account FROM stated_name WHERE post IN ${list('posts')}`,
    { posts: [...byKey.keys()] },
  );
  for (const [post, role, account] of names) byKey.get(post)!.said[ROLES[role]!] = account;
}

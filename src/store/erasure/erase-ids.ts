/** Replaces ids of erased posts and accounts by their tombstones, in every table that holds them. */
import type { Database } from '../database.ts';
import { byIndex, field, IN_ORDER, withField } from '../dialect.ts';
import { STATEMENT_COLUMNS } from '../facts/statements.ts';

/** SQL for the tombstone of the id in a column. @param channel as SQL */
const tombstoneOf = (channel: string, column: string, table = 'going_id') =>
  `(SELECT g.new FROM ${table} g WHERE g.channel = ${channel} AND g.old = ${column})`;

/** Parents and children are in one thread; posts that quote a post or name its conversation may be in others. */
const REFERENCES = [
  `UPDATE post SET reply_to = ${tombstoneOf('post.channel', 'post.reply_to')} WHERE key IN (
     SELECT c.key FROM going_thread t ${IN_ORDER} JOIN post c ON c.thread = t.thread
     ${IN_ORDER} JOIN going_id g ON g.channel = c.channel AND g.old = c.reply_to)`,
  `UPDATE post SET quote_of = ${tombstoneOf('post.channel', 'post.quote_of')} WHERE key IN (
     SELECT c.key FROM going_id g ${IN_ORDER} JOIN post c ${byIndex('post_quote')}
     ON c.quote_of IS NOT NULL AND c.channel = g.channel AND c.quote_of = g.old)`,
  `UPDATE post SET conversation = ${tombstoneOf('post.channel', 'post.conversation')} WHERE key IN (
     SELECT c.key FROM going_id g ${IN_ORDER} JOIN post c ${byIndex('post_conversation')}
     ON c.conversation IS NOT NULL AND c.channel = g.channel AND c.conversation = g.old)`,
];

const named = (table: string, column: string, channel = `${table}.channel`, names = 'going_id') =>
  `UPDATE ${table} SET ${column} = ${tombstoneOf(channel, `${table}.${column}`, names)}
   WHERE EXISTS ${tombstoneOf(channel, `${table}.${column}`, names)}`;

/** The source of a channel is 'pull x'. */
const ofSource = (table: string) => `substr(${table}.source, 6)`;

/** Rows by which posts are requested from a platform are deleted; rows that are counted stay, under the tombstone. */
const ELSEWHERE = [
  named('post_alias', 'first_id'),
  named('post_alias', 'id'),
  named('decision', 'post'),
  named('label', 'post'),
  named('claim', 'post'),
  named('missing_post', 'id'),
  named('unread_object', 'id'),
  `DELETE FROM watched WHERE EXISTS ${tombstoneOf(ofSource('watched'), 'watched.id')}`,
  `DELETE FROM quoted_post WHERE EXISTS ${tombstoneOf(ofSource('quoted_post'), 'quoted_post.id')}`,
  named('charge', 'id', ofSource('charge')),
  named('charge', 'id', ofSource('charge'), 'going_account_id'),
];

/** Replaces the ids of the posts to erase. Their differing copies are deleted, as these contain the erased texts. */
export async function eraseIds(db: Database): Promise<void> {
  await db.write('DELETE FROM statement WHERE post IN (SELECT post FROM going_post)');
  for (const sql of [...REFERENCES, ...ELSEWHERE]) await db.write(sql);
  for (const column of ['reply_to', 'quote_of', 'conversation'] as const) await eraseStated(db, column);
  await db.write(
    `UPDATE post SET id = ${tombstoneOf('post.channel', 'post.id')} WHERE key IN (SELECT post FROM going_post)`,
  );
}

async function eraseStated(db: Database, column: (typeof STATEMENT_COLUMNS)[number]): Promise<void> {
  const at = STATEMENT_COLUMNS.indexOf(column);
  const stated = `statement s JOIN post p ON p.key = s.post JOIN going_id g ON g.channel = p.channel AND g.old = ${field('s.said', at)}`;
  await db.write(
    `INSERT INTO statement (post, batch, said) SELECT s.post, s.batch, ${withField('s.said', at, 'g.new')} FROM ${stated}
     WHERE true ON CONFLICT DO NOTHING`,
  );
  await db.write(`DELETE FROM statement WHERE (post, batch, said) IN (SELECT s.post, s.batch, s.said FROM ${stated})`);
}

const ACCOUNTS = [
  `UPDATE account SET name = NULL, id = CASE WHEN id IS NULL THEN NULL ELSE (
       SELECT g.new FROM going_account_id g WHERE g.channel = account.channel AND g.old = account.id) END,
     (handle, folded) = (SELECT g.new, g.new FROM going_handle g WHERE g.channel = account.channel AND g.old = account.folded)
   WHERE key IN (SELECT account FROM going_account)`,
  `UPDATE account_name SET folded = g.new, handle = g.new FROM going_handle g
   WHERE account_name.account IN (SELECT account FROM going_account)
     AND g.channel = account_name.channel AND g.old = account_name.folded`,
];

/** A name whose owner depends on the time stays marked so: under its tombstone, and as it was while others carry it. */
const DATED = `INSERT INTO dated_name (channel, folded)
  SELECT d.channel, g.new FROM dated_name d JOIN going_handle g ON g.channel = d.channel AND g.old = d.folded WHERE true
  ON CONFLICT DO NOTHING`;
const UNDATED = `DELETE FROM dated_name WHERE (channel, folded) IN (SELECT channel, old FROM going_handle)
  AND NOT EXISTS (SELECT 1 FROM account_name n WHERE n.channel = dated_name.channel AND n.folded = dated_name.folded)`;

/** Replaces the names and ids of the accounts to erase by tombstones; their posts stay theirs. */
export async function eraseAccounts(db: Database): Promise<void> {
  for (const sql of [...ACCOUNTS, DATED, UNDATED]) await db.write(sql);
}

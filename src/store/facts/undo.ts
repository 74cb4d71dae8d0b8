/** Taking batches back: what only they vouched for goes, what others vouch for as well is as those others say. */
import type { BrandChangeOptions } from '../accounts/brand-changes.ts';
import { loadBrandIndex } from '../accounts/brands.ts';
import { forgetNames, settleNames } from '../accounts/resolve-names.ts';
import { asStoreError, type Db, type Store } from '../open.ts';
import { inferAnswers } from '../threads/inferred-answers.ts';
import { openRegroup } from '../threads/regroup.ts';
import { openTurns } from '../threads/turns.ts';
import { recountOwnPosts } from './own-posts.ts';
import { openStatements } from './stored-posts.ts';
import { undoRegistrations } from './undo-brands.ts';
import { undoPulls } from './undo-pulls.ts';
import { forgetQuickReplies } from './undo-quick-replies.ts';

export interface Undone {
  /** Posts that are gone. */
  removed: number;
  /** Posts that other batches vouch for as well. */
  kept: number;
  /** Names of brands that are gone, for only these batches had registered them. */
  brands: string[];
  /** Labels and decisions of people about posts that are gone: they wait for them. */
  annotations: number;
}

const THREADS_AT_ONCE = 2_000;

/**
 * Takes batches back in one transaction: all of it or, when it is interrupted, nothing.
 * @throws StoreError when another process keeps the database to itself
 */
export async function undoImports(
  store: Store,
  batches: readonly number[],
  options: BrandChangeOptions,
): Promise<Undone> {
  try {
    return store.db.transaction(() => undoBatches(store.db, batches, options)).immediate();
  } catch (error) {
    throw asStoreError(error, store.path);
  }
}

/**
 * Takes batches back as if they had never been, except for what people judged. The caller holds the transaction.
 * @param batches keys
 */
export function undoBatches(db: Db, batches: readonly number[], options: BrandChangeOptions): Undone {
  db.exec(`CREATE TEMP TABLE undone (batch INTEGER PRIMARY KEY);
    CREATE TEMP TABLE seen (post INTEGER PRIMARY KEY, thread INTEGER NOT NULL, goes INTEGER NOT NULL);
    CREATE TEMP TABLE shaken (thread INTEGER PRIMARY KEY);`);
  try {
    const add = db.prepare('INSERT OR IGNORE INTO undone (batch) VALUES (?)');
    for (const batch of batches) add.run(batch);
    return undo(db, options);
  } finally {
    if (db.open) db.exec('DROP TABLE temp.undone; DROP TABLE temp.seen; DROP TABLE temp.shaken;');
  }
}

const SEEN = `INSERT OR IGNORE INTO seen (post, thread, goes)
  SELECT p.key, p.thread, NOT EXISTS (SELECT 1 FROM sighting s WHERE s.post = p.key AND s.batch NOT IN (SELECT batch FROM undone))
  FROM post p WHERE p.batch IN (SELECT batch FROM undone)
  UNION ALL
  SELECT s.post, p.thread, 0 FROM sighting s JOIN post p ON p.key = s.post
  WHERE s.batch IN (SELECT batch FROM undone) AND p.batch NOT IN (SELECT batch FROM undone)`;

/** Threads whose turns may change: those of the posts, of what quotes them, of what they quote and of what they answer. */
const SHAKEN = `INSERT OR IGNORE INTO shaken (thread)
  SELECT thread FROM seen WHERE goes OR post IN (SELECT post FROM statement)
  UNION
  SELECT q.thread FROM seen s JOIN post p ON p.key = s.post
  CROSS JOIN post q INDEXED BY post_quote ON q.quote_of IS NOT NULL AND q.channel = p.channel AND q.quote_of = p.id
  UNION
  SELECT q.thread FROM seen s JOIN post p ON p.key = s.post JOIN post q ON q.channel = p.channel AND q.id = p.quote_of
  WHERE p.quote_of IS NOT NULL
  UNION
  SELECT h.thread FROM seen s JOIN inferred_link i ON i.post = s.post JOIN post h ON h.key = i.asked`;

function undo(db: Db, { autoReplySeconds, episodeGap }: BrandChangeOptions): Undone {
  const count = (sql: string) => db.prepare(sql).pluck().get() as number;
  db.exec(SEEN);
  db.exec(SHAKEN);
  const removed = count('SELECT count(*) FROM seen WHERE goes');
  const kept = count('SELECT count(*) FROM seen WHERE NOT goes');
  const annotations = count(
    `SELECT (SELECT count(*) FROM label l JOIN post p ON p.channel = l.channel AND p.id = l.post JOIN seen s ON s.post = p.key WHERE s.goes)
       + (SELECT count(*) FROM decision d JOIN post p ON p.channel = d.channel AND p.id = d.post JOIN seen s ON s.post = p.key WHERE s.goes)`,
  );
  const accounts = accountsNamed(db);
  const likewise = forgetQuickReplies(db);
  for (const table of ['turn_label', 'reply', 'mention'])
    db.exec(
      `DELETE FROM ${table} WHERE turn IN (SELECT t.key FROM shaken s CROSS JOIN turn t INDEXED BY turn_thread ON t.thread = s.thread)`,
    );
  db.exec(`DELETE FROM turn WHERE thread IN (SELECT thread FROM shaken);
    DELETE FROM post_alias WHERE (channel, first_id) IN (SELECT p.channel, p.id FROM seen s JOIN post p ON p.key = s.post WHERE s.goes);
    DELETE FROM statement WHERE batch IN (SELECT batch FROM undone);
    UPDATE post SET batch = (SELECT min(s.batch) FROM sighting s WHERE s.post = post.key AND s.batch NOT IN (SELECT batch FROM undone))
      WHERE batch IN (SELECT batch FROM undone) AND key IN (SELECT post FROM seen WHERE NOT goes);
    DELETE FROM sighting WHERE batch IN (SELECT batch FROM undone);
    DELETE FROM sighting WHERE (post, batch) IN (SELECT p.key, p.batch FROM seen s JOIN post p ON p.key = s.post WHERE NOT s.goes);
    DELETE FROM post WHERE key IN (SELECT post FROM seen WHERE goes);`);
  restate(db);
  for (const batch of db.prepare('SELECT batch FROM undone').pluck().all() as number[]) forgetNames(db, batch);
  const brands = undoRegistrations(db);
  undoPulls(db);
  db.exec('DELETE FROM batch WHERE key IN (SELECT batch FROM undone)');
  const index = loadBrandIndex(db);
  const turns = openTurns(db, index, autoReplySeconds);
  const regroup = openRegroup(db);
  const held = db
    .prepare('SELECT thread FROM shaken s WHERE EXISTS (SELECT 1 FROM post p WHERE p.thread = s.thread)')
    .pluck()
    .all() as number[];
  const rebuilt = new Set(likewise);
  for (let at = 0; at < held.length; at += THREADS_AT_ONCE) {
    const { before, after } = regroup(held.slice(at, at + THREADS_AT_ONCE));
    turns.drop(before);
    for (const thread of before) rebuilt.delete(thread);
    for (const thread of after) rebuilt.add(thread);
  }
  turns.rebuild(rebuilt);
  if (settleNames(db, turns, index) || brands.length > 0) recountOwnPosts(db);
  forgetAccounts(db, accounts);
  inferAnswers(db, turns, { episodeGap });
  return { removed, kept, brands, annotations };
}

/** Posts of which the other batches did not all say the same come to what those say. */
function restate(db: Db): void {
  const statements = openStatements(db);
  const posts = db.prepare('SELECT post FROM seen WHERE NOT goes').pluck().all() as number[];
  for (const post of posts) {
    const merged = statements.merged(post);
    if (merged) statements.write(post, merged);
  }
}

/** Accounts that the posts which go, and all that the batches said, are by, reply to or quote. */
function accountsNamed(db: Db): number[] {
  return db
    .prepare(
      `SELECT p.author FROM seen s JOIN post p ON p.key = s.post WHERE s.goes
       UNION SELECT p.reply_to_author FROM seen s JOIN post p ON p.key = s.post WHERE p.reply_to_author IS NOT NULL
       UNION SELECT p.quote_of_author FROM seen s JOIN post p ON p.key = s.post WHERE p.quote_of_author IS NOT NULL
       UNION SELECT n.account FROM seen s JOIN stated_name n ON n.post = s.post
       UNION SELECT account FROM account_name WHERE batch IN (SELECT batch FROM undone)
       UNION SELECT account FROM stated_account WHERE batch IN (SELECT batch FROM undone)`,
    )
    .pluck()
    .all() as number[];
}

/** Of these accounts, those that nothing names any more are gone. */
function forgetAccounts(db: Db, accounts: readonly number[]): void {
  db.prepare(
    `DELETE FROM account WHERE key IN (
       SELECT value FROM json_each(?) EXCEPT SELECT author FROM post
       EXCEPT SELECT reply_to_author FROM post WHERE reply_to_author IS NOT NULL
       EXCEPT SELECT quote_of_author FROM post WHERE quote_of_author IS NOT NULL
       EXCEPT SELECT account FROM stated_name EXCEPT SELECT account FROM account_name
       EXCEPT SELECT account FROM stated_account)`,
  ).run(JSON.stringify(accounts));
}

/** Undoing batches: posts seen only by them are removed, other posts become what the remaining batches say. */
import type { BrandChangeOptions } from '../accounts/brand-changes.ts';
import { loadBrandIndex } from '../accounts/brand-index.ts';
import { resolveNames } from '../accounts/resolve-names.ts';
import { forgetNames } from '../accounts/stale-names.ts';
import type { Database } from '../database.ts';
import { byIndex, IN_ORDER, list } from '../dialect.ts';
import { changeTexts } from '../search-index.ts';
import { inferAnswers } from '../threads/inferred-answers.ts';
import { forgetQuickReplies } from '../threads/quick-replies.ts';
import { regroupAndRebuild } from '../threads/regroup-turns.ts';
import { openTurns, type Turns } from '../threads/turns.ts';
import { coverBrandsAgain } from './brand-coverage.ts';
import { mergeAll, readStatements, writeMerged } from './kept-statements.ts';
import { recountOwnPosts } from './own-posts.ts';
import { undoRegistrations } from './undo-brands.ts';
import { undoPulls } from './undo-pulls.ts';

export interface Undone {
  /** Posts that are removed. */
  removed: number;
  /** Posts that other batches have seen too. */
  kept: number;
  /** Names of brands that are removed, for only these batches had registered them. */
  brands: string[];
  /** Labels and decisions of people about posts that are removed: they wait for them. */
  annotations: number;
}

/**
 * Takes batches back in one transaction: all of it or, when it is interrupted, nothing.
 * @throws StoreError when another process keeps the database to itself
 */
export async function undoImports(
  database: Database,
  batches: readonly number[],
  options: BrandChangeOptions,
): Promise<Undone> {
  return database.transaction((db) => undoBatches(db, batches, options));
}

/**
 * Takes batches back as if they had never been, except for what people annotated. The caller holds the transaction.
 * @param batches keys
 */
export async function undoBatches(
  db: Database,
  batches: readonly number[],
  options: BrandChangeOptions,
): Promise<Undone> {
  await dropTables(db);
  for (const table of [
    'undone (batch INTEGER PRIMARY KEY)',
    'seen (post INTEGER PRIMARY KEY, thread INTEGER NOT NULL, goes INTEGER NOT NULL)',
    'shaken (thread INTEGER PRIMARY KEY)',
  ])
    await db.write(`CREATE TEMP TABLE ${table}`);
  await db.insertMany(
    'undone (batch)',
    [...new Set(batches)].map((batch) => [batch]),
  );
  const undone = await undo(db, batches, options);
  await dropTables(db);
  return undone;
}

async function dropTables(db: Database): Promise<void> {
  for (const table of ['undone', 'seen', 'shaken']) await db.write(`DROP TABLE IF EXISTS ${table}`);
}

/** Posts that the batches saw; `goes` marks those that no other batch saw, which are deleted. */
const SEEN = `INSERT INTO seen (post, thread, goes)
  SELECT p.key, p.thread, CASE WHEN EXISTS (
      SELECT 1 FROM sighting s WHERE s.post = p.key AND s.batch NOT IN (SELECT batch FROM undone)) THEN 0 ELSE 1 END
  FROM post p WHERE p.batch IN (SELECT batch FROM undone)
  UNION
  SELECT s.post, p.thread, 0 FROM sighting s JOIN post p ON p.key = s.post
  WHERE s.batch IN (SELECT batch FROM undone) AND p.batch NOT IN (SELECT batch FROM undone)`;

/** Threads whose turns may change: those of the posts, of what quotes them, of what they quote and of what they answer. */
const SHAKEN = `INSERT INTO shaken (thread)
  SELECT thread FROM seen WHERE goes = 1 OR post IN (SELECT post FROM statement)
  UNION
  SELECT q.thread FROM seen s JOIN post p ON p.key = s.post
  ${IN_ORDER} JOIN post q ${byIndex('post_quote')} ON q.quote_of IS NOT NULL AND q.channel = p.channel AND q.quote_of = p.id
  UNION
  SELECT q.thread FROM seen s JOIN post p ON p.key = s.post JOIN post q ON q.channel = p.channel AND q.id = p.quote_of
  WHERE p.quote_of IS NOT NULL
  UNION
  SELECT h.thread FROM seen s JOIN inferred_link i ON i.post = s.post JOIN post h ON h.key = i.asked`;

const ANNOTATED = (table: string) =>
  `SELECT count(*) FROM ${table} a JOIN post p ON p.channel = a.channel AND p.id = a.post JOIN seen s ON s.post = p.key WHERE s.goes = 1`;

async function undo(
  db: Database,
  batches: readonly number[],
  { autoReplySeconds, episodeGap }: BrandChangeOptions,
): Promise<Undone> {
  const count = async (sql: string) => (await db.oneValue<number>(sql))!;
  await db.write(SEEN);
  await db.write(SHAKEN);
  const removed = await count('SELECT count(*) FROM seen WHERE goes = 1');
  const kept = await count('SELECT count(*) FROM seen WHERE goes = 0');
  const annotations = (await count(ANNOTATED('label'))) + (await count(ANNOTATED('decision')));
  const accounts = await accountsNamed(db);
  const likewise = await forgetQuickReplies(db);
  const gone = await db.readColumn<number>('SELECT post FROM seen WHERE goes = 1');
  await changeTexts(db, gone, async () => {
    for (const sql of REMOVE) await db.write(sql);
  });
  await restate(db);
  await forgetNames(db, batches);
  const brands = await undoRegistrations(db);
  await undoPulls(db);
  await db.write('DELETE FROM batch WHERE key IN (SELECT batch FROM undone)');
  const index = await loadBrandIndex(db);
  const turns = await openTurns(db, index, autoReplySeconds);
  await rebuildShaken(db, turns, likewise);
  const rebound = await resolveNames(db, turns, index);
  if (rebound.size > 0 || brands.length > 0) await recountOwnPosts(db);
  await coverBrandsAgain(db, [...rebound]);
  await forgetAccounts(db, accounts);
  await inferAnswers(db, turns, { episodeGap });
  return { removed, kept, brands, annotations };
}

const TURNS = `SELECT t.key FROM shaken s ${IN_ORDER} JOIN turn t ${byIndex('turn_thread')} ON t.thread = s.thread`;

/** Deletes rows that only the batches support; referring rows come before those that they refer to. */
const REMOVE = [
  ...['turn_label', 'reply', 'mention'].map((table) => `DELETE FROM ${table} WHERE turn IN (${TURNS})`),
  'DELETE FROM turn WHERE thread IN (SELECT thread FROM shaken)',
  'DELETE FROM post_alias WHERE (channel, first_id) IN (SELECT p.channel, p.id FROM seen s JOIN post p ON p.key = s.post WHERE s.goes = 1)',
  'DELETE FROM statement WHERE batch IN (SELECT batch FROM undone)',
  `UPDATE post SET batch = (SELECT min(s.batch) FROM sighting s WHERE s.post = post.key AND s.batch NOT IN (SELECT batch FROM undone))
   WHERE batch IN (SELECT batch FROM undone) AND key IN (SELECT post FROM seen WHERE goes = 0)`,
  'DELETE FROM sighting WHERE batch IN (SELECT batch FROM undone)',
  'DELETE FROM sighting WHERE (post, batch) IN (SELECT p.key, p.batch FROM seen s JOIN post p ON p.key = s.post WHERE s.goes = 0)',
  'DELETE FROM post WHERE key IN (SELECT post FROM seen WHERE goes = 1)',
];

/** Merges the statements of the remaining batches, where they differ. */
async function restate(db: Database): Promise<void> {
  const posts = await db.readColumn<number>('SELECT post FROM seen WHERE goes = 0');
  await writeMerged(db, await mergeAll(db, await readStatements(db, posts)));
}

async function rebuildShaken(db: Database, turns: Turns, likewise: readonly number[]): Promise<void> {
  const left = await db.readColumn<number>(
    'SELECT thread FROM shaken s WHERE EXISTS (SELECT 1 FROM post p WHERE p.thread = s.thread)',
  );
  await regroupAndRebuild(db, turns, left, likewise);
}

/** Accounts of the posts to delete, and of all statements of the batches: authors, and those replied to or quoted. */
async function accountsNamed(db: Database): Promise<number[]> {
  return db.readColumn<number>(
    `SELECT p.author FROM seen s JOIN post p ON p.key = s.post WHERE s.goes = 1
     UNION SELECT p.reply_to_author FROM seen s JOIN post p ON p.key = s.post WHERE p.reply_to_author IS NOT NULL
     UNION SELECT p.quote_of_author FROM seen s JOIN post p ON p.key = s.post WHERE p.quote_of_author IS NOT NULL
     UNION SELECT n.account FROM seen s JOIN stated_name n ON n.post = s.post
     UNION SELECT account FROM account_name WHERE batch IN (SELECT batch FROM undone)
     UNION SELECT account FROM stated_account WHERE batch IN (SELECT batch FROM undone)`,
  );
}

/** Of these accounts, those that nothing names any more are removed. */
async function forgetAccounts(db: Database, accounts: readonly number[]): Promise<void> {
  await db.write(
    `DELETE FROM account WHERE key IN (
       SELECT key FROM account WHERE key IN ${list('accounts')} EXCEPT SELECT author FROM post
       EXCEPT SELECT reply_to_author FROM post WHERE reply_to_author IS NOT NULL
       EXCEPT SELECT quote_of_author FROM post WHERE quote_of_author IS NOT NULL
       EXCEPT SELECT account FROM stated_name EXCEPT SELECT account FROM account_name
       EXCEPT SELECT account FROM stated_account)`,
    { accounts },
  );
}

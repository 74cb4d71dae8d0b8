/** Removes whole conversations that ended before a time: nothing of them stays, and coverage begins where they end. */
import { loadBrandIndex } from '../accounts/brand-index.ts';
import type { Database } from '../database.ts';
import { byIndex, IN_ORDER } from '../dialect.ts';
import { inferAnswers } from '../threads/inferred-answers.ts';
import { openTurns } from '../threads/turns.ts';
import { closeEnded, type Ended, openEnded } from './ended.ts';
import { writeRemovedBefore } from './removals.ts';

/** As in a rebuild: inferred answers are derived again from what is left. */
export interface RemoveOptions {
  autoReplySeconds: number;
  episodeGap: number;
}

const POSTS = `ended e ${IN_ORDER} JOIN post p ON p.thread = e.thread`;
const TURNS = `ended e ${IN_ORDER} JOIN turn t ${byIndex('turn_thread')} ON t.thread = e.thread`;

/** A brand's posts are those of its turns: a post that asks two brands counts for either. */
const COUNT = [
  `INSERT INTO removal (at, before, channel, brand, conversations, turns, posts)
   SELECT :at, :before, p.channel, NULL, count(DISTINCT p.thread), 0, count(*) FROM ${POSTS} GROUP BY p.channel`,
  `UPDATE removal SET turns = (SELECT count(*) FROM ${TURNS} WHERE t.channel = removal.channel)
   WHERE at = :at AND before = :before AND brand IS NULL`,
  `INSERT INTO removal (at, before, channel, brand, conversations, turns, posts)
   SELECT :at, :before, s.channel, b.name, count(DISTINCT s.thread), count(DISTINCT s.turn), count(DISTINCT s.post)
   FROM (SELECT t.channel, t.brand, t.thread, t.key AS turn, m.post FROM ${TURNS} JOIN mention m ON m.turn = t.key
     UNION ALL SELECT t.channel, t.brand, t.thread, t.key, r.post FROM ${TURNS} JOIN reply r ON r.turn = t.key) s
   JOIN brand b ON b.key = s.brand GROUP BY s.channel, b.key`,
];

/** Accounts that these conversations name. */
const NAMED = `INSERT INTO named_account (account)
  SELECT p.author FROM ${POSTS} UNION SELECT p.reply_to_author FROM ${POSTS} WHERE p.reply_to_author IS NOT NULL
  UNION SELECT p.quote_of_author FROM ${POSTS} WHERE p.quote_of_author IS NOT NULL
  UNION SELECT n.account FROM ${POSTS} JOIN stated_name n ON n.post = p.key`;

/** Posts that stay know whom they quote without the quoted post. */
const QUOTED = `UPDATE post SET quote_of_author = (SELECT q.author FROM post q WHERE q.channel = post.channel AND q.id = post.quote_of)
  WHERE key IN (SELECT c.key FROM ${POSTS} ${IN_ORDER} JOIN post c ${byIndex('post_quote')}
    ON c.quote_of IS NOT NULL AND c.channel = p.channel AND c.quote_of = p.id WHERE c.quote_of_author IS NULL)`;

/** Referring rows come before those that they refer to; labels, names and erasures of a post go with it. */
const REMOVE = [
  ...['turn_label', 'reply', 'mention'].map(
    (table) => `DELETE FROM ${table} WHERE turn IN (SELECT t.key FROM ${TURNS})`,
  ),
  'DELETE FROM turn WHERE thread IN (SELECT thread FROM ended)',
  `DELETE FROM post_alias WHERE (channel, first_id) IN (SELECT p.channel, p.id FROM ${POSTS})`,
  ...['claim', 'missing_post'].map(
    (table) =>
      `DELETE FROM ${table} WHERE (channel, ${table === 'claim' ? 'post' : 'id'}) IN (SELECT p.channel, p.id FROM ${POSTS})`,
  ),
  ...['statement', 'sighting', 'quick_reply'].map(
    (table) => `DELETE FROM ${table} WHERE post IN (SELECT p.key FROM ${POSTS})`,
  ),
  'DELETE FROM post WHERE thread IN (SELECT thread FROM ended)',
];

const UNNAMED = `SELECT account FROM named_account EXCEPT SELECT author FROM post
  EXCEPT SELECT reply_to_author FROM post WHERE reply_to_author IS NOT NULL
  EXCEPT SELECT quote_of_author FROM post WHERE quote_of_author IS NOT NULL
  EXCEPT SELECT account FROM stated_name EXCEPT SELECT account FROM stated_account
  EXCEPT SELECT key FROM account WHERE brand IS NOT NULL`;

const REMOVE_ACCOUNTS = [
  'DELETE FROM account_name WHERE account IN (SELECT account FROM unnamed_account)',
  'DELETE FROM account WHERE key IN (SELECT account FROM unnamed_account)',
  `DELETE FROM dated_name WHERE NOT EXISTS (
     SELECT 1 FROM account_name n WHERE n.channel = dated_name.channel AND n.folded = dated_name.folded)`,
];

/** Labels and decisions of a post that is not stored are deleted once the last of them is older, for one may undo another. */
const annotations = (table: string, time: string) => `DELETE FROM ${table} WHERE (channel, post) IN (
  SELECT a.channel, a.post FROM ${table} a WHERE NOT EXISTS (SELECT 1 FROM post p WHERE p.channel = a.channel AND p.id = a.post)
  GROUP BY a.channel, a.post HAVING max(a.${time}) < :before)`;

const CUT_COVERAGE = [
  'DELETE FROM coverage WHERE until < :before',
  'UPDATE coverage SET since = :before WHERE since < :before',
];

/**
 * Inside the transaction of an erasure, after the words were erased.
 * @param before unix seconds
 * @param at unix seconds
 */
export async function removeEnded(
  db: Database,
  before: number,
  at: number,
  { autoReplySeconds, episodeGap }: RemoveOptions,
): Promise<Ended> {
  const ended = await openEnded(db, before);
  await writeRemovedBefore(db, before);
  if (ended.conversations > 0) {
    for (const sql of COUNT) await db.write(sql, { at, before });
    for (const table of ['named_account', 'unnamed_account']) {
      await db.write(`DROP TABLE IF EXISTS ${table}`);
      await db.write(`CREATE TEMP TABLE ${table} (account INTEGER PRIMARY KEY)`);
    }
    await db.write(NAMED);
    await db.write(QUOTED);
    const isInferred = (await db.oneValue('SELECT 1 FROM inferred_link LIMIT 1')) !== undefined;
    for (const sql of REMOVE) await db.write(sql);
    await db.write(`INSERT INTO unnamed_account (account) ${UNNAMED}`);
    for (const sql of REMOVE_ACCOUNTS) await db.write(sql);
    for (const table of ['named_account', 'unnamed_account']) await db.write(`DROP TABLE ${table}`);
    if (isInferred) {
      const turns = await openTurns(db, await loadBrandIndex(db), autoReplySeconds);
      await inferAnswers(db, turns, { episodeGap });
    }
  }
  await db.write(annotations('decision', 'decided_at'), { before });
  await db.write(annotations('label', 'at'), { before });
  for (const sql of CUT_COVERAGE) await db.write(sql, { before });
  await closeEnded(db);
  return ended;
}

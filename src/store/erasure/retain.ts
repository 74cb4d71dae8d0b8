/** Retention: words of posts older than a time go, or their whole conversations, and words of posts that platforms deleted. */
import { loadBrandIndex } from '../accounts/brand-index.ts';
import type { Database } from '../database.ts';
import { emptySearchIndex, emptySmallIndex } from '../search-index.ts';
import { closeEnded, type Ended, openEnded } from './ended.ts';
import { eraseAccounts, eraseIds } from './erase-ids.ts';
import { eraseNotes, eraseQuotingNotes } from './erase-notes.ts';
import { eraseWords } from './erase-posts.ts';
import { erasing } from './erasing.ts';
import { closeGoing, nameTombstones, openGoing } from './going.ts';
import { keepSince } from './kept-since.ts';
import { markUnfinished } from './pending.ts';
import { type RemoveOptions, removeEnded } from './remove-ended.ts';
import { isTombstoneIn, openTombstones } from './tombstones.ts';

export interface Expired {
  posts: number;
  /** Accounts without a kept post by them or to them. */
  accounts: number;
  /** Turns of these posts; they are kept unless conversations are removed. */
  turns: number;
  /** Conversations that ended, which are removed where that is asked for. */
  ended: Ended;
}

/** Posts that were erased before have a tombstone for their id. */
const POSTS = `INSERT INTO going_post (post) SELECT key FROM post WHERE created_at < :before AND NOT ${isTombstoneIn('id')}`;

/** Accounts in threads with a post that is kept, and customers whom such a post was inferred to answer by their names. */
const STAYING = `INSERT INTO staying_account (account)
  SELECT p.author FROM live l JOIN post p ON p.thread = l.thread
  UNION SELECT p.reply_to_author FROM live l JOIN post p ON p.thread = l.thread WHERE p.reply_to_author IS NOT NULL
  UNION SELECT p.quote_of_author FROM live l JOIN post p ON p.thread = l.thread WHERE p.quote_of_author IS NOT NULL
  UNION SELECT a.author FROM inferred_link i JOIN post p ON p.key = i.post JOIN live l ON l.thread = p.thread JOIN post a ON a.key = i.asked`;

/** An account without an id stays where an account that stays used its handle: both may be the same person. */
const ACCOUNTS = `INSERT INTO going_account (account)
  SELECT a.key FROM account a WHERE a.brand IS NULL AND NOT ${isTombstoneIn('coalesce(a.id, a.handle)')}
    AND a.key NOT IN (SELECT account FROM staying_account)
    AND NOT EXISTS (SELECT 1 FROM account_name n WHERE a.id IS NULL AND n.channel = a.channel AND n.folded = a.folded
      AND n.account IN (SELECT account FROM staying_account))`;

async function writeExpired(db: Database, before: number): Promise<Omit<Expired, 'ended'>> {
  await openGoing(db);
  for (const table of ['live', 'staying_account']) await db.write(`DROP TABLE IF EXISTS ${table}`);
  await db.write('CREATE TEMP TABLE live (thread INTEGER PRIMARY KEY)');
  await db.write('CREATE TEMP TABLE staying_account (account INTEGER PRIMARY KEY)');
  await db.write(POSTS, { before });
  await db.write('INSERT INTO live (thread) SELECT DISTINCT thread FROM post WHERE created_at >= :before', { before });
  await db.write(STAYING);
  await db.write(ACCOUNTS);
  for (const table of ['live', 'staying_account']) await db.write(`DROP TABLE ${table}`);
  const count = async (sql: string) => (await db.oneValue<number>(sql))!;
  return {
    posts: await count('SELECT count(*) FROM going_post'),
    accounts: await count('SELECT count(*) FROM going_account'),
    turns: await count('SELECT count(DISTINCT m.turn) FROM going_post g JOIN mention m ON m.post = g.post'),
  };
}

/** Counts what retention would erase. @param before unix seconds */
export async function countExpired(db: Database, before: number): Promise<Expired> {
  const expired = await writeExpired(db, before);
  const ended = await openEnded(db, before);
  await closeEnded(db);
  await closeGoing(db);
  return { ...expired, ended };
}

/**
 * Erases texts, links, ids and names of older posts in one transaction. No import or pull stores such posts again.
 * @param before unix seconds
 * @param at unix seconds
 * @param remove whether conversations that ended before go wholly, out of every count; only their words when left out
 */
export async function eraseExpired(
  database: Database,
  before: number,
  at: number,
  remove?: RemoveOptions,
): Promise<Omit<Expired, 'ended'> & { ended?: Ended }> {
  return erasing(database, async (db) => {
    const expired = await writeExpired(db, before);
    await keepSince(db, before);
    if (expired.posts + expired.accounts > 0) {
      await emptySearchIndex(db);
      await nameTombstones(db, await openTombstones(db));
      await eraseNotes(db);
      await eraseWords(db, await loadBrandIndex(db), at);
      await eraseIds(db);
      await eraseAccounts(db);
      await markUnfinished(db);
    }
    await closeGoing(db);
    if (!remove) return expired;
    const ended = await removeEnded(db, before, at, remove);
    if (ended.conversations > 0) await markUnfinished(db);
    return { ...expired, ended };
  });
}

/**
 * Erases the texts of posts deleted on their platform; their ids stay, as the platform may show them again.
 * @param at unix seconds
 * @returns how many
 */
export async function eraseDeleted(database: Database, at: number): Promise<number> {
  return erasing(database, async (db) => {
    await openGoing(db);
    const posts = await db.write(
      `INSERT INTO going_post (post) SELECT key FROM post
       WHERE deleted_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM erased_post e WHERE e.post = post.key)`,
    );
    if (posts > 0) {
      await emptySmallIndex(db);
      await eraseQuotingNotes(db);
      await eraseWords(db, await loadBrandIndex(db), at);
      await db.write('DELETE FROM statement WHERE post IN (SELECT post FROM going_post)');
    }
    await closeGoing(db);
    return posts;
  });
}

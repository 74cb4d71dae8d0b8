/** Erases a person, or single posts, in one transaction, and remembers what may not be stored again. */
import { openScrubber, type Scrubber, wordsOf } from '../../domain/scrubber.ts';
import { loadBrandIndex } from '../accounts/brand-index.ts';
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';
import { emptySearchIndex } from '../search-index.ts';
import { eraseAccounts, eraseIds } from './erase-ids.ts';
import { eraseNotes, goingNotes } from './erase-notes.ts';
import { eraseWords } from './erase-posts.ts';
import { erasing } from './erasing.ts';
import { closeGoing, nameTombstones, openGoing } from './going.ts';
import { markUnfinished } from './pending.ts';
import { displayNames } from './persons.ts';
import { scrubPosts, scrubStatements } from './scrub-others.ts';
import { scrubTexts } from './scrub-texts.ts';
import { openTombstones } from './tombstones.ts';

/** What to erase: persons by the keys of their accounts, with all their posts, or single posts by their keys. */
export type Forgettable = { accounts: readonly number[] } | { posts: readonly number[] };

/** How much of it is stored. */
export interface Holdings {
  posts: number;
  /** Handles and display names. */
  names: number;
  ids: number;
  notes: number;
  decisions: number;
  labels: number;
  /** Posts of others that name the person or link to a post. */
  mentions: number;
  /** Turns; they stay. */
  turns: number;
}

/** What is needed to erase it from files too. */
export interface Erasure {
  scrubber: Scrubber;
  /** Ids of the decisions whose notes are erased. */
  notes: ReadonlySet<string>;
}

/** Counts what would be erased. */
export async function countHoldings(
  db: Database,
  what: Forgettable,
): Promise<{ holdings: Holdings; erasure: Erasure }> {
  await writeGoing(db, what);
  const scrubber = await scrubberOf(db, what);
  const count = async (sql: string) => (await db.oneValue<number>(sql))!;
  const on = (table: string) =>
    count(`SELECT count(*) FROM ${table} WHERE (channel, post) IN (SELECT channel, old FROM going_id)`);
  const notes = await goingNotes(db);
  const holdings: Holdings = {
    posts: await count('SELECT count(*) FROM going_post'),
    names:
      (await count('SELECT count(*) FROM going_handle')) +
      (await count('SELECT count(DISTINCT name) FROM account WHERE key IN (SELECT account FROM going_account)')),
    ids: await count('SELECT count(*) FROM going_account_id'),
    notes: notes.size,
    decisions: await on('decision'),
    labels: await on('label'),
    mentions: (await scrubPosts(db, scrubber, false)).length,
    turns: await count('SELECT count(DISTINCT m.turn) FROM going_post g JOIN mention m ON m.post = g.post'),
  };
  await closeGoing(db);
  return { holdings, erasure: { scrubber, notes } };
}

/**
 * Erases it, and remembers keyed hashes of the names and ids so that no later pull or import brings them back.
 * @param at unix seconds
 * @throws StoreError when another process keeps the database to itself; nothing was erased then
 */
export async function forget(database: Database, what: Forgettable, at: number): Promise<void> {
  await erasing(database, async (db) => {
    await writeGoing(db, what);
    const scrubber = await scrubberOf(db, what);
    await emptySearchIndex(db);
    await db.write(REMEMBER);
    if ('accounts' in what) await rememberNames(db, what.accounts);
    if ('posts' in what) await db.write(REMEMBER_POSTS);
    await eraseNotes(db);
    await eraseWords(db, await loadBrandIndex(db), at);
    await scrubPosts(db, scrubber, true);
    await scrubStatements(db, scrubber);
    await eraseIds(db);
    await eraseAccounts(db);
    await scrubTexts(db, scrubber);
    await closeGoing(db);
    await markUnfinished(db);
  });
}

async function writeGoing(db: Database, what: Forgettable): Promise<void> {
  await openGoing(db);
  if ('accounts' in what) {
    await db.insertMany(
      'going_account (account)',
      what.accounts.map((account) => [account]),
    );
    await db.write(
      'INSERT INTO going_post (post) SELECT key FROM post WHERE author IN (SELECT account FROM going_account)',
    );
  } else
    await db.insertMany(
      'going_post (post)',
      what.posts.map((post) => [post]),
    );
  await nameTombstones(db, await openTombstones(db));
}

/** A handle that others used too is not remembered: without an id it may be theirs. */
const REMEMBER = `INSERT INTO erased_name (channel, name, kind, person)
  SELECT channel, new, 'account', (SELECT min(account) FROM going_account) FROM going_account_id
  UNION ALL
  SELECT channel, new, 'handle', (SELECT min(account) FROM going_account) FROM going_handle g
  WHERE NOT EXISTS (SELECT 1 FROM account_name n WHERE n.channel = g.channel AND n.folded = g.old
    AND n.account NOT IN (SELECT account FROM going_account))
  ON CONFLICT DO NOTHING`;
const REMEMBER_POSTS = `INSERT INTO erased_name (channel, name, kind, person)
  SELECT channel, new, 'post', 0 FROM going_id WHERE true ON CONFLICT DO NOTHING`;

/** Remembers display names, to recognise them in later posts of others to the person. */
async function rememberNames(db: Database, accounts: readonly number[]): Promise<void> {
  const tombstone = await openTombstones(db);
  const channel = (await db.oneValue<string>(`SELECT channel FROM account WHERE key IN ${list('accounts')}`, {
    accounts,
  }))!;
  const names = await displayNames(db, accounts);
  const known = [
    ...names.map((name) => ['name', name] as const),
    ...names.flatMap(wordsOf).map((word) => ['word', word] as const),
  ];
  await db.insertMany(
    'erased_name (channel, name, kind, person)',
    known.map(([kind, name]) => [channel, tombstone(kind, channel, name), kind, Math.min(...accounts)]),
    'ON CONFLICT DO NOTHING',
  );
}

async function scrubberOf(db: Database, what: Forgettable): Promise<Scrubber> {
  const renamed = async (table: string) =>
    new Map(await db.readRaw<[old: string, tombstone: string]>(`SELECT old, new FROM ${table}`));
  return openScrubber({
    handles: await renamed('going_handle'),
    ids: await renamed('going_account_id'),
    posts: await renamed('going_id'),
    names: 'accounts' in what ? await displayNames(db, what.accounts) : [],
  });
}

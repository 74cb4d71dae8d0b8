/** Keeps the index of searches in step with the texts of posts. New posts are left to the next search. */
import type { Database } from './database.ts';
import { EMPTY_INDEX, indexWords, least, list, unindexWords } from './dialect.ts';

/** Of more posts at once, taking them out one by one takes longer than filling an empty index. */
const MOST_CHANGED = 1_000;
/** Posts that a search indexes in about three seconds. */
const SMALL = 100_000;

/**
 * Changes texts of posts, or deletes posts, and does the same in the index. To be called in a transaction.
 * @param posts keys of all posts that change
 */
export async function changeTexts(
  db: Database,
  posts: readonly number[],
  change: () => Promise<unknown>,
): Promise<void> {
  const upto = await indexedUpto(db);
  const indexed = posts.filter((post) => post <= upto);
  if (indexed.length > MOST_CHANGED) await emptySearchIndex(db);
  if (indexed.length === 0 || indexed.length > MOST_CHANGED) return void (await change());
  await db.write(unindexWords('indexed'), { indexed });
  await db.write('UPDATE search_state SET rewriting = 1');
  await change();
  await db.write(indexWords('indexed'), { indexed });
  // The keys of deleted posts at the end are assigned again.
  await db.write(
    `UPDATE search_state SET rewriting = 0, upto = ${least('upto', '(SELECT coalesce(max(key), 0) FROM post)')}`,
  );
}

/** Of posts that are about to get these texts, those whose text changes in the index. */
export async function rewordedPosts(db: Database, texts: ReadonlyMap<number, string>): Promise<number[]> {
  const upto = await indexedUpto(db);
  const keys = [...texts.keys()].filter((key) => key <= upto);
  if (keys.length === 0) return [];
  const stored = await db.readRaw<[key: number, text: string]>(
    `SELECT key, text FROM post WHERE key IN ${list('keys')}`,
    { keys },
  );
  return stored.flatMap(([key, text]) => (texts.get(key) === text ? [] : [key]));
}

/**
 * Leaves nothing of any text in an index that the next search fills again in seconds. Entries deleted one by one may leave
 * the beginning of a word in it, where one of its pages began with that word.
 */
export async function emptySmallIndex(db: Database): Promise<void> {
  const upto = await indexedUpto(db);
  if (upto > 0 && upto <= SMALL) await emptySearchIndex(db);
}

/** Leaves nothing of any text in it; the next search fills it again. */
export async function emptySearchIndex(db: Database): Promise<void> {
  await db.write(EMPTY_INDEX);
  await db.write('UPDATE search_state SET upto = 0');
}

async function indexedUpto(db: Database): Promise<number> {
  return (await db.oneValue<number>('SELECT upto FROM search_state'))!;
}

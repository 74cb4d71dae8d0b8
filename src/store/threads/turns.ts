/** Turns in the database: rebuilt for whole threads, and only for the threads that something touched. */
import { quickReplies } from '../../domain/automation.ts';
import type { ThreadPost } from '../../domain/thread.ts';
import { type Turn, turnsIn } from '../../domain/turn.ts';
import type { BrandIndex } from '../accounts/brand-index.ts';
import type { Database, Value } from '../database.ts';
import { list } from '../dialect.ts';
import type { PostRow } from '../facts/posts.ts';
import { anyLabels, dropTurnLabels, rebuildTurnLabels } from '../labels/turn-labels.ts';
import { type LateAccount, threadsNaming, threadsOfAccounts } from './naming-threads.ts';
import { markAutomatic, threadsOf } from './quick-replies.ts';
import { freshThread, loadThreads } from './thread-loader.ts';

export interface Turns {
  /** Deletes and rebuilds the turns of these threads. */
  rebuild(db: Database, threads: Iterable<number>): Promise<void>;
  /** Deletes the turns of these threads, whose posts belong to others now. */
  drop(db: Database, threads: Iterable<number>): Promise<void>;
  /** Builds the turns of threads that were not there before. */
  build(db: Database, fresh: ReadonlyMap<number, readonly PostRow[]>): Promise<void>;
  /** The threads that hold, answer or quote posts of these accounts. */
  threadsOfAccounts(db: Database, accounts: readonly LateAccount[]): Promise<Set<number>>;
  /**
   * The threads with posts that name these, by text or by the platform's list.
   * @param names and ids, each after its channel and a newline, to the largest key of a post that counts
   */
  threadsNaming(
    db: Database,
    names: ReadonlyMap<string, number>,
    ids: ReadonlyMap<string, number>,
  ): Promise<Set<number>>;
  /** Channel -> brands that posts stored since the opening are mentions of. */
  written: ReadonlyMap<string, ReadonlySet<number>>;
  /** To be called when another connection has written: keys must be read again. */
  refresh(db: Database): Promise<void>;
}

const THREADS_AT_ONCE = 2_000;
/** Rows that are collected before they are written: few enough to stay in the youngest part of the heap. */
const ROWS_AT_ONCE = 1_000;

/** Rows of turns, of what they are of and of what answered them. */
interface Rows {
  turns: Value[][];
  mentions: Value[][];
  replies: Value[][];
}

/** @param autoReplySeconds a reply of a brand this soon after the question may be automatic */
export async function openTurns(db: Database, brands: BrandIndex, autoReplySeconds: number): Promise<Turns> {
  let next = await largestKey(db);
  const storedBefore = (await db.oneValue<number>('SELECT coalesce(max(key), 0) FROM post'))!;
  const written = new Map<string, Set<number>>();

  function noteWritten(turn: Turn): void {
    if (!turn.posts.some(({ key }) => key > storedBefore)) return;
    const { channel } = turn.asked;
    const brandsThere = written.get(channel);
    if (brandsThere) brandsThere.add(turn.brand);
    else written.set(channel, new Set([turn.brand]));
  }

  /** Returns the replies that came so soon that they may be automatic. */
  async function writeThreads(database: Database, threads: Iterable<[number, ThreadPost[]]>): Promise<ThreadPost[]> {
    const rows: Rows = { turns: [], mentions: [], replies: [] };
    const quick: ThreadPost[] = [];
    for (const [thread, posts] of threads) {
      for (const turn of turnsIn(posts, brands)) {
        next++;
        rows.turns.push(turnRow(next, thread, turn));
        for (const { key, reach } of turn.posts) {
          rows.mentions.push([key, turn.brand, next, reach]);
          if (isFull(rows.mentions)) await flush(database, rows);
        }
        for (const { key, auto } of turn.replies) {
          rows.replies.push([key, next, Number(auto)]);
          if (isFull(rows.replies)) await flush(database, rows);
        }
        noteWritten(turn);
      }
      for (const post of quickReplies(posts, autoReplySeconds)) quick.push(post);
    }
    await flush(database, rows);
    return quick;
  }

  /** Returns the threads that must be rebuilt because a reply in them turned out to be automatic. */
  async function rebuildSome(database: Database, threads: readonly number[]): Promise<Set<number>> {
    const labelled = await anyLabels(database);
    await dropSome(database, threads, labelled);
    const loaded = await loadThreads(database, threads, brands);
    // Before the turns are made: a thread of automatic replies would be read and made twice.
    const stale = await markLoaded(database, loaded);
    await writeThreads(database, loaded);
    if (labelled) await rebuildTurnLabels(database, threads);
    return stale;
  }

  /** Marks automatic replies, in these threads as well. Returns the other threads that hold some. */
  async function markLoaded(database: Database, loaded: ReadonlyMap<number, ThreadPost[]>): Promise<Set<number>> {
    const quick: ThreadPost[] = [];
    for (const posts of loaded.values()) for (const post of quickReplies(posts, autoReplySeconds)) quick.push(post);
    const marked = await markAutomatic(database, quick);
    const stale = await threadsOf(database, marked);
    if (marked.length === 0) return stale;
    const automatic = new Set(marked);
    for (const [thread, posts] of loaded) {
      for (const post of posts) if (automatic.has(post.key)) post.auto = true;
      stale.delete(thread);
    }
    return stale;
  }

  async function rebuild(database: Database, threads: Iterable<number>): Promise<void> {
    // In the order of their keys, so that every database gives the same keys to the same turns.
    const inOrder = (keys: Iterable<number>) => [...keys].sort((a, b) => a - b);
    for (let wanted = inOrder(threads); wanted.length > 0; ) {
      const stale = new Set<number>();
      for (const some of pieces(wanted)) for (const thread of await rebuildSome(database, some)) stale.add(thread);
      wanted = inOrder(stale);
    }
  }

  return {
    written,
    rebuild,
    async drop(database, threads) {
      const labelled = await anyLabels(database);
      for (const some of pieces([...threads])) await dropSome(database, some, labelled);
    },
    async build(database, fresh) {
      const quick = await writeThreads(database, freshThreads(fresh, brands));
      await rebuild(database, await threadsOf(database, await markAutomatic(database, quick)));
    },
    async refresh(database) {
      next = await largestKey(database);
    },
    threadsOfAccounts,
    threadsNaming: (database, names, ids) => threadsNaming(database, names, ids, brands),
  };
}

async function largestKey(db: Database): Promise<number> {
  return (await db.oneValue<number>('SELECT coalesce(max(key), 0) FROM turn'))!;
}

function turnRow(key: number, thread: number, turn: Turn): Value[] {
  return [
    key,
    thread,
    turn.root,
    turn.brand,
    turn.customer,
    turn.asked.channel,
    turn.ordinal,
    turn.asked.key,
    turn.asked.createdAt,
    turn.posts.length,
    turn.reach,
    turn.status,
    turn.answer?.key ?? null,
    turn.answer?.createdAt ?? null,
    turn.deletedAt,
    turn.replies.filter((reply) => reply.auto).length,
  ];
}

const isFull = (rows: readonly Value[][]) => rows.length >= ROWS_AT_ONCE;

/** Writes rows and forgets them. */
async function flush(db: Database, rows: Rows): Promise<void> {
  await db.insertMany(
    `turn (key, thread, root, brand, customer, channel, ordinal, asked_post, asked_at, posts, reach, status,
       answer_post, answered_at, deleted_at, auto_replies)`,
    rows.turns,
  );
  await db.insertMany('mention (post, brand, turn, reach)', rows.mentions);
  await db.insertMany('reply (post, turn, auto)', rows.replies);
  for (const some of Object.values(rows)) some.length = 0;
}

async function dropSome(db: Database, threads: readonly number[], labelled: boolean): Promise<void> {
  if (labelled) await dropTurnLabels(db, threads);
  for (const table of ['reply', 'mention'])
    await db.write(`DELETE FROM ${table} WHERE turn IN (SELECT key FROM turn WHERE thread IN ${list('threads')})`, {
      threads,
    });
  await db.write(`DELETE FROM turn WHERE thread IN ${list('threads')}`, { threads });
}

function* pieces(threads: readonly number[]): Generator<readonly number[]> {
  for (let at = 0; at < threads.length; at += THREADS_AT_ONCE) yield threads.slice(at, at + THREADS_AT_ONCE);
}

function* freshThreads(
  fresh: ReadonlyMap<number, readonly PostRow[]>,
  brands: BrandIndex,
): Generator<[number, ThreadPost[]]> {
  for (const [thread, rows] of fresh) yield [thread, freshThread(rows, brands)];
}

/** Turns in the database: rebuilt for whole threads, and only for the threads that something touched. */
import { NEAR_IDENTICAL_OTHERS, quickReplies } from '../../domain/automation.ts';
import type { Mention } from '../../domain/handles.ts';
import { templateOf } from '../../domain/template.ts';
import type { ThreadPost } from '../../domain/thread.ts';
import { conversationsOf, type Turn } from '../../domain/turn.ts';
import type { BrandIndex } from '../accounts/brands.ts';
import type { PostRow } from '../facts/posts.ts';
import { openInserter } from '../inserter.ts';
import { openTurnLabels } from '../labels/unported.ts';
import type { Db } from '../open.ts';
import { accountsIn, freshThread, namedBy, openThreadLoader } from './thread-loader.ts';

export interface Turns {
  /** Deletes and rebuilds the turns of these threads. */
  rebuild(threads: Iterable<number>): void;
  /** Deletes the turns of these threads, whose posts belong to others now. */
  drop(threads: Iterable<number>): void;
  /** Builds the turns of threads that were not there before. */
  build(fresh: Map<number, PostRow[]>): void;
  /** The threads that hold, answer or quote posts of these accounts. */
  threadsOfAccounts(accounts: LateAccount[]): Set<number>;
  /**
   * The threads with posts that name these, by text or by the platform's list.
   * @param names and ids, each after its channel and a newline, to the largest key of a post that counts
   */
  threadsNaming(names: ReadonlyMap<string, number>, ids: ReadonlyMap<string, number>): Set<number>;
  /** Channel -> brands that posts stored since the opening are mentions of. */
  written: ReadonlyMap<string, ReadonlySet<number>>;
  /** Somebody else has written: keys must be read again. */
  refresh(): void;
}

/** An account of which posts with keys up to `upto` must be looked at again. */
export interface LateAccount {
  account: number;
  upto: number;
}

interface NamingPost {
  key: number;
  channel: string;
  thread: number;
  text: string;
  mentions: string | null;
  addressed_to: string | null;
}

const THREADS_AT_ONCE = 2_000;

/** @param autoReplySeconds a reply of a brand this soon after the question may be automatic */
export function openTurns(db: Db, brands: BrandIndex, autoReplySeconds: number): Turns {
  const load = openThreadLoader(db, brands);
  const labels = openTurnLabels(db);
  const ofThreads = 'turn IN (SELECT key FROM turn WHERE thread IN (SELECT value FROM json_each(?)))';
  const dropMentions = db.prepare(`DELETE FROM mention WHERE ${ofThreads}`);
  const dropReplies = db.prepare(`DELETE FROM reply WHERE ${ofThreads}`);
  const dropTurns = db.prepare('DELETE FROM turn WHERE thread IN (SELECT value FROM json_each(?))');
  const turnRows = openInserter(
    db,
    `turn (key, thread, root, brand, customer, channel, ordinal, asked_post, asked_at, posts, reach, status,
       answer_post, answered_at, deleted_at, auto_replies)`,
    16,
  );
  const mentionRows = openInserter(db, 'mention (post, brand, turn, reach)', 4);
  const replyRows = openInserter(db, 'reply (post, turn, auto)', 3);
  const suspect = db.prepare('INSERT OR REPLACE INTO quick_reply (post, brand, template, auto) VALUES (?, ?, ?, ?)');
  const convict = db.prepare(
    `UPDATE quick_reply SET auto = 1
     WHERE auto = 0 AND (brand, template) IN (
       SELECT value ->> 0, value ->> 1 FROM json_each(:templates))
       AND (SELECT count(*) FROM quick_reply o WHERE o.brand = quick_reply.brand AND o.template = quick_reply.template) > ${NEAR_IDENTICAL_OTHERS}
     RETURNING post`,
  );
  const threadsOf = db
    .prepare<[{ posts: string }], number>(
      `SELECT p.thread FROM json_each(:posts) j JOIN post p ON p.key = j.value
       UNION SELECT h.thread FROM json_each(:posts) j JOIN inferred_link i ON i.post = j.value JOIN post h ON h.key = i.asked`,
    )
    .pluck();
  const connected = db
    .prepare<[string], number>(
      `WITH who AS MATERIALIZED (
         SELECT value ->> 'account' AS key, value ->> 'upto' AS upto FROM json_each(?))
       SELECT p.thread FROM post p JOIN who ON who.key IN (p.author, p.reply_to_author, p.quote_of_author) AND p.key <= upto
       UNION
       SELECT q.thread FROM post p JOIN who ON who.key = p.author AND p.key <= upto
       CROSS JOIN post q INDEXED BY post_quote ON q.quote_of IS NOT NULL AND q.channel = p.channel AND q.quote_of = p.id
       UNION
       SELECT p.thread FROM post q JOIN who ON who.key = q.author AND q.key <= upto
       JOIN post p ON p.channel = q.channel AND p.id = q.quote_of WHERE q.quote_of IS NOT NULL`,
    )
    .pluck();
  const listing = `SELECT key, channel, thread, text, mentions, addressed_to FROM post
    WHERE key <= ? AND (mentions IS NOT NULL OR addressed_to IS NOT NULL`;
  const listingIds = db.prepare<[number], NamingPost>(`${listing})`);
  const naming = db.prepare<[number], NamingPost>(`${listing} OR text LIKE '%@%')`);
  const largest = db.prepare<[], number>('SELECT coalesce(max(key), 0) FROM turn').pluck();
  let next = largest.get()!;
  const storedBefore = db.prepare<[], number>('SELECT coalesce(max(key), 0) FROM post').pluck().get()!;
  const written = new Map<string, Set<number>>();

  function write(thread: number, turn: Turn): void {
    next++;
    turnRows.add([
      next,
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
    ]);
    if (turn.posts.some(({ key }) => key > storedBefore)) {
      const { channel } = turn.asked;
      const brandsThere = written.get(channel);
      if (brandsThere) brandsThere.add(turn.brand);
      else written.set(channel, new Set([turn.brand]));
    }
    for (const { key, reach } of turn.posts) mentionRows.add([key, turn.brand, next, reach]);
    for (const { key, auto } of turn.replies) replyRows.add([key, next, Number(auto)]);
  }

  function dropSome(threads: number[]): void {
    if (labels.areThere()) labels.drop(threads);
    const list = JSON.stringify(threads);
    for (const drop of [dropReplies, dropMentions, dropTurns]) drop.run(list);
  }

  function rebuildSome(threads: number[]): Set<number> {
    const labelled = labels.areThere();
    dropSome(threads);
    const convicted = writeThreads(load(threads));
    if (labelled) labels.ofThreads(threads);
    return convicted;
  }

  /** Returns the threads that must be rebuilt because a reply in them turned out to be automatic. */
  function writeThreads(threads: Iterable<[number, ThreadPost[]]>): Set<number> {
    const templates = new Map<string, [number, string]>();
    for (const [thread, posts] of threads) {
      for (const turn of conversationsOf(posts, brands).turns) write(thread, turn);
      for (const post of quickReplies(posts, autoReplySeconds)) suspectOf(post, templates);
    }
    for (const rows of [turnRows, mentionRows, replyRows]) rows.flush();
    if (templates.size === 0) return new Set();
    const convicted = convict.all({ templates: JSON.stringify([...templates.values()]) }) as { post: number }[];
    return new Set(threadsOf.all({ posts: JSON.stringify(convicted.map(({ post }) => post)) }));
  }

  const textOf = db.prepare<[number], { text: string; auto: number }>(
    `SELECT p.text, coalesce(r.auto, 0) AS auto FROM post p LEFT JOIN quick_reply r ON r.post = p.key WHERE p.key = ?`,
  );
  function suspectOf(post: ThreadPost, templates: Map<string, [number, string]>): void {
    const { text, auto } = textOf.get(post.key)!;
    const template = templateOf(text);
    suspect.run(post.key, post.authorBrand!, template, auto);
    templates.set(`${post.authorBrand}\n${template}`, [post.authorBrand!, template]);
  }

  function rebuild(threads: Iterable<number>): void {
    let queue = [...threads];
    while (queue.length > 0) {
      const convicted = new Set<number>();
      for (let at = 0; at < queue.length; at += THREADS_AT_ONCE)
        for (const thread of rebuildSome(queue.slice(at, at + THREADS_AT_ONCE))) convicted.add(thread);
      queue = [...convicted];
    }
  }

  return {
    written,
    rebuild,
    drop(threads) {
      const all = [...threads];
      for (let at = 0; at < all.length; at += THREADS_AT_ONCE) dropSome(all.slice(at, at + THREADS_AT_ONCE));
    },
    build(fresh) {
      rebuild(writeThreads(freshThreads(fresh, brands)));
    },
    refresh() {
      next = largest.get()!;
      for (const rows of [turnRows, mentionRows, replyRows]) rows.drop();
    },
    threadsOfAccounts(accounts) {
      return new Set(accounts.length === 0 ? [] : connected.all(JSON.stringify(accounts)));
    },
    threadsNaming(names, ids) {
      const threads = new Set<number>();
      const find = names.size === 0 ? listingIds : naming;
      for (const post of find.iterate(Math.max(...names.values(), ...ids.values()))) {
        const isIn = (wanted: ReadonlyMap<string, number>, name: string) =>
          (wanted.get(`${post.channel}\n${name}`) ?? 0) >= post.key;
        const isWanted = (named: Mention) =>
          typeof named === 'string'
            ? isIn(names, named)
            : (named.handle !== undefined && isIn(names, named.handle)) ||
              (named.id !== undefined && isIn(ids, named.id));
        const { leading, own } = namedBy(post.text, post.channel, accountsIn(post.mentions), brands);
        if (leading.some(isWanted) || own.some(isWanted) || accountsIn(post.addressed_to)?.some(isWanted))
          threads.add(post.thread);
      }
      return threads;
    },
  };
}

function* freshThreads(fresh: Map<number, PostRow[]>, brands: BrandIndex): Generator<[number, ThreadPost[]]> {
  for (const [thread, rows] of fresh) yield [thread, freshThread(rows, brands)];
}

/** Posts already stored: what another copy of them adds, what it contradicts, and which batches saw them. */
import { type Contradiction, contradictions } from '../../domain/contradiction.ts';
import { openSameAccounts } from '../accounts/same-accounts.ts';
import { openInserter } from '../inserter.ts';
import type { Db } from '../open.ts';
import { CONFIRM_SECONDS } from '../pulling/missing-posts.ts';
import { isSame, mergeStatements, packStatement, STATED, type Statement, unpackStatement } from './statements.ts';

export interface HeldPost {
  key: number;
  id: string;
  thread: number;
  /** The batch that saw it first. */
  batch: number;
  impressions: number | null;
  said: Statement;
}

export interface Merged {
  changed: boolean;
  /** Its parent, its quote or its conversation is another one now. */
  relinked: boolean;
  /** Others may quote it, and its author or its time is another one now. */
  redated: boolean;
  contradictions: Contradiction[];
  /** It was first seen by an earlier batch, not by this one. */
  earlier: boolean;
}

export interface HeldPosts {
  /** Id -> post, of those that are stored. */
  find(channel: string, ids: readonly string[]): Map<string, HeldPost>;
  /** Takes in another copy of a stored post; the order of arrival does not matter. */
  merge(held: HeldPost, said: Statement, impressions: number | undefined): Merged;
  /** Writes which posts were seen again. */
  flush(): void;
  /** Somebody else has written, or a transaction was rolled back. */
  refresh(): void;
}

/** By their numbers in stated_name. */
const ROLES = ['author', 'reply_to_author', 'quote_of_author'] as const;

/** @param batch whose posts are merged: it is remembered as having seen them */
export function openHeldPosts(db: Db, batch: number): HeldPosts {
  const find = db.prepare<[string, string], Statement & Omit<HeldPost, 'said'>>(
    `SELECT key, id, thread, batch, impressions, ${STATED.join(', ')} FROM post
     WHERE channel = ? AND id IN (SELECT value FROM json_each(?))`,
  );
  const keep = openStatements(db);
  const sameAccounts = openSameAccounts(db);
  const statedNames = db.prepare<[string], { post: number; role: number; account: number }>(
    'SELECT post, role, account FROM stated_name WHERE post IN (SELECT value FROM json_each(?))',
  );
  const anyStated = db.prepare('SELECT 1 FROM stated_name LIMIT 1');
  const missing = db.prepare<[string, string], number>(`${TOMBSTONE} m.channel = ? AND m.id = ?`).pluck();
  const seen = db.prepare('UPDATE post SET impressions = ? WHERE key = ?');
  const sightings = openInserter(db, 'sighting (post, batch)', 2, 'IGNORE');
  const anyKept = db.prepare('SELECT 1 FROM statement LIMIT 1');
  let hasKept = anyKept.get() !== undefined;
  return {
    find(channel, ids) {
      const held = new Map<string, HeldPost>();
      if (ids.length === 0) return held;
      for (const { key, id, thread, batch: first, impressions, ...row } of find.all(channel, JSON.stringify(ids))) {
        // What a pull missed is no copy's word: the platform may show it again.
        const isTombstone = row.deleted_at !== null && missing.get(channel, id) === row.deleted_at;
        const said = isTombstone ? { ...row, deleted_at: null } : row;
        held.set(id, { key, id, thread, batch: first, impressions, said });
      }
      if (anyStated.get() !== undefined) asStated([...held.values()]);
      return held;
    },
    merge(held, said, impressions) {
      const earlier = held.batch !== batch;
      const counted = impressions !== undefined && impressions !== held.impressions;
      if (counted) seen.run(impressions, held.key);
      const before = held.said;
      if (isSame(before, said) && !(hasKept && keep.has(held.key))) {
        if (earlier) sightings.add([held.key, batch]);
        return { changed: counted, relinked: false, redated: false, contradictions: [], earlier };
      }
      hasKept = true;
      const [one, other] = sameAccounts([before, said]);
      const found = contradictions(one!, other!);
      sightings.flush();
      keep.add(held.key, before, batch, said);
      if (earlier) sightings.add([held.key, batch]);
      const after = keep.merged(held.key)!;
      keep.write(held.key, after);
      held.said = after;
      return {
        changed: counted || !isSame(before, after),
        relinked:
          before.reply_to !== after.reply_to ||
          before.quote_of !== after.quote_of ||
          before.conversation !== after.conversation,
        redated: before.author !== after.author || before.created_at !== after.created_at,
        contradictions: found,
        earlier,
      };
    },
    flush: () => sightings.flush(),
    refresh() {
      sightings.drop();
      hasKept = anyKept.get() !== undefined;
    },
  };

  /** What was said of posts whose accounts were found by the handles that they name. */
  function asStated(held: readonly HeldPost[]): void {
    const byKey = new Map(held.map((post) => [post.key, post]));
    for (const { post, role, account } of statedNames.iterate(JSON.stringify([...byKey.keys()])))
      byKey.get(post)!.said[ROLES[role]!] = account;
  }
}

/** When a pull first missed a post that is known to be deleted by now. */
const TOMBSTONE = `SELECT m.first_at FROM missing_post m
  WHERE m.deleted = 1 AND m.last_at - m.first_at >= ${CONFIRM_SECONDS} AND`;

export interface Statements {
  /** Whether statements of a post are kept: then its batches did not all say the same. */
  has(post: number): boolean;
  /** Keeps what a batch says, and first what all others said when they said the same. */
  add(post: number, before: Statement, batch: number, said: Statement): void;
  /** What the statements kept of a post come to; undefined where none is kept. */
  merged(post: number): Statement | undefined;
  /** Writes what a post comes to into its row. */
  write(post: number, said: Statement): void;
}

export function openStatements(db: Db): Statements {
  const kept = db.prepare<[number], string>('SELECT said FROM statement WHERE post = ?').pluck();
  const insert = db.prepare('INSERT OR IGNORE INTO statement (post, batch, said) VALUES (?, ?, ?)');
  const insertFirst = db.prepare(
    `INSERT INTO statement (post, batch, said)
     SELECT key, batch, :said FROM post WHERE key = :post UNION SELECT post, batch, :said FROM sighting WHERE post = :post`,
  );
  const write = db.prepare(
    `UPDATE post SET ${STATED.map((column) => `${column} = :${column}`).join(', ')} WHERE key = :key`,
  );
  const bury = db.prepare(
    `UPDATE post SET deleted_at = (${TOMBSTONE} m.channel = post.channel AND m.id = post.id)
     WHERE key = ? AND deleted_at IS NULL AND EXISTS (SELECT 1 FROM missing_post)`,
  );
  const name = db.prepare<[number], string>('SELECT coalesce(id, folded) FROM account WHERE key = ?').pluck();
  const sameAccounts = openSameAccounts(db);
  const unstate = db.prepare('DELETE FROM stated_name WHERE post = ?');
  // Who went by the handles that it names is to be found again.
  const stale = db.prepare(
    `INSERT INTO stale_name (channel, folded, from_post)
     SELECT a.channel, a.folded, p.key FROM post p
     JOIN account a ON a.key IN (p.author, p.reply_to_author, p.quote_of_author) AND a.id IS NULL
     WHERE p.key = ? AND EXISTS (SELECT 1 FROM account_name n WHERE n.channel = a.channel AND n.folded = a.folded)
     ON CONFLICT DO UPDATE SET from_post = min(from_post, excluded.from_post)`,
  );
  return {
    has: (post) => kept.get(post) !== undefined,
    add(post, before, batch, said) {
      if (kept.get(post) === undefined) insertFirst.run({ post, said: packStatement(before) });
      insert.run(post, batch, packStatement(said));
    },
    merged(post) {
      const all = kept.all(post).map(unpackStatement);
      return all.length === 0 ? undefined : mergeStatements(sameAccounts(all), (account) => name.get(account) ?? '');
    },
    write(post, said) {
      write.run({ ...said, key: post });
      unstate.run(post);
      stale.run(post);
      bury.run(post);
    },
  };
}

/** Resolves again what newly known names, ids and brands change: who wrote what, whom it named, and whose turn it is. */
import { carrierAt } from '../../domain/names.ts';
import type { Db } from '../open.ts';
import type { Turns } from '../threads/turns.ts';
import { bindAccounts, openCarriers } from './brand-accounts.ts';
import type { BrandIndex } from './brands.ts';

const ROLES = ['author', 'reply_to_author', 'quote_of_author'] as const;

/** A post that names somebody by a handle alone. */
interface Statement {
  post: number;
  role: number;
  channel: string;
  folded: string;
  created_at: number;
  /** The account that has no id, and the one the post has now. */
  alone: number;
  now: number;
}

/** Writes down that posts with keys from `from` on must be resolved again as far as they name this. */
export function markStaleName(db: Db, channel: string, folded: string, from = 0): void {
  db.prepare(
    `INSERT INTO stale_name (channel, folded, from_post) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET from_post = min(from_post, excluded.from_post)`,
  ).run(channel, folded, from);
}

export function markStaleAccounts(db: Db, accounts: Iterable<number>): void {
  const mark = db.prepare(
    'INSERT INTO stale_account (account, whole) VALUES (?, 1) ON CONFLICT DO UPDATE SET whole = 1',
  );
  for (const account of accounts) mark.run(account);
}

/** A batch is taken back: names that only it vouched for are nobody's any more. To be settled afterwards. */
export function forgetNames(db: Db, batch: number): void {
  db.prepare(
    `INSERT INTO stale_name (channel, folded, from_post) SELECT DISTINCT channel, folded, 0 FROM account_name WHERE batch = ?
     ON CONFLICT DO UPDATE SET from_post = 0`,
  ).run(batch);
  const accounts = db
    .prepare<[number], number>('SELECT DISTINCT account FROM account_name WHERE batch = ?')
    .pluck()
    .all(batch);
  db.prepare('DELETE FROM account_name WHERE batch = ?').run(batch);
  const show = db.prepare(
    `UPDATE account SET (handle, folded) = (
       SELECT handle, folded FROM account_name WHERE account = account.key ORDER BY last_seen DESC, folded LIMIT 1) WHERE key = ?`,
  );
  for (const account of accounts) show.run(account);
  markStaleAccounts(db, accounts);
}

/**
 * Does what is written down as stale, in one transaction with whoever calls.
 * @param declared ids that were declared just now, each after its channel and a newline
 * @returns whether an account is another brand's now, or nobody's
 */
export function settleNames(db: Db, turns: Turns, brands: BrandIndex, declared: readonly string[] = []): boolean {
  const stale = db.prepare('SELECT channel, folded, from_post FROM stale_name').all() as {
    channel: string;
    folded: string;
    from_post: number;
  }[];
  const accounts = db.prepare('SELECT account FROM stale_account').pluck().all() as number[];
  if (stale.length + accounts.length + declared.length === 0) return false;
  const named = db
    .prepare(
      `SELECT a.key FROM stale_name s JOIN account a ON a.channel = s.channel AND a.folded = s.folded AND a.id IS NULL
       UNION SELECT n.account FROM stale_name s JOIN account_name n USING (channel, folded)`,
    )
    .pluck()
    .all() as number[];
  const changed = bindAccounts(db, new Set([...named, ...accounts]));
  markStaleAccounts(db, changed);
  const rebound = [...changed, ...brandsAmong(db, 1)];
  const threads = moveStatements(db, Math.min(...stale.map(({ from_post }) => from_post)));
  brands.refresh();
  for (const thread of threadsOfStaleAccounts(db, turns)) threads.add(thread);
  const { names, ids } = brandsNames(db, rebound);
  for (const id of [...declared, ...idsOf(db, brandsAmong(db, 0))]) ids.set(id, Number.MAX_SAFE_INTEGER);
  if (names.size + ids.size > 0) for (const thread of turns.threadsNaming(names, ids)) threads.add(thread);
  db.exec('DELETE FROM stale_name; DELETE FROM stale_account');
  turns.rebuild(threads);
  return rebound.length > 0;
}

/** Stale accounts of brands: each became its brand's while the batch ran. */
function brandsAmong(db: Db, whole: number): number[] {
  return db
    .prepare<[number], number>(
      'SELECT a.key FROM stale_account s JOIN account a ON a.key = s.account WHERE s.whole = ? AND a.brand IS NOT NULL',
    )
    .pluck()
    .all(whole);
}

/** Each after its channel and a newline. */
function idsOf(db: Db, accounts: readonly number[]): string[] {
  return db
    .prepare<[string], string>(
      'SELECT a.channel || char(10) || a.id FROM json_each(?) j JOIN account a ON a.key = j.value WHERE a.id IS NOT NULL',
    )
    .pluck()
    .all(JSON.stringify(accounts));
}

function threadsOfStaleAccounts(db: Db, turns: Turns): Set<number> {
  const accounts = db.prepare('SELECT account FROM stale_account WHERE whole = 1').pluck().all() as number[];
  return turns.threadsOfAccounts(accounts.map((account) => ({ account, upto: Number.MAX_SAFE_INTEGER })));
}

/** The stale names that brands go by, and all names and ids of accounts whose brand changed. */
function brandsNames(db: Db, rebound: readonly number[]): { names: Map<string, number>; ids: Map<string, number> } {
  const names = db
    .prepare(
      `SELECT s.channel || char(10) || s.folded FROM stale_name s
       WHERE EXISTS (SELECT 1 FROM account_name n JOIN account a ON a.key = n.account
                     WHERE n.channel = s.channel AND n.folded = s.folded AND a.brand IS NOT NULL)
          OR EXISTS (SELECT 1 FROM brand_account b WHERE b.channel = s.channel AND fold_name(b.handle) = s.folded)
       UNION
       SELECT a.channel || char(10) || coalesce(n.folded, a.folded)
       FROM json_each(:rebound) r JOIN account a ON a.key = r.value LEFT JOIN account_name n ON n.account = a.key
       WHERE coalesce(n.folded, a.folded) IS NOT NULL`,
    )
    .pluck()
    .all({ rebound: JSON.stringify(rebound) }) as string[];
  const all = (texts: string[]) => new Map(texts.map((text) => [text, Number.MAX_SAFE_INTEGER]));
  return { names: all(names), ids: all(idsOf(db, rebound)) };
}

/** Gives statements of a stale name to who went by it at their time. Returns the threads that this touches. */
function moveStatements(db: Db, from: number): Set<number> {
  const each = ROLES.map(
    (column, role) =>
      `SELECT p.key AS post, ${role} AS role, a.channel, a.folded, p.created_at, a.key AS alone, p.${column} AS now
       FROM post p CROSS JOIN alone a ON a.key = p.${column} WHERE p.key >= :from AND p.key >= a.from_post
       UNION ALL
       SELECT p.key, n.role, a.channel, a.folded, p.created_at, a.key, p.${column}
       FROM alone a CROSS JOIN stated_name n ON n.account = a.key AND n.role = ${role} JOIN post p ON p.key = n.post
       WHERE p.key >= a.from_post`,
  );
  const statements = db
    .prepare<[{ from: number }], Statement>(
      `WITH alone AS MATERIALIZED (
         SELECT a.key, a.channel, a.folded, s.from_post FROM stale_name s
         JOIN account a ON a.channel = s.channel AND a.folded = s.folded AND a.id IS NULL)
       ${each.join(' UNION ALL ')}`,
    )
    .all({ from: Number.isFinite(from) ? from : 0 });
  const move = ROLES.map((column) => db.prepare(`UPDATE post SET ${column} = ? WHERE key = ?`));
  const state = db.prepare('INSERT OR IGNORE INTO stated_name (post, role, account) VALUES (?, ?, ?)');
  const unstate = db.prepare('DELETE FROM stated_name WHERE post = ? AND role = ?');
  const carriers = openCarriers(db);
  const known = new Map<string, ReturnType<typeof carriers>>();
  const moved = new Set<number>();
  for (const { post, role, channel, folded, created_at, alone, now } of statements) {
    const name = `${channel}\n${folded}`;
    const seen = known.get(name) ?? carriers(channel, folded);
    known.set(name, seen);
    const account = carrierAt(seen, created_at)?.account ?? alone;
    if (account === now) continue;
    move[role]!.run(account, post);
    if (account === alone) unstate.run(post, role);
    else state.run(post, role, alone);
    moved.add(post);
  }
  return threadsAround(db, moved);
}

/** The threads of posts, of those that quote them and of those they quote. */
function threadsAround(db: Db, posts: ReadonlySet<number>): Set<number> {
  if (posts.size === 0) return new Set();
  const threads = db
    .prepare<[{ posts: string }], number>(
      `WITH moved AS MATERIALIZED (SELECT p.* FROM json_each(:posts) j JOIN post p ON p.key = j.value)
       SELECT thread FROM moved
       UNION SELECT q.thread FROM moved m CROSS JOIN post q INDEXED BY post_quote
         ON q.quote_of IS NOT NULL AND q.channel = m.channel AND q.quote_of = m.id
       UNION SELECT q.thread FROM moved m JOIN post q ON q.channel = m.channel AND q.id = m.quote_of`,
    )
    .pluck()
    .all({ posts: JSON.stringify([...posts]) });
  return new Set(threads);
}

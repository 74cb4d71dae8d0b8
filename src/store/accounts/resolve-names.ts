/** Resolves stale names and accounts again: authors of posts, accounts named in them, and the turns of brands. */
import { carrierAt } from '../../domain/names.ts';
import type { Database } from '../database.ts';
import { byIndex, IN_ORDER, list } from '../dialect.ts';
import type { Turns } from '../threads/turns.ts';
import { bindAccounts } from './brand-accounts.ts';
import type { BrandIndex } from './brand-index.ts';
import { carrierKey, readCarriers } from './carried-names.ts';
import { markWhole, type StaleName } from './stale-names.ts';

const ROLES = ['author', 'reply_to_author', 'quote_of_author'] as const;

/** A post that names an account by a handle alone. */
interface NamingPost {
  post: number;
  role: number;
  channel: string;
  folded: string;
  created_at: number;
  /** The account that has no id, and the one the post has now. */
  alone: number;
  now: number;
}

const EVER = Number.MAX_SAFE_INTEGER;

/**
 * Resolves what is marked as stale, in the transaction of the caller.
 * @param declared ids that were declared just now, each after its channel and a newline
 * @returns the brands whose accounts changed
 */
export async function resolveNames(
  db: Database,
  turns: Turns,
  brands: BrandIndex,
  declared: readonly string[] = [],
): Promise<Set<number>> {
  const stale = await db.read<StaleName>('SELECT channel, folded, from_post AS "from" FROM stale_name');
  const accounts = await db.readColumn<number>('SELECT account FROM stale_account');
  if (stale.length + accounts.length + declared.length === 0) return new Set();
  const changed = await bindAccounts(db, new Set([...(await accountsNamedStale(db)), ...accounts]));
  await markWhole(db, changed.accounts);
  const became = await staleBrandAccounts(db, 1);
  const rebound = [...changed.accounts, ...became.map(({ key }) => key)];
  const threads = await moveNamingPosts(db, Math.min(...stale.map(({ from }) => from)));
  await brands.refresh(db);
  for (const thread of await threadsOfStaleAccounts(db, turns)) threads.add(thread);
  const names = new Map((await brandsNames(db, rebound)).map((name) => [name, EVER]));
  const listed = (await staleBrandAccounts(db, 0)).map(({ key }) => key);
  const ids = new Map([...declared, ...(await idsOf(db, [...rebound, ...listed]))].map((id) => [id, EVER]));
  for (const thread of await turns.threadsNaming(db, names, ids)) threads.add(thread);
  await db.write('DELETE FROM stale_name');
  await db.write('DELETE FROM stale_account');
  await turns.rebuild(db, threads);
  return new Set([...changed.brands, ...became.map(({ brand }) => brand)]);
}

/** Accounts that carry a stale name. */
async function accountsNamedStale(db: Database): Promise<number[]> {
  return db.readColumn<number>(
    `SELECT a.key FROM stale_name s JOIN account a ON a.channel = s.channel AND a.folded = s.folded AND a.id IS NULL
     UNION SELECT n.account FROM stale_name s JOIN account_name n ON n.channel = s.channel AND n.folded = s.folded`,
  );
}

/** Stale accounts of brands: each got its brand while the batch ran. */
async function staleBrandAccounts(db: Database, whole: number): Promise<{ key: number; brand: number }[]> {
  return db.read(
    'SELECT a.key, a.brand FROM stale_account s JOIN account a ON a.key = s.account WHERE s.whole = :whole AND a.brand IS NOT NULL',
    { whole },
  );
}

/** Each after its channel and a newline. */
async function idsOf(db: Database, accounts: readonly number[]): Promise<string[]> {
  return db.readColumn<string>(
    `SELECT channel || '\n' || id FROM account WHERE key IN ${list('accounts')} AND id IS NOT NULL`,
    { accounts },
  );
}

async function threadsOfStaleAccounts(db: Database, turns: Turns): Promise<Set<number>> {
  const accounts = await db.readColumn<number>('SELECT account FROM stale_account WHERE whole = 1');
  return turns.threadsOfAccounts(
    db,
    accounts.map((account) => ({ account, upto: EVER })),
  );
}

/** The stale names of brands, and all names of accounts whose brand changed, each after its channel and a newline. */
async function brandsNames(db: Database, rebound: readonly number[]): Promise<string[]> {
  return db.readColumn<string>(
    `SELECT s.channel || '\n' || s.folded FROM stale_name s
     WHERE EXISTS (SELECT 1 FROM account_name n JOIN account a ON a.key = n.account
                   WHERE n.channel = s.channel AND n.folded = s.folded AND a.brand IS NOT NULL)
        OR EXISTS (SELECT 1 FROM brand_account b WHERE b.channel = s.channel AND b.folded = s.folded)
     UNION
     SELECT a.channel || '\n' || coalesce(n.folded, a.folded)
     FROM account a LEFT JOIN account_name n ON n.account = a.key
     WHERE a.key IN ${list('rebound')} AND coalesce(n.folded, a.folded) IS NOT NULL`,
    { rebound },
  );
}

/** Links posts that use a stale name to the account that carried it at their time. Returns the threads concerned. */
async function moveNamingPosts(db: Database, from: number): Promise<Set<number>> {
  const posts = await postsNamingStale(db, from);
  const carriers = await readCarriers(db, posts);
  const moved = posts.flatMap((named) => {
    const account = carrierAt(carriers.get(carrierKey(named)) ?? [], named.created_at)?.account ?? named.alone;
    return account === named.now ? [] : [{ ...named, account }];
  });
  for (const [role, column] of ROLES.entries())
    await db.writeMany(
      `UPDATE post SET ${column} = :account WHERE key = :post`,
      moved.filter((one) => one.role === role).map(({ account, post }) => ({ account, post })),
    );
  const back = moved.filter(({ account, alone }) => account === alone);
  const away = moved.filter(({ account, alone }) => account !== alone);
  await db.writeMany(
    'DELETE FROM stated_name WHERE post = :post AND role = :role',
    back.map(({ post, role }) => ({ post, role })),
  );
  await db.insertMany(
    'stated_name (post, role, account)',
    away.map(({ post, role, alone }) => [post, role, alone]),
    'ON CONFLICT DO NOTHING',
  );
  return threadsAround(db, [...new Set(moved.map(({ post }) => post))]);
}

async function postsNamingStale(db: Database, from: number): Promise<NamingPost[]> {
  const each = ROLES.map(
    (column, role) =>
      `SELECT p.key AS post, ${role} AS role, a.channel, a.folded, p.created_at, a.key AS alone, p.${column} AS now
       FROM post p ${IN_ORDER} JOIN alone a ON a.key = p.${column} WHERE p.key >= :from AND p.key >= a.from_post
       UNION ALL
       SELECT p.key, n.role, a.channel, a.folded, p.created_at, a.key, p.${column}
       FROM alone a ${IN_ORDER} JOIN stated_name n ON n.account = a.key AND n.role = ${role} JOIN post p ON p.key = n.post
       WHERE p.key >= a.from_post`,
  );
  return db.read<NamingPost>(
    `WITH alone AS MATERIALIZED (
       SELECT a.key, a.channel, a.folded, s.from_post FROM stale_name s
       JOIN account a ON a.channel = s.channel AND a.folded = s.folded AND a.id IS NULL)
     ${each.join(' UNION ALL ')}`,
    { from: Number.isFinite(from) ? from : 0 },
  );
}

/** The threads of posts, of those that quote them and of those they quote. */
async function threadsAround(db: Database, posts: readonly number[]): Promise<Set<number>> {
  if (posts.length === 0) return new Set();
  return new Set(
    await db.readColumn<number>(
      `WITH moved AS MATERIALIZED (SELECT thread, channel, id, quote_of FROM post WHERE key IN ${list('posts')})
       SELECT thread FROM moved
       UNION SELECT q.thread FROM moved m ${IN_ORDER} JOIN post q ${byIndex('post_quote')}
         ON q.quote_of IS NOT NULL AND q.channel = m.channel AND q.quote_of = m.id
       UNION SELECT q.thread FROM moved m JOIN post q ON q.channel = m.channel AND q.id = m.quote_of`,
      { posts },
    ),
  );
}

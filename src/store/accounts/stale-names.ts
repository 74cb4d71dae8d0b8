/** Names and accounts that new names, ids or brands put in doubt, stored until resolve-names resolves them again. */
import type { Database } from '../database.ts';
import { greatest, least, list } from '../dialect.ts';

/** Posts with keys from `from` on must be resolved again as far as they name this. */
export interface StaleName {
  channel: string;
  folded: string;
  from: number;
}

export async function markStaleNames(db: Database, names: readonly StaleName[]): Promise<void> {
  await db.writeMany(
    `INSERT INTO stale_name (channel, folded, from_post) VALUES (:channel, :folded, :from)
     ON CONFLICT (channel, folded) DO UPDATE SET from_post = ${least('stale_name.from_post', 'excluded.from_post')}`,
    names,
  );
}

/** @param accounts to whether all their posts and all posts that name them are in doubt, or only those that list their id */
export async function markStaleAccounts(db: Database, accounts: ReadonlyMap<number, boolean>): Promise<void> {
  await db.writeMany(
    `INSERT INTO stale_account (account, whole) VALUES (:account, :whole)
     ON CONFLICT (account) DO UPDATE SET whole = ${greatest('stale_account.whole', 'excluded.whole')}`,
    [...accounts].map(([account, whole]) => ({ account, whole: Number(whole) })),
  );
}

export async function markWhole(db: Database, accounts: readonly number[]): Promise<void> {
  await markStaleAccounts(db, new Map(accounts.map((account) => [account, true])));
}

/** Marks the names of these accounts as dated: an account or a name has another owner now, so that a name's owner depends on the time. */
export async function dateNames(db: Database, accounts: readonly number[]): Promise<void> {
  if (accounts.length === 0) return;
  await db.write(
    `INSERT INTO dated_name (channel, folded)
     SELECT DISTINCT channel, folded FROM account_name WHERE account IN ${list('accounts')} ON CONFLICT DO NOTHING`,
    { accounts },
  );
}

/** Removes the names that only undone batches contain. The names and accounts concerned are marked as stale. */
export async function forgetNames(db: Database, batches: readonly number[]): Promise<void> {
  await db.write(
    `INSERT INTO stale_name (channel, folded, from_post)
     SELECT DISTINCT channel, folded, 0 FROM account_name WHERE batch IN ${list('batches')}
     ON CONFLICT (channel, folded) DO UPDATE SET from_post = 0`,
    { batches },
  );
  const accounts = await db.readColumn<number>(
    `SELECT DISTINCT account FROM account_name WHERE batch IN ${list('batches')}`,
    { batches },
  );
  await db.write(`DELETE FROM account_name WHERE batch IN ${list('batches')}`, { batches });
  await db.write(
    `UPDATE account SET (handle, folded) = (
       SELECT handle, folded FROM account_name WHERE account = account.key ORDER BY last_seen DESC, folded LIMIT 1)
     WHERE key IN ${list('accounts')}`,
    { accounts },
  );
  await markWhole(db, accounts);
}

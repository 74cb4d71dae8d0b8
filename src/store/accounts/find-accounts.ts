/** Accounts by any name people know them by, and the names they had. */
import { groupedBy } from '../../domain/group.ts';
import { foldName } from '../../domain/names.ts';
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';

/** Keys of the accounts that go or went by this handle or name, or have this id of the platform. */
export function findAccounts(db: Database, name: string): Promise<number[]> {
  return db.readColumn(
    `WITH network AS (SELECT DISTINCT channel FROM account)
     SELECT key FROM account WHERE channel IN (SELECT channel FROM network) AND id = :name
     UNION SELECT key FROM account WHERE channel IN (SELECT channel FROM network) AND folded = :folded
     UNION SELECT account FROM account_name WHERE channel IN (SELECT channel FROM network) AND folded = :folded`,
    { name, folded: foldName(name) },
  );
}

export interface NamedAccount {
  key: number;
  channel: string;
  id: string | null;
  /** As it is called now; the id where no name is known. */
  name: string;
  /** With the times (unix seconds) between which it was seen so, oldest first. */
  names: { handle: string; first_seen: number; last_seen: number }[];
}

/** What these accounts are and were called. */
export async function namedAccounts(db: Database, keys: readonly number[]): Promise<NamedAccount[]> {
  const names = await db.read<NamedAccount['names'][number] & { account: number }>(
    `SELECT account, min(handle) AS handle, min(first_seen) AS first_seen, max(last_seen) AS last_seen
     FROM account_name WHERE account IN ${list('keys')} GROUP BY account, folded ORDER BY min(first_seen), folded`,
    { keys },
  );
  const accounts = await db.read<Omit<NamedAccount, 'names'>>(
    `SELECT a.key, a.channel, a.id, coalesce(a.handle, a.id) AS name FROM account a
     WHERE a.key IN ${list('keys')} ORDER BY a.channel, a.id NULLS FIRST`,
    { keys },
  );
  const namesOf = groupedBy(names, ({ account }) => account);
  return accounts.map((account) => ({
    ...account,
    names: (namesOf.get(account.key) ?? []).map(({ account: _, ...name }) => name),
  }));
}

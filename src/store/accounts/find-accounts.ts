/** Accounts by any name people know them by, and the names they had. */
import { foldName } from '../../domain/names.ts';
import type { Db } from '../open.ts';

/** Keys of the accounts that go or went by this handle or name, or have this id of the platform. */
export function findAccounts(db: Db, name: string): number[] {
  return db
    .prepare<[{ name: string; folded: string }], number>(
      `WITH network AS (SELECT DISTINCT channel FROM account)
       SELECT key FROM account WHERE channel IN (SELECT channel FROM network) AND id = :name
       UNION SELECT key FROM account WHERE channel IN (SELECT channel FROM network) AND folded = :folded
       UNION SELECT account FROM account_name WHERE channel IN (SELECT channel FROM network) AND folded = :folded`,
    )
    .pluck()
    .all({ name, folded: foldName(name) });
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
export function namedAccounts(db: Db, keys: readonly number[]): NamedAccount[] {
  const names = db.prepare<[number], NamedAccount['names'][number]>(
    `SELECT min(handle) AS handle, min(first_seen) AS first_seen, max(last_seen) AS last_seen
     FROM account_name WHERE account = ? GROUP BY folded ORDER BY min(first_seen), folded`,
  );
  return db
    .prepare<[string], Omit<NamedAccount, 'names'>>(
      `SELECT a.key, a.channel, a.id, coalesce(a.handle, a.id) AS name FROM json_each(?) j JOIN account a ON a.key = j.value ORDER BY a.channel, a.id`,
    )
    .all(JSON.stringify(keys))
    .map((account) => ({ ...account, names: names.all(account.key) }));
}

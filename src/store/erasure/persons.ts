/** Persons: all accounts of one author on a channel, under any name they used. */
import { foldName } from '../../domain/names.ts';
import { StoreError, UsageError } from '../../errors.ts';
import { type NamedAccount, namedAccounts } from '../accounts/find-accounts.ts';
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';

/** The accounts of one id of the platform, or of one handle without an id. */
export interface Person {
  channel: string;
  /** Keys of the account with the id, where one is known, and of those that the data named by its handles alone. */
  accounts: number[];
  /** Its current and former names. */
  named: NamedAccount;
}

interface Found {
  key: number;
  channel: string;
  id: string | null;
  brand: string | null;
}

/**
 * The person with a handle or an id of the platform.
 * @throws UsageError when there is none or more than one, StoreError for the account of a brand
 */
export async function findPerson(db: Database, name: string, channels: readonly string[]): Promise<Person> {
  const found = await db.read<Found>(
    `SELECT a.key, a.channel, a.id, b.name AS brand FROM account a LEFT JOIN brand b ON b.key = a.brand
     WHERE (a.id = :name OR a.folded = :folded
         OR a.key IN (SELECT account FROM account_name WHERE folded = :folded))
     ORDER BY a.channel, a.id NULLS FIRST`,
    { name, folded: foldName(name) },
  );
  const here = channels.length === 0 ? found : found.filter(({ channel }) => channels.includes(channel));
  const people = here.filter(({ brand }) => brand === null);
  if (people.length === 0 && here.length > 0)
    throw new StoreError(
      `${name} is an account of ${here[0]!.brand}: a brand is no person, and its posts are what is measured`,
      'If it is no account of the brand any more: socialcare brand remove',
    );
  const known = people.filter(({ id }) => id !== null);
  const alone = people.filter((one) => one.id === null && !known.some(({ channel }) => channel === one.channel));
  const [one, ...others] = [...known, ...alone];
  if (!one)
    throw new UsageError(
      `nobody called "${name}" is stored${channels.length > 0 ? ` on ${channels.join(', ')}` : ''}`,
      'Give @handle or the id of the account: socialcare export turns lists both.',
    );
  if (others.length > 0)
    throw new UsageError(
      `"${name}" is ${others.length + 1} accounts`,
      `Say which one: ${[one, ...others].map(({ channel, id }) => `${id ?? `@${name}`} --channel ${channel}`).join(', or ')}`,
    );
  const accounts = [one.key, ...(one.id === null ? [] : await accountsByHandle(db, one.key))];
  const [named] = await namedAccounts(db, [one.key]);
  return { channel: one.channel, accounts, named: named! };
}

/** Accounts known by a handle alone, where this account used the handle and no other account with an id did. */
function accountsByHandle(db: Database, account: number): Promise<number[]> {
  return db.readColumn(
    `SELECT DISTINCT h.key FROM account_name n
     JOIN account h ON h.channel = n.channel AND h.folded = n.folded AND h.id IS NULL AND h.brand IS NULL
     WHERE n.account = :account AND NOT EXISTS (
       SELECT 1 FROM account_name o WHERE o.channel = n.channel AND o.folded = n.folded AND o.account <> :account)`,
    { account },
  );
}

/** Display names of accounts. */
export function displayNames(db: Database, accounts: readonly number[]): Promise<string[]> {
  return db.readColumn(`SELECT DISTINCT name FROM account WHERE key IN ${list('accounts')} AND name IS NOT NULL`, {
    accounts,
  });
}

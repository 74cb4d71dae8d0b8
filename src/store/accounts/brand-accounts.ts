/** Which accounts are a brand's: those declared by their id, and of a declared handle the account that had it first. */
import type { DeclaredAccount } from '../../domain/account.ts';
import { type Carrier, firstCarrier, foldName } from '../../domain/names.ts';
import type { Db } from '../open.ts';
import type { BrandAccount } from './brands.ts';

/** Name of the other brand that has this account, under whatever name; undefined when none has. */
export function ownerOf(db: Db, { channel, handle, id }: BrandAccount, brand: number): string | undefined {
  return db
    .prepare(
      `SELECT b.name FROM brand_account a JOIN brand b ON b.key = a.brand
       WHERE a.channel = :channel AND (fold_name(a.handle) = :folded OR a.id = :id) AND b.key <> :brand
       UNION ALL
       SELECT b.name FROM account a JOIN brand b ON b.key = a.brand
       WHERE a.channel = :channel AND b.key <> :brand AND (a.id = :id OR a.key IN (
         SELECT account FROM account_name WHERE channel = :channel AND folded = :folded))
       LIMIT 1`,
    )
    .pluck()
    .get({ channel, folded: handle && foldName(handle), id, brand }) as string | undefined;
}

/**
 * Declares an account of a brand, taking it from whichever brand had it. Returns false when that is declared already.
 * `bindAccounts` gives the accounts that it concerns their brand afterwards.
 * @param batch that registers it; left out where a person declares it
 */
export function claimAccount(db: Db, brand: number, account: BrandAccount, batch?: number): boolean {
  const { channel, handle, id, bot } = account;
  const folded = handle && foldName(handle);
  const found = db
    .prepare('SELECT key, brand, bot FROM brand_account WHERE channel = ? AND (fold_name(handle) = ? OR id = ?)')
    .all(channel, folded, id) as { key: number; brand: number; bot: number }[];
  const [first] = found;
  if (found.length === 1 && first!.brand === brand && first!.bot === Number(bot)) {
    if (batch === undefined)
      db.prepare('UPDATE brand_account SET batch = NULL WHERE key = ? AND batch IS NOT NULL').run(first!.key);
    return false;
  }
  for (const { key } of found) db.prepare('DELETE FROM brand_account WHERE key = ?').run(key);
  db.prepare('INSERT INTO brand_account (brand, channel, handle, id, bot, batch) VALUES (?, ?, ?, ?, ?, ?)').run(
    brand,
    channel,
    handle,
    id,
    Number(bot),
    batch ?? null,
  );
  return true;
}

/** Everybody who has this id or ever had this name, and whoever had a name of theirs. */
export function accountsCalled(db: Db, { channel, handle, id }: DeclaredAccount): number[] {
  return db
    .prepare(
      `WITH named AS (
         SELECT :folded AS folded WHERE :folded IS NOT NULL
         UNION SELECT n.folded FROM account a JOIN account_name n ON n.account = a.key WHERE a.channel = :channel AND a.id = :id)
       SELECT key FROM account WHERE channel = :channel AND id = :id
       UNION SELECT key FROM account WHERE channel = :channel AND folded IN (SELECT folded FROM named)
       UNION SELECT account FROM account_name WHERE channel = :channel AND folded IN (SELECT folded FROM named)`,
    )
    .pluck()
    .all({ channel, folded: handle && foldName(handle), id }) as number[];
}

interface BoundAccount {
  key: number;
  channel: string;
  id: string | null;
  folded: string | null;
  brand: number | null;
  bot: number;
}

interface DeclaredRow {
  brand: number;
  folded: string | null;
  id: string | null;
  bot: number;
}

/** Gives these accounts the brand that declares them, or none. Returns those whose brand changed. */
export function bindAccounts(db: Db, accounts: Iterable<number>): number[] {
  const find = db.prepare<[number], BoundAccount>(
    'SELECT key, channel, id, folded, brand, bot FROM account WHERE key = ?',
  );
  const declared = db.prepare<[string], DeclaredRow>(
    'SELECT brand, fold_name(handle) AS folded, id, bot FROM brand_account WHERE channel = ? ORDER BY key DESC',
  );
  const namesOf = db.prepare<[number], string>('SELECT DISTINCT folded FROM account_name WHERE account = ?').pluck();
  const update = db.prepare('UPDATE account SET brand = ?, bot = max(bot, ?) WHERE key = ?');
  const carriers = openCarriers(db);
  const changed: number[] = [];
  for (const key of accounts) {
    const account = find.get(key);
    if (!account) continue;
    const rows = declared.all(account.channel);
    const owner =
      account.id === null ? rows.find(({ folded }) => folded === account.folded) : ownerWithId(account, rows);
    const brand = owner?.brand ?? null;
    if (brand === account.brand && (owner?.bot ?? 0) <= account.bot) continue;
    update.run(brand, owner?.bot ?? 0, key);
    changed.push(key);
  }
  return changed;

  function ownerWithId({ key, channel, id }: BoundAccount, rows: DeclaredRow[]): DeclaredRow | undefined {
    const own = rows.find((row) => row.id === id);
    if (own) return own;
    const names = new Set(namesOf.all(key));
    return rows.find((row) => {
      if (row.id !== null || row.folded === null || !names.has(row.folded)) return false;
      const all = carriers(channel, row.folded);
      const chosen = all.find((carrier) =>
        rows.some(({ id: its, brand }) => its === carrier.id && brand === row.brand),
      );
      return (chosen ?? firstCarrier(all))?.account === key;
    });
  }
}

/** Everybody who went by a folded name, with the times by all batches together. */
export function openCarriers(db: Db): (channel: string, folded: string) => Carrier[] {
  const find = db.prepare<[string, string], Carrier>(
    `SELECT n.account, a.id, min(n.first_seen) AS first, max(n.last_seen) AS last
     FROM account_name n JOIN account a ON a.key = n.account WHERE n.channel = ? AND n.folded = ? GROUP BY n.account`,
  );
  return (channel, folded) => find.all(channel, folded);
}

/** A declared handle that several accounts had, and which of them is taken for the brand's. */
export interface SharedHandle {
  brand: string;
  channel: string;
  handle: string;
  accounts: { id: string; first_seen: number; last_seen: number; isBrands: boolean }[];
}

/** Declared handles, without an id, that changed hands. */
export function sharedHandles(db: Db): SharedHandle[] {
  const declared = db
    .prepare<[], { key: number; brand: string; channel: string; handle: string; folded: string }>(
      `SELECT b.key, b.name AS brand, a.channel, a.handle, fold_name(a.handle) AS folded
       FROM brand_account a JOIN brand b ON b.key = a.brand WHERE a.id IS NULL ORDER BY b.name, a.channel, a.handle`,
    )
    .all();
  const carriers = openCarriers(db);
  const brandOf = db.prepare<[number], number | null>('SELECT brand FROM account WHERE key = ?').pluck();
  return declared.flatMap(({ key, brand, channel, handle, folded }) => {
    const all = carriers(channel, folded).sort((a, b) => a.first - b.first);
    const accounts = all.map(({ account, id, first, last }) => ({
      id,
      first_seen: first,
      last_seen: last,
      isBrands: brandOf.get(account) === key,
    }));
    return accounts.length > 1 ? [{ brand, channel, handle, accounts }] : [];
  });
}

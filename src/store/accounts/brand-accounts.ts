/** Which accounts are a brand's: those declared by their id, and of a declared handle the account that had it first. */
import type { DeclaredAccount } from '../../domain/account.ts';
import { groupedBy } from '../../domain/group.ts';
import { type Carrier, firstCarrier, foldName } from '../../domain/names.ts';
import type { Database } from '../database.ts';
import { list, sameCase } from '../dialect.ts';
import type { BrandAccount } from './brands.ts';
import { carrierKey, readCarriers } from './carried-names.ts';

const folded = (handle: string | null) => handle && foldName(handle);

/** Name of the other brand that has this account, under whatever name; undefined when none has. */
export async function ownerOf(
  db: Database,
  { channel, handle, id }: BrandAccount,
  brand: number,
): Promise<string | undefined> {
  return db.oneValue<string>(
    `SELECT b.name FROM brand_account a JOIN brand b ON b.key = a.brand
     WHERE a.channel = :channel AND (a.folded = :folded OR a.id = :id) AND b.key <> :brand
     UNION ALL
     SELECT b.name FROM account a JOIN brand b ON b.key = a.brand
     WHERE a.channel = :channel AND b.key <> :brand AND (a.id = :id OR a.key IN (
       SELECT account FROM account_name WHERE channel = :channel AND folded = :folded))
     LIMIT 1`,
    { channel, folded: folded(handle), id, brand },
  );
}

/** Whether a person declared this account of the brand already. */
export async function isClaimed(
  db: Database,
  brand: number,
  { channel, handle, id, bot }: BrandAccount,
): Promise<boolean> {
  const found = await db.read<{ same: number }>(
    `SELECT CASE WHEN a.brand = :brand AND a.bot = :bot AND a.batch IS NULL AND b.batch IS NULL THEN 1 ELSE 0 END AS same
     FROM brand_account a JOIN brand b ON b.key = a.brand
     WHERE a.channel = :channel AND (a.folded = :name OR a.id = :id)`,
    { brand, bot: Number(bot), channel, name: folded(handle), id },
  );
  return found.length === 1 && found[0]!.same === 1;
}

/**
 * Declares an account of a brand, taking it from whichever brand had it. Returns false when that is declared already.
 * `bindAccounts` gives the accounts that it concerns their brand afterwards.
 * @param batch that registers it; left out where a person declares it
 */
export async function claimAccount(
  db: Database,
  brand: number,
  account: BrandAccount,
  batch?: number,
): Promise<boolean> {
  const { channel, handle, id, bot } = account;
  const name = folded(handle);
  const found = await db.read<{ key: number; brand: number; bot: number }>(
    'SELECT key, brand, bot FROM brand_account WHERE channel = :channel AND (folded = :name OR id = :id)',
    { channel, name, id },
  );
  const [first] = found;
  if (found.length === 1 && first!.brand === brand && first!.bot === Number(bot)) {
    if (batch === undefined)
      await db.write('UPDATE brand_account SET batch = NULL WHERE key = :key AND batch IS NOT NULL', {
        key: first!.key,
      });
    return false;
  }
  await db.write(`DELETE FROM brand_account WHERE key IN ${list('keys')}`, { keys: found.map(({ key }) => key) });
  await db.write(
    `INSERT INTO brand_account (brand, channel, handle, folded, id, bot, batch)
     VALUES (:brand, :channel, :handle, :name, :id, :bot, :batch)`,
    { brand, channel, handle, name, id, bot: Number(bot), batch: batch ?? null },
  );
  return true;
}

/** All accounts that have this id or ever had this name, and all that had one of their names. */
export async function accountsCalled(db: Database, { channel, handle, id }: DeclaredAccount): Promise<number[]> {
  return db.readColumn<number>(
    `WITH named AS (
       SELECT CAST(:folded AS TEXT) AS folded WHERE CAST(:folded AS TEXT) IS NOT NULL
       UNION SELECT n.folded FROM account a JOIN account_name n ON n.account = a.key WHERE a.channel = :channel AND a.id = :id)
     SELECT key FROM account WHERE channel = :channel AND id = :id
     UNION SELECT key FROM account WHERE channel = :channel AND folded IN (SELECT folded FROM named)
     UNION SELECT account FROM account_name WHERE channel = :channel AND folded IN (SELECT folded FROM named)`,
    { channel, folded: folded(handle), id },
  );
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
  channel: string;
  brand: number;
  folded: string | null;
  id: string | null;
  bot: number;
}

export interface Rebound {
  /** Accounts whose brand changed. */
  accounts: number[];
  /** The brands that they had or have. */
  brands: Set<number>;
}

/** Gives these accounts the brand that declares them, or none. */
export async function bindAccounts(db: Database, keys: Iterable<number>): Promise<Rebound> {
  const accounts = await db.read<BoundAccount>(
    `SELECT key, channel, id, folded, brand, bot FROM account WHERE key IN ${list('keys')} ORDER BY key`,
    { keys: [...keys] },
  );
  const brands = new Set<number>();
  if (accounts.length === 0) return { accounts: [], brands };
  const declared = groupedBy(
    await db.read<DeclaredRow>('SELECT channel, brand, folded, id, bot FROM brand_account ORDER BY key DESC'),
    ({ channel }) => channel,
  );
  const ownerOfAccount = await openOwners(db, accounts, declared);
  const rebound: { key: number; brand: number | null; bot: number }[] = [];
  for (const account of accounts) {
    const owner = ownerOfAccount(account);
    const [brand, bot] = [owner?.brand ?? null, owner?.bot ?? 0];
    if (brand === account.brand && bot <= account.bot) continue;
    rebound.push({ key: account.key, brand, bot: Math.max(bot, account.bot) });
    for (const one of [brand, account.brand]) if (one !== null) brands.add(one);
  }
  await db.writeMany('UPDATE account SET brand = :brand, bot = :bot WHERE key = :key', rebound);
  return { accounts: rebound.map(({ key }) => key), brands };
}

/** What is declared of an account: by its id, or by a name that it was the first to go by, or the only one of the brand. */
async function openOwners(
  db: Database,
  accounts: readonly BoundAccount[],
  declared: ReadonlyMap<string, readonly DeclaredRow[]>,
): Promise<(account: BoundAccount) => DeclaredRow | undefined> {
  const names = groupedBy(
    await db.read<{ account: number; folded: string }>(
      `SELECT DISTINCT account, folded FROM account_name WHERE account IN ${list('keys')}`,
      { keys: accounts.map(({ key }) => key) },
    ),
    ({ account }) => account,
  );
  const handles = [...declared.values()].flat().filter((row) => row.id === null && row.folded !== null);
  const carriers = await readCarriers(db, handles as { channel: string; folded: string }[]);
  return ({ key, channel, id, folded: own }) => {
    const rows = declared.get(channel) ?? [];
    if (id === null) return rows.find((row) => row.folded === own);
    const byId = rows.find((row) => row.id === id);
    if (byId) return byId;
    const known = new Set(names.get(key)?.map((name) => name.folded));
    return rows.find((row) => {
      if (row.id !== null || row.folded === null || !known.has(row.folded)) return false;
      const all = carriers.get(carrierKey({ channel, folded: row.folded }))!;
      const chosen = all.find((carrier) =>
        rows.some(({ id: its, brand }) => its === carrier.id && brand === row.brand),
      );
      return (chosen ?? firstCarrier(all))?.account === key;
    });
  };
}

/** A declared handle that several accounts had, and which of them is taken for the brand's. */
export interface SharedHandle {
  brand: string;
  channel: string;
  handle: string;
  accounts: { id: string; first_seen: number; last_seen: number; isBrands: boolean }[];
}

/** Declared handles without an id that another account has taken over. */
export async function sharedHandles(db: Database): Promise<SharedHandle[]> {
  const declared = await db.read<{ key: number; brand: string; channel: string; handle: string; folded: string }>(
    `SELECT b.key, b.name AS brand, a.channel, a.handle, a.folded
     FROM brand_account a JOIN brand b ON b.key = a.brand WHERE a.id IS NULL ORDER BY ${sameCase('b.name')}, a.channel, ${sameCase('a.handle')}`,
  );
  const carriers = await readCarriers(db, declared);
  const shared = declared.flatMap((row) => {
    const all: Carrier[] = carriers.get(carrierKey(row)) ?? [];
    return all.length > 1 ? [{ ...row, all: all.toSorted((a, b) => a.first - b.first) }] : [];
  });
  const brandOf = new Map(
    await db.readRaw<[key: number, brand: number | null]>(
      `SELECT key, brand FROM account WHERE key IN ${list('keys')}`,
      { keys: shared.flatMap(({ all }) => all.map(({ account }) => account)) },
    ),
  );
  return shared.map(({ key, brand, channel, handle, all }) => ({
    brand,
    channel,
    handle,
    accounts: all.map(({ account, id, first, last }) => ({
      id,
      first_seen: first,
      last_seen: last,
      isBrands: brandOf.get(account) === key,
    })),
  }));
}

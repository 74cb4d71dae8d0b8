/** Brands and the accounts they answer from. */
import { normalHandle } from '../domain/handles.ts';
import type { BrandNames } from '../domain/thread.ts';
import { UsageError } from '../errors.ts';
import type { Db, Store } from './open.ts';

export interface BrandAccount {
  channel: string;
  handle: string | null;
  id: string | null;
  bot: boolean;
}

export interface Brand {
  key: number;
  name: string;
  accounts: BrandAccount[];
}

interface Declared {
  brand: number;
  bot: boolean;
}

/** The declared accounts in memory, asked for every post. */
export interface BrandIndex extends BrandNames {
  find(channel: string, id: string | undefined, handle: string | undefined): Declared | undefined;
  add(brand: number, account: BrandAccount): void;
  /** Reads the declared accounts again. */
  refresh(): void;
}

export function loadBrandIndex(db: Db): BrandIndex {
  const channels = new Map<string, { byId: Map<string, Declared>; byHandle: Map<string, Declared> }>();
  const rows = db.prepare<[], Omit<BrandAccount, 'bot'> & { brand: number; bot: number }>(
    'SELECT brand, channel, handle, id, bot FROM brand_account',
  );
  const index: BrandIndex = {
    brandOf: (channel, handle) => channels.get(channel)?.byHandle.get(handle)?.brand,
    find(channel, id, handle) {
      const declared = channels.get(channel);
      return (
        (id === undefined ? undefined : declared?.byId.get(id)) ??
        (handle === undefined ? undefined : declared?.byHandle.get(handle.toLowerCase()))
      );
    },
    add(brand, { channel, handle, id, bot }) {
      const declared = channels.get(channel) ?? { byId: new Map(), byHandle: new Map() };
      channels.set(channel, declared);
      if (handle !== null) declared.byHandle.set(normalHandle(handle), { brand, bot });
      if (id !== null) declared.byId.set(id, { brand, bot });
    },
    refresh() {
      channels.clear();
      for (const row of rows.all()) index.add(row.brand, { ...row, bot: row.bot === 1 });
    },
  };
  index.refresh();
  return index;
}

/** Every brand with its accounts, by name. */
export async function listBrands(store: Store): Promise<Brand[]> {
  const brands = store.db.prepare('SELECT key, name FROM brand ORDER BY name').all() as Omit<Brand, 'accounts'>[];
  const accounts = store.db.prepare(
    'SELECT channel, handle, id, bot FROM brand_account WHERE brand = ? ORDER BY channel, handle',
  );
  return brands.map((brand) => ({
    ...brand,
    accounts: (accounts.all(brand.key) as (Omit<BrandAccount, 'bot'> & { bot: number })[]).map((account) => ({
      ...account,
      bot: account.bot === 1,
    })),
  }));
}

/**
 * The brands of these names (case does not matter); of no names, all.
 * @throws UsageError when a name is unknown
 */
export async function brandsNamed(store: Store, names: readonly string[]): Promise<Brand[]> {
  const known = await listBrands(store);
  const isCalled = (name: string) => (brand: Brand) => brand.name.toLowerCase() === name.toLowerCase();
  const unknown = names.filter((name) => !known.some(isCalled(name)));
  if (unknown.length > 0)
    throw new UsageError(
      `no brand is called "${unknown.join('", "')}"`,
      'See them: socialcare brand list. Add one: socialcare brand add NAME @handle',
    );
  return names.length === 0 ? known : known.filter((brand) => names.some((name) => isCalled(name)(brand)));
}

/**
 * Finds or creates a brand by name (case does not matter).
 * @param batch that registers it; left out where a person declares it
 */
export function ensureBrand(db: Db, name: string, now: number, batch?: number): { key: number; created: boolean } {
  const found = db.prepare('SELECT key FROM brand WHERE name = ?').get(name) as { key: number } | undefined;
  if (found) {
    if (batch === undefined)
      db.prepare('UPDATE brand SET batch = NULL WHERE key = ? AND batch IS NOT NULL').run(found.key);
    return { key: found.key, created: false };
  }
  const { lastInsertRowid } = db
    .prepare('INSERT INTO brand (name, added_at, batch) VALUES (?, ?, ?)')
    .run(name, now, batch ?? null);
  return { key: Number(lastInsertRowid), created: true };
}

/** Name of the other brand that has this account; undefined when none has. */
export function ownerOf(db: Db, { channel, handle, id }: BrandAccount, brand: number): string | undefined {
  return db
    .prepare(
      `SELECT b.name FROM brand_account a JOIN brand b ON b.key = a.brand
       WHERE a.channel = ? AND (a.handle = ? OR a.id = ?) AND a.brand <> ?`,
    )
    .pluck()
    .get(channel, handle, id, brand) as string | undefined;
}

/**
 * Gives an account to a brand, taking it from whichever brand had it. Returns false when nothing changed.
 * @param batch that registers it; left out where a person declares it
 */
export function claimAccount(db: Db, brand: number, account: BrandAccount, batch?: number): boolean {
  const { channel, handle, id, bot } = account;
  const found = db
    .prepare('SELECT key, brand, bot FROM brand_account WHERE channel = ? AND (handle = ? OR id = ?)')
    .get(channel, handle, id) as { key: number; brand: number; bot: number } | undefined;
  if (found && found.brand === brand && found.bot === Number(bot)) {
    if (batch === undefined)
      db.prepare('UPDATE brand_account SET batch = NULL WHERE key = ? AND batch IS NOT NULL').run(found.key);
    return false;
  }
  if (found) db.prepare('DELETE FROM brand_account WHERE key = ?').run(found.key);
  db.prepare('INSERT INTO brand_account (brand, channel, handle, id, bot, batch) VALUES (?, ?, ?, ?, ?, ?)').run(
    brand,
    channel,
    handle,
    id,
    Number(bot),
    batch ?? null,
  );
  db.prepare(
    `UPDATE account SET brand = ?, bot = max(bot, ?)
     WHERE channel = ? AND ((? IS NOT NULL AND handle = ?) OR (? IS NOT NULL AND id = ?))`,
  ).run(brand, Number(bot), channel, handle, handle, id, id);
  return true;
}

/** Removes a brand and frees its accounts. The posts stay; the caller rebuilds the turns. */
export function removeBrand(db: Db, brand: number): void {
  db.prepare('UPDATE account SET brand = NULL WHERE brand = ?').run(brand);
  db.prepare('DELETE FROM coverage WHERE brand = ?').run(brand);
  db.prepare('DELETE FROM brand WHERE key = ?').run(brand);
}

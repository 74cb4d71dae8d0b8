/** Brands and the accounts they answer from. */
import { isLongName, normalHandle } from '../../domain/handles.ts';
import { type Carrier, carrierAt, foldName } from '../../domain/names.ts';
import type { BrandNames } from '../../domain/thread.ts';
import { UsageError } from '../../errors.ts';
import type { Db, Store } from '../open.ts';

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

/** An account under a name, with its brand. */
interface BrandCarrier extends Carrier {
  brand: number | null;
}

/** The declared accounts and the names of theirs in memory, asked for every post. */
export interface BrandIndex extends BrandNames {
  /** What is declared of an account with this id, or of what is only known by a handle. */
  find(channel: string, id: string | undefined, handle: string | undefined): Declared | undefined;
  /** Takes an account seen under a declared handle for the one that is meant, if no other has gone by it before. */
  bind(account: { key: number; channel: string; id: string | null }, folded: string): Declared | undefined;
  /** Declared names that do not look like handles, folded. */
  longNames(channel: string): readonly string[] | undefined;
  add(brand: number, account: BrandAccount): void;
  /** Reads it all again. */
  refresh(): void;
}

interface ChannelIndex {
  byId: Map<string, Declared>;
  /** Folded; `open` where no id was declared with it. */
  byHandle: Map<string, Declared & { open: boolean }>;
  /** Everybody who went by a name that a brand's account had too, or that changed hands. */
  carriers: Map<string, BrandCarrier[]>;
  longNames?: string[];
}

export function loadBrandIndex(db: Db): BrandIndex {
  const channels = new Map<string, ChannelIndex>();
  const rows = db.prepare<[], Omit<BrandAccount, 'bot'> & { brand: number; bot: number }>(
    'SELECT brand, channel, handle, id, bot FROM brand_account',
  );
  const bound = db.prepare<[], { channel: string; id: string; brand: number; bot: number }>(
    'SELECT channel, id, brand, bot FROM account WHERE brand IS NOT NULL AND id IS NOT NULL',
  );
  const carriers = db.prepare<[], BrandCarrier & { channel: string; folded: string }>(
    `SELECT n.channel, n.folded, n.account, a.id, a.brand, min(n.first_seen) AS first, max(n.last_seen) AS last
     FROM account_name n JOIN account a ON a.key = n.account
     WHERE (n.channel, n.folded) IN (
       SELECT channel, folded FROM dated_name
       UNION SELECT m.channel, m.folded FROM account b JOIN account_name m ON m.account = b.key WHERE b.brand IS NOT NULL)
     GROUP BY n.channel, n.folded, n.account`,
  );

  function of(channel: string): ChannelIndex {
    const index = channels.get(channel) ?? { byId: new Map(), byHandle: new Map(), carriers: new Map() };
    channels.set(channel, index);
    return index;
  }

  const index: BrandIndex = {
    brandOf(channel, named, at) {
      const known = channels.get(channel);
      if (!known) return undefined;
      const handle = typeof named === 'string' ? named : named.handle;
      if (typeof named !== 'string' && named.id !== undefined) {
        const brand = known.byId.get(named.id)?.brand;
        // Of a declared handle no account may have been seen yet; one that was seen is another.
        if (brand !== undefined || handle === undefined || known.carriers.has(handle)) return brand;
      }
      if (handle === undefined) return undefined;
      const seen = known.carriers.size > 0 ? known.carriers.get(handle) : undefined;
      return seen ? (carrierAt(seen, at)!.brand ?? undefined) : known.byHandle.get(handle)?.brand;
    },
    accountOf(channel, handle, at) {
      const seen = channels.get(channel)?.carriers.get(handle);
      return seen && carrierAt(seen, at)!.account;
    },
    find(channel, id, handle) {
      const declared = channels.get(channel);
      if (id !== undefined) return declared?.byId.get(id);
      return handle === undefined ? undefined : declared?.byHandle.get(foldName(handle));
    },
    bind({ key, channel, id }, folded) {
      const known = channels.get(channel);
      const declared = known?.byHandle.get(folded);
      if (!known || !declared?.open || known.carriers.has(folded) || id === null) return undefined;
      const always = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };
      known.carriers.set(folded, [{ ...always, account: key, id, brand: declared.brand }]);
      known.byId.set(id, declared);
      return declared;
    },
    longNames: (channel) => channels.get(channel)?.longNames,
    add(brand, { channel, handle, id, bot }) {
      const known = of(channel);
      if (id !== null) known.byId.set(id, { brand, bot });
      if (handle === null) return;
      const folded = normalHandle(handle);
      known.byHandle.set(folded, { brand, bot, open: id === null });
      if (isLongName(folded)) known.longNames = [...(known.longNames ?? []), folded];
    },
    refresh() {
      channels.clear();
      for (const row of rows.all()) index.add(row.brand, { ...row, bot: row.bot === 1 });
      for (const { channel, id, brand, bot } of bound.all()) of(channel).byId.set(id, { brand, bot: bot === 1 });
      for (const { channel, folded, ...carrier } of carriers.all()) {
        const known = of(channel);
        const others = known.carriers.get(folded);
        if (others) others.push(carrier);
        else known.carriers.set(folded, [carrier]);
      }
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
      `there is no brand "${unknown.join('", "')}"`,
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

/** Removes a brand and frees its accounts. The posts stay; the caller rebuilds the turns. */
export function removeBrand(db: Db, brand: number): void {
  db.prepare('UPDATE account SET brand = NULL WHERE brand = ?').run(brand);
  db.prepare('DELETE FROM coverage WHERE brand = ?').run(brand);
  db.prepare('DELETE FROM brand WHERE key = ?').run(brand);
}

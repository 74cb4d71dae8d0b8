/** The declared accounts and their names in memory, looked up for every post. */
import { isLongName, normalHandle } from '../../domain/handles.ts';
import { type Carrier, carrierAt, foldName } from '../../domain/names.ts';
import type { BrandNames } from '../../domain/thread.ts';
import type { Database } from '../database.ts';
import type { BrandAccount } from './brands.ts';

interface Declared {
  brand: number;
  bot: boolean;
}

/** An account under a name, with its brand. */
interface BrandCarrier extends Carrier {
  brand: number | null;
}

export interface BrandIndex extends BrandNames {
  /** What is declared of an account with this id, or of what is only known by a handle. */
  find(channel: string, id: string | undefined, handle: string | undefined): Declared | undefined;
  /** Takes an account seen under a declared handle for the declared one, if no other had the handle before. */
  bind(account: { key: number; channel: string; id: string | null }, folded: string): Declared | undefined;
  /** Declared names that do not look like handles, folded. */
  longNames(channel: string): readonly string[] | undefined;
  add(brand: number, account: BrandAccount): void;
  /** Reads it all again. */
  refresh(db: Database): Promise<void>;
}

interface ChannelIndex {
  byId: Map<string, Declared>;
  /** Folded; `open` where no id was declared with it. */
  byHandle: Map<string, Declared & { open: boolean }>;
  /** All accounts that had a name which a brand's account had too, or which another account took over. */
  carriers: Map<string, BrandCarrier[]>;
  longNames?: string[];
}

export async function loadBrandIndex(db: Database): Promise<BrandIndex> {
  const channels = new Map<string, ChannelIndex>();

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
    async refresh(database) {
      const [declared, bound, carriers] = await readDeclared(database);
      channels.clear();
      for (const row of declared) index.add(row.brand, { ...row, bot: row.bot === 1 });
      for (const { channel, id, brand, bot } of bound) of(channel).byId.set(id, { brand, bot: bot === 1 });
      for (const { channel, folded, ...carrier } of carriers) {
        const known = of(channel);
        const others = known.carriers.get(folded);
        if (others) others.push(carrier);
        else known.carriers.set(folded, [carrier]);
      }
    },
  };
  await index.refresh(db);
  return index;
}

type DeclaredAccounts = (Omit<BrandAccount, 'bot'> & { brand: number; bot: number })[];
type BoundAccounts = { channel: string; id: string; brand: number; bot: number }[];
type Carriers = (BrandCarrier & { channel: string; folded: string })[];

async function readDeclared(db: Database): Promise<[DeclaredAccounts, BoundAccounts, Carriers]> {
  return [
    await db.read('SELECT brand, channel, handle, id, bot FROM brand_account ORDER BY key'),
    await db.read('SELECT channel, id, brand, bot FROM account WHERE brand IS NOT NULL AND id IS NOT NULL'),
    await db.read(
      `SELECT n.channel, n.folded, n.account, a.id, a.brand, min(n.first_seen) AS first, max(n.last_seen) AS last
       FROM account_name n JOIN account a ON a.key = n.account
       WHERE (n.channel, n.folded) IN (
         SELECT channel, folded FROM dated_name
         UNION SELECT m.channel, m.folded FROM account b JOIN account_name m ON m.account = b.key WHERE b.brand IS NOT NULL)
       GROUP BY n.channel, n.folded, n.account, a.id, a.brand`,
    ),
  ];
}

/** Brands: their names and the accounts declared of them. */
import { foldName } from '../../domain/names.ts';
import { UsageError } from '../../errors.ts';
import type { Database } from '../database.ts';
import { sameCase } from '../dialect.ts';

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

/** Every brand with its accounts, by name. */
export async function listBrands(db: Database): Promise<Brand[]> {
  const brands = await db.read<Omit<Brand, 'accounts'>>(`SELECT key, name FROM brand ORDER BY ${sameCase('name')}`);
  const accounts = await db.read<Omit<BrandAccount, 'bot'> & { brand: number; bot: number }>(
    `SELECT brand, channel, handle, id, bot FROM brand_account ORDER BY channel, ${sameCase('handle')} NULLS FIRST, id`,
  );
  const byBrand = new Map(brands.map(({ key }): [number, BrandAccount[]] => [key, []]));
  for (const { brand, bot, ...account } of accounts) byBrand.get(brand)!.push({ ...account, bot: bot === 1 });
  return brands.map((brand) => ({ ...brand, accounts: byBrand.get(brand.key)! }));
}

/**
 * The brands of these names (case does not matter); of no names, all.
 * @throws UsageError when a name is unknown
 */
export async function brandsNamed(db: Database, names: readonly string[]): Promise<Brand[]> {
  const known = await listBrands(db);
  const isCalled = (name: string) => (brand: Brand) => foldName(brand.name) === foldName(name);
  const unknown = names.filter((name) => !known.some(isCalled(name)));
  if (unknown.length > 0)
    throw new UsageError(
      `there is no brand "${unknown.join('", "')}"`,
      'See them: socialcare brand list. Add one: socialcare brand add NAME @handle',
    );
  return names.length === 0 ? known : known.filter((brand) => names.some((name) => isCalled(name)(brand)));
}

/** Key of the brand of this name (case does not matter); undefined when there is none. */
export async function findBrand(db: Database, name: string): Promise<number | undefined> {
  return db.oneValue<number>('SELECT key FROM brand WHERE folded = :folded ORDER BY key LIMIT 1', {
    folded: foldName(name),
  });
}

/**
 * Finds or creates a brand by name (case does not matter).
 * @param batch that registers it; left out where a person declares it
 */
export async function ensureBrand(
  db: Database,
  name: string,
  now: number,
  batch?: number,
): Promise<{ key: number; created: boolean }> {
  const found = await findBrand(db, name);
  if (found !== undefined) {
    if (batch === undefined)
      await db.write('UPDATE brand SET batch = NULL WHERE key = :found AND batch IS NOT NULL', { found });
    return { key: found, created: false };
  }
  const key = await db.oneValue<number>(
    'INSERT INTO brand (name, folded, added_at, batch) VALUES (:name, :folded, :now, :batch) RETURNING key',
    { name, folded: foldName(name), now, batch: batch ?? null },
  );
  return { key: key!, created: true };
}

/** Removes a brand with what is known of it, and frees its accounts. The posts stay; the caller rebuilds the turns. */
export async function removeBrand(db: Database, brand: number): Promise<void> {
  for (const sql of [
    'UPDATE account SET brand = NULL WHERE brand = :brand',
    'DELETE FROM coverage WHERE brand = :brand',
    'DELETE FROM brand WHERE key = :brand',
  ])
    await db.write(sql, { brand });
}

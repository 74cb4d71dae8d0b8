/** Brands and accounts that batches registered: they go with the batches, unless another one registers them too. */
import { accountsCalled, bindAccounts } from '../accounts/brand-accounts.ts';
import type { Database } from '../database.ts';
import { IN_ORDER, list } from '../dialect.ts';

interface Registered {
  key: number;
  brand: number;
  channel: string;
  handle: string | null;
  id: string | null;
}

/** To be called when the posts of the undone batches are removed. Returns the names of brands that are removed too. */
export async function undoRegistrations(db: Database): Promise<string[]> {
  const registered = await db.read<Registered>(
    'SELECT key, brand, channel, handle, id FROM brand_account WHERE batch IN (SELECT batch FROM undone)',
  );
  if (registered.length === 0) return [];
  const heirs = await heirsOf(db);
  await db.writeMany(
    'UPDATE brand_account SET batch = :heir WHERE key = :key',
    registered.flatMap(({ key }) => (heirs.has(key) ? [{ key, heir: heirs.get(key)! }] : [])),
  );
  await removeAccounts(
    db,
    registered.filter(({ key }) => !heirs.has(key)),
  );
  return removeEmptyBrands(db);
}

/** Declared accounts go, and the threads of their brands are to be rebuilt. */
async function removeAccounts(db: Database, registered: readonly Registered[]): Promise<void> {
  const brands = [...new Set(registered.map(({ brand }) => brand))];
  await db.write(
    `INSERT INTO shaken (thread)
     SELECT thread FROM turn WHERE brand IN ${list('brands')}
     UNION SELECT p.thread FROM account a ${IN_ORDER} JOIN post p ON p.author = a.key WHERE a.brand IN ${list('brands')}
     ON CONFLICT DO NOTHING`,
    { brands },
  );
  await db.write(`DELETE FROM quick_reply WHERE brand IN ${list('brands')}`, { brands });
  await db.write(`DELETE FROM brand_account WHERE key IN ${list('keys')}`, { keys: registered.map(({ key }) => key) });
  const called = new Set<number>();
  for (const account of registered) for (const key of await accountsCalled(db, account)) called.add(key);
  await bindAccounts(db, called);
}

/** Declared account -> the first batch left that registers it. */
async function heirsOf(db: Database): Promise<Map<number, number>> {
  return new Map(
    await db.readRaw<[key: number, heir: number]>(
      `WITH outbound AS (
         SELECT p.author AS account, v.batch FROM post p JOIN provenance v ON v.post = p.key WHERE p.stated = 0
         UNION SELECT account, batch FROM stated_account WHERE outbound = 1)
       SELECT d.key, min(b.key)
       FROM outbound o JOIN batch b ON b.key = o.batch AND b.registers = 1 AND b.key NOT IN (SELECT batch FROM undone)
       JOIN account a ON a.key = o.account
       JOIN brand_account d ON d.brand = a.brand AND d.channel = a.channel AND (d.folded = a.folded OR d.id = a.id)
       WHERE d.batch IN (SELECT batch FROM undone) GROUP BY d.key`,
    ),
  );
}

async function removeEmptyBrands(db: Database): Promise<string[]> {
  await db.write(
    `UPDATE brand SET batch = (SELECT a.batch FROM brand_account a WHERE a.brand = brand.key ORDER BY a.batch NULLS FIRST LIMIT 1)
     WHERE batch IN (SELECT batch FROM undone) AND EXISTS (SELECT 1 FROM brand_account a WHERE a.brand = brand.key)`,
  );
  await db.write(
    'DELETE FROM coverage WHERE brand IN (SELECT key FROM brand WHERE batch IN (SELECT batch FROM undone))',
  );
  return db.readColumn<string>('DELETE FROM brand WHERE batch IN (SELECT batch FROM undone) RETURNING name');
}

/** Brands and accounts that batches registered: gone with them, unless another batch registers them too. */
import { accountsCalled, bindAccounts } from '../accounts/brand-accounts.ts';
import type { Db } from '../open.ts';

interface Registered {
  key: number;
  brand: number;
  channel: string;
  handle: string | null;
  id: string | null;
}

/** To be called when the posts of the undone batches are gone. Returns the names of brands that are gone too. */
export function undoRegistrations(db: Db): string[] {
  const registered = db
    .prepare('SELECT key, brand, channel, handle, id FROM brand_account WHERE batch IN (SELECT batch FROM undone)')
    .all() as Registered[];
  if (registered.length === 0) return [];
  const heirs = heirsOf(db);
  const inherit = db.prepare('UPDATE brand_account SET batch = ? WHERE key = ?');
  const remove = db.prepare('DELETE FROM brand_account WHERE key = ?');
  const shake = db.prepare(
    `INSERT OR IGNORE INTO shaken (thread) SELECT thread FROM turn WHERE brand = :brand
     UNION SELECT p.thread FROM account a CROSS JOIN post p ON p.author = a.key WHERE a.brand = :brand`,
  );
  const forgetReplies = db.prepare('DELETE FROM quick_reply WHERE brand = ?');
  const shaken = new Set<number>();
  for (const { key, ...account } of registered) {
    const heir = heirs.get(key);
    if (heir !== undefined) {
      inherit.run(heir, key);
      continue;
    }
    if (!shaken.has(account.brand)) {
      shake.run({ brand: account.brand });
      forgetReplies.run(account.brand);
    }
    shaken.add(account.brand);
    remove.run(key);
    bindAccounts(db, accountsCalled(db, account));
  }
  return removeEmptyBrands(db);
}

/** Declared account -> the first batch left that registers it. */
function heirsOf(db: Db): Map<number, number> {
  const rows = db
    .prepare(
      `WITH outbound AS (
         SELECT p.author AS account, v.batch FROM post p JOIN provenance v ON v.post = p.key WHERE p.stated = 0
         UNION SELECT account, batch FROM stated_account WHERE outbound)
       SELECT d.key, min(b.key) AS heir
       FROM outbound o JOIN batch b ON b.key = o.batch AND b.registers = 1 AND b.key NOT IN (SELECT batch FROM undone)
       JOIN account a ON a.key = o.account
       JOIN brand_account d ON d.brand = a.brand AND d.channel = a.channel AND (fold_name(d.handle) = a.folded OR d.id = a.id)
       WHERE d.batch IN (SELECT batch FROM undone) GROUP BY d.key`,
    )
    .all() as { key: number; heir: number }[];
  return new Map(rows.map(({ key, heir }) => [key, heir]));
}

function removeEmptyBrands(db: Db): string[] {
  db.exec(`UPDATE brand SET batch = (SELECT a.batch FROM brand_account a WHERE a.brand = brand.key ORDER BY a.batch LIMIT 1)
    WHERE batch IN (SELECT batch FROM undone)
      AND EXISTS (SELECT 1 FROM brand_account a WHERE a.brand = brand.key);
    DELETE FROM coverage WHERE brand IN (SELECT key FROM brand WHERE batch IN (SELECT batch FROM undone));`);
  return db
    .prepare('DELETE FROM brand WHERE batch IN (SELECT batch FROM undone) RETURNING name')
    .pluck()
    .all() as string[];
}

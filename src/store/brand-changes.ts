/** Brands declared and removed after posts were stored: the conversations this changes are rebuilt. */
import { claimAccount, ensureBrand, loadBrandIndex, removeBrand } from './brands.ts';
import { coverLateBrand } from './coverage.ts';
import type { Store } from './open.ts';
import { openTurns, reattribute } from './turns.ts';

/** Declares accounts of a brand and rebuilds the conversations this changes. Returns how many accounts were new. */
export async function declareAccounts(
  store: Store,
  name: string,
  declared: { channel: string; handle: string | null; id: string | null; bot: boolean }[],
  options: { autoReplySeconds: number; now: number },
): Promise<{ created: boolean; added: number }> {
  const { db } = store;
  return db
    .transaction(() => {
      const { key, created } = ensureBrand(db, name, options.now);
      const claimed = declared.filter((account) => claimAccount(db, key, account));
      if (claimed.length > 0) {
        const turns = openTurns(db, loadBrandIndex(db), options.autoReplySeconds);
        reattribute(
          db,
          turns,
          claimed.map((account) => ({ ...account, upto: Number.MAX_SAFE_INTEGER })),
        );
        coverLateBrand(db, key);
      }
      return { created, added: claimed.length };
    })
    .immediate();
}

/** Removes a brand and its turns; undefined when there is no such brand, else how many turns are gone. */
export async function forgetBrand(
  store: Store,
  name: string,
  options: { autoReplySeconds: number },
): Promise<number | undefined> {
  const { db } = store;
  return db
    .transaction(() => {
      const brand = db.prepare('SELECT key FROM brand WHERE name = ?').pluck().get(name) as number | undefined;
      if (brand === undefined) return undefined;
      const threads = db
        .prepare(
          `SELECT thread FROM turn WHERE brand = :brand
           UNION SELECT p.thread FROM post p JOIN account a ON a.key = p.author WHERE a.brand = :brand`,
        )
        .pluck()
        .all({ brand }) as number[];
      const turns = db.prepare('SELECT count(*) FROM turn WHERE brand = ?').pluck().get(brand) as number;
      removeBrand(db, brand);
      openTurns(db, loadBrandIndex(db), options.autoReplySeconds).rebuild(threads);
      return turns;
    })
    .immediate();
}

/** Pseudonyms of customers: the same for all names of an account, and none for brands, which stay visible. */
import { createHmac } from 'node:crypto';
import { foldName } from '../../domain/names.ts';
import { pseudonymOf } from '../../domain/pseudonym.ts';
import type { Database } from '../database.ts';
import { storeSecret } from './tombstones.ts';

export interface HiddenNames {
  /** The pseudonym of a handle or an id; undefined for those of brands. */
  pseudonym(name: string): string | undefined;
  /** The pseudonym of the id of a post. */
  post(id: string): string;
}

const HEX_DIGITS = 10;
const CACHE_LIMIT = 100_000;

export async function openHiddenNames(db: Database): Promise<HiddenNames> {
  const secret = await storeSecret(db);
  const brands = new Set(
    await db.readColumn<string>(
      `SELECT folded FROM brand_account WHERE folded IS NOT NULL UNION SELECT id FROM brand_account WHERE id IS NOT NULL
       UNION SELECT folded FROM account WHERE brand IS NOT NULL AND folded IS NOT NULL
       UNION SELECT id FROM account WHERE brand IS NOT NULL AND id IS NOT NULL
       UNION SELECT n.folded FROM account a JOIN account_name n ON n.account = a.key WHERE a.brand IS NOT NULL`,
    ),
  );
  const renamed = new Map(
    await db.readRaw<[former: string, now: string]>(
      `SELECT n.folded, a.folded FROM account_name n JOIN account a ON a.key = n.account WHERE n.folded <> a.folded`,
    ),
  );
  const cache = new Map<string, string>();
  const digest = (kind: string, name: string) =>
    createHmac('sha256', secret).update(`${kind}\n${name}`).digest('hex').slice(0, HEX_DIGITS);
  return {
    pseudonym(name) {
      const folded = foldName(name);
      if (brands.has(folded) || brands.has(name)) return undefined;
      let known = cache.get(folded);
      if (known === undefined) {
        known = pseudonymOf(digest('pseudonym', renamed.get(folded) ?? folded));
        if (cache.size >= CACHE_LIMIT) cache.clear();
        cache.set(folded, known);
      }
      return known;
    },
    post: (id) => `post_${digest('post pseudonym', id)}`,
  };
}

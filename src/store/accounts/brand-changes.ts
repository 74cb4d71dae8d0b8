/** Brands declared and removed after posts were stored: the conversations this changes are rebuilt. */
import { accountWords } from '../../domain/account.ts';
import { foldName } from '../../domain/names.ts';
import { UsageError } from '../../errors.ts';
import { coverLateBrand } from '../facts/coverage.ts';
import { recountOwnPosts } from '../facts/own-posts.ts';
import type { Store } from '../open.ts';
import { inferAnswers } from '../threads/inferred-answers.ts';
import { openTurns } from '../threads/turns.ts';
import { accountsCalled, claimAccount, ownerOf } from './brand-accounts.ts';
import { type BrandAccount, ensureBrand, loadBrandIndex, removeBrand } from './brands.ts';
import { markStaleAccounts, markStaleName, settleNames } from './resolve-names.ts';

export interface Declared {
  /** The brand is new. */
  created: boolean;
  /** How many accounts are new to it. */
  added: number;
  /** Those that were another brand's. */
  moved: (BrandAccount & { from: string })[];
}

export interface BrandChangeOptions {
  autoReplySeconds: number;
  /** Seconds; see inferAnswers. */
  episodeGap?: number;
}

/**
 * Declares accounts of a brand and rebuilds the conversations this changes.
 * @param options.move takes accounts that another brand has
 * @throws UsageError when another brand has one and it is not to be moved; nothing is changed then
 */
export async function declareAccounts(
  store: Store,
  name: string,
  declared: BrandAccount[],
  options: BrandChangeOptions & { now: number; move?: boolean },
): Promise<Declared> {
  const { db } = store;
  return db
    .transaction(() => {
      const { key, created } = ensureBrand(db, name, options.now);
      const moved = declared.flatMap((account) => {
        const from = ownerOf(db, account, key);
        return from === undefined ? [] : [{ ...account, from }];
      });
      if (moved.length > 0 && !options.move) refuse(name, moved);
      const claimed = declared.filter((account) => claimAccount(db, key, account));
      if (claimed.length > 0) {
        for (const account of claimed) markStaleAccounts(db, accountsCalled(db, account));
        for (const { channel, handle } of claimed) if (handle !== null) markStaleName(db, channel, foldName(handle));
        const brands = loadBrandIndex(db);
        const turns = openTurns(db, brands, options.autoReplySeconds);
        const ids = claimed.flatMap(({ channel, id }) => (id === null ? [] : [`${channel}\n${id}`]));
        settleNames(db, turns, brands, ids);
        recountOwnPosts(db);
        coverLateBrand(db, key);
        inferAnswers(db, turns, { episodeGap: options.episodeGap });
      }
      return { created, added: claimed.length, moved };
    })
    .immediate();
}

function refuse(name: string, moved: Declared['moved']): never {
  const [first] = moved;
  const accounts = moved.map((account) => `"${accountWords(account)}"`).join(' ');
  throw new UsageError(
    moved.map((account) => `${accountWords(account)} is an account of ${account.from}`).join('\n'),
    `An account belongs to one brand. To take it from ${first!.from}: socialcare brand add ${name} ${accounts} --move`,
  );
}

/** Removes a brand and its turns; undefined when there is no such brand, else how many turns are gone. */
export async function forgetBrand(
  store: Store,
  name: string,
  options: BrandChangeOptions,
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
      recountOwnPosts(db);
      const turnsLeft = openTurns(db, loadBrandIndex(db), options.autoReplySeconds);
      turnsLeft.rebuild(threads);
      inferAnswers(db, turnsLeft, { episodeGap: options.episodeGap });
      return turns;
    })
    .immediate();
}

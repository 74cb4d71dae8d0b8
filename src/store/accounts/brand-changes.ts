/** Brands declared and removed after posts were stored: the conversations this changes are rebuilt. */
import { accountWords } from '../../domain/account.ts';
import { foldName } from '../../domain/names.ts';
import { UsageError } from '../../errors.ts';
import type { Database } from '../database.ts';
import { coverBrandsAgain } from '../facts/brand-coverage.ts';
import { recountOwnPosts } from '../facts/own-posts.ts';
import { forgetStreamsOf } from '../pulling/forget-streams.ts';
import { type InferOptions, inferAnswers } from '../threads/inferred-answers.ts';
import { openTurns, type Turns } from '../threads/turns.ts';
import { accountsCalled, claimAccount, isClaimed, ownerOf } from './brand-accounts.ts';
import { loadBrandIndex } from './brand-index.ts';
import { type BrandAccount, ensureBrand, findBrand, removeBrand } from './brands.ts';
import { resolveNames } from './resolve-names.ts';
import { markStaleNames, markWhole } from './stale-names.ts';

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
  database: Database,
  name: string,
  declared: BrandAccount[],
  options: BrandChangeOptions & { now: number; move?: boolean },
): Promise<Declared> {
  return database.transaction(async (db) => {
    const { key, created } = await ensureBrand(db, name, options.now);
    const moved: Declared['moved'] = [];
    for (const account of declared) {
      const from = await ownerOf(db, account, key);
      if (from !== undefined) moved.push({ ...account, from });
    }
    if (moved.length > 0 && !options.move) refuse(name, moved);
    const claimed: BrandAccount[] = [];
    for (const account of declared) if (await claimAccount(db, key, account)) claimed.push(account);
    if (claimed.length > 0) await rebuildFor(db, key, claimed, moved, options);
    return { created, added: claimed.length, moved };
  });
}

/** Whether declaring these accounts would change nothing, nor be refused: then nobody need wait for who writes. */
export async function areDeclared(db: Database, name: string, declared: readonly BrandAccount[]): Promise<boolean> {
  const brand = await findBrand(db, name);
  if (brand === undefined) return false;
  for (const account of declared)
    if (!(await isClaimed(db, brand, account)) || (await ownerOf(db, account, brand)) !== undefined) return false;
  return true;
}

/** Rebuilds what these accounts, declared just now, wrote and are named in. */
async function rebuildFor(
  db: Database,
  brand: number,
  claimed: readonly BrandAccount[],
  moved: Declared['moved'],
  options: BrandChangeOptions,
): Promise<void> {
  for (const account of claimed) await markWhole(db, await accountsCalled(db, account));
  await markStaleNames(
    db,
    claimed.flatMap(({ channel, handle }) => (handle === null ? [] : [{ channel, folded: foldName(handle), from: 0 }])),
  );
  const brands = await loadBrandIndex(db);
  const turns = await openTurns(db, brands, options.autoReplySeconds);
  const ids = claimed.flatMap(({ channel, id }) => (id === null ? [] : [`${channel}\n${id}`]));
  const changed = await resolveNames(db, turns, brands, ids);
  changed.add(brand);
  for (const { from } of moved) changed.add((await findBrand(db, from))!);
  await followAccounts(db, turns, changed, options);
}

/** Recomputes everything that depends on the accounts of brands: own posts, coverage of imports, inferred answers. */
export async function followAccounts(
  db: Database,
  turns: Turns,
  brands: ReadonlySet<number>,
  { episodeGap }: InferOptions,
): Promise<void> {
  await recountOwnPosts(db);
  await coverBrandsAgain(db, [...brands]);
  await inferAnswers(db, turns, { episodeGap });
}

function refuse(name: string, moved: Declared['moved']): never {
  const [first] = moved;
  const accounts = moved.map((account) => `"${accountWords(account)}"`).join(' ');
  throw new UsageError(
    moved.map((account) => `${accountWords(account)} is an account of ${account.from}`).join('\n'),
    `An account belongs to one brand. To take it from ${first!.from}: socialcare brand add ${name} ${accounts} --move`,
  );
}

/** Removes a brand and its turns; undefined when there is no such brand, else how many turns went with it. */
export async function forgetBrand(
  database: Database,
  name: string,
  options: BrandChangeOptions,
): Promise<number | undefined> {
  return database.transaction(async (db) => {
    const brand = await findBrand(db, name);
    if (brand === undefined) return undefined;
    const threads = await db.readColumn<number>(
      `SELECT thread FROM turn WHERE brand = :brand
       UNION SELECT p.thread FROM post p JOIN account a ON a.key = p.author WHERE a.brand = :brand`,
      { brand },
    );
    const removed = await db.oneValue<number>('SELECT count(*) FROM turn WHERE brand = :brand', { brand });
    await forgetStreamsOf(db, brand);
    await removeBrand(db, brand);
    const turns = await openTurns(db, await loadBrandIndex(db), options.autoReplySeconds);
    await turns.rebuild(db, threads);
    await followAccounts(db, turns, new Set([brand]), options);
    return removed;
  });
}

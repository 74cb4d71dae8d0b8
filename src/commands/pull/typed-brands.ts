/** Handles after --brand that are not declared: on networks that can be read without a login they become brands. */

import type { Context } from '../../context.ts';
import { foldName } from '../../domain/names.ts';
import { UsageError } from '../../errors.ts';
import { sourceNamed } from '../../sources/index.ts';
import { declareAccounts, forgetBrand } from '../../store/accounts/brand-changes.ts';
import { listBrands } from '../../store/accounts/brands.ts';
import type { Store } from '../../store/open.ts';
import type { SourceOutcome } from './summary.ts';

export interface TypedBrands {
  /** Names of brands that are declared. */
  names: string[];
  /** Those that were declared just now. */
  fresh: string[];
}

/**
 * @param sources as they were named; a handle says nothing without the one network it is on
 * @throws UsageError where a dry run would have to declare a brand
 */
export async function declareTypedBrands(
  context: Context,
  store: Store,
  sources: readonly string[],
  brands: readonly string[],
  isDry: boolean,
): Promise<TypedBrands> {
  const typed: TypedBrands = { names: [], fresh: [] };
  const known = await listBrands(store);
  const [source] = sources.length === 1 ? [await sourceNamed(sources[0]!)] : [];
  for (const name of brands) {
    const handle = source?.open?.handleOf(name)?.toLowerCase();
    const isCalled = known.some((brand) => foldName(brand.name) === foldName(name));
    if (isCalled || !source || handle === undefined) {
      typed.names.push(name);
      continue;
    }
    const { channel } = source;
    const owner = known.find(({ accounts }) =>
      accounts.some(
        (account) =>
          account.channel === channel && account.handle !== null && foldName(account.handle) === foldName(handle),
      ),
    );
    if (owner) {
      typed.names.push(owner.name);
      continue;
    }
    if (isDry)
      throw new UsageError(
        `"${name}" is not declared, and a dry run adds no brand`,
        `Add it: socialcare brand add ${handle} ${channel}:@${handle}`,
      );
    const { auto_reply_seconds } = await context.config();
    await declareAccounts(store, handle, [{ channel, handle, id: null, bot: false }], {
      autoReplySeconds: auto_reply_seconds.value,
      now: context.now(),
    });
    context.terminal.note(`Added brand ${handle} with ${channel}:@${handle}.`);
    typed.names.push(handle);
    typed.fresh.push(handle);
  }
  return typed;
}

/** Removes brands that were added for this run and whose accounts do not exist. */
export async function removeUnusedBrands(
  context: Context,
  store: Store,
  fresh: readonly string[],
  results: readonly SourceOutcome[],
): Promise<void> {
  const strays = fresh.filter((name) => results.some(({ failures }) => failures.some(({ brand }) => brand === name)));
  const { auto_reply_seconds } = await context.config();
  for (const name of strays) {
    await forgetBrand(store, name, { autoReplySeconds: auto_reply_seconds.value });
    context.terminal.note(`Removed brand ${name} again.`);
  }
}

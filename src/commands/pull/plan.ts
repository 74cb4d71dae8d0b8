/** The plan of a pull: the brands' accounts on each requested source. */
import type { Context } from '../../context.ts';
import { UsageError } from '../../errors.ts';
import { SOURCES, sourceNamed } from '../../sources/index.ts';
import type { Account, Source } from '../../sources/source.ts';
import { type Brand, brandsNamed, listBrands } from '../../store/accounts/brands.ts';
import type { Store } from '../../store/open.ts';

export interface PullPlan {
  source: Source;
  accounts: Account[];
}

/**
 * @param names of sources; none means every source on which a brand has accounts
 * @param brands by name; none means all
 * @throws UsageError when a name is unknown or nothing is to be pulled
 */
export async function planPull(store: Store, names: string[], brands: string[]): Promise<PullPlan[]> {
  const wanted = await brandsNamed(store, brands);
  const plans: PullPlan[] = [];
  for (const name of names.length > 0 ? new Set(names) : Object.keys(SOURCES)) {
    const source = await sourceNamed(name);
    const accounts = accountsOf(wanted, source.channel);
    if (accounts.length > 0) plans.push({ source, accounts });
    else if (names.length > 0)
      throw new UsageError(
        `${brands.length > 0 ? `${brands.join(', ')} has no account` : 'no brand has an account'} on ${source.title}`,
        `Add one: socialcare brand add ${brands[0] ?? 'NAME'} ${source.channel}:@handle`,
      );
  }
  if (plans.length === 0)
    throw new UsageError(
      'there is nothing to pull: no brand has an account on a live source',
      `Add one: socialcare brand add NAME x:@handle\nSources: ${Object.keys(SOURCES).join(', ')}.`,
    );
  return plans;
}

/** The declared accounts on a source; none where there is no database yet. */
export async function accountsOn(context: Context, { channel }: Source): Promise<Account[]> {
  const store = await context.store({ readonly: true }).catch(() => undefined);
  return store ? accountsOf(await listBrands(store), channel) : [];
}

function accountsOf(brands: readonly Brand[], channel: string): Account[] {
  return brands.flatMap((brand) =>
    brand.accounts
      .filter((account) => account.channel === channel)
      .map(({ handle, id }) => ({ brand: brand.key, brandName: brand.name, handle, id })),
  );
}

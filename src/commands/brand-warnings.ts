/** Warnings about brands: handles that changed owners, and outbound posts of accounts that are not declared. */
import { accountWords } from '../domain/account.ts';
import { amount } from '../domain/amount.ts';
import type { SharedHandle } from '../store/accounts/brand-accounts.ts';
import type { UndeclaredAuthor } from '../store/accounts/undeclared.ts';

/** Says which account is taken for the brand's, and how to choose another. */
export function sharedHandleText({ brand, channel, handle, accounts }: SharedHandle): string {
  const taken = accounts.filter(({ isBrands }) => isBrands).map(({ id }) => id);
  const others = accounts.filter(({ isBrands }) => !isBrands).map(({ id }) => id);
  return (
    `${accountWords({ channel, handle, id: null })} belonged to ${amount(accounts.length, 'account')}: ` +
    `${taken.length > 0 ? `${taken.join(', ')} is taken for ${brand}’s, ${others.join(', ')} is not` : others.join(', ')} ` +
    `(another: socialcare brand add ${brand} ${channel}:id=NUMBER)`
  );
}

/** '12 posts that the data calls the brand's own, by x:@acme: declare it with …' */
export function undeclaredText({ posts, ...account }: UndeclaredAuthor): string {
  const words = accountWords(account);
  return `${amount(posts, 'post')} that the data calls the brand’s own, by ${words}: declare it with socialcare brand add NAME "${words}"`;
}

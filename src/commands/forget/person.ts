/** The person whom somebody means on the command line. */
import { readAccount } from '../../domain/account.ts';
import type { Person } from '../../store/erasure/persons.ts';
import type { Store } from '../../store/open.ts';

/**
 * @param who @handle, an id of the platform, or either with its channel: x:@ann, x:id=71
 * @throws UsageError when nobody or more than one is meant, StoreError for the account of a brand
 */
export async function personMeant(store: Store, who: string, channels: readonly string[] = []): Promise<Person> {
  const { findPerson } = await import('../../store/erasure/persons.ts');
  const typed = who.includes(':') && !who.startsWith('did:') ? readAccount(who) : undefined;
  if (typed) return findPerson(store, (typed.handle ?? typed.id)!, [typed.channel]);
  return findPerson(store, who.replace(/^@/, ''), channels);
}

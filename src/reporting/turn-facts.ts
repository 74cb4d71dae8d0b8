/** Facts of turns that only some metrics and dimensions look at, read beside the turns. */
import type { Followers, TurnFact, TurnFrame } from '../domain/turn-frame.ts';
import type { Store } from '../store/open.ts';
import type { Scope } from './options.ts';

type FactColumns = Pick<TurnFrame, 'followers'>;

/** @returns what is to be added to each part of the turns */
export async function turnFacts(
  store: Store,
  scope: Scope,
  asked: readonly TurnFact[],
): Promise<(frame: TurnFrame) => FactColumns> {
  const followers = asked.includes('followers') ? await followersIn(store, scope) : undefined;
  return (frame) => ({ ...(followers && { followers: followers(frame) }) });
}

async function followersIn(store: Store, { filter, asOf }: Scope): Promise<(frame: TurnFrame) => Followers> {
  const { loadFollowers } = await import('../store/reading/followers.ts');
  const { of, bands } = await loadFollowers(store, filter, asOf);
  return ({ customer }) => ({ of: customer.map((key) => of[key]!), bands });
}

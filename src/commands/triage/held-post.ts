/** The waiting turn that somebody means by a post. */
import { UsageError } from '../../errors.ts';
import type { Store } from '../../store/open.ts';
import { type NamedTurn, turnsOfPost } from '../../store/open-turns.ts';
import type { TriageFlags } from './flags.ts';

/**
 * The turn that holds a post; the one that waits when there are several.
 * @throws UsageError when no customer wrote it, or it waits for several brands
 */
export function heldPost(store: Store, post: string, flags: Pick<TriageFlags, 'brand'>): NamedTurn {
  const brands = flags.brand?.map((brand) => brand.toLowerCase());
  const turns = turnsOfPost(store, post).filter(({ brand }) => !brands || brands.includes(brand.toLowerCase()));
  const waiting = turns.filter(({ status }) => status === 'unanswered');
  const candidates = waiting.length > 0 ? waiting : turns;
  if (candidates.length > 1)
    throw new UsageError(
      `${post} waits for ${candidates.map(({ brand }) => brand).join(' and ')}`,
      'Say for which: --brand NAME.',
    );
  const [turn] = candidates;
  if (!turn) throw new UsageError(`no customer's post here is called "${post}"`, 'See what waits: socialcare queue');
  return turn;
}

/** Turns that stand on both sides of a comparison. */
import type { Context } from '../context.ts';
import { amount } from '../domain/amount.ts';
import { UsageError } from '../errors.ts';
import type { TypedSide } from './compared-sides.ts';
import type { FilterFlags } from './options.ts';
import { readCountedScope } from './removed.ts';

const HINT = `Name sides that have no turn in common. A period and the one before it: socialcare compare 30d previous.
A brand and all others: socialcare compare acme rest.`;

/**
 * A turn on both sides would be held against itself, and the interval would take the sides for independent.
 * @param flags of each side, with those of both
 * @throws UsageError where any turn is on both
 */
export async function refuseSharedTurns(
  context: Context,
  [a, b]: readonly [TypedSide, TypedSide],
  flags: readonly [FilterFlags, FilterFlags],
): Promise<void> {
  const store = await context.store({ readonly: true });
  const { sharedTurns } = await import('../store/reading/shared-turns.ts');
  const [one, other] = [
    await readCountedScope(context, store, flags[0]),
    await readCountedScope(context, store, flags[1]),
  ];
  const n = await sharedTurns(store, [one.filter, other.filter], one.asOf);
  if (n > 0)
    throw new UsageError(
      `"${a.name}" and "${b.name}" overlap: ${amount(n, 'turn is', 'turns are')} on both sides`,
      HINT,
    );
}

/** The promise made for each turn: its own target in the policy. */
import type { Context } from '../context.ts';
import type { Filter } from '../domain/filter.ts';
import { fits, outcomesOf, type Policy } from '../domain/policy.ts';
import type { Store } from '../store/open.ts';
import { brandNames, readTurnColumns } from '../store/reading/turn-columns.ts';
import type { TurnPart } from '../store/reading/turn-frame.ts';
import { loadPolicy } from './policy-source.ts';
import { openTriageContext } from './triage-context.ts';
import { openFacts, wantedBy } from './turn-facts.ts';

/** Whether turns can have different targets. */
export function hasTargets({ rules, targets }: Policy): boolean {
  return Object.keys(targets).length > 0 || rules.some(({ targetSeconds }) => targetSeconds !== undefined);
}

/** The policy in force, where it promises different turns different things. */
export async function policyWithTargets(context: Context): Promise<Policy | undefined> {
  const policy = await loadPolicy(context);
  return hasTargets(policy) ? policy : undefined;
}

/** Reads the target of each turn of a part of the turns, in seconds. */
export async function openTargets(
  context: Context,
  store: Store,
  policy: Policy,
  { filter, asOf }: { filter: Filter; asOf: number },
): Promise<(part: TurnPart) => Promise<Float64Array>> {
  const { isOpen } = await openTriageContext(context, store, asOf, policy);
  const factsIn = openFacts(store, policy, await brandNames(store));
  const outcome = outcomesOf(policy);
  const wanted = wantedBy(policy);
  return async ({ frame, after, upto }) => {
    const columns = await readTurnColumns(store, filter, asOf, wanted, { after, upto });
    const factsAt = await factsIn(columns);
    const byKey = new Map<number, number>();
    for (const [row, key] of columns.key.entries()) {
      const facts = factsAt(row);
      const rule = policy.rules.find(({ when }) => fits(when, facts, isOpen));
      byKey.set(key, outcome(rule, facts).targetSeconds);
    }
    return Float64Array.from(frame.key, (key) => byKey.get(key)!);
  };
}

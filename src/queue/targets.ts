/** The promise made for each turn: its own target in the policy. */
import type { Context } from '../context.ts';
import type { Filter } from '../domain/filter.ts';
import { fits, outcomesOf, type Policy } from '../domain/policy.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import type { Store } from '../store/open.ts';
import { brandNames, readTurnColumns } from '../store/reading/turn-columns.ts';
import { newestTurn } from '../store/work/open-turns.ts';
import { loadPolicy } from './policy-source.ts';
import { openTriageContext } from './triage-context.ts';
import { openFacts, wantedBy } from './turn-facts.ts';

const AT_ONCE = 50_000;

/** Whether turns can have different targets. */
export function hasTargets({ rules, targets }: Policy): boolean {
  return Object.keys(targets).length > 0 || rules.some(({ targetSeconds }) => targetSeconds !== undefined);
}

/** The policy in force, where it promises different turns different things. */
export async function policyWithTargets(context: Context): Promise<Policy | undefined> {
  const policy = await loadPolicy(context);
  return hasTargets(policy) ? policy : undefined;
}

/** The turns with the target of each. */
export async function withTargets(
  context: Context,
  store: Store,
  policy: Policy,
  { filter, asOf }: { filter: Filter; asOf: number },
  frame: TurnFrame,
): Promise<TurnFrame> {
  const { isOpen } = await openTriageContext(context, store, asOf, policy);
  const factsIn = openFacts(store, policy, await brandNames(store));
  const outcome = outcomesOf(policy);
  const wanted = wantedBy(policy);
  const last = await newestTurn(store);
  const byKey = new Float64Array(last + 1);
  for (let after = 0; after < last; after += AT_ONCE) {
    const columns = await readTurnColumns(store, filter, asOf, wanted, { after, upto: after + AT_ONCE });
    const factsAt = await factsIn(columns);
    for (const [row, key] of columns.key.entries()) {
      const facts = factsAt(row);
      const rule = policy.rules.find(({ when }) => fits(when, facts, isOpen));
      byKey[key] = outcome(rule, facts).targetSeconds;
    }
  }
  return { ...frame, target: Float64Array.from(frame.key, (key) => byKey[key]!) };
}

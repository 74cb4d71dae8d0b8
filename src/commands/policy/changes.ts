/** policy test --list: the past turns with a different outcome, one line each. */
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { hoursOf, type Policy, type PolicyOutcome, targetText } from '../../domain/policy.ts';
import type { PolicyChange } from '../../domain/policy-replay.ts';
import { jsonText } from '../../domain/safe-text.ts';
import { maskFor } from '../../queue/masking.ts';
import type { Store } from '../../store/open.ts';
import { type NamedTurn, namedTurns } from '../../store/work/open-turns.ts';
import type { PolicyFlags } from './flags.ts';

interface Line extends PolicyChange {
  named: NamedTurn;
}

/** The policy that is tested, and the one it is compared with. */
export interface Policies {
  before: Policy;
  now: Policy;
}

const AT_ONCE = 5_000;

export async function listChanges(
  context: Context,
  store: Store,
  changes: readonly PolicyChange[],
  policies: Policies,
  flags: PolicyFlags,
): Promise<void> {
  const { terminal } = context;
  const { listText } = await import('../../terminal/table.ts');
  const mask = await maskFor(context, store, {});
  for (let from = 0; from < changes.length; from += AT_ONCE) {
    const some = changes.slice(from, from + AT_ONCE);
    const names = await namedTurns(
      store,
      some.map(({ turn }) => turn),
    );
    const lines = some.map((change): Line => ({ ...change, named: names.get(change.turn)! }));
    const text = flags.json
      ? lines.map((line) => `${jsonText(lineObject(line, policies))}\n`).join('')
      : listText(
          lines,
          [
            { label: 'Post', text: ({ named }) => named.post },
            { label: 'Brand', text: ({ named }) => named.brand },
            { label: 'Was', text: ({ before }) => outcomeText(before, policies.before) },
            { label: 'Would be', text: ({ now }) => outcomeText(now, policies.now) },
            { label: 'Rule', text: ({ now }) => now.rule ?? '', truncate: true },
            {
              label: 'What',
              text: ({ named: { text, channel } }) => mask?.text(text, channel) ?? text,
              truncate: true,
            },
          ],
          terminal,
        );
    if (!(await terminal.write(text))) return;
  }
  terminal.note(`${amount(changes.length, 'turn')} with a different outcome`);
}

function outcomeText({ ignore, team, priority, targetSeconds }: PolicyOutcome, policy: Policy): string {
  if (ignore !== undefined) return `ignored: ${ignore}`;
  return [priority, targetText(targetSeconds, policy), ...(team === undefined ? [] : [team])].join(', ');
}

function lineObject({ named, before, now }: Line, policies: Policies) {
  return {
    post: named.post,
    channel: named.channel,
    brand: named.brand,
    was: outcomeObject(before, policies.before),
    now: outcomeObject(now, policies.now),
  };
}

function outcomeObject({ rule, ignore, team, priority, targetSeconds }: PolicyOutcome, policy: Policy) {
  const target = { target_seconds: targetSeconds, hours: hoursOf(policy) };
  return { rule: rule ?? null, ignore: ignore ?? null, team: team ?? null, priority, ...target };
}

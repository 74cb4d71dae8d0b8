/** What a person asks to be written down: checked words, before they become a decision. */
import type { Context } from '../../context.ts';
import { ACTION_NAMES, type Action, isAction, splitLabel, WAYS } from '../../domain/decision.ts';
import { parseFuture } from '../../domain/future.ts';
import type { Policy } from '../../domain/policy.ts';
import { UsageError } from '../../errors.ts';

/** As flags or a line of JSON say it. */
export interface RequestWords {
  as?: string;
  reason?: string;
  via?: string;
  to?: string;
  until?: string;
  tag?: string;
  note?: string;
  label?: string;
}

export interface DecisionRequest {
  action: Action;
  value: string | null;
  note: string | null;
  /** Unix seconds. */
  until: number | null;
}

const NEEDS: Partial<Record<Action, keyof RequestWords>> = {
  'no-reply': 'reason',
  elsewhere: 'via',
  escalate: 'to',
  snooze: 'until',
  assign: 'to',
  tag: 'tag',
  note: 'note',
  label: 'label',
};

/** @throws UsageError that says which word is missing, unknown or out of place, and which are allowed */
export async function readRequest(context: Context, policy: Policy, words: RequestWords): Promise<DecisionRequest> {
  const action = words.as ?? '';
  if (!isAction(action))
    throw new UsageError(`--as: "${action}" is not an action`, `Actions: ${ACTION_NAMES.join(', ')}.`);
  const needed = NEEDS[action];
  const given = needed && words[needed]?.trim();
  if (needed && !given)
    throw new UsageError(`--as ${action} needs --${needed}`, `Example: ${exampleOf(action, policy)}`);
  for (const word of ['reason', 'via', 'to', 'until', 'tag', 'label'] as const)
    if (words[word] !== undefined && word !== needed)
      throw new UsageError(`--${word} does not belong to --as ${action}`, `Example: ${exampleOf(action, policy)}`);
  const note = words.note?.trim() || null;
  if (action === 'label') await checkLabel(given!);
  if (action === 'snooze') {
    const { timezone } = await context.config();
    const until = parseFuture(given!, '--until', { zone: timezone.value, now: context.now() });
    return { action, value: null, note, until };
  }
  return {
    action,
    value: action === 'note' ? null : (checkValue(action, given, note, policy) ?? null),
    note,
    until: null,
  };
}

function checkValue(
  action: Action,
  given: string | undefined,
  note: string | null,
  policy: Policy,
): string | undefined {
  if (action === 'no-reply') {
    const reasons = reasonsOf(policy);
    if (!reasons.includes(given!))
      throw new UsageError(
        `--reason: "${given}" is not a reason here`,
        `Reasons: ${reasons.join(', ')}. More: policy.ignore_reasons.`,
      );
    if (given === 'other' && note === null) throw new UsageError('--reason other needs --note', 'Say what it was.');
  }
  if (action === 'elsewhere' && !WAYS.some((way) => way === given))
    throw new UsageError(`--via: "${given}" is not a way`, `Ways: ${WAYS.join(', ')}.`);
  if (action === 'escalate') {
    const teams = Object.keys(policy.teams);
    if (teams.length > 0 && !teams.includes(given!))
      throw new UsageError(`--to: "${given}" is not a team`, `Teams of the policy: ${teams.join(', ')}.`);
  }
  return action === 'assign' || action === 'tag' ? given?.replace(/^[@#]/, '') : given;
}

async function checkLabel(pair: string): Promise<void> {
  const { createClassifiers } = await import('../../classifiers/index.ts');
  const facets = createClassifiers().facets.filter(({ direction }) => direction !== 'outbound');
  const [name, value] = splitLabel(pair);
  const facet = facets.find((each) => each.name === name);
  if (!facet)
    throw new UsageError(
      `--label: "${pair}" is not facet=value`,
      `Facets: ${facets.map((each) => each.name).join(', ')}.`,
    );
  // Topics are the user's to extend.
  if (value === '' || (name !== 'topic' && facet.values && !facet.values.includes(value)))
    throw new UsageError(`--label: ${name} is never "${value}"`, `Values: ${facet.values?.join(', ') ?? 'any text'}.`);
}

/** The reasons for which a post may be closed without a reply. */
export function reasonsOf(policy: Policy): string[] {
  return [...new Set([...policy.ignoreReasons, 'other'])];
}

function exampleOf(action: Action, policy: Policy): string {
  const examples: Record<Action, string> = {
    'no-reply': `--as no-reply --reason "${reasonsOf(policy)[0]}"`,
    elsewhere: '--as elsewhere --via phone',
    escalate: `--as escalate --to ${Object.keys(policy.teams)[0] ?? 'legal'}`,
    snooze: '--as snooze --until 2h',
    assign: '--as assign --to ann',
    tag: '--as tag --tag refund',
    note: '--as note --note "called back"',
    label: '--as label --label intent=complaint',
    undo: '--as undo',
  };
  return `socialcare triage POST ${examples[action]}`;
}

/** The flags of the queue, and the part of it that they ask for. */
import type { QueueView } from '../../domain/queue.ts';
import { UsageError } from '../../errors.ts';
import type { MaskFlag } from '../../queue/masking.ts';
import type { WaitingQueue } from '../../queue/waiting-queue.ts';
import type { FilterFlags } from '../../reporting/options.ts';

export interface QueueFlags extends FilterFlags, MaskFlag {
  team?: string;
  assignee?: string;
  unassigned?: boolean;
  closed?: boolean;
  snoozed?: boolean;
  ignored?: boolean;
  limit?: number;
  count?: boolean;
  watch?: boolean;
  every?: string;
  json?: boolean;
  failOnEmpty?: boolean;
}

/**
 * The view that the flags ask for.
 * @throws UsageError for a status: the queue holds unanswered turns only
 */
export function viewOf(flags: QueueFlags): QueueView {
  if (flags.status !== undefined)
    throw new UsageError(
      '--status does not apply: a queue holds what is not answered',
      'See --closed --snoozed --ignored.',
    );
  const include = (['closed', 'snoozed', 'ignored'] as const).filter((name) => flags[name] === true);
  const { team, assignee, unassigned } = flags;
  return { team, assignee: assignee?.replace(/^@/, ''), unassigned, include };
}

/**
 * @throws UsageError for a team that nothing knows: a misspelt name would look like an empty queue
 */
export function checkTeam({ triage, all }: WaitingQueue, team: string | undefined): void {
  if (team === undefined) return;
  const { teams, defaultTeam, rules } = triage.policy;
  const known = new Set([...Object.keys(teams), ...(defaultTeam ? [defaultTeam] : [])]);
  for (const rule of rules) if (rule.team) known.add(rule.team);
  for (const { state } of all()) if (state?.team) known.add(state.team);
  if (known.has(team)) return;
  throw new UsageError(
    `there is no team "${team}"`,
    known.size > 0
      ? `Teams: ${[...known].sort().join(', ')}.`
      : 'Teams are declared in the policy, or created by escalating to one: socialcare policy --help',
  );
}

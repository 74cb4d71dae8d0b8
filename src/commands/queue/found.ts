/** What the flags find in the queue, with how many wait and how many are late. */
import type { Context } from '../../context.ts';
import { formatTime } from '../../domain/clock-time.ts';
import { queueStatusOf, type WaitingTurn } from '../../domain/queue.ts';
import { type Mask, maskFor } from '../../queue/masking.ts';
import type { NamedItem } from '../../queue/triage-context.ts';
import { clocksOf, openWaitingQueue, type WaitingQueue } from '../../queue/waiting-queue.ts';
import { readScope, type Scope } from '../../reporting/options.ts';
import type { Store } from '../../store/open.ts';
import { checkTeam, type QueueFlags, viewOf } from './flags.ts';

export interface FoundQueue {
  scope: Scope;
  line: WaitingQueue;
  items: WaitingTurn[];
  ignored: number;
  /** Of the items, those whose customers wait for an answer. */
  awaited: number;
  asOf: number;
  mask: Mask | undefined;
  /** One line: how many, how many breached. */
  summary: string;
  /** The moment it is seen from, where that is not now. */
  pinned: string | undefined;
}

export async function readQueue(context: Context, store: Store, flags: QueueFlags): Promise<FoundQueue> {
  const scope = await readScope(context, store, flags);
  const clocks = clocksOf(context, scope.asOf, flags.asOf !== undefined);
  const line = await openWaitingQueue(context, store, scope.filter, clocks, clocks.moving ? undefined : scope.asOf);
  checkTeam(line, flags.team);
  const items = line.view(viewOf(flags));
  const ignored = line.all().filter((item) => queueStatusOf(item, clocks.snoozeClock()) === 'ignored').length;
  const awaited = items.filter(({ risk }) => risk !== 'none').length;
  const breached = items.filter(({ risk }) => risk === 'breached').length;
  const atRisk = items.filter(({ risk }) => risk === 'at-risk').length;
  const summary = [
    `${awaited} waiting, ${breached} past their target, ${atRisk} at risk`,
    ...(items.length > awaited
      ? [`${items.length - awaited} more ${items.length - awaited === 1 ? 'needs' : 'need'} no reply`]
      : []),
    ...(line.triage.policy.hours === 'business' ? ['waits and targets count open hours'] : []),
    ...(ignored > 0 ? [`${ignored} ignored by the policy (--ignored)`] : []),
  ].join('; ');
  const pinned = clocks.moving ? undefined : `as of ${formatTime(scope.asOf, scope.timezone)}`;
  const mask = await maskFor(context, store, flags);
  return { scope, line, items, ignored, awaited, asOf: scope.asOf, mask, summary, pinned };
}

/** The first items with their words and customers, masked where that is asked for. */
export async function namedItems({ line, items, mask }: FoundQueue, limit: number | undefined): Promise<NamedItem[]> {
  const shown = await line.named(items.slice(0, limit));
  if (!mask) return shown;
  return shown.map(({ item, turn }) => ({
    item,
    turn: { ...turn, customer: mask.name(turn.customer), text: mask.text(turn.text, turn.channel), url: null },
  }));
}

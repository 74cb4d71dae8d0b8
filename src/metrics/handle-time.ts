/** How long the work takes, and how long it waits to be looked at. */
import { PRINT_FROM } from '../domain/enough.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { quantilesOf } from './decision-estimates.ts';
import type { DecisionMetric } from './decision-metric.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import { sectionOf } from './metric.ts';

/** A page that stood longer than its claim was not being read. */
export const AWAY_SECONDS = 600;

export const handleTime: DecisionMetric = {
  name: 'handle-time',
  version: 2,
  title: 'Handle time',
  question: 'How long does a person look at a post before deciding, and how old is it by then?',
  definition:
    'handle time of a turn: seconds its page stood before each decision of one agent about it, summed, undone decisions ' +
    'included because the time was spent. Pages that stood longer than 10 minutes count as away and are left out. ' +
    'Decisions by flag have no handle time. time to decision: from the customer’s first post of the turn to the first ' +
    'standing decision that closes, escalates, assigns or snoozes it; turns nobody decided are in the backlog, not here. ' +
    'Median and p90 are quantiles of type 7, printed from 10 on with 95 % intervals.',
  measure(frame, groups) {
    const first = firstDecisions(frame);
    const rows = groups.list.map(({ names, turns }) => {
      const spent = new Map<string, number>();
      const waits: number[] = [];
      let away = 0;
      for (const at of turns) {
        const seconds = frame.shown[at]!;
        if (seconds > AWAY_SECONDS) away++;
        else if (seconds >= 0) {
          const name = `${frame.agent[at]} ${frame.subject[at]}`;
          spent.set(name, (spent.get(name) ?? 0) + seconds);
        }
        if (first.has(at) && frame.waited[at]! >= 0) waits.push(frame.waited[at]!);
      }
      const times = [...spent.values()];
      const total = times.reduce((sum, each) => sum + each, 0);
      const [median, p90] = quantilesOf(times, [0.5, 0.9]) as [Estimate, Estimate];
      const [medianWait, p90Wait] = quantilesOf(waits, [0.5, 0.9]) as [Estimate, Estimate];
      return {
        ...names,
        handled: times.length,
        mean_seconds: times.length < PRINT_FROM ? null : total / times.length,
        total_seconds: total,
        away,
        decided: waits.length,
        ...estimateCells({
          median_seconds: median,
          p90_seconds: p90,
          to_decision: { median_seconds: medianWait, p90_seconds: p90Wait },
        }),
      };
    });
    return sectionOf(handleTime, groups, {
      columns: [
        { key: 'handled', label: 'Handled', kind: 'count' },
        estimateColumn('median_seconds', 'Median', 'seconds'),
        { key: 'mean_seconds', label: 'Mean', kind: 'seconds', of: 'handled', needs: PRINT_FROM, low_priority: 2 },
        estimateColumn('p90_seconds', 'p90', 'seconds', { low_priority: 1 }),
        { key: 'total_seconds', label: 'In all', kind: 'seconds', low_priority: 3 },
        { key: 'away', label: 'Away', kind: 'count', low_priority: 4 },
        estimateColumn('to_decision.median_seconds', 'To decision', 'seconds'),
        estimateColumn('to_decision.p90_seconds', 'p90 to decision', 'seconds', { low_priority: 1 }),
      ],
      rows,
      n: frame.n,
      denominator: 'turns looked at',
    });
  },
};

const DECIDING: ReadonlySet<string> = new Set(['no-reply', 'elsewhere', 'escalate', 'assign', 'snooze']);

/** Rows that are the first standing decision about their turn. */
function firstDecisions(frame: Parameters<DecisionMetric['measure']>[0]): Set<number> {
  const seen = new Set<number>();
  const first = new Set<number>();
  for (let row = 0; row < frame.n; row++) {
    if (frame.undone[row] || !DECIDING.has(frame.actions[frame.action[row]!]!) || seen.has(frame.subject[row]!))
      continue;
    seen.add(frame.subject[row]!);
    first.add(row);
  }
  return first;
}

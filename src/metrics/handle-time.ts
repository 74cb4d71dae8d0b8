/** How long agents look at a turn, and how old turns are when they are decided. */
import { PRINT_FROM } from '../domain/enough.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { handling } from './counts/handling.ts';
import { quantilesOf } from './decision-estimates.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import type { DecisionMetric } from './metric.ts';

/** A post shown for longer than a claim lasts was left open, not read; seconds. */
const AWAY_SECONDS = 600;

export const handleTime: DecisionMetric = {
  of: 'decisions',
  name: 'handle-time',
  version: 2,
  title: 'Handle time',
  summary: 'how long a person looks before deciding, how old the post is by then',
  question: 'How long does a person look at a post before deciding, and how old is it by then?',
  definition:
    'handle time of a turn: seconds its page stood before each decision of one agent about it, summed, undone decisions ' +
    'included because the time was spent. Pages that stood longer than 10 minutes count as away and are left out. ' +
    'Decisions by flag have no handle time. time to decision: from the customer’s first post of the turn to the first ' +
    'standing decision that closes, escalates, assigns or snoozes it; turns nobody decided are in the backlog, not here. ' +
    'Median and p90 are quantiles of type 7, printed from 10 on with 95 % intervals.',
  worst: { by: 'median_seconds', descending: true },
  needs: () => [handling(AWAY_SECONDS)],
  rows(counts) {
    const { of } = counts.of(handling(AWAY_SECONDS));
    const rows = counts.list.map(({ names, at }) => {
      const { looks, away, waits } = of(at);
      const total = looks.reduce((sum, each) => sum + each, 0);
      const [median, p90] = quantilesOf(looks, [0.5, 0.9]) as [Estimate, Estimate];
      const [medianWait, p90Wait] = quantilesOf(waits, [0.5, 0.9]) as [Estimate, Estimate];
      return {
        ...names,
        handled: looks.length,
        mean_seconds: looks.length < PRINT_FROM ? null : total / looks.length,
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
    return {
      columns: [
        { key: 'handled', label: 'Handled', kind: 'count' },
        estimateColumn('median_seconds', 'Median', 'seconds'),
        { key: 'mean_seconds', label: 'Mean', kind: 'seconds', of: 'handled', needs: PRINT_FROM, drop_order: 2 },
        estimateColumn('p90_seconds', 'p90', 'seconds', { drop_order: 1 }),
        { key: 'total_seconds', label: 'In all', kind: 'seconds', drop_order: 3 },
        { key: 'away', label: 'Away', kind: 'count', drop_order: 4 },
        estimateColumn('to_decision.median_seconds', 'To decision', 'seconds'),
        estimateColumn('to_decision.p90_seconds', 'p90 to decision', 'seconds', { drop_order: 1 }),
      ],
      rows,
      n: counts.n,
      denominator: 'turns looked at',
    };
  },
  countsAs({ shown }) {
    const timed = { as: 'timed', because: 'its page stood before the decision' };
    const away = { as: 'away', because: 'its page stood longer than 10 minutes' };
    const byFlag = { as: 'not timed', because: 'decided by a flag' };
    return (row) => (shown[row]! < 0 ? byFlag : shown[row]! > AWAY_SECONDS ? away : timed);
  },
};

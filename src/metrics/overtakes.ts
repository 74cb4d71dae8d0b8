/** Whether the order of the queue was kept. */

import { medianOf, shareOf } from './decision-estimates.ts';
import type { DecisionMetric } from './decision-metric.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import { sectionOf } from './metric.ts';

export const overtakes: DecisionMetric = {
  name: 'overtakes',
  version: 2,
  title: 'Overtakes',
  question: 'How often was a post closed while others stood before it, and were those customers louder?',
  definition:
    'closed: decisions that closed a turn, still stand, and know their place. overtakes: those with at least one open item ' +
    'before them in the policy’s order, but for items that other people had on their screens. passed: items overtaken, ' +
    'summed. share = overtakes / closed, from 10 closed on, with a 95 % Wilson interval. followers: medians of the customers who overtook and of those ' +
    'who kept their place, where known.',
  measure(frame, groups) {
    const rows = groups.list.map(({ names, turns }) => {
      const loud: number[] = [];
      const quiet: number[] = [];
      let closed = 0;
      let overtaking = 0;
      let passed = 0;
      for (const at of turns) {
        const ahead = frame.ahead[at]!;
        if (ahead < 0 || frame.undone[at]) continue;
        closed++;
        passed += ahead;
        if (ahead > 0) overtaking++;
        if (frame.followers[at]! >= 0) (ahead > 0 ? loud : quiet).push(frame.followers[at]!);
      }
      return {
        ...names,
        closed,
        overtakes: overtaking,
        passed,
        ...estimateCells({
          share: shareOf(overtaking, closed),
          followers: { overtaking: medianOf(loud), in_order: medianOf(quiet) },
        }),
      };
    });
    return sectionOf(overtakes, groups, {
      columns: [
        { key: 'closed', label: 'Closed', kind: 'count' },
        { key: 'overtakes', label: 'Overtakes', kind: 'count' },
        estimateColumn('share', 'Share', 'share'),
        { key: 'passed', label: 'Passed', kind: 'count' },
        estimateColumn('followers.overtaking', 'Followers, overtaking', 'number', { low_priority: 1 }),
        estimateColumn('followers.in_order', 'in order', 'number', { low_priority: 2 }),
      ],
      rows,
      n: frame.n,
      denominator: 'closed turns',
    });
  },
};

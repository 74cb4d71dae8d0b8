/** Whether the order of the queue was kept. */

import { excluded } from './counted.ts';
import { order } from './counts/order.ts';
import { medianOf, shareOf } from './decision-estimates.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import type { DecisionMetric } from './metric.ts';

export const overtakes: DecisionMetric = {
  of: 'decisions',
  name: 'overtakes',
  version: 2,
  title: 'Overtakes',
  summary: 'whether the order of the queue was kept',
  question: 'How often was a post closed while others stood before it, and were those customers louder?',
  definition:
    'closed: decisions that closed a turn, still stand, and know their place. overtakes: those with at least one open item ' +
    'before them in the policy’s order, but for items that other people had on their screens. passed: items overtaken, ' +
    'summed. share = overtakes / closed, from 10 closed on, with a 95 % Wilson interval. followers: medians of the customers who overtook and of those ' +
    'who kept their place, where known.',
  worst: { by: 'share', descending: true },
  needs: () => [order],
  rows(counts) {
    const { of } = counts.of(order);
    const rows = counts.list.map(({ names, at }) => {
      const { closed, outOfOrder, passed, followers } = of(at);
      return {
        ...names,
        closed,
        overtakes: outOfOrder,
        passed,
        ...estimateCells({
          share: shareOf(outOfOrder, closed),
          followers: { overtaking: medianOf(followers.outOfOrder), in_order: medianOf(followers.inOrder) },
        }),
      };
    });
    return {
      columns: [
        { key: 'closed', label: 'Closed', kind: 'count' },
        { key: 'overtakes', label: 'Overtakes', kind: 'count' },
        estimateColumn('share', 'Share', 'share'),
        { key: 'passed', label: 'Passed', kind: 'count' },
        estimateColumn('followers.overtaking', 'Followers, overtaking', 'number', { low_priority: 1 }),
        estimateColumn('followers.in_order', 'in order', 'number', { low_priority: 2 }),
      ],
      rows,
      n: counts.n,
      denominator: 'closed turns',
    };
  },
  countsAs({ ahead, undone }) {
    const passing = { as: 'overtakes', because: 'closed while others stood before it' };
    const inOrder = { as: 'in order', because: 'closed with none before it' };
    const unknown = excluded('its place in the queue is not known');
    const takenBack = excluded('taken back');
    return (row) => {
      if (ahead[row]! < 0) return unknown;
      if (undone[row] === 1) return takenBack;
      return ahead[row]! > 0 ? passing : inOrder;
    };
  },
};

/** Out-of-order decisions: turns closed while others came before them in the queue. */

import { excluded } from './counted.ts';
import { order } from './counts/order.ts';
import { medianOf, shareOf } from './decision-estimates.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import type { DecisionMetric } from './metric.ts';

export const outOfOrder: DecisionMetric = {
  of: 'decisions',
  name: 'out-of-order',
  formerName: 'overtakes',
  version: 2,
  title: 'Out-of-order decisions',
  summary: 'turns closed while others came before them in the queue',
  question: 'How often was a turn closed while others came before it, and were those customers louder?',
  definition:
    'closed: decisions that closed a turn, are not undone, and whose position in the queue is known. out of order: those with at least one open item ' +
    'before them in the policy’s order, but for items that other people had on their screens. passed: the items before them, ' +
    'summed. share = out of order / closed, from 10 closed on, with a 95 % Wilson interval. followers: medians of the customers served out of order and of those ' +
    'served in order, where known.',
  worst: { by: 'share', descending: true },
  needs: () => [order],
  rows(counts) {
    const { of } = counts.of(order);
    const rows = counts.list.map(({ names, at }) => {
      const { closed, outOfOrder: count, passed, followers } = of(at);
      const served = medianOf(followers.outOfOrder);
      // `overtakes` and `overtaking` are the names before 0.2; they go with the next version.
      return {
        ...names,
        closed,
        out_of_order: count,
        overtakes: count,
        passed,
        ...estimateCells({
          share: shareOf(count, closed),
          followers: { out_of_order: served, overtaking: served, in_order: medianOf(followers.inOrder) },
        }),
      };
    });
    return {
      columns: [
        { key: 'closed', label: 'Closed', kind: 'count' },
        { key: 'out_of_order', label: 'Out of order', kind: 'count' },
        estimateColumn('share', 'Share', 'share'),
        { key: 'passed', label: 'Passed', kind: 'count' },
        estimateColumn('followers.out_of_order', 'Followers, out of order', 'number', { drop_order: 1 }),
        estimateColumn('followers.in_order', 'in order', 'number', { drop_order: 2 }),
      ],
      rows,
      n: counts.n,
      denominator: 'closed turns',
    };
  },
  countsAs({ ahead, undone }) {
    const passing = { as: 'out of order', because: 'closed while others came before it' };
    const inOrder = { as: 'in order', because: 'closed with none before it' };
    const unknown = excluded('its position in the queue is not known');
    const isUndone = excluded('undone');
    return (row) => {
      if (ahead[row]! < 0) return unknown;
      if (undone[row] === 1) return isUndone;
      return ahead[row]! > 0 ? passing : inOrder;
    };
  },
};

/** Whether turns were closed in the order of the queue. */
import type { DecisionChunk } from './decision-chunk.ts';
import type { Statistic } from './statistic.ts';

export interface Order {
  /** Decisions in effect that closed a turn whose position in the queue is known. */
  closed: number;
  /** Those whose turn was not first in the queue. */
  outOfOrder: number;
  /** Sum of the turns that were ahead of them. */
  passed: number;
  /** Known follower counts of the customers, for out-of-order decisions and others. */
  followers: { outOfOrder: number[]; inOrder: number[] };
}

export interface OrderCounts {
  of(group: number): Order;
}

export const order: Statistic<DecisionChunk, OrderCounts> = { name: 'order', open: foldOrder };

function foldOrder() {
  const groups: Order[] = [];
  const groupAt = (at: number) => {
    groups[at] ??= { closed: 0, outOfOrder: 0, passed: 0, followers: { outOfOrder: [], inOrder: [] } };
    return groups[at];
  };
  return {
    add({ frame, group }: DecisionChunk) {
      for (let row = 0; row < frame.n; row++) {
        const ahead = frame.ahead[row]!;
        if (ahead < 0 || frame.undone[row] === 1) continue;
        const counted = groupAt(group[row]!);
        counted.closed++;
        counted.passed += ahead;
        if (ahead > 0) counted.outOfOrder++;
        const followers = frame.followers[row]!;
        if (followers >= 0) counted.followers[ahead > 0 ? 'outOfOrder' : 'inOrder'].push(followers);
      }
    },
    finish: (): OrderCounts => ({ of: groupAt }),
  };
}

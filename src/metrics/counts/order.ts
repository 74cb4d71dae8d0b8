/** Whether posts were closed in the order of the queue. */
import type { DecisionChunk } from './decision-chunk.ts';
import type { Statistic } from './statistic.ts';

export interface Order {
  /** Decisions that closed a turn, stand, and whose place in the queue is known. */
  closed: number;
  /** Those with others before them. */
  outOfOrder: number;
  /** How many these were, summed. */
  passed: number;
  /** Followers of the customers of either kind, where known. */
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

/** How much is asked of the brand. */
import { amount } from '../domain/amount.ts';
import { formatDuration } from '../domain/duration.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import { customersOf } from './customers.ts';
import { type Metric, sectionOf } from './metric.ts';

const TREND_SLICES = 12;

export const volume: Metric = {
  name: 'volume',
  version: 1,
  title: 'Volume',
  question: 'How many customers wrote, how often, and how many conversations did that make?',
  definition:
    'posts: inbound posts attributed to the brand. turns: maximal runs of one customer’s posts with no answer between ' +
    'them. conversations: brand × customer × thread, counted where their first turn falls in the period. customers: ' +
    'distinct accounts. auto: outbound posts that the data call automatic, by a bot account, or within seconds of the ' +
    'question and near-identical to at least five others; they stop no clock.',
  measure(frame, groups) {
    const { from, width } = slices(frame);
    const rows = groups.list.map(({ names, turns }) => {
      const trend = new Array<number>(TREND_SLICES).fill(0);
      let posts = 0;
      let conversations = 0;
      let auto = 0;
      for (const turn of turns) {
        posts += frame.posts[turn]!;
        auto += frame.autoReplies[turn]!;
        if (frame.ordinal[turn] === 1) conversations++;
        trend[Math.min(TREND_SLICES - 1, Math.floor((frame.askedAt[turn]! - from) / width))]!++;
      }
      return {
        ...names,
        turns: turns.length,
        posts,
        conversations,
        customers: customersOf(frame, turns).count,
        auto_replies: auto,
        trend,
      };
    });
    return sectionOf(volume, groups, {
      columns: [
        { key: 'turns', label: 'Turns', kind: 'count' },
        { key: 'posts', label: 'Posts', kind: 'count' },
        { key: 'conversations', label: 'Conversations', kind: 'count' },
        { key: 'customers', label: 'Customers', kind: 'count' },
        { key: 'auto_replies', label: 'Auto', kind: 'count', low_priority: 2 },
        { key: 'trend', label: 'Trend', kind: 'spark', low_priority: 1 },
      ],
      rows,
      n: frame.n,
      denominator: 'turns',
      notes: [
        ...(frame.n > 0
          ? [`trend: turns in ${TREND_SLICES} equal slices of ${formatDuration(Math.round(width))}`]
          : []),
        ...(frame.clockSkew > 0
          ? [`${amount(frame.clockSkew, 'turn')} excluded: dated after the answer (clock skew)`]
          : []),
      ],
    });
  },
};

function slices(frame: TurnFrame): { from: number; width: number } {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (let turn = 0; turn < frame.n; turn++) {
    from = Math.min(from, frame.askedAt[turn]!);
    to = Math.max(to, frame.askedAt[turn]!);
  }
  return { from, width: Math.max(1, (to + 1 - from) / TREND_SLICES) };
}

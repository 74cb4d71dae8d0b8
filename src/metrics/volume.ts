/** How many turns, posts, conversations and customers address the brand. */
import { formatDuration } from '../domain/duration.ts';
import { volumeCounts } from './counts/volume.ts';
import { clockSkewNotes } from './denominator.ts';
import type { TurnMetric } from './metric.ts';

const TREND_SLICES = 12;

export const volume: TurnMetric = {
  of: 'turns',
  name: 'volume',
  version: 1,
  title: 'Volume',
  summary: 'how many customers wrote, how often',
  question: 'How many customers wrote, how often, and how many conversations did that make?',
  definition:
    'posts: inbound posts attributed to the brand. turns: maximal runs of one customer’s posts with no answer between ' +
    'them. conversations: brand × customer × thread, counted where their first turn falls in the period. customers: ' +
    'distinct accounts. auto: outbound posts that the data call automatic, by a bot account, or within seconds of the ' +
    'question and near-identical to at least five others; they stop no clock.',
  worst: { by: 'turns', descending: true },
  says: ({ turns, customers }) =>
    `{turns} ${turns === 1 ? 'turn' : 'turns'} from {customers} ${customers === 1 ? 'customer' : 'customers'}`,
  needs: ({ span }) => [volumeCounts(TREND_SLICES, span)],
  rows(counts, { span }) {
    const { of, sliceWidth } = counts.of(volumeCounts(TREND_SLICES, span));
    const rows = counts.list.map(({ names, at }) => {
      const { turns, posts, conversations, customers, autoReplies, trend } = of(at);
      return { ...names, turns, posts, conversations, customers, auto_replies: autoReplies, trend };
    });
    return {
      columns: [
        { key: 'turns', label: 'Turns', kind: 'count' },
        { key: 'posts', label: 'Posts', kind: 'count' },
        { key: 'conversations', label: 'Conversations', kind: 'count' },
        { key: 'customers', label: 'Customers', kind: 'count' },
        { key: 'auto_replies', label: 'Auto', kind: 'count', drop_order: 2 },
        { key: 'trend', label: 'Trend', kind: 'spark', drop_order: 1 },
      ],
      rows,
      n: counts.n,
      denominator: 'turns',
      notes: [
        ...(counts.n > 0
          ? [`trend: turns in ${TREND_SLICES} equal slices of ${formatDuration(Math.round(sliceWidth))}`]
          : []),
        ...clockSkewNotes(counts),
      ],
    };
  },
  countsAs({ ordinal }) {
    const first = { as: 'conversation', because: 'its first turn' };
    const later = { as: 'turn', because: 'a later turn of its conversation' };
    return (turn) => (ordinal[turn] === 1 ? first : later);
  },
};

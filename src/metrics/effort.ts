/** How hard customers have to work for an answer. */
import type { Row } from '../domain/report.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { sampleQuantiles } from '../statistics/sample-quantiles.ts';
import { repeatContacts, turnsOfConversations } from './conversations.ts';
import { CustomerTally, customersOf } from './customers.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import { type Metric, sectionOf } from './metric.ts';
import { restingOn } from './sample.ts';
import { ordered } from './waits.ts';

export const effort: Metric = restingOn('answers', {
  name: 'effort',
  version: 2,
  title: 'Customer effort',
  question: 'How often do customers write before they are answered, and how often do they come back?',
  definition:
    'conversations: those that began in the group, followed whole, whatever the period or the filter leaves out of their ' +
    'later turns. chase: posts of a first turn beyond the one that started it; chased: share of conversations with any. ' +
    'turns each: turns of these conversations over conversations. back again: share of them that reached a second turn. ' +
    'episodes: conversations of one customer with one brand whose gaps are under 72 h (episode_gap); repeat contacts: ' +
    'conversations beyond the first of their episode. Shares and the p90 are printed from 10 conversations on, with 95 % ' +
    'intervals by customer.',
  reads: 'conversations',
  measure(frame, groups, { episodeGap }) {
    const turnsOf = turnsOfConversations(frame);
    const isRepeat = repeatContacts(frame, episodeGap);
    const rows = groups.list.map(({ names, turns }) => {
      const { code, count } = customersOf(frame, turns);
      const chased = new CustomerTally(count);
      const back = new CustomerTally(count);
      const chases = new Uint32Array(turns.length);
      const whose = new Uint32Array(turns.length);
      let [n, posts, all, repeats] = [0, 0, 0, 0];
      for (let at = 0; at < turns.length; at++) {
        const turn = turns[at]!;
        const reached = turnsOf[turn]!;
        if (reached === 0) continue;
        const more = frame.posts[turn]! - 1;
        chases[n] = more;
        whose[n++] = code[at]!;
        posts += more;
        all += reached;
        repeats += isRepeat[turn]!;
        chased.add(code[at]!, more > 0);
        back.add(code[at]!, reached > 1);
      }
      const [p90] = sampleQuantiles(ordered(chases.subarray(0, n), new Uint8Array(n).fill(1), whose, count), [0.9]) as [
        Estimate,
      ];
      const { chase, ...cells } = estimateCells({ chase: { share: chased.rate(), p90 }, back_again: back.rate() });
      const per = (total: number) => (n === 0 ? null : total / n);
      return {
        ...names,
        conversations: n,
        chase: { mean: per(posts), ...(chase as Row) },
        turns_per_conversation: per(all),
        ...cells,
        episodes: n - repeats,
        repeat_contacts: repeats,
      };
    });
    return sectionOf(effort, groups, {
      columns: [
        { key: 'conversations', label: 'Conversations', kind: 'count' },
        estimateColumn('chase.share', 'Chased', 'share'),
        { key: 'chase.mean', label: 'Chase posts', kind: 'number', low_priority: 3 },
        estimateColumn('chase.p90', 'p90', 'number', { low_priority: 4 }),
        { key: 'turns_per_conversation', label: 'Turns each', kind: 'number', low_priority: 2 },
        estimateColumn('back_again', 'Back again', 'share'),
        { key: 'episodes', label: 'Episodes', kind: 'count', low_priority: 1 },
        { key: 'repeat_contacts', label: 'Repeat contacts', kind: 'count' },
      ],
      rows,
      n: rows.reduce((sum, { conversations }) => sum + conversations, 0),
      denominator: 'conversations',
    });
  },
});

/** How hard customers have to work for an answer. */
import type { Row } from '../domain/report.ts';
import { rateOf } from '../statistics/rate.ts';
import { countEach } from './counted.ts';
import { conversations } from './counts/conversations.ts';
import { populationOf } from './denominator.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import { estimateFigure } from './gates.ts';
import type { Counted, Settings, TurnMetric } from './metric.ts';

export const effort: TurnMetric = {
  of: 'turns',
  name: 'effort',
  version: 2,
  title: 'Customer effort',
  summary: 'how often customers chase and come back',
  question: 'How often do customers write before they are answered, and how often do they come back?',
  definition:
    'conversations: those that began in the group, followed whole, whatever the period or the filter leaves out of their ' +
    'later turns. chase: posts of a first turn beyond the one that started it; chased: share of conversations with any. ' +
    'turns each: turns of these conversations over conversations. back again: share of them that reached a second turn. ' +
    'episodes: conversations of one customer with one brand whose gaps are under 72 h (episode_gap); repeat contacts: ' +
    'conversations beyond the first of their episode. Shares and the p90 are printed from 10 conversations on, with 95 % ' +
    'intervals by customer.',
  reads: 'conversations',
  restsOn: 'answers',
  worst: { by: 'chase.share', descending: true },
  gates: [
    {
      name: 'chased',
      summary: 'share of conversations with a second post before the first answer',
      unit: 'share',
      windows: [],
      figure: (rows) => estimateFigure(rows, 'chase.share'),
    },
    {
      name: 'back-again',
      summary: 'share of conversations that reached a second turn',
      unit: 'share',
      windows: [],
      figure: (rows) => estimateFigure(rows, 'back_again'),
    },
  ],
  says: ({ chase }) =>
    (chase as Row).share === null
      ? undefined
      : '{chase.share} of {conversations} conversations had a second post before the first answer, {back_again} came back after one',
  needs: (settings) => [conversationsOf(settings)],
  rows(counts, settings) {
    const { of } = counts.of(conversationsOf(settings));
    const rows = counts.list.map(({ names, at }) => {
      const { n, chases, turns, repeats, chased, back, chaseP90 } = of(at);
      const share = rateOf(chased);
      const { chase, ...cells } = estimateCells({ chase: { share, p90: chaseP90() }, back_again: rateOf(back) });
      const per = (total: number) => (n === 0 ? null : total / n);
      return {
        ...names,
        conversations: n,
        chase: { mean: per(chases), ...(chase as Row) },
        turns_per_conversation: per(turns),
        ...cells,
        episodes: n - repeats,
        repeat_contacts: repeats,
      };
    });
    return {
      columns: [
        { key: 'conversations', label: 'Conversations', kind: 'count' },
        estimateColumn('chase.share', 'Chased', 'share'),
        { key: 'chase.mean', label: 'Chase posts', kind: 'number', drop_order: 3 },
        estimateColumn('chase.p90', 'p90', 'number', { drop_order: 4 }),
        { key: 'turns_per_conversation', label: 'Turns each', kind: 'number', drop_order: 2 },
        estimateColumn('back_again', 'Back again', 'share'),
        { key: 'episodes', label: 'Episodes', kind: 'count', drop_order: 1 },
        { key: 'repeat_contacts', label: 'Repeat contacts', kind: 'count' },
      ],
      rows,
      n: rows.reduce((sum, { conversations }) => sum + conversations, 0),
      denominator: 'conversations',
    };
  },
  countsAs(frame, settings) {
    const { of } = countEach(frame, conversationsOf({ ...settings, acceptBiased: true }));
    const [quiet, back, chased, both] = [
      'neither chased nor back again',
      'back again',
      'chased',
      'chased, and back again',
    ].map((because): Counted => ({ as: 'conversation', because })) as [Counted, Counted, Counted, Counted];
    const later = { as: 'turn', because: 'a later turn of its conversation' };
    return (turn) => {
      const { n, turns, chases } = of(turn);
      if (n === 0) return later;
      if (chases > 0) return turns > 1 ? both : chased;
      return turns > 1 ? back : quiet;
    };
  },
};

const conversationsOf = (settings: Settings) => conversations(settings.episodeGap, populationOf(effort, settings));

/** How hard customers have to work for an answer. */
import { DAY_SECONDS, durationLabel } from '../domain/duration.ts';
import type { Row } from '../domain/report.ts';
import { countEach } from './counted.ts';
import { chases } from './counts/chases.ts';
import { conversations } from './counts/conversations.ts';
import { followedUp, followUps } from './counts/follow-ups.ts';
import { RETURN_DAYS, returns } from './counts/returns.ts';
import { populationOf } from './denominator.ts';
import { EFFORT_COLUMNS, effortCells, effortNotes, followUpFigure } from './effort-cells.ts';
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
    'conversations beyond the first of their episode. returned: share of episodes after whose last exchange the customer began ' +
    'another within 7 or 30 days, of those that were watched for so long; others are pending. promise left: share of promises ' +
    'without another reply by a person in the conversation within the episode gap, of those that were watched for so long; what ' +
    'was done in private is not seen. asked again: share of conversations in which a reply asks for a detail (e-mail, phone, ' +
    'account or order number, address) that the customer had written there before, or that the brand had asked for before an ' +
    'earlier answer of theirs; of those that people replied to and that are classified. handed on: share of conversations ' +
    'signed by several people, of those with two signed replies. Shares and the p90 are printed from 10 on of what they are ' +
    'shares of, with 95 % intervals by customer.',
  reads: 'conversations',
  replyFacts: ['acts', 'agents', 'details'],
  repliesOnceLabelled: true,
  restsOn: 'answers',
  worst: { by: 'chase.share', descending: true },
  gates: [
    {
      name: 'chased',
      summary: 'share of conversations with a second post before the first answer',
      unit: 'share',
      windows: [],
      replyFacts: [],
      figure: (rows) => estimateFigure(rows, 'chase.share'),
    },
    {
      name: 'back-again',
      summary: 'share of conversations that reached a second turn',
      unit: 'share',
      windows: [],
      replyFacts: [],
      figure: (rows) => estimateFigure(rows, 'back_again'),
    },
    {
      name: 'returned',
      summary: 'share of episodes after which the customer began another within a time',
      unit: 'share',
      windows: RETURN_DAYS.map((days) => days * DAY_SECONDS),
      replyFacts: [],
      figure: (rows, window) => estimateFigure(rows, `returned.${durationLabel(window!)}.share`),
    },
    {
      name: 'promise-left',
      summary: 'share of promises without another reply in the conversation',
      unit: 'share',
      windows: [],
      replyFacts: ['acts'],
      figure: (rows) => followUpFigure(rows, 'promises.share'),
    },
    {
      name: 'asked-again',
      summary: 'share of conversations in which the brand asked again for a detail',
      unit: 'share',
      windows: [],
      replyFacts: ['acts', 'details'],
      figure: (rows) => followUpFigure(rows, 'asked_again.share'),
    },
  ],
  says: ({ chase }) =>
    (chase as Row).share === null
      ? undefined
      : '{chase.share} of {conversations} conversations had a second post before the first answer, {back_again} came back after one',
  needs: (settings) => [conversationsOf(settings), chasesOf(settings), returnsOf(settings), followUpsOf(settings)],
  rows(counts, settings) {
    const [conversations, chases] = [counts.of(conversationsOf(settings)), counts.of(chasesOf(settings))];
    const [returns, followUps] = [counts.of(returnsOf(settings)), counts.of(followUpsOf(settings))];
    const rows = counts.list.map(({ names, at }) => ({
      ...names,
      ...effortCells(conversations.of(at), chases.p90(at), returns.of(at), followUps.of(at)),
    }));
    return {
      columns: EFFORT_COLUMNS,
      rows,
      n: rows.reduce((sum, { conversations: n }: Row) => sum + (n as number), 0),
      denominator: 'conversations',
      notes: effortNotes(rows, settings.episodeGap),
    };
  },
  countsAs(frame, settings) {
    const { of } = countEach(frame, conversationsOf({ ...settings, acceptBiased: true }));
    const besides = followedUp(frame, settings.episodeGap);
    const known = new Map<string, Counted>();
    const later = { as: 'turn', because: 'a later turn of its conversation' };
    return (turn) => {
      const { n, turns, chases } = of(turn);
      if (n === 0) return later;
      const main = [...(chases > 0 ? ['chased'] : []), ...(turns > 1 ? ['back again'] : [])];
      const first = main.join(', and ') || 'neither chased nor back again';
      const because = [first, ...(besides.get(turn) ?? [])].join('; ');
      if (!known.has(because)) known.set(because, { as: 'conversation', because });
      return known.get(because)!;
    };
  },
};

const chasesOf = (settings: Settings) => chases(populationOf(effort, settings));
const returnsOf = (settings: Settings) => returns(settings.episodeGap, populationOf(effort, settings));
const followUpsOf = (settings: Settings) => followUps(settings.episodeGap, populationOf(effort, settings));
const conversationsOf = (settings: Settings) => conversations(settings.episodeGap, populationOf(effort, settings));

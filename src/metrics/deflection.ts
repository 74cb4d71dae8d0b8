/** How often customers are sent elsewhere instead of being helped. */
import { amount } from '../domain/amount.ts';
import type { Figure } from '../domain/audit-verdict.ts';
import { isDeflection, UNLABELLED } from '../domain/reply-acts.ts';
import type { Column } from '../domain/report.ts';
import { DESTINATIONS } from '../domain/tried-channels.ts';
import { rateOf } from '../statistics/rate.ts';
import { due, excluded } from './counted.ts';
import { repliedTo, replies } from './counts/replies.ts';
import { RATE_COLUMN, rateCells } from './estimates.ts';
import { MOST_UNCLASSIFIED, rateFigure } from './gates.ts';
import type { TurnMetric } from './metric.ts';

export const deflection: TurnMetric = {
  of: 'turns',
  name: 'deflection',
  version: 2,
  title: 'Deflection',
  summary: 'how often they are only sent elsewhere, and where',
  question: 'Of the conversations that were answered, how many got nothing but another channel to try?',
  definition:
    'answered: conversations with at least one reply by a person, all of whose replies are classified. deflected: of these, ' +
    'those whose every reply act is a greeting, an acknowledgement, an apology, thanks, a question for details or a ' +
    'deflection (to direct message, phone, web, e-mail or store), with at least one deflection. rate = deflected / answered, ' +
    'from 10 on; interval as for ignored, by customer. Destinations count deflected conversations, several each where ' +
    'several were named. dodge chains: replies that send the customer where their own words, before or in their next turn, ' +
    'say they have been. A conversation counts where its first turn falls, with all of its replies by now, whatever the ' +
    'period or the filter leaves out of its later turns. Moving a customer to a private channel can be ' +
    'right: this says how often, not whether.',
  reads: 'replies',
  restsOn: 'nothing',
  worst: { by: 'rate', descending: true },
  gates: [
    {
      name: 'sent-elsewhere',
      summary: 'share of answered conversations that got nothing but another channel to try',
      unit: 'share',
      windows: [],
      figure: ([row]) => unlessUnlabelled(rateFigure(row, 'answered'), row?.unlabelled as number | undefined),
    },
  ],
  needs: () => [replies],
  rows(counts) {
    const { of } = counts.of(replies);
    const rows = counts.list.map(({ names, at }) => {
      const { deflected, to, dodges, unlabelled } = of(at);
      const rate = rateOf(deflected);
      const cells = { answered: rate.n, deflected: rate.hits, ...rateCells(rate) };
      return { ...names, ...cells, to, dodge_chains: dodges, unlabelled };
    });
    const missing = rows.reduce((sum, { unlabelled }) => sum + unlabelled, 0);
    return {
      columns: COLUMNS,
      rows,
      n: rows.reduce((sum, { answered }) => sum + answered, 0),
      denominator: 'answered conversations',
      notes:
        missing > 0 ? [`${missing} conversations left out: a reply is not classified yet (socialcare classify)`] : [],
    };
  },
  countsAs(frame) {
    const deflected = due('deflected', 'only sent elsewhere');
    const helped = due('answered', 'got more than another channel');
    const unread = excluded('a reply is not classified yet');
    const none = excluded('no conversation begins here that a person answered');
    const talks = frame.replies && repliedTo(frame.replies);
    return (turn) => {
      const { acts = 0 } = talks?.get(frame.key[turn]!) ?? {};
      if (acts === 0) return none;
      if ((acts & UNLABELLED) !== 0) return unread;
      return isDeflection(acts) ? deflected : helped;
    };
  },
};

/** Conversations that could not be read would change the rate where they are many. */
function unlessUnlabelled(figure: Figure | undefined, unlabelled = 0): Figure | undefined {
  if (!figure || unlabelled <= MOST_UNCLASSIFIED * (figure.n + unlabelled)) return figure;
  return { ...figure, why: `a reply is not classified in ${amount(unlabelled, 'conversation')}: socialcare classify` };
}

const COLUMNS: Column[] = [
  { key: 'answered', label: 'Answered', kind: 'count' },
  { key: 'deflected', label: 'Deflected', kind: 'count' },
  RATE_COLUMN,
  ...DESTINATIONS.map(
    (name, at): Column => ({ key: `to.${name}`, label: `to ${name}`, kind: 'count', drop_order: at + 1 }),
  ),
  { key: 'dodge_chains', label: 'Dodge chains', kind: 'count' },
];

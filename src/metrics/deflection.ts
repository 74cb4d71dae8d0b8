/** How often customers are sent elsewhere instead of being helped. */
import { amount } from '../domain/amount.ts';
import type { Figure } from '../domain/audit-verdict.ts';
import { isDeflection, UNLABELLED } from '../domain/reply-acts.ts';
import type { Column } from '../domain/report.ts';
import { DESTINATIONS } from '../domain/tried-channels.ts';
import { rateOf } from '../statistics/rate.ts';
import { due, excluded } from './counted.ts';
import { deflected } from './counts/deflected.ts';
import { actsOfPeople, eachConversation } from './counts/replies.ts';
import { RATE_COLUMN, rateCells } from './estimates.ts';
import { MOST_UNCLASSIFIED, rateFigure } from './gates.ts';
import { labelErrorNote } from './label-errors.ts';
import type { Counted, TurnMetric } from './metric.ts';

export const deflection: TurnMetric = {
  of: 'turns',
  name: 'deflection',
  version: 2,
  alias: 'sent-elsewhere',
  title: 'Sent elsewhere',
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
    'right: this says how often, not whether. Vendors use the word deflection for the opposite, a bot that keeps a customer ' +
    'from an agent and counts it as a success: no such thing is counted here.',
  replyFacts: ['acts', 'tried'],
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
  says: ({ rate }) =>
    rate === null ? undefined : '{rate} of {answered} answered conversations were only sent elsewhere',
  needs: () => [deflected],
  rows(counts, settings) {
    const { of } = counts.of(deflected);
    const rows = counts.list.map(({ names, at }) => {
      const { deflected: customers, to, dodges, unlabelled } = of(at);
      const rate = rateOf(customers);
      const cells = { answered: rate.n, deflected: rate.hits, ...rateCells(rate) };
      return { ...names, ...cells, to, dodge_chains: dodges, unlabelled };
    });
    const missing = rows.reduce((sum, { unlabelled }) => sum + unlabelled, 0);
    return {
      columns: COLUMNS,
      rows,
      n: rows.reduce((sum, { answered }) => sum + answered, 0),
      denominator: 'answered conversations',
      notes: [
        ...(missing > 0
          ? [`${missing} conversations left out: a reply is not classified yet (socialcare classify)`]
          : []),
        ...(rows.some(({ rate }) => rate !== null) ? [labelErrorNote(DEFLECTIONS, settings)] : []),
      ],
    };
  },
  countsAs(frame) {
    const elsewhere = due('deflected', 'only sent elsewhere');
    const helped = due('answered', 'got more than another channel');
    const unread = excluded('a reply is not classified yet');
    const none = excluded('no conversation begins here that a person answered');
    const counted = new Map<number, Counted>();
    eachConversation(frame, (turn, replies, from, to) => {
      const acts = actsOfPeople(replies, from, to);
      if (acts === 0) return;
      counted.set(turn, (acts & UNLABELLED) !== 0 ? unread : isDeflection(acts) ? elsewhere : helped);
    });
    return (turn) => counted.get(turn) ?? none;
  },
};

const DEFLECTIONS = { facet: 'reply-act', values: DESTINATIONS.map((name) => `deflect-${name}`) } as const;

/** The figure, with the reason why it may not be relied on where too many conversations are not classified. */
function unlessUnlabelled(figure: Figure | undefined, unlabelled = 0): Figure | undefined {
  if (!figure || unlabelled <= MOST_UNCLASSIFIED * (figure.n + unlabelled)) return figure;
  return { ...figure, why: `a reply is not classified in ${amount(unlabelled, 'conversation')}: socialcare classify` };
}

const COLUMNS: Column[] = [
  { key: 'answered', label: 'Answered', kind: 'count' },
  { key: 'deflected', label: 'Sent elsewhere', kind: 'count' },
  RATE_COLUMN,
  ...DESTINATIONS.map(
    (name, at): Column => ({ key: `to.${name}`, label: `to ${name}`, kind: 'count', drop_order: at + 1 }),
  ),
  { key: 'dodge_chains', label: 'Dodge chains', kind: 'count' },
];

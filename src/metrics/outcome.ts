/** What became of conversations, as far as anybody can see. */
import { amount, grouped } from '../domain/amount.ts';
import { durationLabel } from '../domain/duration.ts';
import type { Column, Row } from '../domain/report.ts';
import { rateOf } from '../statistics/rate.ts';
import { due, excluded } from './counted.ts';
import { eachOutcome, type OutcomeStep, type Outcomes, outcomes } from './counts/outcomes.ts';
import { denominatorName, isByNeed, needNotes, populationOf } from './denominator.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import { estimateFigure, MOST_UNCLASSIFIED, rowOfWindow } from './gates.ts';
import { labelErrorNote } from './label-errors.ts';
import type { Counted, Gate, Settings, TurnMetric } from './metric.ts';

export const outcome: TurnMetric = {
  of: 'turns',
  name: 'outcome',
  version: 2,
  title: 'What became of them',
  summary: 'seen, acknowledged, answered in substance, confirmed by the customer',
  question: 'How many conversations got a reply, a real answer, and a customer who was content after it?',
  definition:
    'seen: conversations whose first turn was watched for the whole window; others are pending. Each step is part of the one ' +
    'before, and counts when it came within the window from the first post, by the calendar whatever hours are asked for. ' +
    'acknowledged: any reply by a person. substantive: a reply by a person that says something about the matter or that it ' +
    'is fixed. confirmed: in a later turn the customer thanks, praises, or is positive without a complaint or a problem. ' +
    'acknowledged is a share of seen; the other two are shares of seen without conversations of which a reply, or a turn ' +
    'after the answer, is not classified: these are counted as unclassified, and from 5 % of them on neither is printed. Nor are ' +
    'those in confirmed whose customer wrote after the answer in a language in which sentiment is unknown, where the intent ' +
    'does not tell either; from 5 % of both on confirmed is not printed. ' +
    'Shares from 10 conversations on, with 95 % intervals by customer; the errors of labels are not in these. Where posts are ' +
    'classified, only conversations whose first turn needed a reply are counted. All of this is what the public sees: nobody ' +
    'but a person can say that a problem was solved, customers who are content rarely write again, and what went on in ' +
    'private is not here.',
  facet: 'needs-reply',
  replyFacts: ['acts', 'moods'],
  restsOn: 'mentions',
  ofOneBrand: true,
  byCalendar: true,
  worst: { by: 'share.substantive', descending: false },
  gates: [
    gate('acknowledged', 'share of conversations that a person replied to within a time'),
    gate('substantive', 'share of conversations that got an answer about the matter within a time'),
  ],
  says({ seen, share, window }) {
    const { substantive } = share as Row;
    return substantive === null
      ? undefined
      : `{share.substantive} of ${grouped(seen as number)} conversations got an answer about the matter ${withinOf(window as string)}`;
  },
  needs: (settings) => settings.windows.map((window) => outcomesOf(window, settings)),
  rows(counts, settings) {
    const rows = counts.list.flatMap(({ names, at }) =>
      settings.windows.map((window) => ({
        ...{ ...names, window: durationLabel(window) },
        ...cellsOf(counts.of(outcomesOf(window, settings)).of(at)),
        denominator: denominatorName(settings),
      })),
    );
    const [first] = settings.windows;
    const firsts = rows.filter(({ window }) => window === durationLabel(first!));
    const sum = (of: 'seen' | 'unclassified' | 'mood_unknown') => firsts.reduce((total, row) => total + row[of], 0);
    const unclassified = sum('unclassified');
    const moodOpen = sum('mood_unknown');
    return {
      columns: COLUMNS,
      rows,
      n: sum('seen'),
      denominator: isByNeed(settings) ? 'seen conversations that needed a reply' : 'seen conversations',
      window: settings.windows.map(durationLabel).join(', '),
      notes: [
        ...needNotes(counts, settings),
        ...(unclassified > 0
          ? [
              `${amount(unclassified, 'conversation')} with a reply or a later turn that is not classified (socialcare classify)`,
            ]
          : []),
        ...(moodOpen > 0
          ? [
              `${amount(moodOpen, 'conversation')} answered whose customer’s mood afterwards is unknown in its language: in no share of confirmed`,
            ]
          : []),
        ...(rows.some((row: Row) => (row.share as Row).substantive !== null)
          ? [labelErrorNote(ANSWERS, settings)]
          : []),
        'steps are what the public can see, not whether a problem was solved',
      ],
    };
  },
  countsAs(frame, { window }) {
    const byStep: Record<OutcomeStep, Counted> = {
      pending: { as: 'pending', because: 'watched for less than the window' },
      seen: due('seen', 'no person replied within the window'),
      acknowledged: due('acknowledged', 'replied to, without an answer about the matter'),
      unread: due('unclassified', 'a reply or a later turn is not classified yet'),
      substantive: due('substantive', 'answered; the customer did not say more, or was not content'),
      'mood-open': due('substantive', 'answered; whether the customer was content after it is unknown in its language'),
      confirmed: due('confirmed', 'answered, and the customer was content after it'),
    };
    const later = excluded('a later turn of its conversation');
    const counted = new Map<number, Counted>();
    eachOutcome(frame, window, (turn, step) => counted.set(turn, byStep[step]));
    return (turn) => counted.get(turn) ?? later;
  },
};

const ANSWERS = { facet: 'reply-act', values: ['answer', 'fixed'] } as const;

const outcomesOf = (window: number, settings: Settings) => outcomes(window, populationOf(outcome, settings));

function withinOf(window: string): string {
  return window === 'ever' ? 'while they were watched' : `within ${window}`;
}

/** The cells of a group; a share is null where of too many conversations it is not known. */
function cellsOf({ acknowledged, substantive, confirmed, unread, moodOpen, pending }: Outcomes) {
  const [replied, answered, content] = [rateOf(acknowledged), rateOf(substantive), rateOf(confirmed)];
  const isKnown = unread <= MOST_UNCLASSIFIED * replied.n;
  const isMoodKnown = unread + moodOpen <= MOST_UNCLASSIFIED * replied.n;
  const known = (rate: typeof answered, isKnown: boolean) =>
    isKnown ? rate : { ...rate, value: null, low: null, high: null };
  return {
    ...{ seen: replied.n, acknowledged: replied.hits, substantive: answered.hits, confirmed: content.hits },
    ...estimateCells({
      share: { acknowledged: replied, substantive: known(answered, isKnown), confirmed: known(content, isMoodKnown) },
    }),
    ...{
      unclassified: unread,
      mood_unknown: moodOpen,
      pending,
      unknown: isKnown ? (isMoodKnown ? null : MOODLESS) : UNREAD,
    },
  };
}

function gate(name: 'acknowledged' | 'substantive', summary: string): Gate {
  return {
    ...{ name, summary, unit: 'share', ...(name === 'acknowledged' && { replyFacts: [] }) },
    figure(rows, window) {
      const row = rowOfWindow(rows, window!);
      const figure = row && estimateFigure([row], `share.${name}`);
      if (!figure || name === 'acknowledged' || row.unknown !== UNREAD) return figure;
      return {
        ...figure,
        why: `not classified: ${amount(row.unclassified as number, 'conversation')}: socialcare classify`,
      };
    },
  };
}

const UNREAD = 'not classified';
const MOODLESS = 'mood unknown';
const UNKNOWN = { of: 'seen', absent_key: 'unknown' };
const COLUMNS: Column[] = [
  { key: 'window', label: 'Window', kind: 'text', drop_order: 2 },
  { key: 'seen', label: 'Seen', kind: 'count' },
  estimateColumn('share.acknowledged', 'Acknowledged (95 % CI)', 'share'),
  estimateColumn('share.substantive', 'Substantive', 'share', UNKNOWN),
  estimateColumn('share.confirmed', 'Confirmed', 'share', UNKNOWN),
  { key: 'pending', label: 'Pending', kind: 'count', drop_order: 1 },
];

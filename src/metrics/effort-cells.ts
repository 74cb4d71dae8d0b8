/** The cells of customer effort: what customers had to do, and what they had to come back for. */
import { amount } from '../domain/amount.ts';
import type { Figure } from '../domain/audit-verdict.ts';
import type { Column, Row } from '../domain/report.ts';
import { rateOf } from '../statistics/rate.ts';
import type { Conversations } from './counts/conversations.ts';
import type { FollowUps } from './counts/follow-ups.ts';
import type { Returns } from './counts/returns.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import { estimateFigure, MOST_UNCLASSIFIED } from './gates.ts';

export function effortCells(conversations: Conversations, returns: Returns, followUps: FollowUps): Row {
  const { n, chases, turns, repeats, chased, back, chaseP90 } = conversations;
  const [week, month] = returns.customers.map(rateOf) as [Rate, Rate];
  const [promises, asked, handed] = [
    rateOf(followUps.promises),
    rateOf(followUps.askedAgain),
    rateOf(followUps.handedOn),
  ];
  const per = (total: number) => (n === 0 ? null : total / n);
  const estimates = estimateCells({
    chase: { share: rateOf(chased), p90: chaseP90() },
    back_again: rateOf(back),
    returned: { '7d': { share: week }, '30d': { share: month } },
    promises: { share: promises },
    asked_again: { share: asked },
    handed_on: { share: handed },
  });
  const counts = {
    ...{ conversations: n, chase: { mean: per(chases) }, turns_per_conversation: per(turns) },
    ...{ episodes: n - repeats, repeat_contacts: repeats },
    returned: {
      '7d': { episodes: week.n, returned: week.hits, pending: returns.pending[0] },
      '30d': { episodes: month.n, returned: month.hits, pending: returns.pending[1] },
    },
    promises: { due: promises.n, left: promises.hits, pending: followUps.pendingPromises },
    asked_again: { replied: asked.n, conversations: asked.hits },
    handed_on: { signed_twice: handed.n, conversations: handed.hits, hand_offs: followUps.handOffs },
    unlabelled_conversations: followUps.unlabelled,
  };
  return merged(counts, estimates);
}

type Rate = ReturnType<typeof rateOf>;

/** Two rows merged deeply; where both have a value, that of `above` is taken. */
function merged(below: Row, above: Row): Row {
  const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;
  const row = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const known = row[key];
    row[key] = isRow(known) && isRow(value) ? merged(known, value) : value;
  }
  return row;
}

export const EFFORT_COLUMNS: Column[] = [
  { key: 'conversations', label: 'Conversations', kind: 'count' },
  estimateColumn('chase.share', 'Chased', 'share'),
  { key: 'chase.mean', label: 'Chase posts', kind: 'number', drop_order: 3 },
  estimateColumn('chase.p90', 'p90', 'number', { drop_order: 4 }),
  { key: 'turns_per_conversation', label: 'Turns each', kind: 'number', drop_order: 2 },
  estimateColumn('back_again', 'Back again', 'share'),
  { key: 'episodes', label: 'Episodes', kind: 'count', drop_order: 1 },
  { key: 'repeat_contacts', label: 'Repeat contacts', kind: 'count' },
  estimateColumn('returned.7d.share', 'Returned ≤7d', 'share', { drop_order: 6 }),
  estimateColumn('returned.30d.share', '≤30d', 'share', { drop_order: 7 }),
  estimateColumn('promises.share', 'Promise left', 'share', { drop_order: 5 }),
  estimateColumn('asked_again.share', 'Asked again', 'share', { drop_order: 8 }),
  estimateColumn('handed_on.share', 'Handed on', 'share', { drop_order: 9 }),
];

/** Notes on what is still pending or not classified. @param rows of effortCells */
export function effortNotes(rows: readonly Row[]): string[] {
  const sum = (pick: (row: Row) => unknown) => rows.reduce((total, row) => total + Number(pick(row)), 0);
  const unlabelled = sum((row) => row.unlabelled_conversations);
  const promises = sum((row) => (row.promises as Row).pending);
  const pending = sum((row) => ((row.returned as Row)['7d'] as Row).pending);
  return [
    ...(unlabelled > 0
      ? [
          `${amount(unlabelled, 'conversation')} with a reply that is not classified: promises and questions in it are not known`,
        ]
      : []),
    ...(promises > 0 ? [`${amount(promises, 'promise')} too young to say`] : []),
    ...(pending > 0
      ? [`${amount(pending, 'episode')} watched for less than 7 days after it: not among the returned`]
      : []),
  ];
}

/**
 * A share that depends on labels of replies, as audits read it, with the reason why it may not be relied on where too many
 * conversations are not classified.
 */
export function followUpFigure(rows: readonly Row[], path: string): Figure | undefined {
  const figure = estimateFigure(rows, path);
  if (!figure) return undefined;
  const { unlabelled_conversations, asked_again } = rows[0] as { unlabelled_conversations: number; asked_again: Row };
  const all = unlabelled_conversations + (asked_again.replied as number);
  if (unlabelled_conversations <= MOST_UNCLASSIFIED * all) return figure;
  const which = amount(unlabelled_conversations, 'conversation');
  return { ...figure, why: `a reply is not classified in ${which}: socialcare classify` };
}

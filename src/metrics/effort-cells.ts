/** The cells of customer effort: what customers had to do, and what they had to come back for. */

import { amount, grouped } from '../domain/amount.ts';
import type { Figure } from '../domain/audit-verdict.ts';
import { durationLabel } from '../domain/duration.ts';
import { COMPARE_FROM } from '../domain/enough.ts';
import type { Column, Row } from '../domain/report.ts';
import { valueAt } from '../domain/report.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { rateOf } from '../statistics/rate.ts';
import type { Conversations } from './counts/conversations.ts';
import type { FollowUps } from './counts/follow-ups.ts';
import { RETURN_DAYS, type Returns } from './counts/returns.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import { estimateFigure, MOST_UNCLASSIFIED } from './gates.ts';

/** @param chaseP90 of the posts that first turns have beyond the first */
export function effortCells(
  conversations: Conversations,
  chaseP90: Estimate,
  returns: Returns,
  followUps: FollowUps,
): Row {
  const { n, chases, turns, repeats, chased, back } = conversations;
  const [week, month] = returns.customers.map(rateOf) as [Rate, Rate];
  const [promises, asked, handed] = [
    rateOf(followUps.promises),
    rateOf(followUps.askedAgain),
    rateOf(followUps.handedOn),
  ];
  const per = (total: number) => (n === 0 ? null : total / n);
  const estimates = estimateCells({
    chase: { share: rateOf(chased), p90: chaseP90 },
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

/** Not a share of the conversations. */
const OWN = { tells_of: COMPARE_FROM };

export const EFFORT_COLUMNS: Column[] = [
  { key: 'conversations', label: 'Conversations', kind: 'count' },
  estimateColumn('chase.share', 'Chased', 'share'),
  { key: 'chase.mean', label: 'Chase posts', kind: 'number', drop_order: 3 },
  estimateColumn('chase.p90', 'p90', 'number', { drop_order: 4 }),
  { key: 'turns_per_conversation', label: 'Turns each', kind: 'number', drop_order: 2 },
  estimateColumn('back_again', 'Back again', 'share'),
  { key: 'episodes', label: 'Episodes', kind: 'count', drop_order: 1 },
  { key: 'repeat_contacts', label: 'Repeat contacts', kind: 'count' },
  estimateColumn('returned.7d.share', 'Returned ≤7d', 'share', { ...OWN, drop_order: 6 }),
  estimateColumn('returned.30d.share', '≤30d', 'share', { ...OWN, drop_order: 7 }),
  estimateColumn('promises.share', 'Promise left', 'share', { ...OWN, drop_order: 5 }),
  estimateColumn('asked_again.share', 'Asked again', 'share', { ...OWN, drop_order: 8 }),
  estimateColumn('handed_on.share', 'Handed on', 'share', { ...OWN, drop_order: 9 }),
];

/**
 * Notes on the denominators of the shares, and on what is pending or not classified.
 * @param rows of effortCells
 * @param span as of followUps
 */
export function effortNotes(rows: readonly Row[], span: number): string[] {
  const sum = (path: string) => rows.reduce((total, row) => total + Number(valueAt(row, path)), 0);
  const unlabelled = sum('unlabelled_conversations');
  const [left, young] = [sum('promises.due'), sum('promises.pending')];
  const [asked, handed] = [sum('asked_again.replied'), sum('handed_on.signed_twice')];
  const returned = RETURN_DAYS.map((days) => {
    const [watched, pending] = [sum(`returned.${days}d.episodes`), sum(`returned.${days}d.pending`)];
    return `returned ≤${days}d: of ${amount(watched, 'episode')} watched for so long, ${grouped(pending)} not yet`;
  });
  return [
    ...(unlabelled > 0
      ? [
          `${amount(unlabelled, 'conversation')} with a reply that is not classified: promises, questions and sign-offs in it are not ` +
            'known (socialcare classify)',
        ]
      : []),
    ...(sum('episodes') > 0 ? [returned.join('; ')] : []),
    ...(left + young > 0
      ? [`promise left: of ${amount(left, 'promise')} watched for ${durationLabel(span)}, ${grouped(young)} not yet`]
      : []),
    ...(asked + handed > 0
      ? [
          `asked again: of ${amount(asked, 'conversation')} that people replied to; ` +
            `handed on: of ${amount(handed, 'conversation')} with two signed replies`,
        ]
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

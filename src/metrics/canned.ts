/** Share of replies, and of customers, that got a copy of a canned text. */
import { amount } from '../domain/amount.ts';
import type { Column } from '../domain/report.ts';
import { rateOf } from '../statistics/rate.ts';
import { cannedCounting, cannedPosts } from './canned-turns.ts';
import { cannedReplies } from './counts/canned.ts';
import { LEAST_WORDS } from './counts/copies.ts';
import { estimateCells, estimateColumn, RATE_COLUMN, rateCells } from './estimates.ts';
import { rateFigure } from './gates.ts';
import type { TurnMetric } from './metric.ts';

export const COPIES =
  'A reply by a person counts from six words on, once names, handles, links, digits and the sign-off are taken out. Replies ' +
  'of one brand are copies where they share four fifths of their runs of five words (Jaccard ≥ 0.8: MinHash of 128 hashes in 32 ' +
  'bands of 4, seed 20130131, each pair verified), and copies of a copy belong to the same text; canned is a text that at least three ' +
  'customers got, among all replies of the brand up to as-of, also those that a period or filter leaves out. ' +
  'Automatic replies are no part of this. ';

export const canned: TurnMetric = {
  of: 'turns',
  name: 'canned',
  version: 1,
  title: 'Canned replies',
  summary: 'how many replies are copies of a text that others got, too',
  question: 'How many replies are copies of a reply to other customers?',
  definition:
    `${COPIES}rate = copies of a canned text / replies that count, from 10 on, with the 95 % interval by customer. ` +
    'customers: those who got a reply that counts; got a copy: the share of them who got a copy of a canned text. texts: how ' +
    'many such texts there are; canned-texts lists them. Replies are counted with the turn that they answer. A copy can be ' +
    'the right answer to a question that many ask: this says how often, not whether.',
  reads: 'texts',
  restsOn: 'nothing',
  ofOneBrand: true,
  worst: { by: 'rate', descending: true },
  gates: [
    {
      name: 'canned',
      summary: 'share of replies that are copies of a text that three customers got',
      unit: 'share',
      windows: [],
      figure: ([row]) => {
        const figure = rateFigure(row, 'replies');
        const isShort = figure?.n === 0 && (row!.short as number) > 0;
        return isShort ? { ...figure, why: `no reply of ${LEAST_WORDS} words or more` } : figure;
      },
    },
  ],
  says: ({ rate }) =>
    rate === null ? undefined : '{rate} of {replies} replies were copies of a text that three customers got',
  needs: () => [cannedReplies],
  rows({ list, of }) {
    const groups = of(cannedReplies);
    const found = list.map(({ names, at }) => ({ names, ...groups.of(at) }));
    const rows = found.map(({ names, replies, customers, textsInAll, short }) => {
      const [copied, reached] = [rateOf(replies), rateOf(customers)];
      return {
        ...{ ...names, replies: copied.n, canned: copied.hits, ...rateCells(copied) },
        ...{ customers: reached.n, got_a_copy: reached.hits, ...estimateCells({ customer_share: reached }) },
        ...{ texts: textsInAll, short },
      };
    });
    return { columns: COLUMNS, rows, n: sum(rows, 'replies'), denominator: 'replies', notes: leftOut(found) };
  },
  countsAs: cannedCounting,
  postsOf: cannedPosts,
};

/** Notes on the replies that were not compared: too short, or automatic. */
export function leftOut(groups: readonly { short: number; automatic: number }[]): string[] {
  const [short, automatic] = [sum(groups, 'short'), sum(groups, 'automatic')];
  return [
    ...(short > 0 ? [`${amount(short, 'reply', 'replies')} left out: fewer than ${LEAST_WORDS} words`] : []),
    ...(automatic > 0 ? [`${amount(automatic, 'automatic reply', 'automatic replies')} left out`] : []),
  ];
}

function sum<Key extends string>(rows: readonly Record<Key, number>[], key: Key): number {
  return rows.reduce((total, row) => total + row[key], 0);
}

const COLUMNS: Column[] = [
  { key: 'replies', label: 'Replies', kind: 'count' },
  { key: 'canned', label: 'Canned', kind: 'count' },
  RATE_COLUMN,
  { key: 'customers', label: 'Customers', kind: 'count', drop_order: 2 },
  estimateColumn('customer_share', 'Got a copy', 'share'),
  { key: 'texts', label: 'Texts', kind: 'count' },
  { key: 'short', label: 'Too short', kind: 'count', drop_order: 1 },
];

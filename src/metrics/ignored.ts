/** How many customers got no answer in time. */
import { amount } from '../domain/amount.ts';
import { durationLabel } from '../domain/duration.ts';
import type { Column, Row } from '../domain/report.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import { pickedRate } from '../statistics/labelled-rate.ts';
import { rateOf } from '../statistics/rate.ts';
import { CustomerTally } from './customer-types.ts';
import { denominatorOf } from './denominator.ts';
import { type Metric, type Settings, sectionOf } from './metric.ts';
import { RATE_COLUMN, type RateCells, rateCells } from './rate-cells.ts';
import { restingOn } from './sample.ts';

/** 'ever' has no end of its own: turns are due for it when they are due for the day. */
const EVER_DUE_SECONDS = 86_400;

export const ignored: Metric = restingOn('mentions', {
  name: 'ignored',
  version: 2,
  title: 'Ignored mentions',
  question: 'Of the customers whose wait has run its course, how many were not answered?',
  definition:
    'due: turns whose window has fully elapsed inside known coverage; all others are pending. ignored: due and not ' +
    'answered within the window; for "ever", due for 24 h and not answered by the end of coverage. rate = ignored / due, ' +
    'printed from 10 due turns on. Where posts are classified, only turns that needed a reply are counted (question, ' +
    'complaint, request or problem), and the rate of all turns stands beside it. Interval: 95 % Wilson when every ' +
    'customer has one due turn, else a cluster bootstrap by customer (2,000 draws, percentile, seed 20130131); where the ' +
    'classifier was measured, widened to hold the interval of the rate corrected for its errors (Rogan–Gladen). Deleted ' +
    'mentions are censored at their deletion.',
  facet: 'needs-reply',
  measure(frame, groups, settings) {
    const counted = denominatorOf(frame, settings);
    const labelled = counted.name === 'needs-reply';
    const rows = groups.list.flatMap(({ names, turns }) => {
      const picked = counted.pick(turns);
      return settings.windows.map((window): Row => {
        const all = countTurns(frame, turns, window);
        if (!labelled) return { ...names, window: durationLabel(window), ...rateRow(all), denominator: counted.name };
        const needing = countTurns(frame, picked, window);
        const row = { ...names, window: durationLabel(window), ...rateRow(needing) };
        return {
          ...row,
          ...labelError(row, needing, all, settings),
          denominator: counted.name,
          all_turns: rateRow(all),
        };
      });
    });
    return sectionOf(ignored, groups, {
      columns: labelled ? [...COLUMNS.slice(0, 4), ALL_TURNS, ...COLUMNS.slice(4)] : COLUMNS,
      rows,
      n: groups.list.reduce((sum, { turns }) => sum + counted.pick(turns).length, 0),
      denominator: labelled ? 'due turns that needed a reply' : 'due turns',
      window: settings.windows.map(durationLabel).join(', '),
      notes: [
        ...counted.notes,
        ...(labelled ? [errorNote(settings, rows), ...clippedNotes(rows)] : []),
        ...(frame.uncovered > 0 ? [`${amount(frame.uncovered, 'turn')} outside known coverage: pending`] : []),
        ...(rows.some((row) => String(row.ci_method).startsWith('cluster-bootstrap'))
          ? ['cluster bootstrap by customer: 2,000 draws, seed 20130131']
          : []),
      ],
    });
  },
});

const ALL_TURNS: Column = {
  ...RATE_COLUMN,
  key: 'all_turns.rate',
  label: 'Of all turns',
  interval: ['all_turns.ci_low', 'all_turns.ci_high'],
};
const COLUMNS: Column[] = [
  { key: 'window', label: 'Window', kind: 'text' },
  { key: 'due', label: 'Due', kind: 'count' },
  { key: 'ignored', label: 'Ignored', kind: 'count' },
  RATE_COLUMN,
  { key: 'pending', label: 'Pending', kind: 'count', low_priority: 1 },
  { key: 'ci_method', label: 'Interval', kind: 'text', low_priority: 2 },
];

interface Counted {
  tally: CustomerTally;
  pending: number;
}

/** One group and one window. */
function countTurns(frame: TurnFrame, turns: Uint32Array, window: number): Counted {
  const dueAfter = Number.isFinite(window) ? window : EVER_DUE_SECONDS;
  const tally = new CustomerTally();
  let pending = 0;
  for (const turn of turns) {
    if (frame.observed[turn]! < dueAfter) {
      pending++;
      continue;
    }
    const wait = frame.wait[turn]!;
    tally.add(frame.customer[turn]!, wait < 0 || wait > window);
  }
  return { tally, pending };
}

function rateRow({ tally, pending }: Counted): RateCells {
  const rate = rateOf(tally.types());
  return { due: rate.due, ignored: rate.hits, pending, ...rateCells(rate) };
}

/** The interval made wide enough for what the classifier gets wrong, and the rate without its errors. */
function labelError(
  row: RateCells,
  needing: Counted,
  all: Counted,
  { needsReplyRecord }: Settings,
): Partial<RateCells> {
  if (!needsReplyRecord || row.rate === null) return {};
  const corrected = pickedRate(needing.tally.typesAmong(all.tally), needsReplyRecord.specificity);
  if (!corrected) return { corrected_rate: null };
  return {
    ci_low: Math.min(row.ci_low!, corrected.low),
    ci_high: Math.max(row.ci_high!, corrected.high),
    ci_method: `${row.ci_method}+label-error`,
    corrected_rate: corrected.rate,
    corrected_clipped: corrected.clipped,
  };
}

function clippedNotes(rows: readonly Row[]): string[] {
  const clipped = rows.filter((row) => row.corrected_clipped === true).length;
  if (clipped === 0) return [];
  const these = amount(clipped, 'rate corrected for errors of the labels', 'rates corrected for errors of the labels');
  return [`${these} came out below 0 or above 100 %: clipped, for the errors outweigh what the labels found`];
}

function errorNote({ needsReplyRecord, unmeasured }: Settings, rows: readonly Row[]): string {
  if (unmeasured === 'model')
    return "errors of the labels are not in the interval: they are a model server's, and what is measured is this machine's";
  if (unmeasured)
    return 'errors of the classifiers are not in the interval: labels of several versions stand side by side';
  if (!needsReplyRecord)
    return (
      'errors of the classifier are not in the interval: measure them with socialcare classify --evaluate, on ten texts ' +
      'and more that need a reply, and as many that need none'
    );
  const share = ({ count, n }: { count: number; n: number }) => `${((100 * count) / n).toFixed(1)} % of ${n}`;
  const { sensitivity, specificity } = needsReplyRecord;
  const measured = `found ${share(sensitivity)} that did, spared ${share(specificity)} that did not`;
  if (!rows.some((row) => typeof row.corrected_rate === 'number'))
    return `errors of the classifier are not in the interval: with those measured (${measured}) it tells too little here`;
  return `interval widened by the measured errors of needs-reply (${measured}), as if errors did not depend on being answered`;
}

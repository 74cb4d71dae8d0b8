/** How many customers got no answer in time. */
import { amount } from '../domain/amount.ts';
import { durationLabel } from '../domain/duration.ts';
import { type Column, type Row, valueAt } from '../domain/report.ts';
import { isAnswered, type TurnFrame } from '../domain/turn-frame.ts';
import { pickedRate } from '../statistics/labelled-rate.ts';
import { rateOf } from '../statistics/rate.ts';
import { countFrame, due } from './counted.ts';
import { overdue } from './counts/overdue.ts';
import type { Population } from './counts/population.ts';
import { sampling } from './counts/sampling.ts';
import type { Counts } from './counts/statistic.ts';
import type { TurnStatistic } from './counts/turn-chunk.ts';
import { turns } from './counts/turns.ts';
import { dueAfterOf, type WaitCount, waits } from './counts/waits.ts';
import { denominatorName, isByNeed, needNotes, populationOf, turnWords } from './denominator.ts';
import { RATE_COLUMN, type RateCells, rateCells } from './estimates.ts';
import { rateFigure, rowOfWindow } from './gates.ts';
import { shareOf } from './label-errors.ts';
import type { Counted, Settings, TurnMetric } from './metric.ts';
import { type Held, heldBy, UNKNOWN_COLUMNS, unknownCells, unknownWords } from './need-unknown.ts';

export const ignored: TurnMetric = {
  of: 'turns',
  name: 'ignored',
  version: 2,
  title: 'Ignored mentions',
  summary: 'how many were not answered in time, with a 95 % interval',
  question: 'Of the customers whose wait has run its course, how many were not answered?',
  definition:
    'due: turns whose window has fully elapsed inside known coverage; all others are pending. ignored: due and not ' +
    'answered within the window. rate = ignored / due. For "ever" the rate is what is left of the Kaplan–Meier curve at its ' +
    'horizon, the last time for which 10 turns were watched; due is then all turns of the curve, pending those watched for ' +
    'less and not answered, and ignored is counted where there are none of these. Rates are printed from 10 due turns on. ' +
    'Where posts are classified, only turns that needed a reply are counted (question, complaint, request or problem), and ' +
    'the rate of all turns stands beside it; turns of which nothing tells whether they needed one are in neither number of ' +
    'the rate, counted as unknown, with the rate if all of them had needed one. Interval: 95 % Wilson when every customer has one due turn, else a cluster ' +
    'bootstrap by customer (2,000 draws, percentile, seed 20130131), and Wilson with the design effect where customers are ' +
    'few or very many; where the classifier was measured, widened to hold the interval of the rate corrected ' +
    'for its errors (Rogan–Gladen). Deleted mentions are censored at their deletion.',
  facet: 'needs-reply',
  restsOn: 'mentions',
  worst: { by: 'rate', descending: true },
  gates: [
    {
      name: 'ignored',
      summary: 'share not answered within a time',
      unit: 'share',
      figure: (rows, window) => rateFigure(rowOfWindow(rows, window!), 'due'),
    },
  ],
  says(row) {
    if (row.rate === null) return undefined;
    return row.window === 'ever'
      ? `{rate} of {due} ${turnWords(row)} were not answered in the time they were watched${unknownWords(row)}`
      : `{rate} of {due} due ${turnWords(row)} were not answered within ${row.window}${unknownWords(row)}`;
  },
  needs(settings) {
    const { counted, all, possible } = populationsOf(settings);
    const others = all && possible ? [all, possible] : [];
    return settings.windows.flatMap((window): TurnStatistic<unknown>[] =>
      window === EVER
        ? [counted, ...others].flatMap((population) => [turns(population), waitsOf(population, settings)])
        : [turns(counted), overdueOf(window, settings), ...others.map((each) => overdue(window, each))],
    );
  },
  rows(counts, settings) {
    const { counted, all, possible } = populationsOf(settings);
    const rows = counts.list.flatMap(({ names, at }) =>
      settings.windows.map((window): Row => {
        const cells = cellsOf(counts, at, window, counted, overdueOf(window, settings), settings);
        const row = { ...names, window: durationLabel(window), ...cells };
        if (!all || !possible) return { ...row, denominator: denominatorName(settings) };
        return {
          ...row,
          ...labelError(counts, at, window, cells, settings),
          denominator: denominatorName(settings),
          unknown: unknownCells(cells as RateCells & Held, heldOf(counts, at, window, possible, settings)),
          all_turns: cellsOf(counts, at, window, all, overdue(window, all), settings),
        };
      }),
    );
    const apart = rows.some((row) => valueAt(row, 'unknown.due')) ? UNKNOWN_COLUMNS : [];
    const columns = all ? [...COLUMNS.slice(0, 4), ...apart, ALL_TURNS, ...COLUMNS.slice(4)] : COLUMNS;
    const { uncovered } = counts.of(sampling);
    return {
      columns: settings.windows.includes(EVER) ? columns : columns.filter(({ key }) => key !== 'horizon_seconds'),
      rows,
      n: counts.list.reduce((sum, { at }) => sum + counts.of(turns(counted)).of(at), 0),
      denominator: all ? 'due turns that needed a reply' : 'due turns',
      window: settings.windows.map(durationLabel).join(', '),
      notes: [
        ...needNotes(counts, settings),
        ...(all ? [errorNote(settings, rows), ...clippedNotes(rows)] : []),
        ...(uncovered > 0 ? [`${amount(uncovered, 'turn')} outside known coverage: pending`] : []),
        ...(rows.some((row) => String(row.ci_method).startsWith('cluster-bootstrap'))
          ? ['cluster bootstrap by customer: 2,000 draws, seed 20130131']
          : []),
      ],
    };
  },
  countsAs(frame, settings) {
    const { wait, observed } = frame;
    const { window } = settings;
    const answered = due('answered', 'within the window');
    const late = due('ignored', 'answered late');
    const never = due('ignored', 'not answered');
    const pending = { as: 'pending', because: 'watched for less than the window' };
    if (window === EVER) return everCounting(frame, settings);
    return (turn) => {
      if (observed[turn]! < window) return pending;
      const seconds = wait[turn]!;
      if (seconds < 0) return never;
      return seconds <= window ? answered : late;
    };
  },
};

const EVER = Number.POSITIVE_INFINITY;

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
  { key: 'horizon_seconds', label: 'Watched for', kind: 'seconds' },
  { key: 'pending', label: 'Pending', kind: 'count', drop_order: 1 },
  { key: 'ci_method', label: 'Interval', kind: 'text', drop_order: 2 },
];

/** Beside the turns that needed a reply: every turn, and those that did or may have; left out where they are the same. */
function populationsOf(settings: Settings): { counted: Population; all?: Population; possible?: Population } {
  const counted = populationOf(ignored, settings);
  if (!isByNeed(settings)) return { counted };
  return { counted, all: { ...counted, replies: 'all' }, possible: { ...counted, replies: 'possible' } };
}

/** Waits of the turns inside coverage. */
const waitsOf = (population: Population, { window }: Settings) =>
  waits({ ...population, watched: true }, dueAfterOf(window));

/** Overdue turns; where the classifier was evaluated, also by customer over all turns, which the correction of its errors needs. */
function overdueOf(window: number, settings: Settings) {
  const { counted, all } = populationsOf(settings);
  return overdue(window, counted, settings.needsReplyRecord && all);
}

function cellsOf(
  counts: Counts,
  group: number,
  window: number,
  population: Population,
  statistic: ReturnType<typeof overdue>,
  settings: Settings,
): RateCells {
  if (window === EVER)
    return everCells(counts.of(waitsOf(population, settings)).of(group), counts.of(turns(population)).of(group));
  const { customers, pending } = counts.of(statistic).of(group);
  const rate = rateOf(customers);
  return { due: rate.n, ignored: rate.hits, pending, ...rateCells(rate) };
}

/** The same without an interval. */
function heldOf(counts: Counts, group: number, window: number, population: Population, settings: Settings): Held {
  if (window !== EVER) return heldBy(counts.of(overdue(window, population)).of(group).customers);
  const ever = everCells(counts.of(waitsOf(population, settings)).of(group), counts.of(turns(population)).of(group));
  return ever as RateCells & Held;
}

/** Share still unanswered at the curve's horizon. @param all turns, those outside coverage included */
function everCells({ n, curve }: WaitCount, all: number): RateCells {
  const { horizon, left, pending } = curve();
  const ignored = left.value === 0 ? 0 : pending === 0 && left.value !== null ? Math.round(left.value * n) : null;
  const ends = { due: n, ignored, pending: pending + all - n };
  return { ...ends, ...rateCells(left), horizon_seconds: n === 0 ? null : horizon };
}

/** The rate corrected for errors of the classifier, and the interval widened by their uncertainty. */
function labelError(
  counts: Counts,
  group: number,
  window: number,
  cells: RateCells,
  settings: Settings,
): Partial<RateCells> {
  const { needsReplyRecord } = settings;
  if (!needsReplyRecord || window === EVER || cells.rate === null) return {};
  const types = counts.of(overdueOf(window, settings)).among(group);
  const corrected = pickedRate(types, needsReplyRecord.specificity);
  if (!corrected) return { corrected_rate: null };
  return {
    ci_low: Math.min(cells.ci_low!, corrected.low),
    ci_high: Math.max(cells.ci_high!, corrected.high),
    ci_method: `${cells.ci_method}+label-error`,
    corrected_rate: corrected.rate,
    corrected_clipped: corrected.clipped,
  };
}

/** What turns count as with the window "ever": the curve and its horizon are those of the whole frame. */
function everCounting(frame: TurnFrame, settings: Settings): (turn: number) => Counted {
  const { wait, observed, covered } = frame;
  const answered = due('answered', 'by the horizon');
  const never = due('ignored', 'not answered by the horizon');
  const pending = due('pending', 'not answered; on the curve for as long as it was watched');
  const uncovered = { as: 'pending', because: 'outside known coverage' };
  const { horizon } = countFrame(frame, waitsOf(populationOf(ignored, settings), settings))
    .of(0)
    .curve();
  return (turn) => {
    if (covered?.[turn] === 0) return uncovered;
    if (isAnswered(frame, turn)) return wait[turn]! <= horizon ? answered : never;
    return observed[turn]! < horizon ? pending : never;
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
  const share = ({ count, n }: { count: number; n: number }) => shareOf(count, n);
  const { sensitivity, specificity } = needsReplyRecord;
  const measured = `found ${share(sensitivity)} that did, spared ${share(specificity)} that did not`;
  if (!rows.some((row) => typeof row.corrected_rate === 'number'))
    return `errors of the classifier are not in the interval: with those measured (${measured}) it is too uncertain here`;
  return `interval widened by the measured errors of needs-reply (${measured}), as if errors did not depend on being answered`;
}

/** How many customers got no answer in time. */
import { amount } from '../domain/amount.ts';
import { durationLabel } from '../domain/duration.ts';
import type { Column, Row } from '../domain/report.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { waitingCurve } from '../statistics/kaplan-meier.ts';
import { pickedRate } from '../statistics/labelled-rate.ts';
import { CustomerTally, customersOf } from './customers.ts';
import { denominatorOf } from './denominator.ts';
import { RATE_COLUMN, type RateCells, rateCells } from './estimates.ts';
import { type Metric, type Settings, sectionOf } from './metric.ts';
import { restingOn } from './sample.ts';
import { waitsOf, watchedOf } from './waits.ts';

/** 'ever' ends where fewer turns than this were still watched. */
const HORIZON_TURNS = 10;

export const ignored: Metric = restingOn('mentions', {
  name: 'ignored',
  version: 2,
  title: 'Ignored mentions',
  question: 'Of the customers whose wait has run its course, how many were not answered?',
  definition:
    'due: turns whose window has fully elapsed inside known coverage; all others are pending. ignored: due and not ' +
    'answered within the window. rate = ignored / due. For "ever" the rate is what is left of the Kaplan–Meier curve at its ' +
    'horizon, the last time for which 10 turns were watched; due is then all turns of the curve, pending those watched for ' +
    'less and not answered, and ignored is counted where there are none of these. Rates are printed from 10 due turns on. ' +
    'Where posts are classified, only turns that needed a reply are counted (question, complaint, request or problem), and ' +
    'the rate of all turns stands beside it. Interval: 95 % Wilson when every customer has one due turn, else a cluster ' +
    'bootstrap by customer (2,000 draws, percentile, seed 20130131), and Wilson with the design effect where customers are ' +
    'few or very many; where the classifier was measured, widened to hold the interval of the rate corrected ' +
    'for its errors (Rogan–Gladen). Deleted mentions are censored at their deletion.',
  facet: 'needs-reply',
  measure(frame, groups, settings) {
    const counted = denominatorOf(frame, settings);
    const labelled = counted.name === 'needs-reply';
    const rows = groups.list.flatMap(({ names, turns }) => {
      const picked = counted.pick(turns);
      return settings.windows.map((window): Row => {
        const all = countTurns(frame, turns, turns, window);
        if (!labelled) return { ...names, window: durationLabel(window), ...all.cells, denominator: counted.name };
        const needing = countTurns(frame, turns, picked, window);
        return {
          ...names,
          window: durationLabel(window),
          ...needing.cells,
          ...labelError(needing, all, settings),
          denominator: counted.name,
          all_turns: all.cells,
        };
      });
    });
    const isEver = settings.windows.includes(Number.POSITIVE_INFINITY);
    const columns = labelled ? [...COLUMNS.slice(0, 4), ALL_TURNS, ...COLUMNS.slice(4)] : COLUMNS;
    return sectionOf(ignored, groups, {
      columns: isEver ? columns : columns.filter(({ key }) => key !== 'horizon_seconds'),
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
  { key: 'horizon_seconds', label: 'Watched for', kind: 'seconds' },
  { key: 'pending', label: 'Pending', kind: 'count', low_priority: 1 },
  { key: 'ci_method', label: 'Interval', kind: 'text', low_priority: 2 },
];

interface Counted {
  cells: RateCells;
  /** Not there for "ever", which no share of customers' turns adds up to. */
  tally?: CustomerTally;
}

/** One group and one window. @param picked those of the group's turns that count, in the same order */
function countTurns(frame: TurnFrame, turns: Uint32Array, picked: Uint32Array, window: number): Counted {
  if (window === Number.POSITIVE_INFINITY) return { cells: everCells(frame, picked) };
  const { code, count } = customersOf(frame, turns);
  const tally = new CustomerTally(count);
  let pending = 0;
  for (let at = 0, next = 0; next < picked.length; at++) {
    const turn = turns[at]!;
    if (turn !== picked[next]) continue;
    next++;
    if (frame.observed[turn]! < window) {
      pending++;
      continue;
    }
    const wait = frame.wait[turn]!;
    tally.add(code[at]!, wait < 0 || wait > window);
  }
  const rate = tally.rate();
  return { tally, cells: { due: rate.n, ignored: rate.hits, pending, ...rateCells(rate) } };
}

/** What is left of the curve at its horizon. */
function everCells(frame: TurnFrame, picked: Uint32Array): RateCells {
  const turns = watchedOf(frame, picked);
  const n = turns.length;
  const waits = waitsOf(frame, turns);
  const watched = n === 0 ? 0 : longestWatched(frame, turns, HORIZON_TURNS);
  const curve = waitingCurve(waits, [watched], []);
  const horizon = Math.min(watched, curve.end);
  const [left] = (horizon < watched ? waitingCurve(waits, [horizon], []) : curve).waiting as [Estimate];
  let pending = 0;
  for (let at = 0; at < n; at++) if (waits.ended[at] === 0 && waits.time[at]! < horizon) pending++;
  const cells = rateCells(left);
  const ignored = left.value === 0 ? 0 : pending === 0 && left.value !== null ? Math.round(left.value * n) : null;
  return { due: n, ignored, pending: pending + picked.length - n, ...cells, horizon_seconds: n === 0 ? null : horizon };
}

/** For how long the `count` turns that were watched longest were watched. */
function longestWatched({ observed }: TurnFrame, turns: Uint32Array, count: number): number {
  const top: number[] = [];
  for (const turn of turns) {
    const value = observed[turn]!;
    if (top.length === count && value <= top[0]!) continue;
    if (top.length === count) top.shift();
    const place = top.findIndex((each) => each >= value);
    top.splice(place < 0 ? top.length : place, 0, value);
  }
  return top[0]!;
}

/** The interval made wide enough for what the classifier gets wrong, and the rate without its errors. */
function labelError({ cells, tally }: Counted, all: Counted, { needsReplyRecord }: Settings): Partial<RateCells> {
  if (!needsReplyRecord || !tally || !all.tally || cells.rate === null) return {};
  const corrected = pickedRate(tally.typesAmong(all.tally), needsReplyRecord.specificity);
  if (!corrected) return { corrected_rate: null };
  return {
    ci_low: Math.min(cells.ci_low!, corrected.low),
    ci_high: Math.max(cells.ci_high!, corrected.high),
    ci_method: `${cells.ci_method}+label-error`,
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

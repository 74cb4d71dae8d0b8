/** How long customers wait, with unanswered turns counted as censored. */
import { durationLabel } from '../domain/duration.ts';
import { PRINT_FROM } from '../domain/enough.ts';
import type { Column, Row } from '../domain/report.ts';
import { isAnswered } from '../domain/turn-frame.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { quantile } from '../statistics/quantile.ts';
import { complement } from '../statistics/rate.ts';
import { UNCOVERED } from './counted.ts';
import { offHours } from './counts/off-hours.ts';
import { sampling } from './counts/sampling.ts';
import { BUCKETS, type Buckets, dueAfterOf, LEVELS, type WaitCount, waits } from './counts/waits.ts';
import {
  clockSkewNotes,
  denominatorName,
  isByNeed,
  needNotes,
  populationOf,
  turnWords,
  uncoveredNotes,
} from './denominator.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import { estimateFigure } from './gates.ts';
import type { Gate, Settings, TurnMetric } from './metric.ts';
import { bucketPictures, waitingPictures } from './waiting-picture.ts';

export const responseTimes: TurnMetric = {
  of: 'turns',
  name: 'response-times',
  version: 2,
  title: 'Response times',
  summary: 'how long they waited, with the unanswered left in (Kaplan–Meier)',
  question: 'How long do customers wait for an answer, counting those who never got one?',
  definition:
    'Wait: from the first post of a turn to the first outbound post that replies to the customer, quotes them or names ' +
    'them in the thread; automatic replies do not stop the clock. median, p75, p90: Kaplan–Meier, the smallest time by ' +
    'which that share was answered, with unanswered turns censored at the end of known coverage (or at deletion); ' +
    '"not reached" when fewer were. SL(T): share answered within T on the same curve. answered only: what other tools ' +
    'print; quantile type 7 over answered turns. All of them from 10 turns on, with 95 % intervals by customer: those of ' +
    'SL(T) as for any share, those of a quantile from the curve’s (Brookmeyer–Crowley). Where ' +
    'posts are classified, only turns that needed a reply are counted, and the median over all turns stands beside it. In ' +
    'open hours, a turn answered before an open second had passed is answered at 0 on the curve, counted apart as off hours ' +
    'with its calendar median, and left out of answered only.',
  facet: 'needs-reply',
  restsOn: 'answers',
  worst: { by: 'service_level.1h', descending: false },
  gates: [
    {
      name: 'sl',
      summary: 'share answered within a time',
      unit: 'share',
      windows: LEVELS,
      figure: (rows, window) => estimateFigure(rows, `service_level.${durationLabel(window!)}`),
    },
    waitGate('median-response', 'median_seconds', 'time within which half were answered'),
    waitGate('p75-response', 'p75_seconds', 'time within which three quarters were answered'),
    waitGate('p90-response', 'p90_seconds', 'time within which nine of ten were answered'),
    { ...waitGate('median-first-response', 'median_seconds', 'the same of first turns alone'), turns: 'first' },
    { ...waitGate('p90-first-response', 'p90_seconds', 'the same of first turns alone'), turns: 'first' },
  ],
  says: (row) =>
    (row.n as number) < PRINT_FROM
      ? undefined
      : `median wait {km.median_seconds} over {n} ${turnWords(row)}, {answered_only.median_seconds} over the answered alone`,
  needs: (settings) => Object.values(statisticsOf(settings)),
  rows(counts, settings) {
    const asked = statisticsOf(settings);
    const areOpenHours = counts.of(sampling).hours.asked.areOpen;
    const rows = counts.list.map(({ names, at }) => ({
      ...names,
      ...timesOf({
        counted: counts.of(asked.counted).of(at),
        open: counts.of(areOpenHours ? asked.open : asked.counted).of(at),
        ...(isByNeed(settings) && { all: counts.of(asked.all).of(at) }),
        ...(areOpenHours && { away: counts.of(asked.away).of(at) }),
      }),
      denominator: denominatorName(settings),
    }));
    return {
      columns: [
        ...COLUMNS,
        ...(isByNeed(settings) ? ALL_TURNS_COLUMNS : []),
        ...(areOpenHours ? OFF_HOURS_COLUMNS : []),
      ],
      rows,
      n: rows.reduce((sum, { n }) => sum + n, 0),
      denominator: isByNeed(settings) ? 'turns that needed a reply' : 'turns',
      window: durationLabel(settings.window),
      notes: [...needNotes(counts, settings), ...uncoveredNotes(counts), ...clockSkewNotes(counts)],
      pictures: [
        ...waitingPictures(
          counts.list.map(({ names, at }, place) => ({
            names,
            count: counts.of(asked.counted).of(at),
            answeredMedian: rows[place]!.answered_only.median_seconds as number | null,
          })),
        ),
        ...bucketPictures(counts.list.map(({ names }, place) => ({ names, row: rows[place]! }))),
      ],
    };
  },
  countsAs(frame, { window }) {
    const { covered, observed, offHours } = frame;
    const answered = { as: 'answered', because: 'a brand replied' };
    const closed = { as: 'answered', because: 'off hours' };
    const unanswered = { as: 'unanswered', because: 'not answered; watched through the window' };
    const pending = { as: 'pending', because: 'not answered yet; watched for less than the window' };
    const dueAfter = dueAfterOf(window);
    return (turn) => {
      if (covered?.[turn] === 0) return UNCOVERED;
      if (offHours?.[turn] === 1) return closed;
      if (isAnswered(frame, turn)) return answered;
      return observed[turn]! >= dueAfter ? unanswered : pending;
    };
  },
};

/** Only turns inside coverage: outside it only the answered ones would be seen. */
function statisticsOf(settings: Settings) {
  const watched = populationOf(responseTimes, settings, { watched: true });
  const dueAfter = dueAfterOf(settings.window);
  return {
    counted: waits(watched, dueAfter),
    all: waits({ ...watched, replies: 'all' }, dueAfter),
    open: waits({ ...watched, inOpenHours: true }, dueAfter),
    away: offHours(watched),
  };
}

/** A quantile of the curve; where it was not reached, the figure says how long turns were watched. */
function waitGate(name: string, key: string, summary: string): Gate {
  return {
    name,
    summary,
    unit: 'seconds',
    windows: [],
    figure(rows) {
      const figure = estimateFigure(rows, `km.${key}`);
      const watched = (rows[0]?.km as Row | undefined)?.watched_seconds as number;
      return figure?.value === null && figure.n > 0 ? { ...figure, watched } : figure;
    },
  };
}

const NOT_REACHED = { absent: 'not reached' };

const COLUMNS: Column[] = [
  { key: 'n', label: 'n', kind: 'count' },
  { key: 'answered', label: 'Answered', kind: 'count', drop_order: 1 },
  estimateColumn('km.median_seconds', 'Median', 'seconds', NOT_REACHED),
  estimateColumn('km.p75_seconds', 'p75', 'seconds', { ...NOT_REACHED, drop_order: 5 }),
  estimateColumn('km.p90_seconds', 'p90', 'seconds', { ...NOT_REACHED, drop_order: 2 }),
  ...LEVELS.map((level, at) =>
    estimateColumn(`service_level.${durationLabel(level)}`, `≤${durationLabel(level)}`, 'share', {
      absent: 'not known',
      drop_order: [10, 6, 1, 9, 11, 7, 12][at]!,
    }),
  ),
  estimateColumn('answered_only.median_seconds', 'Answered only: median', 'seconds', { of: 'n' }),
  { key: 'answered_only.mean_seconds', label: 'mean', kind: 'seconds', of: 'n', needs: PRINT_FROM, drop_order: 8 },
  estimateColumn('answered_only.p90_seconds', 'p90', 'seconds', { of: 'n', drop_order: 8 }),
];

const ALL_TURNS_COLUMNS: Column[] = [
  estimateColumn('all_turns.km.median_seconds', 'Median of all turns', 'seconds', { ...NOT_REACHED, drop_order: 3 }),
];

const OFF_HOURS_COLUMNS: Column[] = [
  { key: 'off_hours.n', label: 'Off hours', kind: 'count' },
  {
    key: 'off_hours.median_calendar_seconds',
    label: 'Off-hours calendar median',
    kind: 'seconds',
    of: 'n',
    needs: PRINT_FROM,
    drop_order: 2,
  },
];

interface GroupCounts {
  counted: WaitCount;
  /** All turns of the group, also those that needed no reply; left out where that makes no difference. */
  all?: WaitCount;
  /** Turns not answered outside business hours. */
  open: WaitCount;
  /** Calendar seconds of the turns answered outside business hours, ascending; left out where all hours count. */
  away?: Float64Array;
}

/** The cells of one group. */
function timesOf({ counted, all, open, away }: GroupCounts): Row & { n: number; answered_only: Row } {
  const { n } = counted;
  const { waiting, quantiles, horizon } = counted.curve();
  const [median, p75, p90] = quantiles as [Estimate, Estimate, Estimate];
  const answeredOnly = open.answeredOnly();
  const [answeredMedian, answeredP90] = answeredOnly.quantiles as [Estimate, Estimate];
  const curve = estimateCells({
    km: { median_seconds: median, p75_seconds: p75, p90_seconds: p90 },
    service_level: Object.fromEntries(waiting.map((share, at) => [durationLabel(LEVELS[at]!), complement(share)])),
  });
  const { intervals: answeredIntervals, ...answeredCells } = estimateCells(
    { median_seconds: answeredMedian, p90_seconds: answeredP90 },
    n,
  );
  const everybody = all && estimateCells({ km: { median_seconds: all.curve().quantiles[0]! } });
  const mean = n < PRINT_FROM || open.answered === 0 ? null : answeredOnly.seconds / open.answered;
  return {
    n,
    answered: counted.answered,
    answered_only: { n: open.answered, mean_seconds: mean, ...answeredCells },
    ...curve,
    km: { ...(curve.km as Row), watched_seconds: n === 0 ? null : horizon },
    buckets: bucketCells(counted.buckets()),
    ...(all && { all_turns: { n: all.n, answered: all.answered, km: everybody!.km } }),
    intervals: {
      ...curve.intervals,
      answered_only: answeredIntervals,
      ...(everybody && { all_turns: everybody.intervals }),
    },
    ...(away && {
      off_hours: { n: away.length, median_calendar_seconds: n < PRINT_FROM ? null : quantile(away, 0.5) },
    }),
  };
}

/** Unanswered turns are due once the window has passed, pending before. */
function bucketCells({ within, later, unanswered, pending }: Buckets): Record<string, number> {
  const answered = BUCKETS.map((limit, at) => [durationLabel(limit), within[at]!]);
  return { ...Object.fromEntries(answered), later, unanswered, pending };
}

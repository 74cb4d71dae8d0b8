/** How long customers wait, with the unanswered left in. */
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
import { LEVELS, type WaitCount, waits } from './counts/waits.ts';
import { clockSkewNotes, denominatorName, isByNeed, needNotes, populationOf, uncoveredNotes } from './denominator.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import type { Settings, TurnMetric } from './metric.ts';

const MINUTE = 60;
const HOUR = 3_600;
const BUCKETS = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 4 * HOUR, 8 * HOUR, 24 * HOUR, 72 * HOUR];
/** 'ever' has no end of its own: buckets call what was watched for a day unanswered. */
const EVER_DUE_SECONDS = 24 * HOUR;

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
  needs: (settings) => Object.values(statisticsOf(settings)),
  rows(counts, settings) {
    const asked = statisticsOf(settings);
    const areOpenHours = counts.of(sampling).hours.asked.areOpen;
    const rows = counts.list.map(({ names, at }) => ({
      ...names,
      ...timesOf(
        {
          counted: counts.of(asked.counted).of(at),
          open: counts.of(areOpenHours ? asked.open : asked.counted).of(at),
          ...(isByNeed(settings) && { all: counts.of(asked.all).of(at) }),
          ...(areOpenHours && { away: counts.of(asked.away).of(at) }),
        },
        settings,
      ),
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
    };
  },
  countsAs(frame, { window }) {
    const { covered, observed, offHours } = frame;
    const answered = { as: 'answered', because: 'a brand replied' };
    const closed = { as: 'answered', because: 'off hours' };
    const unanswered = { as: 'unanswered', because: 'not answered; watched through the window' };
    const pending = { as: 'pending', because: 'not answered yet; watched for less than the window' };
    const dueAfter = dueSeconds(window);
    return (turn) => {
      if (covered?.[turn] === 0) return UNCOVERED;
      if (offHours?.[turn] === 1) return closed;
      if (isAnswered(frame, turn)) return answered;
      return observed[turn]! >= dueAfter ? unanswered : pending;
    };
  },
};

/** Turns of which nobody watched whether they were answered would count the answered and forget the others. */
function statisticsOf(settings: Settings) {
  const watched = populationOf(responseTimes, settings, { watched: true });
  return {
    counted: waits(watched),
    all: waits({ ...watched, replies: 'all' }),
    open: waits({ ...watched, inOpenHours: true }),
    away: offHours(watched),
  };
}

const NOT_REACHED = { absent: 'not reached' };

const COLUMNS: Column[] = [
  { key: 'n', label: 'n', kind: 'count' },
  { key: 'answered', label: 'Answered', kind: 'count', low_priority: 1 },
  estimateColumn('km.median_seconds', 'Median', 'seconds', NOT_REACHED),
  estimateColumn('km.p75_seconds', 'p75', 'seconds', { ...NOT_REACHED, low_priority: 5 }),
  estimateColumn('km.p90_seconds', 'p90', 'seconds', { ...NOT_REACHED, low_priority: 2 }),
  ...LEVELS.map((level, at) =>
    estimateColumn(`service_level.${durationLabel(level)}`, `≤${durationLabel(level)}`, 'share', {
      absent: 'not known',
      low_priority: [10, 6, 1, 9, 11, 7, 12][at]!,
    }),
  ),
  estimateColumn('answered_only.median_seconds', 'Answered only: median', 'seconds', { of: 'n' }),
  { key: 'answered_only.mean_seconds', label: 'mean', kind: 'seconds', of: 'n', needs: PRINT_FROM, low_priority: 8 },
  estimateColumn('answered_only.p90_seconds', 'p90', 'seconds', { of: 'n', low_priority: 8 }),
];

const ALL_TURNS_COLUMNS: Column[] = [
  estimateColumn('all_turns.km.median_seconds', 'Median of all turns', 'seconds', { ...NOT_REACHED, low_priority: 3 }),
];

const OFF_HOURS_COLUMNS: Column[] = [
  { key: 'off_hours.n', label: 'Off hours', kind: 'count' },
  {
    key: 'off_hours.median_calendar_seconds',
    label: 'Off-hours calendar median',
    kind: 'seconds',
    of: 'n',
    needs: PRINT_FROM,
    low_priority: 2,
  },
];

interface GroupCounts {
  counted: WaitCount;
  /** Every turn of the group, whether or not it needed a reply; left out where only these count. */
  all?: WaitCount;
  /** Those that were not answered off hours. */
  open: WaitCount;
  /** Calendar seconds of those that were, ascending; left out where all hours count. */
  away?: Float64Array;
}

/** The cells of one group. */
function timesOf({ counted, all, open, away }: GroupCounts, settings: Settings): Row & { n: number } {
  const { n } = counted;
  const { waiting, quantiles } = counted.curve;
  const [median, p75, p90] = quantiles as [Estimate, Estimate, Estimate];
  const [answeredMedian, answeredP90] = open.answeredQuantiles([0.5, 0.9]) as [Estimate, Estimate];
  const curve = estimateCells({
    km: { median_seconds: median, p75_seconds: p75, p90_seconds: p90 },
    service_level: Object.fromEntries(waiting.map((share, at) => [durationLabel(LEVELS[at]!), complement(share)])),
  });
  const { intervals: answeredIntervals, ...answeredCells } = estimateCells(
    { median_seconds: answeredMedian, p90_seconds: answeredP90 },
    n,
  );
  const everybody = all && estimateCells({ km: { median_seconds: all.curve.quantiles[0]! } });
  const mean = n < PRINT_FROM || open.answered === 0 ? null : open.answeredSeconds / open.answered;
  return {
    n,
    answered: counted.answered,
    answered_only: { n: open.answered, mean_seconds: mean, ...answeredCells },
    ...curve,
    buckets: bucketsOf(counted, dueSeconds(settings.window)),
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

function dueSeconds(window: number): number {
  return Number.isFinite(window) ? window : EVER_DUE_SECONDS;
}

/** Unanswered turns are due once the window has passed, pending before. */
function bucketsOf({ n, answered, pendingBefore, answeredWithin }: WaitCount, window: number): Record<string, number> {
  const pending = pendingBefore(window);
  const within = BUCKETS.map((limit, at) => [durationLabel(limit), answeredWithin(BUCKETS[at - 1] ?? -1, limit)]);
  return {
    ...Object.fromEntries(within),
    later: answeredWithin(BUCKETS.at(-1)!, Number.POSITIVE_INFINITY),
    unanswered: n - answered - pending,
    pending,
  };
}

/** How many people a service level target takes. */
import { amount, grouped } from '../domain/amount.ts';
import { DAY_SECONDS, durationLabel, formatDuration } from '../domain/duration.ts';
import { PRINT_FROM } from '../domain/enough.ts';
import type { Column, Row } from '../domain/report.ts';
import { agentHours, peopleNeeded, type StaffingAsked } from '../domain/staffing.ts';
import { clockHours, WEEK_HOURS, WEEKDAY_LABELS, weekHourName } from '../domain/week-hours.ts';
import { UNDATED } from './counted.ts';
import { type ArrivalCounts, type Arrivals, arrivalCounts } from './counts/arrivals.ts';
import { type WeekRates, weekRates } from './counts/week-rates.ts';
import { NO_HOUR_KNOWN, undatedNotes } from './days.ts';
import { clockSkewNotes, isByNeed, needNotes, populationOf } from './denominator.ts';
import { firstSentences } from './group-name.ts';
import type { Rows, Settings, StaffingSettings, TurnMetric } from './metric.ts';
import {
  erlangLevels,
  REPLAY_SEED,
  REPLAYED_FROM,
  replayLevels,
  runsOf,
  type StaffingLevel,
} from './staffing-levels.ts';
import { staffingPictures } from './staffing-pictures.ts';

export const staffing: TurnMetric = {
  of: 'turns',
  name: 'staffing',
  version: 1,
  title: 'Staffing',
  summary: 'how many people a target takes; needs --handle-time',
  question: 'How many people does it take to take customers up in time?',
  definition:
    'arrivals: turns, by the local hour of the week in which they began, over the hours of the period (from the first turn to the ' +
    'last where it is open). An hour with fewer than 10 turns takes the mean of the same hour on the other weekdays or weekend ' +
    'days, then of all days, then of all hours. taken up: a person begins with it; the answer follows a handle time later. Targets ' +
    'under an hour: Erlang C in each hour, with the fewest people that reach the target in it. Targets of an hour and more: the ' +
    'arrivals themselves are replayed through people who follow the load of each hour, rounded, at the smallest multiple that ' +
    'reaches the target in the mean of the runs; urgent turns first where urgency is labelled, then first come, first served; ' +
    'handle times lognormal, with the mean that was asked for and a standard deviation as large; 200 runs, fewer over more than ' +
    '5,000 turns, seed 20130131 and those after it. One person handles --concurrency turns at once. agent hours: people who are ' +
    'there at once, summed over the week. people: agent hours / (40 × (1 − shrinkage)), at least as many as the most at once. ' +
    'The range beside a share is that of 95 % of the runs: handle times change in them, the turns do not. Levels with fewer or more people keep the ' +
    'shape of the week; where more comes than they can ever handle there is no share. Where posts are classified, only turns that ' +
    'needed a reply are counted.',
  facet: 'needs-reply',
  labels: ['urgency'],
  facts: ['week-hours'],
  leavesOutUndated: true,
  restsOn: 'nothing',
  ofOneBrand: true,
  worst: { by: 'people', descending: true },
  needs: (settings) => [arrivalsOf(settings)],
  rows(counts, settings) {
    const found = counts.of(arrivalsOf(settings));
    const { staffing: asked } = settings;
    if (!asked) return UNASKED;
    if (found.n === 0 && found.datesOnly > 0) return NO_HOUR_KNOWN;
    const groups = counts.list.map(({ names, at }) => ({ names, plan: planOf(found.of(at), found, asked) }));
    const levels = groups.flatMap(({ plan }) => plan.levels);
    return {
      columns: columnsFor(levels),
      rows: groups.flatMap(({ names, plan }) => [
        ...(plan.levels.length === 0 ? [tooFew(plan)] : plan.levels.map((level) => levelCells(level, plan, asked))).map(
          (row) => ({ ...names, ...row }),
        ),
        ...hourRows(plan).map((row) => ({ ...names, ...row })),
      ]),
      n: found.n,
      denominator: isByNeed(settings) ? 'turns that needed a reply' : 'turns',
      window: `${percent(asked.share)} within ${durationLabel(asked.within)}`,
      detail: 'at_hour',
      pictures: staffingPictures(groups, asked),
      notes: [
        ...firstSentences(groups, MOST_GROUPS, ({ plan }) => sentences(plan, asked)),
        ...methodNotes(found, asked),
        ...(hasRange(levels) ? [RANGE] : []),
        ...undatedNotes(found.datesOnly),
        ...[...needNotes(counts, settings), ...clockSkewNotes(counts)],
      ],
    };
  },
  countsAs(frame) {
    const arrival = { as: 'arrival', because: 'a turn to be taken up' };
    return (turn) => (frame.datesOnly?.[turn] === 1 ? UNDATED : arrival);
  },
};

const arrivalsOf = (settings: Settings) => arrivalCounts(populationOf(staffing, settings));

/** At most this many groups get sentences. */
const MOST_GROUPS = 5;

export interface StaffingPlan {
  turns: number;
  /** Simulation runs over these turns. */
  runs: number;
  byHour: Uint32Array;
  /** Left out where there are too few turns. */
  rates?: WeekRates;
  /** The required level first; empty where there are too few turns. */
  levels: readonly StaffingLevel[];
}

function planOf(arrivals: Arrivals, { n, first, last }: ArrivalCounts, asked: StaffingSettings): StaffingPlan {
  const { at, byHour } = arrivals;
  const since = asked.period.since ?? first;
  const until = Math.max(last + 1, Math.min(asked.period.until ?? last + 1, asked.asOf));
  const rates = at.length === 0 ? undefined : weekRates(byHour, clockHours(since, until, asked.offset), since, until);
  const known = { turns: at.length, runs: runsOf(n), byHour };
  if (!rates) return { ...known, levels: [] };
  const levels =
    asked.within < REPLAYED_FROM
      ? erlangLevels(rates.perHour, asked)
      : replayLevels(
          arrivals,
          rates.perHour,
          clockHours(at[0]!, at.at(-1)! + 14 * DAY_SECONDS + asked.within, asked.offset),
          asked,
          known.runs,
        );
  return { ...known, rates, levels };
}

const UNASKED: Rows = {
  columns: [],
  rows: [],
  n: 0,
  refused: {
    reason: 'how long one turn takes a person is asked for, never guessed',
    hint: 'socialcare measure staffing --handle-time 6m; what it takes here: socialcare measure handle-time',
  },
};

const ASKED_LEVEL = 'as asked';
const ENOUGH = { of: 'turns', needs: PRINT_FROM };

const RANGE =
  'the range beside a share: 95 % of the runs, which draw handle times anew; the turns stay, so other weeks may lie outside';

const hasRange = (levels: readonly StaffingLevel[]) => levels.some(({ low }) => low !== null);

function columnsFor(levels: readonly StaffingLevel[]): Column[] {
  if (!hasRange(levels)) return COLUMNS;
  return COLUMNS.map((column) =>
    column.key === 'share' ? { ...column, label: `${column.label} (95 % of runs)` } : column,
  );
}

const COLUMNS: Column[] = [
  { key: 'level', label: 'Staffing', kind: 'text' },
  { key: 'turns', label: 'Turns', kind: 'count', drop_order: 3 },
  {
    key: 'share',
    label: 'Taken up in time',
    kind: 'share',
    absent: 'more comes than they can handle',
    ...ENOUGH,
    interval: ['intervals.share.low', 'intervals.share.high'],
  },
  { key: 'people', label: 'People', kind: 'number', ...ENOUGH },
  { key: 'agent_hours', label: 'Agent hours a week', kind: 'count', ...ENOUGH },
  { key: 'most_at_once', label: 'Most at once', kind: 'count', drop_order: 1, ...ENOUGH },
  { key: 'hours_staffed', label: 'Hours staffed', kind: 'count', drop_order: 2, ...ENOUGH },
];

function tooFew({ turns }: StaffingPlan): Row {
  const none = { share: null, people: null, agent_hours: null, most_at_once: null, hours_staffed: null };
  return { level: ASKED_LEVEL, at_weekday: null, at_hour: null, turns, ...none };
}

function levelCells(level: StaffingLevel, { turns, runs }: StaffingPlan, asked: StaffingAsked): Row {
  const { multiple, schedule, share, low, high } = level;
  const isReplayed = asked.within >= REPLAYED_FROM;
  return {
    level: multiple === 1 ? ASKED_LEVEL : `× ${multiple}`,
    ...{ at_weekday: null, at_hour: null, turns },
    share,
    people: peopleNeeded(schedule, asked),
    agent_hours: agentHours(schedule),
    most_at_once: Math.max(...schedule),
    hours_staffed: schedule.filter((people) => people > 0).length,
    method: isReplayed ? 'replay' : 'erlang-c',
    ...(isReplayed && { runs, seed: REPLAY_SEED }),
    asked: {
      ...{ share: asked.share, within_seconds: asked.within, handle_seconds: asked.handle },
      ...{ shrinkage: asked.shrinkage, concurrency: asked.concurrency },
    },
    intervals: { share: { low, high, interval: low === null ? null : 'runs' } },
  };
}

/** One row per hour of the week, at the required level. */
function hourRows({ byHour, rates, levels }: StaffingPlan): Row[] {
  const [asked] = levels;
  if (!asked || !rates) return [];
  return Array.from({ length: WEEK_HOURS }, (_, hour) => ({
    ...{ level: weekHourName(hour), at_weekday: WEEKDAY_LABELS[Math.floor(hour / 24)]!, at_hour: hour % 24 },
    ...{ arrivals: byHour[hour]!, arrivals_per_hour: rates.perHour[hour]!, thin: rates.isThin[hour] === 1 },
    agents: asked.schedule[hour]!,
  }));
}

function sentences({ turns, rates, levels }: StaffingPlan, asked: StaffingAsked): string[] {
  const [level] = levels;
  if (!level || !rates) return [`too few turns to plan for: ${turns}`];
  const most = Math.max(...level.schedule);
  const people = Math.ceil(peopleNeeded(level.schedule, asked));
  const thin = rates.isThin.reduce((sum, one) => sum + one, 0);
  return [
    `${amount(people, 'person', 'people')} to take up ${percent(asked.share)} within ${formatDuration(asked.within)}: ` +
      `${grouped(agentHours(level.schedule))} agent hours a week, at most ${most} at once (first on ${weekHourName(level.schedule.indexOf(most))})`,
    ...(thin > 0
      ? [`${thin} of ${WEEK_HOURS} hours had fewer than 10 turns each: there it is the mean of like hours`]
      : []),
  ];
}

function methodNotes({ n, first, last, labelled }: ArrivalCounts, asked: StaffingSettings): string[] {
  if (n === 0) return [];
  const { handle, shrinkage, concurrency, within } = asked;
  const seat = peopleNeeded(new Array<number>(WEEK_HOURS).fill(1), asked);
  const runs = runsOf(n);
  return [
    within < REPLAYED_FROM
      ? 'Erlang C in each hour: arrivals by chance, nobody gives up'
      : `the turns replayed ${amount(runs, 'time')}, seed ${REPLAY_SEED}${runs > 1 ? ' and after' : ''}: handle times lognormal, ` +
        `${labelled > 0 ? 'urgent ones first' : 'first come, first served (urgency is not labelled: socialcare classify)'}`,
    `${formatDuration(handle)} of a person for each turn, ${concurrency} at once, ${percent(shrinkage)} shrinkage: one seat around the ` +
      `clock takes ${seat.toFixed(1)} people`,
    `taken up is not answered yet: the answer follows after the handle time`,
    'arrivals are the turns in these data: what comes in by other ways takes people too',
    ...(last - first < 14 * DAY_SECONDS
      ? [`the turns span ${formatDuration(last - first)} only: other weeks may be busier`]
      : []),
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

/** When customers write in the week, and when they are answered. */
import { DAY_SECONDS, durationLabel, formatDuration } from '../domain/duration.ts';
import type { Column, Row } from '../domain/report.ts';
import { WEEK_HOURS, WEEK_PARTS, WEEKDAY_LABELS, weekHourName } from '../domain/week-hours.ts';
import { due, UNDATED } from './counted.ts';
import { sampling } from './counts/sampling.ts';
import type { Counts } from './counts/statistic.ts';
import {
  type HoursServed,
  JUDGED_FROM,
  judgedOf,
  unstaffedOf,
  type WeekCount,
  weekCounts,
} from './counts/week-hours.ts';
import { NO_HOUR_KNOWN, undatedNotes } from './days.ts';
import { clockSkewNotes, denominatorName, isByNeed, needNotes, populationOf, uncoveredNotes } from './denominator.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import { hoursNotes } from './hours-notes.ts';
import type { Settings, TurnMetric } from './metric.ts';
import { weekPictures } from './week-pictures.ts';
import { checkWindowEnds, windowNotes } from './window-notes.ts';

export const hours: TurnMetric = {
  of: 'turns',
  name: 'hours',
  version: 1,
  title: 'Hours of the week',
  summary: 'when they write in the week, who is answered then, and which hours nobody staffs',
  question: 'At which hours of the week do customers write, and when is nobody there to answer?',
  definition:
    'hours: the 168 of the local week from Monday 00:00, in the zone of the report; a turn belongs to that in which it began. ' +
    'arrivals: turns. answered in time: of the due turns, those answered within the window, and their share; median: ' +
    'Kaplan–Meier; both from 10 turns on, with 95 % intervals by customer. replies: posts by people that answer somebody, in the ' +
    'hour in which they were written, of the brands and on the channels that the turns are of, to whomever, in the whole ' +
    'period; automatic ones are left out. unstaffed: hours without such a ' +
    `reply, of those with ${JUDGED_FROM.turns} turns and more, where the turns span ${JUDGED_FROM.weeks} weeks. ` +
    'night: 22:00 to 06:00; weekend: ' +
    'Saturday and Sunday. Where posts are classified, only turns that needed a reply are counted. In a sample of answered ' +
    'conversations no share is printed. The interval of a difference takes both sides as independent (Zou & Donner), though some ' +
    'customers are on both.',
  facet: 'needs-reply',
  facts: ['week-hours', 'reply-hours'],
  leavesOutUndated: true,
  withinWindow: true,
  restsOn: 'answers',
  ofOneBrand: true,
  worst: { by: 'unstaffed_hours', descending: true },
  says: ({ unstaffed_hours: unstaffed, weeks }) =>
    unstaffed === null
      ? undefined
      : `in {unstaffed_hours} of {judged_hours} hours of the week with ${JUDGED_FROM.turns} turns and more no person replied in ` +
        `the ${weeks} weeks of these turns`,
  needs: (settings) => [weekOf(settings)],
  rows(counts, settings) {
    const { of, span, datesOnly } = counts.of(weekOf(settings));
    const groups = counts.list.map(({ names, at }) => ({ names, week: of(at) }));
    const n = groups.reduce((sum, { week }) => sum + week.parts()[0]!.arrivals, 0);
    if (n === 0 && datesOnly > 0) return NO_HOUR_KNOWN;
    return {
      columns: COLUMNS,
      rows: groups.flatMap(({ names, week }) => rowsOf(week, names, settings)),
      n,
      denominator: isByNeed(settings) ? 'turns that needed a reply' : 'turns',
      window: durationLabel(settings.window),
      detail: 'at_hour',
      pictures: weekPictures(groups, settings),
      notes: [
        ...hoursNotes(groups),
        ...(n > 0 && span < 7 * DAY_SECONDS
          ? [`the turns span ${formatDuration(span)}: hours of the week that did not occur look empty`]
          : []),
        ...undatedNotes(datesOnly),
        ...shareNotes(counts, settings),
        ...windowNotes(settings),
        ...[...needNotes(counts, settings), ...uncoveredNotes(counts), ...clockSkewNotes(counts)],
      ],
    };
  },
  countsAs(frame, settings) {
    checkWindowEnds(hours, settings);
    const { window } = settings;
    const answered = due('answered', 'within the window');
    const late = due('ignored', 'not answered within the window');
    const pending = { as: 'pending', because: 'watched for less than the window' };
    return (turn) => {
      if (frame.datesOnly?.[turn] === 1) return UNDATED;
      if (frame.observed[turn]! < window) return pending;
      const waited = frame.wait[turn]!;
      return waited >= 0 && waited <= window ? answered : late;
    };
  },
};

function weekOf(settings: Settings) {
  const population = populationOf(hours, settings);
  const need = settings.acceptBiased || settings.unbiased ? population.need : 'mentions';
  return weekCounts(settings.window, population, { ...population, need });
}

function rowsOf(week: WeekCount, names: Row, settings: Settings): Row[] {
  // Asked once for all rows: each takes a walk over the week.
  const staffing = { judged: new Set(judgedOf(week)), unstaffed: new Set(unstaffedOf(week)) };
  const parts = WEEK_PARTS.map(({ name, holds }, at) => ({
    ...{ ...names, part: name, at_weekday: null, at_hour: null },
    ...cellsOf(week, week.parts()[at]!, { ...staffing, hours: ALL_HOURS.filter(holds) }, settings),
  }));
  const cells = week.cells().map((served, hour) => ({
    ...{ ...names, part: weekHourName(hour), at_weekday: WEEKDAY_LABELS[Math.floor(hour / 24)]!, at_hour: hour % 24 },
    ...cellsOf(week, served, { ...staffing, hours: [hour] }, settings),
  }));
  return [...parts, ...cells];
}

const ALL_HOURS = Array.from({ length: WEEK_HOURS }, (_, hour) => hour);

/** The hours of a row, and which of all hours were judged and found without anybody. */
interface RowHours {
  hours: readonly number[];
  judged: ReadonlySet<number>;
  unstaffed: ReadonlySet<number>;
}

function cellsOf(
  week: WeekCount,
  { arrivals, due, answered, biased, share, median }: HoursServed,
  { hours, judged, unstaffed }: RowHours,
  settings: Settings,
): Row {
  const isCounted = due > 0 || biased === 0;
  const judgedHere = hours.filter((hour) => judged.has(hour)).length;
  return {
    ...{ arrivals, due: isCounted ? due : null, answered: isCounted ? answered : null },
    ...estimateCells({ share, median_seconds: median }),
    replies: hours.reduce((sum, hour) => sum + week.replies[hour]!, 0),
    unstaffed_hours: judgedHere === 0 ? null : hours.filter((hour) => unstaffed.has(hour)).length,
    judged_hours: judgedHere,
    weeks: week.weeks,
    denominator: denominatorName(settings),
  };
}

const COLUMNS: Column[] = [
  { key: 'part', label: 'When', kind: 'text' },
  { key: 'arrivals', label: 'Turns', kind: 'count' },
  { key: 'due', label: 'Due', kind: 'count', absent: 'not counted' },
  estimateColumn('share', 'Answered in time', 'share'),
  estimateColumn('median_seconds', 'Median wait', 'seconds', { absent: 'not reached', drop_order: 1 }),
  { key: 'replies', label: 'Replies', kind: 'count', drop_order: 2 },
  { key: 'unstaffed_hours', label: 'Unstaffed hours', kind: 'count', absent: 'too few' },
  { key: 'judged_hours', label: 'Hours judged', kind: 'count', drop_order: 4 },
];

function shareNotes(counts: Counts, settings: Settings): string[] {
  const { answeredOnly } = counts.of(sampling);
  if (settings.acceptBiased || answeredOnly.size === 0) return [];
  return ['no share is given of turns in samples that hold only answered conversations: times and hours are'];
}

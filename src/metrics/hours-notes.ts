/** What the hours of a week show, in sentences. */
import { amount } from '../domain/amount.ts';
import { COMPARE_FROM } from '../domain/enough.ts';
import type { Row } from '../domain/report.ts';
import { WEEK_HOURS, WEEK_PARTS, weekStretches } from '../domain/week-hours.ts';
import { differenceOf, type Side } from '../statistics/difference.ts';
import { type HoursServed, JUDGED_FROM, judgedOf, unstaffedOf, type WeekCount } from './counts/week-hours.ts';
import { firstSentences, groupName } from './group-name.ts';

/** At most this many groups get sentences. */
const MOST_GROUPS = 3;
/** At most this many stretches of unstaffed hours are named. */
const MOST_STRETCHES = 6;

export function hoursNotes(groups: readonly { names: Row; week: WeekCount }[]): string[] {
  return firstSentences(groups, MOST_GROUPS, ({ names, week }) => sentencesOf(week, groupName(names) !== ''));
}

/** @param isGrouped the week is that of one of several groups, whose replies are those of the whole period all the same */
function sentencesOf(week: WeekCount, isGrouped: boolean): string[] {
  if (week.parts()[0]!.arrivals === 0) return [];
  const staffed = week.replies.reduce((sum, n) => sum + (n > 0 ? 1 : 0), 0);
  const replies = week.replies.reduce((sum, n) => sum + n, 0);
  return [
    `people replied in ${staffed} of ${WEEK_HOURS} hours of the week, ${amount(replies, 'time')} in all${isGrouped ? ', over the whole period' : ''}`,
    unstaffedSentence(week),
    comparison(week, ['at night', 'night 22–6'], ['by day', 'day 6–22']),
    comparison(week, ['at weekends', 'weekend'], ['from Monday to Friday', 'Mon–Fri']),
  ];
}

function unstaffedSentence(week: WeekCount): string {
  const { weeks, turns } = JUDGED_FROM;
  if (week.weeks < weeks)
    return `too few weeks to say which hours nobody staffs: that takes ${weeks}, and the turns span ${amount(week.weeks, 'whole one')}`;
  const [judged, unstaffed] = [judgedOf(week), unstaffedOf(week)];
  if (judged.length === 0) return `no hour of the week has ${turns} turns: too few to say which hours nobody staffs`;
  const hours = `${amount(judged.length, 'hour')} of the week with ${turns} turns and more, in ${amount(week.weeks, 'week')}`;
  return unstaffed.length === 0
    ? `none of the ${hours}, was without a reply by a person`
    : `${unstaffed.length} of the ${hours}, had no reply by a person: ${stretchText(unstaffed)}`;
}

function stretchText(hours: readonly number[]): string {
  const stretches = weekStretches(hours);
  const more = stretches.length - MOST_STRETCHES;
  const named = stretches.slice(0, MOST_STRETCHES);
  return [...named, ...(more > 0 ? [`and ${amount(more, 'shorter stretch', 'shorter stretches')}`] : [])].join(', ');
}

/** "answered in time at night 41.2 %, by day 58.3 %: -17.1 points (-25.0 to -9.2)". */
function comparison(week: WeekCount, [one, night]: [string, string], [other, rest]: [string, string]): string {
  const [a, b] = [partOf(week, night), partOf(week, rest)];
  if (a.due < COMPARE_FROM || b.due < COMPARE_FROM)
    return `${one} and ${other} cannot be compared: that takes ${COMPARE_FROM} due turns each, and there are ${a.due} and ${b.due}${a.biased + b.biased > 0 ? ' outside samples of answered conversations' : ''}`;
  const { value, low, high } = differenceOf(sideOf(a), sideOf(b));
  const found = `${value > 0 ? '+' : ''}${points(value)} points (${points(low!)} to ${points(high!)})`;
  const shows = low! > 0 || high! < 0;
  return (
    `answered in time ${one} ${points(a.share.value!)} %, ${other} ${points(b.share.value!)} %: ` +
    (shows ? found : `no difference shown, ${found}`)
  );
}

function partOf(week: WeekCount, name: string): HoursServed {
  return week.parts()[WEEK_PARTS.findIndex((each) => each.name === name)]!;
}

function sideOf({ share: { value, low, high, method } }: HoursServed): Side {
  return { value: value!, low, high, interval: method };
}

function points(share: number): string {
  return (100 * share).toFixed(1);
}

import { expect, test } from 'vitest';
import {
  clockHours,
  isNight,
  isWeekend,
  WEEK_PARTS,
  weekHourName,
  weekHourOf,
  weekStretches,
} from '../../src/domain/week-hours.ts';
import { zoneOffsets } from '../../src/domain/zone-offsets.ts';

test('hours are counted from Monday', () => {
  const at = (text: string) => weekHourOf(Date.parse(`${text}Z`) / 1000);
  expect(['2026-03-02T00:59', '2026-03-02T01:00', '2026-03-08T23:30', '1969-12-31T12:00'].map(at)).toEqual([
    0, 1, 167, 60,
  ]);
  expect([0, 33, 167].map(weekHourName)).toEqual(['Mon 00:00', 'Tue 09:00', 'Sun 23:00']);
});

test('a night is from ten to six, a weekend Saturday and Sunday; the parts share the week out', () => {
  expect([21, 22, 23, 24, 29, 30].map(isNight)).toEqual([false, true, true, true, true, false]);
  expect([119, 120, 167].map(isWeekend)).toEqual([false, true, true]);
  const sizes = WEEK_PARTS.map(({ holds }) => Array.from({ length: 168 }, (_, hour) => hour).filter(holds).length);
  expect(sizes).toEqual([168, ...Array(7).fill(24), 112, 56, 120, 48]);
});

test('stretches: the longest first, and over Sunday night', () => {
  expect(weekStretches([0, 1, 50, 100, 101, 102, 166, 167])).toEqual([
    'Sun 22:00 to Mon 02:00',
    'Fri 04:00 to Fri 07:00',
    'Wed 02:00 to Wed 03:00',
  ]);
  expect(weekStretches([])).toEqual([]);
  expect(weekStretches(Array.from({ length: 168 }, (_, hour) => hour))).toEqual(['all week']);
});

/** Hours of one day in a zone, with how many minutes each lasts. */
function dayIn(zone: string, day: string): [name: string, minutes: number][] {
  const since = Date.parse(`${day}T00:00Z`) / 1000;
  const until = since + 2 * 86_400;
  const offsets = zoneOffsets(zone, since - 86_400, until + 86_400);
  const offset = (at: number) => offsets.find(({ from, to }) => from <= at && at < to)!.offset_seconds;
  const { from, weekHour } = clockHours(since - offset(since), until - offset(until), offset);
  return Array.from(weekHour, (hour, at): [string, number] => [
    weekHourName(hour),
    ((from[at + 1] ?? until) - from[at]!) / 60,
  ])
    .filter(([name]) => name.startsWith('Sun'))
    .slice(0, 25);
}

test('where clocks go forward there is no hour from one to two, where they go back there are two', () => {
  const spring = dayIn('Europe/London', '2026-03-29');
  expect(spring.slice(0, 3)).toEqual([
    ['Sun 00:00', 60],
    ['Sun 02:00', 60],
    ['Sun 03:00', 60],
  ]);
  expect(
    dayIn('Europe/London', '2026-10-25')
      .slice(0, 4)
      .map(([name]) => name),
  ).toEqual(['Sun 00:00', 'Sun 01:00', 'Sun 01:00', 'Sun 02:00']);
  // Half an hour only: Lord Howe puts its clocks back from two to half past one.
  expect(dayIn('Australia/Lord_Howe', '2026-04-05').slice(0, 4)).toEqual([
    ['Sun 00:00', 60],
    ['Sun 01:00', 60],
    ['Sun 01:00', 30],
    ['Sun 02:00', 60],
  ]);
});

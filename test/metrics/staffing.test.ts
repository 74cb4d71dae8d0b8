import { expect, test } from 'vitest';
import type { Curves, Grid } from '../../src/domain/picture.ts';
import type { Row } from '../../src/domain/report.ts';
import type { TurnFrame } from '../../src/domain/turn-frame.ts';
import { weekHourOf } from '../../src/domain/week-hours.ts';
import type { StaffingSettings } from '../../src/metrics/metric.ts';
import { staffing } from '../../src/metrics/staffing.ts';
import { peopleFor, staffed } from '../../src/statistics/erlang.ts';
import { frameOf, type TurnSpec } from '../helpers/frame.ts';
import { measured } from '../helpers/measure.ts';
import { DAY_ONE } from '../helpers/transcript.ts';

const HOUR = 3_600;
const WEEK = 168 * HOUR;
const ASKED: StaffingSettings = {
  ...{ handle: 360, share: 0.8, within: 900, shrinkage: 0.3, concurrency: 1 },
  ...{ period: { since: DAY_ONE, until: DAY_ONE + WEEK }, asOf: DAY_ONE + WEEK, offset: () => 0 },
};

function framed(turns: TurnSpec[], more: Partial<TurnFrame> = {}): TurnFrame {
  const frame = frameOf(turns);
  return { ...frame, weekHour: Uint8Array.from(frame.askedAt, weekHourOf), ...more };
}

function answer(frame: TurnFrame, asked: Partial<StaffingSettings> = {}) {
  const how = { window: HOUR, windows: [HOUR], target: HOUR, episodeGap: 72 * HOUR, acceptBiased: false };
  const section = measured(staffing, frame, { ...how, staffing: { ...ASKED, ...asked } });
  const levels = section.rows.filter(({ at_hour: hour }) => hour === null);
  const hours = section.rows.filter(({ at_hour: hour }) => hour !== null);
  return { ...section, levels, hours, asked: levels[0] as Row };
}

/** So many turns in each hour of one week, evenly. */
const evenly = (perHour: (hour: number) => number): TurnSpec[] =>
  Array.from({ length: 168 }, (_, hour) =>
    Array.from({ length: perHour(hour) }, (_, at) => ({ at: hour * HOUR + Math.floor((at * HOUR) / perHour(hour)) })),
  ).flat();

test('a target of minutes: Erlang C in each hour, the people of the week, and more or fewer of them', () => {
  // Twenty an hour by day and ten by night, six minutes each: 2 and 1 of load.
  const { asked, hours, levels } = answer(framed(evenly((hour) => (hour % 24 < 12 ? 10 : 20))));
  const fewest = (perHour: number) => peopleFor({ arrivals: perHour / HOUR, handle: 360 }, 0.8, 900).people;
  expect([fewest(10), fewest(20)]).toEqual([2, 3]);
  expect([hours[0]!.agents, hours[12]!.agents, hours.length]).toEqual([2, 3, 168]);
  const within = (perHour: number, people: number) =>
    staffed({ arrivals: perHour / HOUR, handle: 360 }, people, 900)!.within;
  expect(asked).toMatchObject({ agent_hours: 84 * 5, people: (84 * 5) / 28, most_at_once: 3, method: 'erlang-c' });
  expect(asked.share).toBeCloseTo((within(10, 2) + 2 * within(20, 3)) / 3, 12);
  // 0.6 of two is one and 0.8 of three is two, who are busy all the time.
  expect(levels.map(({ level, share }) => [level, share === null])).toEqual([
    ['as asked', false],
    ['× 0.6', true],
    ['× 0.8', true],
    ['× 1.25', false],
    ['× 1.5', false],
    ['× 2', false],
  ]);
});

test('two turns at once take half the seats', () => {
  const frame = framed(evenly(() => 60));
  expect(answer(frame).hours[0]!.agents).toBe(peopleFor({ arrivals: 60 / HOUR, handle: 360 }, 0.8, 900).people);
  const seats = peopleFor({ arrivals: 60 / HOUR, handle: 360 }, 0.8, 900).people;
  expect(answer(frame, { concurrency: 2 }).hours[0]!.agents).toBe(Math.ceil(seats / 2));
});

test('an hour with fewer than ten turns takes the mean of like hours, and says so', () => {
  // Mondays at nine are busy, other weekdays at nine are not, nights are empty.
  const { hours, notes } = answer(framed(evenly((hour) => (hour === 9 ? 30 : hour % 24 === 9 ? 4 : 0))));
  const rate = (hour: number) => hours[hour]!.arrivals_per_hour as number;
  expect([rate(9), hours[9]!.thin]).toEqual([30, false]);
  expect([rate(33), hours[33]!.thin, hours[33]!.arrivals]).toEqual([(30 + 4 * 4) / 5, true, 4]);
  // Eight on two weekend days are too few: all days at nine stand in.
  expect(rate(129)).toBeCloseTo((30 + 6 * 4) / 7, 12);
  expect(rate(0)).toBeCloseTo(54 / 168, 12);
  expect(notes).toContain('167 of 168 hours had fewer than 10 turns each: there it is the mean of like hours');
});

test('a target of hours: the arrivals are replayed, and nights are waited out', () => {
  const frame = framed(evenly((hour) => (hour % 24 === 12 ? 40 : 0)));
  const { asked, hours, levels, notes, pictures } = answer(frame, { within: 4 * HOUR });
  expect(asked).toMatchObject({ method: 'replay', runs: 200, seed: 20_130_131 });
  expect(asked.share as number).toBeGreaterThanOrEqual(0.8);
  expect([hours[0]!.agents, hours[12]!.agents]).toEqual([0, expect.any(Number)]);
  // 40 of six minutes are four hours of one person: fewer agent hours than that a day cannot do.
  expect(asked.agent_hours as number).toBeGreaterThan(28);
  const { low, high } = (asked.intervals as { share: { low: number; high: number } }).share;
  expect(low).toBeLessThanOrEqual(asked.share as number);
  expect(high).toBeGreaterThanOrEqual(asked.share as number);
  expect(levels.find(({ level }) => level === '× 2')!.share as number).toBeGreaterThan(asked.share as number);
  expect(notes.join('\n')).toContain('the turns replayed 200 times, seed 20130131 and after');
  const [grid, curve] = pictures as [Grid, Curves];
  expect(grid.cells[0]![12]).toBe(hours[12]!.agents);
  expect(curve.marks).toEqual([{ label: 'as asked', x: asked.people, y: asked.share }]);
  expect(answer(frame, { within: 4 * HOUR }).rows).toEqual(answer(frame, { within: 4 * HOUR }).rows);
});

test('nobody can be at two desks: people are at least as many as are there at once', () => {
  // Sixty in one hour of the week, and none in the others.
  const { asked, levels, notes } = answer(framed(evenly((hour) => (hour === 12 ? 60 : 0))), { within: HOUR });
  const most = asked.most_at_once as number;
  expect(most).toBeGreaterThan((asked.agent_hours as number) / 28);
  expect(asked.people).toBe(most);
  for (const level of levels) expect(level.people as number).toBeGreaterThanOrEqual(level.most_at_once as number);
  expect(notes[0]).toMatch(new RegExp(`^${most} people to take up .* at most ${most} at once`));
});

test('the range beside a share is named for what it is, where there is one', () => {
  const frame = framed(evenly((hour) => (hour % 24 === 12 ? 40 : 0)));
  const labelOf = ({ columns }: ReturnType<typeof answer>) => columns.find(({ key }) => key === 'share')!.label;
  const [replayed, erlang] = [answer(frame, { within: 4 * HOUR }), answer(frame)];
  expect([labelOf(replayed), labelOf(erlang)]).toEqual(['Taken up in time (95 % of runs)', 'Taken up in time']);
  const named = 'the range beside a share: 95 % of the runs, which draw handle times anew';
  expect([replayed, erlang].map(({ notes }) => notes.join().includes(named))).toEqual([true, false]);
});

test('urgent turns are replayed first', () => {
  const turns = evenly((hour) => (hour === 0 ? 40 : 0));
  const codes = Uint32Array.from(turns, (_, at) => (at % 2 === 0 ? 1 : 4));
  const labels = { urgency: { codes, values: ['', 'critical', 'high', 'normal', 'low'] } };
  const { notes } = answer(framed(turns, { labels }), { within: HOUR });
  expect(notes.join('\n')).toContain('urgent ones first');
});

test('two weeks of the clock, one of them without a turn, halve the rate', () => {
  const period = { since: DAY_ONE, until: DAY_ONE + 2 * WEEK };
  const { hours } = answer(framed(evenly(() => 12)), { period, asOf: period.until });
  expect(hours[0]!.arrivals_per_hour).toBe(6);
});

test('an hour of which the period holds half counts half', () => {
  const period = { since: DAY_ONE + HOUR / 2, until: DAY_ONE + HOUR / 2 + WEEK };
  const turns = evenly(() => 12).filter(({ at = 0 }) => at >= HOUR / 2);
  const { hours } = answer(framed(turns), { period, asOf: period.until });
  // Six in the half hour before one on Monday, and none in that of the next Monday.
  expect(hours[1]!.arrivals_per_hour).toBe(12);
  expect(hours[2]!.arrivals_per_hour).toBe(12);
  const short = { since: DAY_ONE + HOUR / 2, until: DAY_ONE + HOUR };
  const half = answer(framed(Array.from({ length: 12 }, () => ({ at: HOUR / 2 }))), {
    period: short,
    asOf: short.until,
  });
  expect(half.hours[0]!.arrivals_per_hour).toBe(24);
});

test.each<[string, TurnFrame, Partial<StaffingSettings>]>([
  ['nine turns', framed(evenly((hour) => (hour === 5 ? 9 : 0))), {}],
  ['nobody', framed([]), {}],
])('%s: too few to plan for', (_, frame, asked) => {
  const { rows, notes, pictures } = answer(frame, asked);
  expect(rows).toMatchObject([{ turns: frame.n, share: null, people: null }]);
  expect([pictures, notes[0]]).toEqual([[], `too few turns to plan for: ${frame.n}`]);
});

test('without the handle time, and without times of day, it is refused', () => {
  const how = { window: HOUR, windows: [HOUR], target: HOUR, episodeGap: HOUR, acceptBiased: false };
  expect(measured(staffing, framed(evenly(() => 1)), how).refused?.reason).toContain('never guessed');
  const frame = framed(evenly(() => 1));
  const dated = { ...frame, datesOnly: new Uint8Array(frame.n).fill(1) };
  expect(answer(dated).refused?.reason).toContain('no hour is known');
});

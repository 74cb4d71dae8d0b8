/** Open hours of made-up schedules, held against the wall clock. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildOpenHours } from '../../src/domain/open-hours.ts';
import type { Schedule } from '../../src/domain/schedule.ts';

const DAY = 86_400;
const QUARTER = 900;
const utc = (text: string) => Date.parse(`${text}Z`) / 1000;

/** The slow road: reads the wall clock quarter by quarter and asks the schedule each time. */
function slowReference(schedules: Schedule[]): (second: number) => boolean {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const dated = schedules.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  const clocks = dated.map(
    ({ zone }) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }),
  );
  return (second) => {
    const walls = clocks.map((clock) => clock.format(second * 1000).split(' ') as [string, string]);
    const index = dated.findLastIndex(({ from }, i) => (from ?? '') <= walls[i]![0]);
    if (index < 0) return false;
    const { open, holidays } = dated[index]!;
    const [date, time] = walls[index]!;
    if (holidays?.includes(date)) return false;
    const today = (new Date(date).getUTCDay() + 6) % 7;
    return Object.entries(open).some(([day, shifts]) =>
      shifts.some(([opens, closes]) => {
        const overnight = closes <= opens;
        if (days[today] === day && time >= opens && (overnight || time < closes)) return true;
        return overnight && days[(today + 6) % 7] === day && time < closes;
      }),
    );
  };
}

const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
);
const hour = (min: number, max: number) =>
  fc.integer({ min, max }).map((number) => `${String(number).padStart(2, '0')}:00`);
const shift = fc.tuple(hour(4, 23), hour(4, 24)) as fc.Arbitrary<[string, string]>;
const open = fc.dictionary(
  fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'),
  fc.array(shift, { maxLength: 2 }),
);
/** Three weeks in which the northern or the southern clocks change. */
const begins = fc.constantFrom('2026-03-06', '2026-03-27', '2026-09-04', '2026-10-20');
const scenario = begins.chain((begin) => {
  const day = fc
    .integer({ min: 0, max: 20 })
    .map((n) => new Date(Date.parse(begin) + n * 864e5).toISOString().slice(0, 10));
  const base = { zone: zones, open, holidays: fc.array(day, { maxLength: 3 }) };
  return fc.record({
    begin: fc.constant(utc(`${begin}T00:00`)),
    schedules: fc
      .tuple(fc.record(base), fc.option(fc.record({ ...base, from: day })))
      .map(([first, second]): Schedule[] => (second === null ? [first] : [second, first])),
    cuts: fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: (21 * DAY) / QUARTER }))),
  });
});

describe('open hours, whatever the schedule', () => {
  it('equal the wall clock read quarter by quarter, and add up', () => {
    fc.assert(
      fc.property(scenario, ({ begin, schedules, cuts }) => {
        const hours = buildOpenHours(schedules, begin, begin + 21 * DAY);
        const isOpen = slowReference(schedules);
        const [a, b, c] = cuts.toSorted((x, y) => x - y).map((cut) => begin + cut * QUARTER) as [
          number,
          number,
          number,
        ];
        let slow = 0;
        for (let second = a; second < c; second += QUARTER) {
          const expected = isOpen(second);
          if (expected) slow += QUARTER;
          if (hours.isOpen(second) !== expected) expect.fail(`${new Date(second * 1000).toISOString()} ${expected}`);
        }
        expect(hours.openSeconds(a, c)).toBe(slow);
        expect(hours.openSeconds(a, b) + hours.openSeconds(b, c)).toBe(slow);
      }),
      { numRuns: 150 },
    );
  });
});

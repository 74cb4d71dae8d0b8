/** Hours, days, weeks and months on the wall clock of the report's zone. */
import { expect, test } from 'vitest';
import { DIMENSIONS } from '../../src/dimensions/index.ts';
import { zoneOffsets } from '../../src/domain/zone-offsets.ts';
import { frameOf } from '../helpers/frame.ts';
import { DAY_ONE } from '../helpers/transcript.ts';

const CALENDAR = ['day', 'week', 'month', 'weekday', 'hour'] as const;

/** What each dimension calls a moment in a zone. */
function named(moment: string, zone: string): string[] {
  const at = Date.parse(moment) / 1000;
  const frame = frameOf([{ at: at - DAY_ONE }]);
  const offsets = zoneOffsets(zone, at, at + 1);
  const clock = { offset: (time: number) => offsets.find(({ to }) => time < to)!.offset_seconds };
  return CALENDAR.map((name) => DIMENSIONS[name].text(DIMENSIONS[name].code(frame, 0, clock), frame));
}

test.each([
  ['2026-03-02T09:30:00Z', 'UTC', ['2026-03-02', '2026-03-02', '2026-03', 'Mon', '09:00']],
  ['2026-03-01T23:59:59Z', 'UTC', ['2026-03-01', '2026-02-23', '2026-03', 'Sun', '23:00']],
  ['2026-02-28T23:30:00Z', 'Europe/Berlin', ['2026-03-01', '2026-02-23', '2026-03', 'Sun', '00:00']],
  ['2026-12-31T23:30:00Z', 'Europe/Berlin', ['2027-01-01', '2026-12-28', '2027-01', 'Fri', '00:00']],
  ['2026-03-29T00:59:59Z', 'Europe/Berlin', ['2026-03-29', '2026-03-23', '2026-03', 'Sun', '01:00']],
  ['2026-03-29T01:00:00Z', 'Europe/Berlin', ['2026-03-29', '2026-03-23', '2026-03', 'Sun', '03:00']],
  ['2026-03-01T04:45:00Z', 'America/New_York', ['2026-02-28', '2026-02-23', '2026-02', 'Sat', '23:00']],
])('%s in %s', (moment, zone, names) => {
  expect(named(moment, zone)).toEqual(names);
});

test('months of different years are in their order', () => {
  const code = (moment: string) =>
    DIMENSIONS.month.code(frameOf([{ at: Date.parse(moment) / 1000 - DAY_ONE }]), 0, { offset: () => 0 });
  expect(code('2027-01-05T00:00:00Z') - code('2026-12-05T00:00:00Z')).toBe(1);
});

import { describe, expect, it } from 'vitest';
import { dayNumber, parseDays, readSchedules, type Schedule } from '../../src/domain/schedule.ts';
import { ConfigError } from '../../src/errors.ts';

describe('business hours as written down', () => {
  it.each([
    ['mon', [0]],
    ['Mon-Fri', [0, 1, 2, 3, 4]],
    ['sat-sun', [5, 6]],
    ['fri-mon', [4, 5, 6, 0]],
    ['wed - wed', [2]],
  ])('%s', (text, days) => {
    expect(parseDays(text)).toEqual(days);
  });

  it.each(['', 'monday', 'mon-', '-fri', 'mon-tue-wed', 'mo-fr'])('"%s" names no days', (text) => {
    expect(parseDays(text)).toBeNull();
  });

  it('a day exists or does not', () => {
    expect(dayNumber('1970-01-02')).toBe(1);
    expect(dayNumber('2024-02-29')).toBe(19_782);
    expect(['2026-02-29', '2026-2-9', '2026-13-01', 'soon', ''].map(dayNumber)).toEqual(new Array(5).fill(null));
  });

  it('a night shift runs into the next day, and 24:00 is the end of this one', () => {
    const open: Schedule['open'] = { mon: [['22:00', '06:00']], tue: [['9:00', '24:00']], wed: [['00:00', '00:00']] };
    const [read] = readSchedules([{ zone: 'UTC', open }]);
    expect(read!.shifts.slice(0, 4)).toEqual([[[79_200, 108_000]], [[32_400, 86_400]], [[0, 86_400]], []]);
  });

  it('schedules are in the order they come into force', () => {
    const read = readSchedules([
      { from: '2026-05-01', zone: 'UTC', open: {} },
      { zone: 'Europe/Berlin', open: {} },
    ]);
    expect(read.map((schedule) => schedule.zone)).toEqual(['Europe/Berlin', 'UTC']);
  });

  it('names every fault at once', () => {
    const faulty: Schedule[] = [
      { zone: 'Mars/Base', open: { 'mon-fry': [['09:00', '17:00']], tue: [['9', '25:00']] }, holidays: ['2026-02-30'] },
      { from: '2026-05-01', zone: 'UTC', open: { mon: [['24:00', '06:00']] } },
      { from: '2026-05-01', zone: 'UTC', open: {} },
    ];
    expect(() => readSchedules(faulty)).toThrow(ConfigError);
    try {
      readSchedules(faulty);
    } catch (error) {
      expect((error as ConfigError).message.split('\n')).toEqual([
        'schedule 1: zone: "Mars/Base" is not a time zone',
        'schedule 1: "mon-fry" is neither a day (mon … sun) nor a range of days (mon-fri)',
        'schedule 1: tue: 9–25:00 is not HH:MM to HH:MM',
        'schedule 1: holiday "2026-02-30" is not a day (YYYY-MM-DD)',
        'schedule from 2026-05-01: mon: 24:00–06:00 is not HH:MM to HH:MM',
        'two schedules begin on the same day',
      ]);
    }
  });
});

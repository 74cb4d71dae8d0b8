import { describe, expect, it } from 'vitest';
import { parseIcsHolidays } from '../../src/domain/holidays.ts';
import { FormatError } from '../../src/errors.ts';

function calendar(...events: string[][]): string {
  const lines = events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT']);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

describe('holidays from a calendar file', () => {
  it('Christmas Day, and two days of a company outing', () => {
    const text = calendar(
      ['SUMMARY:Christmas', 'DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261226'],
      ['SUMMARY:Outing', 'DTSTART;VALUE=DATE:20260630', 'DTEND;VALUE=DATE:20260702'],
    );
    expect(parseIcsHolidays(text, 2030)).toEqual({
      dates: ['2026-06-30', '2026-07-01', '2026-12-25'],
      unsupported: [],
    });
  });

  it('without an end an event is one day, with bare newlines and a byte order mark it is still a calendar', () => {
    const text = `\uFEFF${calendar(['DTSTART:20261003']).replaceAll('\r\n', '\n')}`;
    expect(parseIcsHolidays(text, 2026).dates).toEqual(['2026-10-03']);
  });

  it('folded lines are read as one', () => {
    const text = calendar(['SUMMARY:A very long', '  name', 'DTSTART;VALUE=DA', ' TE:20260', '\t101']);
    expect(parseIcsHolidays(text, 2026).dates).toEqual(['2026-01-01']);
  });

  it('New Year comes back every year until the last one asked for', () => {
    const text = calendar(['DTSTART;VALUE=DATE:20240101', 'RRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1']);
    expect(parseIcsHolidays(text, 2026).dates).toEqual(['2024-01-01', '2025-01-01', '2026-01-01']);
  });

  it('a leap day comes back in leap years, a counted one so often, a bounded one so long', () => {
    const text = calendar(
      ['DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY'],
      ['DTSTART;VALUE=DATE:20240501', 'RRULE:FREQ=YEARLY;COUNT=2'],
      ['DTSTART;VALUE=DATE:20240601', 'RRULE:FREQ=YEARLY;INTERVAL=2;UNTIL=20261231T235959Z'],
    );
    expect(parseIcsHolidays(text, 2032).dates).toEqual([
      '2024-02-29',
      '2024-05-01',
      '2024-06-01',
      '2025-05-01',
      '2026-06-01',
      '2028-02-29',
      '2032-02-29',
    ]);
  });

  it('a cancelled event and an excepted year shut nothing', () => {
    const text = calendar(
      ['DTSTART;VALUE=DATE:20260101', 'STATUS:CANCELLED'],
      ['DTSTART;VALUE=DATE:20240101', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20250101,20270101'],
    );
    expect(parseIcsHolidays(text, 2026).dates).toEqual(['2024-01-01', '2026-01-01']);
  });

  it('an alarm inside an event is not the event, and a colon in quotes ends no name', () => {
    const text = calendar([
      'DTSTART;X-NOTE="at: noon";VALUE=DATE:20260101',
      'BEGIN:VALARM',
      'DTSTART;VALUE=DATE:20260909',
      'END:VALARM',
    ]);
    expect(parseIcsHolidays(text, 2026).dates).toEqual(['2026-01-01']);
  });

  it('what is not understood is named', () => {
    const text = calendar(
      ['SUMMARY:Team lunch', 'DTSTART:20260105T120000Z', 'DTEND:20260105T130000Z'],
      ['SUMMARY:Thanksgiving', 'DTSTART;VALUE=DATE:20261126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH'],
      ['DTSTART;VALUE=DATE:20260230'],
      ['SUMMARY:Sabbatical', 'DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:20290101'],
      ['SUMMARY:Fair', 'DTSTART;VALUE=DATE:20260303', 'DURATION:P2D'],
      ['SUMMARY:Moving feast', 'DTSTART;VALUE=DATE:20260404', 'RDATE;VALUE=DATE:20270505'],
    );
    expect(parseIcsHolidays(text, 2030)).toEqual({
      dates: ['2026-04-04', '2026-11-26'],
      unsupported: [
        'Team lunch: it has a time of day, so it is not an all-day event',
        'Thanksgiving: RRULE FREQ=YEARLY;BYMONTH=11;BYDAY=4TH is not supported, only its first date was taken',
        'event without a name: it has no readable DTSTART',
        'Sabbatical: it lasts 1096 days',
        'Fair: DURATION is not supported; give DTEND',
        'Moving feast: RDATE is not supported, only the other dates were taken',
      ],
    });
  });

  it('a web page is no calendar', () => {
    expect(() => parseIcsHolidays('<!doctype html>', 2026)).toThrow(FormatError);
    expect(() => parseIcsHolidays('', 2026)).toThrow('not an .ics calendar');
  });
});

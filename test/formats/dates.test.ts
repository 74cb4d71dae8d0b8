import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateReader } from '../../src/formats/dates.ts';
import { snowflakeTime, xTime } from '../../src/payloads/x-time.ts';

const read = async (cell: string, options = {}): Promise<number | undefined> =>
  (await dateReader([cell], options, 'created_at')).read(cell);
const utc = (text: string): number => Date.parse(text) / 1000;

describe('times as exports write them', () => {
  it.each([
    ['Tue Oct 31 22:10:47 +0000 2017', '2017-10-31T22:10:47Z'],
    ['Tue Oct 31 22:10:47 -0530 2017', '2017-11-01T03:40:47Z'],
    ['2017-10-31T22:10:47Z', '2017-10-31T22:10:47Z'],
    ['2017-10-31T22:10:47.123+02:00', '2017-10-31T20:10:47Z'],
    ['2017-10-31 22:10:47+00:00', '2017-10-31T22:10:47Z'],
    ['2017-10-31 22:10:47.0', '2017-10-31T22:10:47Z'],
    ['2017-10-31 22:10 +0000', '2017-10-31T22:10:00Z'],
    ['2017-10-31', '2017-10-31T00:00:00Z'],
    ['2017/10/31 22:10', '2017-10-31T22:10:00Z'],
    ['2017-10-31 22:10:47 UTC', '2017-10-31T22:10:47Z'],
    ['Tue, 31 Oct 2017 22:10:47 +0000', '2017-10-31T22:10:47Z'],
    ['31 Oct 2017 22:10:47 GMT', '2017-10-31T22:10:47Z'],
    ['31-Oct-2017 10:10PM', '2017-10-31T22:10:00Z'],
    ['Oct 31, 2017, 10:10 PM', '2017-10-31T22:10:00Z'],
    ['October 31, 2017 at 10:10:47 pm EDT', '2017-11-01T02:10:47Z'],
    ['31/10/2017 22:10', '2017-10-31T22:10:00Z'],
    ['10/31/2017  10:10:00 PM', '2017-10-31T22:10:00Z'],
    ['31.10.17 22:10', '2017-10-31T22:10:00Z'],
    ['1.2.2017', '2017-02-01T00:00:00Z'],
    ['12/31/2017 12:05 AM', '2017-12-31T00:05:00Z'],
    ['1509487847', '2017-10-31T22:10:47Z'],
    ['1509487847.0', '2017-10-31T22:10:47Z'],
    ['1509487847123', '2017-10-31T22:10:47Z'],
    ['43039.924155', '2017-10-31T22:10:47Z'],
  ])('%s', async (cell, expected) => {
    expect(await read(cell)).toBe(utc(expected));
  });

  it.each([
    '',
    'yesterday',
    '2017',
    '31/31/2017',
    '2017-02-30',
    '25:00',
    '1/1/1',
    'Tue Oct 32 22:10:47 +0000 2017',
    'Tue Xxx 31 22:10:47 +0000 2017',
    ' '.repeat(100_000),
  ])('%j is no time', async (cell) => {
    expect(await read(cell)).toBeUndefined();
  });

  it('every second comes back from the form X once wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_142_899_200, max: 2_000_000_000 }), (seconds) => {
        const [day, date, month, year, time] = new Date(seconds * 1000).toUTCString().replace(',', '').split(' ');
        expect(xTime(`${day} ${month} ${date} ${time} +0000 ${year}`)).toBe(seconds);
      }),
    );
  });

  it('an id of X knows when it was made', () => {
    expect(snowflakeTime('1521776648909754369')).toBe(utc('2022-05-04T09:00:01Z'));
    expect(snowflakeTime('20')).toBeUndefined();
  });
});

describe('day-first or month-first', () => {
  it('is learned from the cells that leave no choice', async () => {
    const dayFirst = await dateReader(['03/04/2024 10:00', '25/04/2024 10:00'], {}, 'date');
    expect(dayFirst.form).toBe('day-first, no zone');
    expect(dayFirst.read('03/04/2024 10:00')).toBe(utc('2024-04-03T10:00:00Z'));
    expect(dayFirst.read('04/25/2024')).toBeUndefined();
    const monthFirst = await dateReader(['03/04/2024', '04/25/2024'], {}, 'date');
    expect(monthFirst.read('03/04/2024')).toBe(utc('2024-03-04T00:00:00Z'));
  });

  it('is asked for when nothing says', async () => {
    await expect(dateReader(['03/04/2024'], {}, 'Date')).rejects.toThrow(
      'Date: "03/04/2024" may be day-first or month-first',
    );
    await expect(dateReader(['03/04/2024'], { dateOrder: 'dmy' }, 'Date')).resolves.toMatchObject({
      form: 'day-first, no zone',
    });
  });

  it('is asked for when the cells contradict one another', async () => {
    await expect(dateReader(['25/04/2024', '04/25/2024'], {}, 'Date')).rejects.toThrow(
      'some dates are day-first and some month-first',
    );
  });

  it('needs no answer for the same day in both readings', async () => {
    expect(await read('04/04/2024')).toBe(utc('2024-04-04T00:00:00Z'));
  });
});

describe('times without a zone', () => {
  it('are read as UTC, and that is said once', async () => {
    const reader = await dateReader(['2024-07-01 12:00', '2024-07-01 13:00'], {}, 'Date');
    reader.read('2024-07-01 12:00');
    reader.read('2024-07-01 13:00');
    expect(reader.notes()).toEqual(['2 times of Date name no zone and were read as UTC: use --tz if they are not']);
  });

  it.each([
    ['2024-07-01 12:00', '2024-07-01T10:00:00Z', 'summer'],
    ['2024-12-01 12:00', '2024-12-01T11:00:00Z', 'winter'],
    ['2024-03-31 01:59', '2024-03-31T00:59:00Z', 'the last minute before the clock goes forward'],
    ['2024-03-31 03:00', '2024-03-31T01:00:00Z', 'the first minute after it'],
    ['2024-03-31 02:30', '2024-03-31T01:30:00Z', 'a time the clock skips'],
    ['2024-10-27 02:30', '2024-10-27T00:30:00Z', 'a time that happens twice: the first'],
  ])('in Berlin %s is %s (%s)', async (cell, expected) => {
    const reader = await dateReader([cell], { timezone: 'Europe/Berlin' }, 'Date');
    expect(reader.read(cell)).toBe(utc(expected));
    expect(reader.notes()).toEqual([]);
  });

  it('a zone nobody knows is refused', async () => {
    await expect(dateReader([], { timezone: 'Europe/Atlantis' }, 'Date')).rejects.toThrow('not a time zone');
  });
});

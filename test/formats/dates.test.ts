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
    ['20171031T221047Z', '2017-10-31T22:10:47Z'],
    ['20171031221047', '2017-10-31T22:10:47Z'],
    ['20171031', '2017-10-31T00:00:00Z'],
    ['Tue Oct 31 2017 23:10:47 GMT+0100 (Central European Standard Time)', '2017-10-31T22:10:47Z'],
    ['2017-10-31T23:10:47+01:00[Europe/Berlin]', '2017-10-31T22:10:47Z'],
    ['2017-10-31T23:10:47[Europe/Berlin]', '2017-10-31T22:10:47Z'],
    ['2017-07-31 18:10 America/New_York', '2017-07-31T22:10:00Z'],
    ['Oct 31, 2017 6:10 PM ET', '2017-10-31T22:10:00Z'],
    ['2017-10-31 23:10 CET', '2017-10-31T22:10:00Z'],
    ['2017-07-31 23:10 CEST', '2017-07-31T21:10:00Z'],
    ['31 Oct 2017 23:10 BST', '2017-10-31T22:10:00Z'],
    ['31 Oct 2017 17:10 EST', '2017-10-31T22:10:00Z'],
    ['Tue Oct 31 22:10:47 2017', '2017-10-31T22:10:47Z'],
    ['Tue Oct 31 23:10:47 CET 2017', '2017-10-31T22:10:47Z'],
    ['31/10/2017, 10:10 p. m.', '2017-10-31T22:10:00Z'],
    ['31/10/2017, 10:10\u202fa.\u00a0m.', '2017-10-31T10:10:00Z'],
    ['31 marraskuu 2017 09:00', undefined],
    ['30 marraskuu 2017 09:00', '2017-11-30T09:00:00Z'],
    ['maanantaina 30. lokakuuta 2017 klo 9.05', '2017-10-30T09:05:00Z'],
    ['mardi 31 octobre 2017 à 22h10', '2017-10-31T22:10:00Z'],
    ['1er avril 2017 09:00', '2017-04-01T09:00:00Z'],
    ['31 de octubre de 2017, 22:10', '2017-10-31T22:10:00Z'],
    ['31 de out. de 2017 22:10', '2017-10-31T22:10:00Z'],
    ['5 fevrier 2017 09:00', '2017-02-05T09:00:00Z'],
    ['25. Oktober 2017, 09:00 Uhr', '2017-10-25T09:00:00Z'],
    ['5 października 2017 09:00', '2017-10-05T09:00:00Z'],
    ['October 31st, 2017 22:10', '2017-10-31T22:10:00Z'],
    ['2017-Oct-31 22:10', '2017-10-31T22:10:00Z'],
    ['Oct 31, 2017 · 10:10 PM UTC', '2017-10-31T22:10:00Z'],
    ['2017-10-31T22:10:47.000+0000', '2017-10-31T22:10:47Z'],
    ['2017-10-31 22:10 UTC+2', '2017-10-31T20:10:00Z'],
    ['lun. 30/10/2017 22:10', '2017-10-30T22:10:00Z'],
    ['Mon 30/10/2017 22:10', '2017-10-30T22:10:00Z'],
  ])('%s', async (cell, expected) => {
    expect(await read(cell)).toBe(expected && utc(expected));
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
    '3 marmot 2017 09:00',
    '3 Octopus 2017',
    'Mon 3 2017',
    '2017-10-31 22:10 IST',
    '2017-10-31 22:10 QQT',
    '2017-10-31T22:10:47+01:00[Europe/Berlin] later',
    '2017-13-01T00:00:00Z',
    '2017-10-31T25:00:00Z',
    '1989-12-31T23:59:59Z',
    '2100-01-01T00:00:00Z',
    'Sun Dec 31 23:59:59 +0000 1989',
    'x'.repeat(1_000),
  ])('%j is no time', async (cell) => {
    expect(await read(cell)).toBeUndefined();
  });

  it.each([
    ['3 marmot 2017', '"marmot" is not a month in en, de, fr, es, it, pt, nl, fi, sv, da, no, pl'],
    ['Xyz 3 Oct 2017', '"Xyz" is not a weekday in en, de, fr, es, it, pt, nl, fi, sv, da, no, pl'],
    ['2017-10-31 22:10 IST', '"IST" is the time of India'],
    ['2017-10-31 22:10 QQT', '"QQT" is not a known time zone'],
    ['someday', '"someday" is not a time'],
    ['1989-12-31T23:59:59Z', 'is not between 1990 and 2100'],
  ])('%j is refused by name: %s', async (cell, reason) => {
    expect((await dateReader(['2017-10-31'], {}, 'created_at')).fault(cell)).toContain(reason);
  });

  it('any minute comes back from the way any language writes it', () => {
    const shapes = [
      { dateStyle: 'long', timeStyle: 'short' },
      { dateStyle: 'full', timeStyle: 'short' },
      { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
      { weekday: 'short', year: 'numeric', month: 'short', day: '2-digit', hour: 'numeric', minute: '2-digit' },
    ] as const;
    const languages = [
      'en',
      'en-GB',
      'de',
      'de-AT',
      'fr',
      'es',
      'es-MX',
      'it',
      'pt',
      'nl',
      'fi',
      'sv',
      'da',
      'nb',
      'pl',
    ];
    const minutes = fc.integer({ min: 20_000_000, max: 35_000_000 });
    return fc.assert(
      fc.asyncProperty(
        minutes,
        fc.constantFrom(...languages),
        fc.constantFrom(...shapes),
        async (at, language, shape) => {
          const cell = new Intl.DateTimeFormat(language, { ...shape, timeZone: 'UTC' }).format(at * 60_000);
          expect([cell, await read(cell)]).toEqual([cell, at * 60]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('any second comes back from ISO and from what a browser prints', () => {
    return fc.assert(
      fc.asyncProperty(fc.integer({ min: 631_152_000, max: 4_102_444_799 }), async (seconds) => {
        const iso = new Date(seconds * 1000).toISOString();
        for (const cell of [iso, iso.replace('.000', ''), iso.replace('T', ' '), String(new Date(seconds * 1000))])
          expect([cell, await read(cell)]).toEqual([cell, seconds]);
      }),
    );
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
      form: 'day-first, no time',
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

  it('the hour that happens twice has a second reading, every other has none', async () => {
    const reader = await dateReader([], { timezone: 'Europe/Berlin' }, 'Date');
    reader.read('2024-10-27 02:30');
    expect(reader.again()).toBe(utc('2024-10-27T01:30:00Z'));
    for (const cell of ['2024-10-27 01:59', '2024-10-27 03:00', '2024-10-27 02:30 CEST', '2024-03-31 02:30']) {
      reader.read(cell);
      expect(reader.again()).toBeUndefined();
    }
  });

  it('an unknown zone is refused', async () => {
    await expect(dateReader([], { timezone: 'Europe/Atlantis' }, 'Date')).rejects.toThrow('not a time zone');
  });
});

describe('what a column holds as a whole', () => {
  const reading = async (cells: string[]) => {
    const reader = await dateReader(cells, {}, 'Date');
    cells.forEach((cell, at) => {
      reader.read(cell, at + 2);
    });
    return reader;
  };

  it('is dates without times when no cell shows a time of day', async () => {
    expect((await reading(['2024-05-01'])).datesOnly()).toBe(true);
    expect((await reading(['2024-05-01T00:00:00Z', '2024-05-02T00:00:00Z'])).datesOnly()).toBe(true);
    expect((await reading(['2024-05-01 00:00', '2024-05-02 00:00'])).datesOnly()).toBe(true);
    expect((await reading(['1714521600', '1714608000'])).datesOnly()).toBe(true);
    expect((await reading(['Wed May 01 00:00:00 +0000 2024', 'Thu May 02 00:00:00 +0000 2024'])).datesOnly()).toBe(
      true,
    );
    expect((await reading(['2024-05-01T00:00:00Z'])).datesOnly()).toBe(false);
    expect((await reading(['2024-05-01', '2024-05-01T10:00:00Z'])).datesOnly()).toBe(false);
    expect((await reading(['2024-05-01', '2024-05-01 10:00'])).datesOnly()).toBe(false);
    expect((await reading(['someday'])).datesOnly()).toBe(false);
  });

  it('is noted when it is written in several forms', async () => {
    expect((await reading(['2024-05-01T10:00:00Z', '2024-05-01T11:00:00Z', '3 May 2024 10:00 UTC'])).notes()).toEqual([
      'times of Date are written in 2 forms: 2 iso, 1 named month (line 4)',
    ]);
    expect((await reading(['2024-05-01T10:00:00Z', '2024-05-01T11:00:00+02:00'])).notes()).toEqual([]);
  });
});

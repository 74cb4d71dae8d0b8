/** Days, weeks and months one after the other. */
import { expect, test } from 'vitest';
import { calendarSteps } from '../../src/domain/calendar-steps.ts';

const at = (text: string) => Date.parse(`${text}Z`) / 1000;
const names = (...words: Parameters<typeof calendarSteps>) => calendarSteps(...words).map(({ name }) => name);

test('the day of the change of the clock has 25 hours in Berlin, and the next begins where it ends', () => {
  const [saturday, sunday, monday] = calendarSteps(
    'day',
    at('2026-10-24T12:00'),
    at('2026-10-25T23:30'),
    'Europe/Berlin',
  );
  expect(sunday).toEqual({ name: '2026-10-25', from: at('2026-10-24T22:00'), until: at('2026-10-25T23:00') });
  expect([saturday!.until, monday!.from]).toEqual([sunday!.from, sunday!.until]);
});

test('weeks begin on Monday, months on their first, and both hold the moment they were asked for', () => {
  const [since, last] = [at('2026-03-04T09:00'), at('2026-04-01T00:00')];
  expect(names('week', since, last, 'UTC')).toEqual([
    '2026-03-02',
    '2026-03-09',
    '2026-03-16',
    '2026-03-23',
    '2026-03-30',
  ]);
  expect(names('month', since, last, 'UTC')).toEqual(['2026-03', '2026-04']);
  expect(names('month', since, last - 1, 'UTC')).toEqual(['2026-03']);
});

test('without a beginning it is the last fourteen days', () => {
  const days = names('day', null, at('2026-03-15T12:00'), 'UTC');
  expect([days.length, days[0], days.at(-1)]).toEqual([14, '2026-03-02', '2026-03-15']);
});

test('two thousand years by the day stop at 5,000 days', () => {
  expect(calendarSteps('day', at('0026-01-01T00:00'), at('2026-01-01T00:00'), 'UTC')).toHaveLength(5_000);
});

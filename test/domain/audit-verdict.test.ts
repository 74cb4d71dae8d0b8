import { describe, expect, test } from 'vitest';
import { type Check, checkWords, parseCheck, parseEffect, parsePersistence } from '../../src/domain/audit-check.ts';
import { type Figure, judge, judgeChange, judgePeriods, worstOf } from '../../src/domain/audit-verdict.ts';
import { UsageError } from '../../src/errors.ts';

const MEASURES = [
  { name: 'ignored', unit: 'share' },
  { name: 'sl', unit: 'share', windows: [300, 3600, 86_400] },
  { name: 'p90-response', unit: 'seconds', windows: [] },
] as const;

const max = (text: string) => parseCheck('max', text, MEASURES, '--max');
const min = (text: string) => parseCheck('min', text, MEASURES, '--min');
const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return [(error as UsageError).message, (error as UsageError).hint];
  }
  return undefined;
};

describe('a check as it is typed', () => {
  test('a measure, its window and its level', () => {
    expect(max('ignored@24h=20%')).toEqual({
      name: 'ignored@24h',
      measure: 'ignored',
      unit: 'share',
      window: 86_400,
      bound: 'max',
      fail: 0.2,
    });
    expect(max('p90-response=4h')).toMatchObject({ name: 'p90-response', fail: 14_400 });
    expect(min('sl@1h = 85%, 80%')).toMatchObject({ name: 'sl@1h', warn: 0.85, fail: 0.8 });
    expect(checkWords(max('ignored@ever=12.5%'))).toBe('ignored@ever ≤ 12.5 %');
    expect(checkWords(min('sl@1h=80%'))).toBe('sl@1h ≥ 80 %');
  });

  test.each([
    ['ignord@24h=20%', '--max: "ignord" is not a measure that can be checked; did you mean "ignored"?'],
    ['ignored=20%', '--max: ignored needs a time'],
    ['ignored@24h=20', '--max: "20" is not a percentage'],
    ['ignored@24h=120%', '--max: "120%" is more than 100 %'],
    ['p90-response=4', '--max: "4" has no unit of time'],
    ['p90-response@1h=4h', '--max: p90-response takes no @time'],
    ['sl@2h=80%', '--max: sl is not known at 2h'],
    ['ignored@24h', '--max: "ignored@24h" is not MEASURE=LEVEL'],
    ['ignored@24h=20%,15%', '--max: the warning must come before the failure: "20%,15%"'],
  ])('%s is refused with what to write', (text, message) => {
    const [said, hint] = refusal(() => max(text))!;
    expect(said!.replace(' (did', '; did').replace('?)', '?')).toContain(message.split(';')[0]);
    expect(hint).toBeTruthy();
  });

  test('so many of so many weeks', () => {
    expect(parsePersistence('2 of 3 weeks', 'periods')).toEqual({ hits: 2, of: 3, unit: 'week' });
    for (const wrong of ['4 of 3 weeks', '0 of 3 weeks', '2 of 3', '2 of 3 hours', 'often'])
      expect(() => parsePersistence(wrong, 'periods')).toThrow(UsageError);
  });

  test('an effect in points or in time', () => {
    expect(parseEffect('2pp', 'share', 'x')).toBeCloseTo(0.02, 12);
    expect(parseEffect('5m', 'seconds', 'x')).toBe(300);
    expect(() => parseEffect('5m', 'share', 'x')).toThrow(UsageError);
  });
});

describe('a verdict', () => {
  const check: Check = max('ignored@24h=15%,20%');
  const interval = { strict: 'interval', minN: 10, minEffect: 0 } as const;
  const figure = (value: number, low: number, high: number, n = 200): Figure => ({ value, low, high, n });

  test.each([
    ['below both levels', figure(0.12, 0.08, 0.17), 'pass'],
    ['exactly at the bound', figure(0.2, 0.15, 0.26), 'warn'],
    ['between warning and bound', figure(0.18, 0.14, 0.23), 'warn'],
    ['beyond, but chance could explain it', figure(0.24, 0.19, 0.3), 'warn'],
    ['the whole interval beyond', figure(0.31, 0.25, 0.38), 'breach'],
    ['the low end at the bound itself', figure(0.31, 0.2, 0.38), 'warn'],
    ['too few', figure(0.9, 0.55, 0.98, 9), 'cannot-say'],
  ] as const)('%s', (_, given, verdict) => {
    expect(judge(check, given, interval).verdict).toBe(verdict);
  });

  test('the point alone decides where that is asked for', () => {
    const point = { ...interval, strict: 'point' } as const;
    expect(judge(check, figure(0.24, 0.19, 0.3), point).verdict).toBe('breach');
    expect(judge(check, figure(0.2, 0.15, 0.26), point).verdict).toBe('warn');
  });

  test('with an effect that matters the whole interval must lie beyond by more than it', () => {
    const careful = { ...interval, minEffect: 0.02 };
    expect(judge(check, figure(0.28, 0.215, 0.35), careful).verdict).toBe('warn');
    expect(judge(check, figure(0.29, 0.225, 0.36), careful)).toEqual({
      verdict: 'breach',
      reason: 'the whole interval is beyond the bound by more than 2 pp',
    });
  });

  test('what lies beyond by less than the effect that matters is a warning', () => {
    const judged = judge(check, figure(0.21, 0.205, 0.215, 50_000), { ...interval, minEffect: 0.02 });
    expect(judged).toEqual({ verdict: 'warn', reason: 'beyond the bound by less than 2 pp' });
  });

  test('a number that was refused, or is not there, never passes', () => {
    const refused = judge(check, { value: 0, low: 0, high: 0, n: 500, why: 'refused: answered-only data' }, interval);
    expect(refused).toEqual({ verdict: 'cannot-say', reason: 'refused: answered-only data' });
    expect(judge(check, { value: null, low: null, high: null, n: 500 }, interval).verdict).toBe('cannot-say');
    expect(judge(check, figure(0, 0, 1, 0), interval).verdict).toBe('cannot-say');
  });

  test('a time that was not reached is longer than any bound, and sure where its interval is too', () => {
    const p90 = max('p90-response=4h');
    const beyond = (low: number | null, watched = 20_000): Figure => ({
      value: null,
      low,
      high: null,
      n: 100,
      watched,
    });
    expect(judge(p90, beyond(20_000), interval).verdict).toBe('breach');
    expect(judge(p90, beyond(null), interval).verdict).toBe('breach');
    expect(judge(p90, beyond(10_000), interval).verdict).toBe('warn');
    expect(judge(p90, beyond(null, 14_399), interval)).toEqual({
      verdict: 'cannot-say',
      reason: 'not reached within the 4 h for which turns were watched',
    });
    expect(judge(p90, beyond(null, 14_400), { ...interval, minEffect: 300 }).verdict).toBe('cannot-say');
  });

  test('of a promise, low is bad', () => {
    const level = min('sl@1h=85%,80%');
    expect(judge(level, figure(0.9, 0.86, 0.93), interval).verdict).toBe('pass');
    expect(judge(level, figure(0.82, 0.78, 0.86), interval).verdict).toBe('warn');
    expect(judge(level, figure(0.7, 0.64, 0.76), interval).verdict).toBe('breach');
    expect(judge(level, figure(0.76, 0.7, 0.81), interval).verdict).toBe('warn');
  });
});

describe('a verdict on a change', () => {
  const caution = { strict: 'interval', minN: 10, minEffect: 0.02 } as const;
  const change = (value: number, low: number | null, high: number | null): Figure => ({ value, low, high, n: 100 });

  test('worse by more than the effect, and surely so, is a breach', () => {
    expect(judgeChange(max('ignored@24h=20%'), change(0.1, 0.03, 0.17), caution)).toEqual({
      verdict: 'breach',
      reason: 'worse than the baseline by more than 2 pp',
    });
    expect(judgeChange(max('ignored@24h=20%'), change(0.1, 0.01, 0.17), caution).verdict).toBe('warn');
    expect(judgeChange(max('ignored@24h=20%'), change(-0.1, -0.17, -0.03), caution)).toEqual({
      verdict: 'pass',
      reason: '',
    });
    expect(judgeChange(min('sl@1h=80%'), change(-0.1, -0.17, -0.03), caution).verdict).toBe('breach');
  });

  test('an open end is not beyond anything', () => {
    expect(judgeChange(max('p90-response=4h'), change(600, null, 900), { ...caution, minEffect: 60 }).verdict).toBe(
      'warn',
    );
    expect(judgeChange(min('sl@1h=80%'), change(-0.1, -0.2, null), caution).verdict).toBe('warn');
  });
});

describe('a verdict over several weeks', () => {
  const weeks = { hits: 2, of: 3, unit: 'week' } as const;
  const of = (...verdicts: ('pass' | 'warn' | 'breach' | 'cannot-say')[]) =>
    judgePeriods(
      verdicts.map((verdict) => ({ verdict, reason: verdict })),
      weeks,
    ).verdict;

  test('one bad week is a warning, two of three are a breach', () => {
    expect(of('pass', 'pass', 'pass')).toBe('pass');
    expect(of('breach', 'pass', 'pass')).toBe('warn');
    expect(of('breach', 'pass', 'breach')).toBe('breach');
  });

  test('only the last weeks count', () => {
    expect(of('breach', 'breach', 'pass', 'pass', 'pass')).toBe('pass');
  });

  test('weeks that cannot be judged count where they could make it a breach', () => {
    expect(of('pass', 'pass', 'cannot-say')).toBe('pass');
    expect(of('breach', 'pass', 'cannot-say')).toBe('cannot-say');
    expect(of('pass', 'cannot-say', 'cannot-say')).toBe('cannot-say');
    expect(of('pass')).toBe('cannot-say');
    expect(of('breach', 'breach')).toBe('breach');
  });
});

test('a breach outranks what cannot be judged, which outranks a warning', () => {
  expect(worstOf(['pass', 'warn', 'cannot-say', 'breach'])).toBe('breach');
  expect(worstOf(['pass', 'warn', 'cannot-say'])).toBe('cannot-say');
  expect(worstOf(['pass', 'warn'])).toBe('warn');
  expect(worstOf([])).toBe('pass');
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationLabel, formatDuration, parseDuration } from '../../src/domain/duration.ts';
import { UsageError } from '../../src/errors.ts';

describe('a length of time as typed', () => {
  it.each([
    ['90s', 90],
    ['15m', 900],
    ['1h', 3600],
    ['24h', 86_400],
    ['3d', 259_200],
    ['2w', 1_209_600],
    [' 5M ', 300],
    ['ever', Number.POSITIVE_INFINITY],
    ['Ever', Number.POSITIVE_INFINITY],
  ])('%s', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each(['', '24', 'h', '-1h', '1.5h', '1 h', '1y', '0h', '1h30m', '9999999999w', 'never', '٣h'])(
    'refuses "%s" and says what is allowed',
    (text) => {
      expect(() => parseDuration(text, '--window')).toThrow(UsageError);
      expect(() => parseDuration(text, '--window')).toThrow('--window');
      try {
        parseDuration(text);
      } catch (error) {
        expect((error as UsageError).hint).toContain('15m');
      }
    },
  );
});

describe('a length of time as read', () => {
  it.each([
    [0, '0 s'],
    [45, '45 s'],
    [59.6, '1 min'],
    [60, '1 min'],
    [90, '1 min 30 s'],
    [65, '1 min 05 s'],
    [599.4, '9 min 59 s'],
    [599.6, '10 min'],
    [720, '12 min'],
    [3599, '1 h'],
    [7500, '2 h 05 min'],
    [86_399, '1 d'],
    [86_400, '1 d'],
    [3 * 86_400 + 4 * 3600, '3 d 4 h'],
    [-5, '-5 s'],
    [Number.POSITIVE_INFINITY, 'ever'],
  ])('%d seconds', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it.each([
    [300, '5m'],
    [900, '15m'],
    [3600, '1h'],
    [86_400, '24h'],
    [259_200, '72h'],
    [604_800, '7d'],
    [90, '90s'],
    [Number.POSITIVE_INFINITY, 'ever'],
  ])('%d is labelled', (seconds, label) => {
    expect(durationLabel(seconds)).toBe(label);
  });

  it('a label is read back as the same seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (seconds) => {
        expect(parseDuration(durationLabel(seconds))).toBe(seconds);
      }),
    );
  });
});

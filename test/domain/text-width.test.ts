import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, padToWidth, truncateToWidth, wrapToWidth } from '../../src/domain/text-width.ts';

describe('text on a screen', () => {
  it('counts Japanese and emoji as two columns', () => {
    expect(displayWidth('遅延🚆')).toBe(6);
    expect(padToWidth('遅延', 6)).toBe('遅延  ');
    expect(padToWidth('12', 4, 'right')).toBe('  12');
  });

  it('truncates between characters and marks it', () => {
    expect(truncateToWidth('parcel lost', 8)).toBe('parcel …');
    expect(truncateToWidth('遅延遅延', 4)).toBe('遅…');
    expect(truncateToWidth('fits', 4)).toBe('fits');
    expect(truncateToWidth('anything', 0)).toBe('');
  });

  it('never truncates or wraps wider than given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite' }), fc.integer({ min: 2, max: 30 }), (text, width) => {
        expect(displayWidth(truncateToWidth(text, width))).toBeLessThanOrEqual(width);
        for (const line of wrapToWidth(text, width)) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

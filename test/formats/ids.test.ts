import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRounded, readId, roundedIds } from '../../src/formats/ids.ts';

describe('ids that can be trusted', () => {
  it.each([
    ['3', '3'],
    ['3.0', '3'],
    ['9007199254740991.0', '9007199254740991'],
    ['1790000000000000001', '1790000000000000001'],
    ["'1790000000000000001", '1790000000000000001'],
    ['="1790000000000000001"', '1790000000000000001'],
    [' 42 ', '42'],
    ['at://did:plc:abc/app.bsky.feed.post/3k', 'at://did:plc:abc/app.bsky.feed.post/3k'],
    ['60a1c0ffee60a1c0ffee60a1', '60a1c0ffee60a1c0ffee60a1'],
  ])('%s is %s', (cell, id) => {
    expect(readId(cell)).toEqual({ id });
  });

  it.each(['', ' ', 'nan', 'NULL'])('"%s" is no id', (cell) => {
    expect(readId(cell)).toEqual({ id: undefined });
  });

  it.each([
    ['1234567890123450', false],
    ['12345678901234500', true],
    ['12345678901234501', false],
    ['12345678901234510', false],
  ])('%s was rounded to 15 digits: %s', (id, rounded) => {
    expect(isRounded(id)).toBe(rounded);
  });

  it('every id of digits comes back as it was', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 25n }), (id) => readId(String(id)).id === String(id)));
  });
});

describe('ids a spreadsheet has ruined are named, never guessed', () => {
  it.each([
    ['1.79E+18', 'exponent'],
    ['1,79E+18', 'exponent'],
    ['1790000000000000001.0', '2^53'],
    ['2,468,246,902', 'thousands'],
    ['2.468.246.902', 'thousands'],
    ['12.5', 'decimal'],
  ])('%s has lost digits: %s', (cell, why) => {
    const { id, lost } = readId(cell);
    expect(id).toBeUndefined();
    expect(lost).toContain(why);
  });

  it('a column rounded to fifteen digits is found out, a single round id is not suspected', () => {
    expect(roundedIds(['1790000000000010000', '1790000000001230000', '1790000000009990001'])).toBe(true);
    expect(roundedIds(['1790000000000000000', '1790000000000000001', '1790000000000000002'])).toBe(false);
    expect(isRounded('1790000000000000000')).toBe(true);
    expect(isRounded('1790000000000000001')).toBe(false);
  });
});

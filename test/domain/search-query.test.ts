/** What people type to find posts, what it finds, and what is refused in words. */
import { describe, expect, test } from 'vitest';
import { matchOf } from '../../src/domain/search-match.ts';
import { parseSearch } from '../../src/domain/search-query.ts';

const finds = (search: string, text: string) => matchOf(search).fits(text);

test.each([
  ['refund late', 'My REFUND is so late!', true],
  ['refund late', 'my refund', false],
  ['fund', 'refund', false],
  ['fund', 'the fund.', true],
  ['"no answer"', 'still no answer', true],
  ['"no answer"', 'No, answer me', true],
  ['"no answer"', 'no\n  answer', true],
  ['"no answer"', 'no real answer', false],
  ['"no answer"', 'answer no', false],
  ['"no-answer"', 'a no-answer policy', true],
  ['"no-answer"', 'no answer', false],
  ['“no answer”', 'no answer', true],
  ['cancel*', 'they cancelled it', true],
  ['cancel*', 'uncancelled', false],
  ['*fund', 'refund', true],
  ['*fund', 'refunds', false],
  ['*fund*', 'refunded', true],
  ['"my refu"*', 'my refund', true],
  ['late OR lost', 'it is lost', true],
  ['late OR lost parcel', 'lost letter', false],
  ['late OR lost OR gone parcel', 'gone: parcel', true],
  ['refund -giveaway', 'refund giveaway', false],
  ['refund -giveaway', 'refund', true],
  ['refund -"my joke"', 'refund: joke my', true],
  ['refund AND late', 'late refund', true],
  ['colis ?', 'où est mon colis', true],
  ['refund, please!', 'please refund', true],
  ['(refund)', 'refund', true],
  ["don't", 'I DON’T', true],
  ["l'hotel", 'à l’hôtel', true],
])('%s in "%s": %s', (search, text, isFound) => {
  expect(finds(search, text)).toBe(isFound);
});

describe('what is not a plain word', () => {
  test.each([
    ['#late', 'so #Late again', true],
    ['#late', 'late', false],
    ['#late', '#latest', false],
    ['late', '#late', true],
    ['@ann', 'hi @Ann!', true],
    ['@ann', 'ann', false],
    ['@ann', 'joe@ann.example', false],
    ['acme', '@acme_help', true],
    ['A-123/4', 'order a-123/4.', true],
    ['A-123/4', 'order A-123/45', false],
    ['A-123/4', 'order XA-123/4', false],
    ['A-123/4', 'A 123 4', false],
    ['3.50', 'costs 3.50€', true],
    ['3.5', 'costs 3.50', false],
    ['100%', '100% broken', true],
    ['100%', '1000 times', false],
    ['https://t.co/aB1', 'see https://t.co/aB1', true],
    ['t.co', 'see https://t.co/aB1', true],
    ['c++', 'I write C++', true],
    ['🙁', 'no🙁🙁', true],
    ['❤️', 'so ❤ much', true],
    ['👍', 'ok 👍🏽', true],
    ['":-("', 'well :-(', true],
  ])('%s in "%s": %s', (search, text, isFound) => {
    expect(finds(search, text)).toBe(isFound);
  });
});

describe('accents and scripts without spaces', () => {
  test.each([
    ['schon', 'so schön', true],
    ['schön', 'schon wieder', true],
    ['STRASSE', 'in der Straße', true],
    ['返品', '商品を返品したい', true],
    ['返品 遅い', '返品が遅い', true],
    ['品返', '返品', false],
    ['iphone', '新しいiPhoneが壊れた', true],
    ['ส่ง', 'ยังไม่ส่งของ', true],
    ['환불', '환불이 안돼요', true],
    ['замок', 'Замок сломан', true],
    ['कि', 'की', false],
    ['كتاب', 'كِتَاب', true],
  ])('%s in "%s": %s', (search, text, isFound) => {
    expect(finds(search, text)).toBe(isFound);
  });
});

test.each([
  ['"no answer', 'the quote before no is not closed'],
  ['"', 'the quote before the end is not closed'],
  ['""', 'nothing stands between the quotes'],
  ['*', '* alone finds nothing'],
  ['refund **', '** alone finds nothing'],
  ['can*led', '* inside of can*led'],
  ['?!', '"?!" holds no letter, digit or symbol'],
  [' \u0301', 'holds no letter, digit or symbol'],
  ['-giveaway', '-giveaway only says what posts must not contain'],
  ['OR late', 'OR stands between two words'],
  ['late OR', 'OR stands between two words'],
  ['late OR -lost', 'OR stands between two words'],
  ['late OR ?', 'OR stands between two words'],
  ['refund NOT late', 'NOT is not understood'],
  ['(late parcel) OR refund', 'brackets do not group words'],
])('refused: %s', (search, message) => {
  expect(() => parseSearch(search)).toThrow(message);
});

test('refused: more than a post holds', () => {
  expect(() => parseSearch('a'.repeat(10_001))).toThrow('10,001 characters are more than a post holds');
});

test.each(['NEAR(refund late)', 'text:refund', '^refund', "'; DROP TABLE post;", 'refund"', 'a\0b', '%_\\', '{x}'])(
  'taken as it is written: %s',
  (search) => {
    const written = search.replace(/[%_\\]/g, '$&a');
    expect(finds(written, `oh ${written} oh`)).toBe(true);
    expect(finds(written, 'refund late')).toBe(written === 'refund"');
  },
);

test('a search as long as allowed takes no time, whatever it is made of', () => {
  const started = process.cpuUsage();
  for (const piece of ['- ', '* ', '"- ', '"a b" ', '.', '日', 'a OR ', '(', '😀 '])
    try {
      matchOf(piece.repeat(10_000 / piece.length)).fits(`${piece} `.repeat(5_000));
    } catch {
      // Refused in words.
    }
  expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
});

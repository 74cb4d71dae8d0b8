import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchText } from '../../src/domain/search-text.ts';

test.each([
  ['RÉSERVATION', 'réservation'],
  ['Café', 'cafe'],
  ['Cafe\u0301', 'CAFÉ'],
  ['STRASSE', 'Straße'],
  ['Größe', 'grosse'],
  ['İSTANBUL', 'ıstanbul'],
  ['ΟΔΌΣ', 'οδος'],
  ['Ёлка', 'елка'],
  ['don’t', "don't"],
  ['Ｗｉ－Ｆｉ', 'wi-fi'],
  ['ŁÓDŹ', 'lodz'],
  ['smørrebrød', 'SMORREBROD'],
  ['כֶּסֶף', 'כסף'],
])('%s is found by %s', (written, typed) => {
  expect(searchText(written)).toBe(searchText(typed));
});

test.each([
  ['か', 'が'],
  ['कि', 'की'],
  ['가', '각'],
  ['n', 'm'],
])('%s is another letter than %s', (one, other) => {
  expect(searchText(one)).not.toContain(searchText(other));
  expect(searchText(other)).not.toContain(searchText(one));
});

test('done twice it changes nothing more; ASCII only loses its capitals', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(searchText(searchText(text))).toBe(searchText(text));
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      expect(searchText(text)).toBe(text.toLowerCase());
    }),
  );
});

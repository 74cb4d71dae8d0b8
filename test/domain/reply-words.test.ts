import { expect, test } from 'vitest';
import { ReplyWords } from '../../src/domain/reply-words.ts';

const replies = new ReplyWords();
const wordsOf = (text: string, names?: string) => {
  const n = replies.read(text, names);
  return [...replies.words.subarray(0, n)];
};
const same = (one: string, other: string) => expect(wordsOf(one)).toEqual(wordsOf(other));

test('to whom a copy was sent, by whom, with which number and which link makes no difference', () => {
  same(
    '@ann Hi Ann, sorry about order 4711. Please see https://acme.example/a?b=1 ^JK',
    '@bob.example Hi Bob, sorry about order #99. Please see http://acme.example/other ^MS',
  );
  same('@ann @bob Please send us a DM -Tom', 'please send us a DM - Zoe K');
  same('We’re on it *SR', "we're on it");
  same('Thank you! /AB https://t.co/x', 'THANK YOU!');
});

test('words that are none of these stay', () => {
  expect(wordsOf('Please send us a DM')).toHaveLength(5);
  expect(wordsOf('We are open 24/7, Monday to Friday')).toHaveLength(6);
  expect(wordsOf('Thanks! We look into it')).toHaveLength(5);
  expect(wordsOf('London - Paris is late')).toHaveLength(4);
  expect(wordsOf('your e-mail, please')).toHaveLength(4);
  expect(wordsOf('^JK')).toHaveLength(1);
});

test('the customer’s own name is left out wherever it stands in capitals', () => {
  expect(wordsOf('So sorry to hear that, Ann!', 'Ann Lee')).toEqual(wordsOf('So sorry to hear that!'));
  expect(wordsOf('an open day', 'An Open')).toEqual(wordsOf('an open day'));
});

test('a name that was erased is out as it was before', () => {
  same('@erased_1a2b So sorry to hear that, [erased]! We look into it', '@ann So sorry to hear that! We look into it');
});

test('every script has words, and those that part none have a word a letter', () => {
  expect(wordsOf('ПРИВЕТ, мир')).toEqual(wordsOf('привет мир'));
  expect(wordsOf('réservé')).toHaveLength(1);
  expect(wordsOf('申し訳')).toHaveLength(3);
  expect(wordsOf('😀 👍🏽 12345')).toEqual([]);
  expect(wordsOf('')).toEqual([]);
});

test('a hundred thousand signs are read in a moment', () => {
  for (const text of ['@', '^', 'a', 'http://', '-', "'"]) expect(wordsOf(text.repeat(100_000)).length).toBeLessThan(2);
});

/** Which of a customer's turns a post that only names them speaks to. */
import { expect, test } from 'vitest';
import { type Exchange, inferLinks } from '../../src/domain/inferred-answers.ts';

const GAP = 72 * 3_600;
const at = (hour: number, kind: Exchange['kind'], post: number, thread: number, auto = false): Exchange => ({
  kind,
  post,
  thread,
  at: hour * 3_600,
  id: String(post),
  auto,
});
const linksOf = (...exchanges: Exchange[]) => inferLinks(exchanges, GAP).map(({ post, asked }) => [post, asked]);

test('one post by name ends every turn of the customer that is open', () => {
  expect(linksOf(at(0, 'asked', 1, 1), at(1, 'asked', 2, 2), at(2, 'naming', 9, 0))).toEqual([
    [9, 1],
    [9, 2],
  ]);
});

test('it follows the last post of a turn, and the next post of the thread is a new turn', () => {
  expect(
    linksOf(
      at(0, 'asked', 1, 1),
      at(1, 'asked', 2, 1),
      at(2, 'naming', 8, 0),
      at(3, 'asked', 3, 1),
      at(4, 'naming', 9, 0),
    ),
  ).toEqual([
    [8, 2],
    [9, 3],
  ]);
});

test('an automatic post by name leaves the turns open for the human one', () => {
  const both = [at(0, 'asked', 1, 1), at(1, 'asked', 2, 2)];
  expect(linksOf(...both, at(2, 'naming', 8, 0, true), at(3, 'naming', 9, 0))).toEqual([
    [8, 1],
    [8, 2],
    [9, 1],
    [9, 2],
  ]);
});

test('a turn that a declared reply ended is open no more, unless a machine wrote it', () => {
  const asked = [at(0, 'asked', 1, 1), at(1, 'asked', 2, 2)];
  expect(linksOf(...asked, at(2, 'answered', 7, 1), at(3, 'naming', 9, 0))).toEqual([[9, 2]]);
  expect(linksOf(...asked, at(2, 'answered', 7, 1, true), at(3, 'naming', 9, 0))).toEqual([
    [9, 1],
    [9, 2],
  ]);
});

test('of two closed turns that began at once, the thread that was seen last is the newest', () => {
  const over = [at(0, 'asked', 1, 1), at(0, 'asked', 2, 2), at(2, 'answered', 6, 1), at(2, 'answered', 7, 2)];
  expect(linksOf(...over, at(3, 'naming', 9, 0))).toEqual([[9, 2]]);
});

test('where none is open it is one more word to the newest turn, unless that is too old', () => {
  const over = [at(0, 'asked', 1, 1), at(1, 'asked', 2, 2), at(2, 'answered', 6, 1), at(2, 'answered', 7, 2)];
  expect(linksOf(...over, at(3, 'naming', 9, 0))).toEqual([[9, 2]]);
  expect(linksOf(...over, at(73, 'naming', 9, 0))).toEqual([[9, 2]]);
  expect(linksOf(...over, at(74, 'naming', 9, 0))).toEqual([]);
});

test('nothing is said to a customer who has not written yet', () => {
  expect(linksOf(at(0, 'naming', 9, 0), at(1, 'asked', 1, 1))).toEqual([]);
});

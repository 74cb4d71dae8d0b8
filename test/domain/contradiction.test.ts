/** Copies of one post: which differences contradict, and which are an edit, a shortened text or dropped seconds. */
import { expect, it } from 'vitest';
import { contradictions, isOtherPost, type PostCopy } from '../../src/domain/contradiction.ts';

const NOON = 1_772_452_800;
const copy = (more: Partial<PostCopy> = {}): PostCopy => ({
  author: 1,
  created_at: NOON,
  text: '@acme my router drops the line',
  edited_at: null,
  reply_to: null,
  ...more,
});

it.each<[string, Partial<PostCopy>, string[]]>([
  ['the same', {}, []],
  ['seconds of the minute', { created_at: NOON + 59 }, []],
  ['another minute', { created_at: NOON + 60 }, ['time']],
  ['an earlier minute', { created_at: NOON - 60 }, ['time']],
  ['another author', { author: 2 }, ['author']],
  ['a shortened text', { text: '@acme my router dr… https://t.example/1' }, []],
  ['a withheld text', { text: '' }, []],
  ['another text', { text: '@acme where is my parcel' }, ['text']],
  ['another text of an edit', { text: '@acme where is my parcel', edited_at: NOON + 9 }, []],
])('%s', (_, more, kinds) => {
  expect(contradictions(copy(), copy(more))).toEqual(kinds);
  expect(contradictions(copy(more), copy())).toEqual(kinds);
});

it('a parent contradicts another parent, not a missing one', () => {
  expect(contradictions(copy({ reply_to: '7' }), copy({ reply_to: '8' }))).toEqual(['parent']);
  expect(contradictions(copy({ reply_to: '7' }), copy())).toEqual([]);
});

it('two of author, time and text make another post; a different parent beside one of them does not', () => {
  expect(isOtherPost(['author', 'text'])).toBe(true);
  expect(isOtherPost(['time', 'parent'])).toBe(false);
  expect(isOtherPost(['author'])).toBe(false);
});

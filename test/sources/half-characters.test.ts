import { expect, test } from 'vitest';
import { readJson } from '../../src/sources/answer-body.ts';

test('half a character in an answer becomes the sign that a database would store, whole ones stay', () => {
  const response = { status: 200, headers: new Headers() };
  const read = readJson('{"username":"ann\\ud800","text":"\\ud83d\\ude00"}', response, 'social.example');
  expect(read).toEqual({ username: 'ann\ufffd', text: '😀' });
});

/** Secrets are redacted from whatever is shown, also one that contains another. */
import { expect, test } from 'vitest';
import { openRedactor } from '../../src/sources/redactor.ts';

test('a secret that contains another is redacted as a whole, in either order', () => {
  for (const secrets of [
    ['abcdef', 'abcdefgh12'],
    ['abcdefgh12', 'abcdef'],
  ])
    expect(openRedactor(secrets).redact('token abcdefgh12, key abcdef.')).toBe('token (hidden), key (hidden).');
});

test('its escaped forms are redacted too, and what is too short to be told from words is not', () => {
  const redactor = openRedactor(['a b&c"d', 'short']);
  expect(redactor.redact('a%20b%26c%22d {"key":"a b&c\\"d"} short')).toBe('(hidden) {"key":"(hidden)"} short');
  redactor.add('page-token');
  expect(redactor.redact('page-token')).toBe('(hidden)');
});

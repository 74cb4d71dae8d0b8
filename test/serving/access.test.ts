/** The key of the printed link, and the session that a browser gets for it. */
import { expect, test } from 'vitest';
import { openAccess } from '../../src/serving/access.ts';

test('a link opens once; the next one has another key', () => {
  const access = openAccess(8080);
  const key = access.key();
  const session = access.open(key)!;
  expect(access.isOpen(`socialcare_8080=${session}`)).toBe(true);
  expect(access.open(key)).toBeUndefined();
  expect(access.key()).not.toBe(key);
  expect(access.open(access.key())).not.toBe(session);
  expect(access.isOpen(`theme=dark; socialcare_8080=${session}`)).toBe(true);
});

test('no other cookie opens anything: not the key, not that of another port, not a part of it', () => {
  const access = openAccess(8080);
  const key = access.key();
  const session = access.open(key)!;
  for (const cookies of [
    undefined,
    '',
    `socialcare_8080=${key}`,
    `socialcare_8081=${session}`,
    `socialcare_8080=${session.slice(0, -1)}`,
    `socialcare_8080=${session}x`,
    `xsocialcare_8080=${session}`,
    'socialcare_8080=',
  ])
    expect([cookies, access.isOpen(cookies)]).toEqual([cookies, false]);
});

test('a wrong key leaves the link as it was', () => {
  const access = openAccess(8080);
  const key = access.key();
  for (const wrong of ['', 'x', key.slice(1), `${key}=`]) expect(access.open(wrong)).toBeUndefined();
  expect(access.key()).toBe(key);
});

test('no program of the page reads the cookie, and no other site sends it', () => {
  expect(openAccess(8080).cookie('abc')).toBe('socialcare_8080=abc; HttpOnly; SameSite=Strict; Path=/');
});

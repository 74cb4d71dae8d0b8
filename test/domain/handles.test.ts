/** Which handles are an author's own words, and which the client filled in. */
import { expect, test } from 'vitest';
import { namedHandles, ownWords } from '../../src/domain/handles.ts';

test.each([
  ['x', '@Acme @bob hello @cem', ['acme', 'bob'], ['cem']],
  ['x', '.@acme look at this', [], ['acme']],
  ['x', 'mail me at ann@acme.com', [], []],
  ['x', 'https://site.example/@acme', [], []],
  ['x', '@@acme @ acme', [], []],
  ['x', '  @acme\n@bob hi', ['acme', 'bob'], []],
  ['x', '@acme.com is down', ['acme'], []],
  ['bluesky', 'dear @acme.bsky.social, hi', [], ['acme.bsky.social']],
  ['bluesky', 'is @acme.bsky.social.', [], ['acme.bsky.social']],
  ['mastodon', '@acme@shop.example hi @bob', ['acme@shop.example'], ['bob']],
  ['youtube', '@acme-tv.official nice', ['acme-tv.official'], []],
  ['x', 'no handle at all', [], []],
])('%s: %s', (channel, text, leading, own) => {
  expect(namedHandles(text, channel)).toEqual({ leading, own });
});

test('a post that is no reply chose its first handles itself; a reply on X did not; Bluesky fills nothing in', () => {
  const named = namedHandles('@acme where is it?', 'x');
  expect(ownWords(named, 'x', false)).toEqual(['acme']);
  expect(ownWords(named, 'x', true)).toEqual([]);
  expect(ownWords(named, 'bluesky', true)).toEqual(['acme']);
});

test('a hundred thousand @ signs take no time to speak of', () => {
  expect(namedHandles('@'.repeat(100_000), 'x')).toEqual({ leading: [], own: [] });
});

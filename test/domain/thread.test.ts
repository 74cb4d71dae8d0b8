/** Posts of one second are in the order of their ids, as the platform counts them. */
import { expect, it } from 'vitest';
import { compareIds } from '../../src/domain/thread.ts';

it.each([
  ['counters grow in length', '9', '10'],
  ['snowflakes grow in length', '999999999999999999', '1000000000000000000'],
  ['numbers of one length compare as text', '1790000000000000001', '1790000000000000002'],
  [
    'the last segment of an at:// URI counts',
    'at://did:plc:zed/app.bsky.feed.post/3k1',
    'at://did:plc:ann/app.bsky.feed.post/3k2',
  ],
  [
    'with equal segments the whole id decides',
    'at://did:plc:ann/app.bsky.feed.post/3k1',
    'at://did:plc:zed/app.bsky.feed.post/3k1',
  ],
])('%s', (_, earlier, later) => {
  expect(compareIds(earlier, later)).toBeLessThan(0);
  expect(compareIds(later, earlier)).toBeGreaterThan(0);
  expect(compareIds(later, later)).toBe(0);
});

/** A pulled page in the database: what of it is kept, and what is only counted. */
import { expect, test } from 'vitest';
import { openPulls, type PulledStream } from '../../../src/store/pulling/pulls.ts';
import { storeOf } from '../../helpers/store.ts';
import { DAY_ONE, transcript } from '../../helpers/transcript.ts';

const MENTIONS: PulledStream = {
  stream: 'mentions:@acme',
  kind: 'mentions',
  sampling: 'complete',
  channel: 'x',
  brand: 1,
  siblings: [],
};

test('a repost is counted and never kept: it is not a question', async () => {
  const store = await storeOf([]);
  const now = () => DAY_ONE + 86_400;
  const pulls = openPulls(store, { source: 'x', toolVersion: '0', autoReplySeconds: 15, now });
  let batch = 0;
  await pulls.begin(MENTIONS, (key) => {
    batch = key;
    return null;
  });
  const posts = transcript(`
    09:00 #q1 @ann: @acme help
    09:05 #r1 @bob repost=true: @acme help`);
  const page = {
    posts,
    context: [],
    reportedDeleted: [],
    hidden: [],
    read: [],
    unread: [],
    walked: { since: DAY_ONE, until: now() },
    bill: [],
    rejected: [],
    requests: 1,
    finished: true,
    at: now(),
  };
  expect(await pulls.commit(MENTIONS, { ...page, batch })).toEqual({
    new: 1,
    changed: 0,
    same: 0,
    contradicting: 0,
    deleted: 0,
    deletionCandidates: [],
    hidden: [],
    undeleted: 0,
    parents: 0,
    cost: 0,
  });
  expect(store.db.prepare('SELECT id FROM post').pluck().all()).toEqual(['q1']);
  expect(store.db.prepare('SELECT rows_read, posts_new, skipped FROM batch WHERE key = ?').get(batch)).toEqual({
    rows_read: 2,
    posts_new: 1,
    skipped: '{"repost":1.0}',
  });
});

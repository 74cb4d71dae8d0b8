/** A pulled page in the database: what of it is kept, and what is only counted. */
import { expect, test } from 'vitest';
import { forgetBrand } from '../../../src/store/accounts/brand-changes.ts';
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
  expect(await store.readColumn('SELECT id FROM post')).toEqual(['q1']);
  expect(await store.one('SELECT rows_read, posts_new, skipped FROM batch WHERE key = :batch', { batch })).toEqual({
    rows_read: 2,
    posts_new: 1,
    skipped: '{"repost":1.0}',
  });
});

test('a brand that is removed leaves no trace of its pulls, and those of others alone', async () => {
  const store = await storeOf([], { brands: { acme: ['acme'], other: ['other'] } });
  const now = () => DAY_ONE + 86_400;
  const pulls = openPulls(store, { source: 'x', toolVersion: '0', autoReplySeconds: 15, now });
  for (const [brand, name] of ['acme', 'other'].entries())
    for (const kind of ['own', 'mentions'] as const) {
      const stream: PulledStream = { ...MENTIONS, stream: `${kind}:@${name}`, kind, brand: brand + 1 };
      let batch = 0;
      await pulls.begin(stream, (key) => {
        batch = key;
        return { open: null };
      });
      const covered = { since: DAY_ONE, until: now() };
      const unread = [{ id: `t-${name}`, reason: 'HTTP 500' }];
      const page = {
        posts: transcript(`09:00 #${name}${kind} @ann: hi`),
        context: [],
        reportedDeleted: [],
        hidden: [],
      };
      const rest = { read: [], unread, walked: covered, covered, bill: [], rejected: [], requests: 1, finished: true };
      await pulls.commit(stream, { ...page, ...rest, batch, at: now() });
    }
  const known = async () =>
    Promise.all(
      ['coverage', 'cursor', 'watched', 'unread_object'].map((table) =>
        store.readColumn<string>(`SELECT DISTINCT stream FROM ${table} WHERE source = 'pull x' ORDER BY stream`),
      ),
    );
  expect((await known())[1]).toEqual(['mentions:@acme', 'mentions:@other', 'own:@acme', 'own:@other']);
  await forgetBrand(store, 'acme', { autoReplySeconds: 15 });
  expect(await known()).toEqual([0, 1, 2, 3].map(() => ['mentions:@other', 'own:@other']));
});

/** A pulled page in the database: what of it is kept, and what is only counted. */
import { expect, test } from 'vitest';
import { forgetBrand } from '../../../src/store/accounts/brand-changes.ts';
import type { PulledStream } from '../../../src/store/pulling/pulls.ts';
import { MENTIONS, NOW, openPages } from '../../helpers/pulls.ts';
import { storeOf } from '../../helpers/store.ts';
import { DAY_ONE, transcript } from '../../helpers/transcript.ts';

test('a repost is counted and never kept: it is not a question', async () => {
  const store = await storeOf([]);
  const posts = transcript(`
    09:00 #q1 @ann: @acme help
    09:05 #r1 @bob repost=true: @acme help`);
  const { batch, counts } = await openPages(store)(MENTIONS, { posts });
  expect(counts).toEqual({
    new: 1,
    changed: 0,
    same: 0,
    contradicting: 0,
    deleted: 0,
    deletionCandidates: [],
    hidden: [],
    undeleted: 0,
    turnedAway: { erased: 0, expired: 0 },
    parents: 0,
    cost: 0,
  });
  expect(await store.readColumn('SELECT id FROM post')).toEqual(['q1']);
  expect(await store.one('SELECT rows_read, posts_new, skipped FROM batch WHERE key = :batch', { batch })).toEqual({
    rows_read: 2,
    posts_new: 1,
    skipped: '{"repost":1}',
  });
});

test('a brand that is removed leaves no trace of its pulls, and those of others alone', async () => {
  const store = await storeOf([], { brands: { acme: ['acme'], other: ['other'] } });
  const commit = openPages(store);
  for (const [brand, name] of ['acme', 'other'].entries())
    for (const kind of ['own', 'mentions'] as const) {
      const posts = transcript(`09:00 #${name}${kind} @ann: hi`);
      const unread = [{ id: `t-${name}`, reason: 'HTTP 500' }];
      const stream: PulledStream = { ...MENTIONS, stream: `${kind}:@${name}`, kind, brand: brand + 1 };
      await commit(stream, { posts, unread, covered: { since: DAY_ONE, until: NOW } }, { open: null });
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

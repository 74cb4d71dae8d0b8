/** Whose turn it is, case by case. */
import { expect, test } from 'vitest';
import { addPosts, storeOf, turnsOf } from '../helpers/store.ts';
import { DAY_ONE, transcript } from '../helpers/transcript.ts';

test('an untagged post the brand answered waits; once Ann names the brand, the clock starts where she did', async () => {
  const store = await storeOf(`
    09:00 @ann: my parcel is late
    09:30 @ann re 1: hello? @acme
    10:00 @acme re 1: @ann found it`);
  expect(await turnsOf(store)).toMatchObject([{ asked_post: '2', reach: 'direct', posts: 2, wait_seconds: 1_800 }]);
  const alone = await storeOf(`
    09:00 @ann: my parcel is late
    10:00 @acme re 1: @ann found it`);
  expect(await turnsOf(alone)).toMatchObject([{ asked_post: '1', reach: 'untagged', wait_seconds: 3_600 }]);
});

test('data that says a post is inbound makes it direct, filled-in handle or not', async () => {
  const lines = (inbound: string) => `
    09:00 @ann${inbound}: @acme help
    09:01 @bob re 1${inbound}: @ann @acme same here`;
  expect((await turnsOf(await storeOf(lines('')))).map((turn) => turn.reach)).toEqual(['direct', 'implicit']);
  expect((await turnsOf(await storeOf(lines(' inbound=true')))).map((turn) => turn.reach)).toEqual([
    'direct',
    'direct',
  ]);
});

test('a brand that answers a post that names it only by a filled-in handle makes it no less implicit', async () => {
  const store = await storeOf(`
    09:00 @ann: my parcel is late
    09:01 @bob re 1: @ann @acme same here
    09:05 @acme re 2: @bob we look into it`);
  expect(await turnsOf(store)).toMatchObject([{ customer: 'bob', reach: 'implicit', wait_seconds: 240 }]);
});

test('of a reply whose parent is not stored, the first filled-in handle is taken for the parent’s author', async () => {
  const store = await storeOf(`
    09:00 @ann re gone: @acme still nothing
    09:01 @bob re gone2: @ann @acme same`);
  expect((await turnsOf(store)).map((turn) => turn.reach)).toEqual(['direct', 'implicit']);
});

test('a deletion after the answer changes nothing; an answer after the deletion is too late', async () => {
  const after = await storeOf(`
    09:00 @ann deleted=12:00: @acme help
    09:10 @acme re 1: @ann yes`);
  expect(await turnsOf(after)).toMatchObject([{ status: 'answered', wait_seconds: 600 }]);
  const before = await storeOf(`
    09:00 @ann deleted=09:05: @acme help
    09:10 @acme re 1: @ann yes`);
  expect(await turnsOf(before)).toMatchObject([{ status: 'deleted', answer_post: null }]);
  const together = await storeOf(`
    09:00 @ann deleted=09:10: @acme help
    09:10 @acme re 1: @ann yes`);
  expect(await turnsOf(together)).toMatchObject([{ status: 'answered', wait_seconds: 600 }]);
});

test('Ann deletes one of her two posts: she still waits', async () => {
  const store = await storeOf(`
    09:00 @ann deleted=09:05: @acme help
    09:10 @ann re 1: anybody?`);
  expect(await turnsOf(store)).toMatchObject([{ status: 'unanswered', asked_at: '2026-03-02T09:00:00Z' }]);
});

test('a deletion found by a reread counts', async () => {
  const store = await storeOf('09:00 #1 @ann: @acme help');
  await addPosts(store, '09:00 #1 @ann deleted=10:00: @acme help');
  expect(await turnsOf(store)).toMatchObject([{ status: 'deleted' }]);
});

test('a brand’s quote of a complaint, in a thread of its own, answers it', async () => {
  const store = await storeOf(`
    09:00 #1 @ann: @acme help
    09:20 #2 @acme quotes 1: we hear you`);
  expect(await turnsOf(store)).toMatchObject([{ answer_post: '2', wait_seconds: 1_200 }]);
});

test('the brand’s own "2/2" belongs to the customer below, and Ann’s post to two brands waits for both', async () => {
  const store = await storeOf(
    `09:00 @ann: @acme @rival who is to blame?
     09:10 @acme re 1: @ann not us 1/2
     09:11 @acme re 2: ask them 2/2
     09:30 @rival re 3: well...`,
    { brands: { acme: ['acme'], rival: ['rival'] } },
  );
  expect((await turnsOf(store)).map((turn) => [turn.brand, turn.answer_post])).toEqual([
    ['acme', '2'],
    ['rival', '4'],
  ]);
});

test('a reply whose parent is lost belongs to the customer it names first, in a conversation the network names', async () => {
  const store = await storeOf(`
    09:00 @ann conversation=c1: @acme help
    09:10 @acme re lost conversation=c1: @ann @bob here`);
  expect(await turnsOf(store)).toMatchObject([{ customer: 'ann', answer_post: '2', thread: 'c1' }]);
});

test('two accounts that had one handle at different times stay two', async () => {
  const post = (id: string, authorId: string | undefined, minute: number) => ({
    ...transcript('09:00 @ann: @acme help')[0]!,
    id,
    authorId,
    createdAt: DAY_ONE + minute * 60,
  });
  const store = await storeOf([post('1', '501', 0), post('2', '502', 1), post('3', undefined, 2)]);
  const authors = await store.oneValue('SELECT count(DISTINCT author) FROM post');
  expect(authors).toBe(2);
});

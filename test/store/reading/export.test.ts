/** Exported rows, cell by cell: times, waits and counts as other programs read them. */
import { expect, test } from 'vitest';
import { type ExportKind, exportRows } from '../../../src/store/reading/export.ts';
import { everything, NEVER_ENDING, storeOf } from '../../helpers/store.ts';
import { DAY_ONE, transcript } from '../../helpers/transcript.ts';

const CONVERSATION = `
  09:00 #q1 @ann: @acme where is my parcel
  09:10 #q1b @ann re q1: @acme anybody?
  09:30 #a1 @acme re q1b: @ann on its way
  11:00 #q2 @ann re a1: @acme it is broken
  11:10 #a2 @acme re q2: @ann sorry
  12:00 #q3 @bob: @acme hello`;

async function rowsOf(what: ExportKind, asOf = NEVER_ENDING, posts = transcript(CONVERSATION)) {
  const rows: Record<string, string | number | null>[] = [];
  for await (const batch of exportRows(await storeOf(posts), what, { filter: everything(), asOf })) rows.push(...batch);
  return rows;
}

test('a conversation spans its first to its last question, and its first wait is that of its first turn', async () => {
  const [ann, bob] = await rowsOf('conversations');
  expect(ann).toEqual({
    brand: 'acme',
    channel: 'x',
    customer: 'ann',
    thread: 'q1',
    turns: 2,
    posts: 3,
    first_asked_at: '2026-03-02T09:00:00Z',
    last_asked_at: '2026-03-02T11:00:00Z',
    answered_turns: 2,
    first_wait_seconds: 1_800,
    last_turn: 'answered',
  });
  expect(bob).toMatchObject({ turns: 1, answered_turns: 0, first_wait_seconds: null, last_turn: 'open' });
});

test('as of a time between question and answer the last turn is open and its answer not counted', async () => {
  const [ann] = await rowsOf('conversations', DAY_ONE + 11 * 3_600 + 300);
  expect(ann).toMatchObject({ turns: 2, answered_turns: 1, first_wait_seconds: 1_800, last_turn: 'open' });
});

test('a post carries how often it was shown, and no number where that is not known', async () => {
  const posts = transcript(CONVERSATION).map((post, at) => (at === 0 ? { ...post, impressions: 40 } : post));
  const shown = (await rowsOf('posts', NEVER_ENDING, posts)).map(({ id, impressions }) => [id, impressions]);
  expect(shown).toContainEqual(['q1', 40]);
  expect(shown).toContainEqual(['q2', null]);
});

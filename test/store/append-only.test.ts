/** What people decided and labelled stays as they said it, even for somebody who writes SQL. */
import { expect, test } from 'vitest';
import { eraseExpired } from '../../src/store/erasure/retain.ts';
import { appendLabels } from '../../src/store/labels/hand-labels.ts';
import { appendDecisions } from '../../src/store/work/decisions.ts';
import { onServer } from '../helpers/database.ts';
import { say } from '../helpers/labels.ts';
import { storeOf } from '../helpers/store.ts';
import { DAY_ONE } from '../helpers/transcript.ts';

/** The strongest way of overwriting a row that there is. */
const REPLACE = onServer ? 'INSERT' : 'INSERT OR REPLACE';

const BROKEN = onServer
  ? [
      "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$",
      'CREATE TRIGGER broken BEFORE UPDATE ON post FOR EACH ROW EXECUTE FUNCTION broken()',
    ]
  : ["CREATE TRIGGER broken BEFORE UPDATE ON post BEGIN SELECT RAISE(ABORT, 'broken'); END"];

const NOTE = {
  id: 'one',
  channel: 'x',
  post: '1',
  brand: 'acme',
  action: 'note',
  value: null,
  note: 'a violet suitcase',
  until: null,
  actor: 'jo',
  shown_at: null,
  decided_at: DAY_ONE,
  posts_seen: 1,
  ahead: null,
  rule: null,
  undoes: null,
} as const;

async function worked() {
  const store = await storeOf('09:00 @ann: @acme my violet suitcase is lost');
  await appendDecisions(store, [NOTE]);
  await say(store, '1', 'intent', 'complaint');
  await store.write(
    "INSERT INTO evaluation (facet, classifier, source, at, confusion) VALUES ('intent', 1, 'labels', 9, '{}')",
  );
  const rows = async () => ({
    decisions: await store.read('SELECT * FROM decision'),
    labels: await store.read('SELECT * FROM label'),
    evaluations: await store.read('SELECT * FROM evaluation'),
  });
  return { store, rows, before: await rows() };
}

test.each([
  "UPDATE decision SET note = 'never said'",
  "UPDATE decision SET decided_at = 0 WHERE id = 'one'",
  'DELETE FROM decision',
  `${REPLACE} INTO decision (id, channel, post, brand, action, actor, decided_at, posts_seen)
   VALUES ('one', 'x', '1', 'acme', 'done', 'eve', 0, 1)`,
  `${REPLACE} INTO decision (key, id, channel, post, brand, action, actor, decided_at, posts_seen)
   SELECT key, 'two', 'x', '1', 'acme', 'done', 'eve', 0, 1 FROM decision`,
  "UPDATE label SET value = 'praise'",
  'DELETE FROM label WHERE true',
  "UPDATE evaluation SET confusion = '{}'",
  'DELETE FROM evaluation',
  `${REPLACE} INTO evaluation (key, facet, classifier, source, at, confusion)
   SELECT key, 'intent', 1, 'labels', 10, '{}' FROM evaluation`,
])('%s is refused in words', async (sql) => {
  const { store, rows, before } = await worked();
  await expect(store.write(sql)).rejects.toThrow(/^(decision|label|evaluation) is append-only: /);
  expect(await rows()).toEqual(before);
});

test('a label under an id that is there changes nothing', async () => {
  const { store, rows, before } = await worked();
  await store.write(`${REPLACE} INTO label (id, channel, post, facet, value, actor, at)
    SELECT id, channel, post, facet, 'praise', 'eve', 0 FROM label`);
  await store.write(`${REPLACE} INTO label (key, id, channel, post, facet, value, actor, at)
    SELECT key, 'other', channel, post, facet, 'praise', 'eve', 0 FROM label`);
  expect(await appendLabels(store, before.labels as never)).toBe(0);
  expect(await rows()).toEqual(before);
});

test('an erasure takes the words out of notes, and leaves the door shut', async () => {
  const { store } = await worked();
  await eraseExpired(store, DAY_ONE + 86_400, DAY_ONE + 86_400);
  expect(await store.oneValue('SELECT note FROM decision')).toBe('[erased]');
  expect(await store.oneValue('SELECT count(*) FROM decision')).toBe(1);
  await expect(store.write("UPDATE decision SET note = 'x'")).rejects.toThrow('append-only');
  await expect(store.write('DELETE FROM label')).rejects.toThrow('append-only');
});

test('an erasure that fails leaves the door shut and everything as it was', async () => {
  const { store, rows, before } = await worked();
  for (const sql of BROKEN) await store.write(sql);
  await expect(eraseExpired(store, DAY_ONE + 86_400, DAY_ONE)).rejects.toThrow('broken');
  expect(await rows()).toEqual(before);
  await expect(store.write("UPDATE decision SET note = 'x'")).rejects.toThrow('append-only');
});

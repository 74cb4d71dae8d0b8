/** --search: the same turns in every command, and what cannot be understood is refused in words. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { fileOnly, onServer, openStore } from '../helpers/database.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const POSTS = `channel,id,author_handle,created_at,text,reply_to_id
x,1,ann,2026-03-02T09:00:00Z,@acme my refund is late,
x,2,acme,2026-03-02T09:10:00Z,@ann the refund was cancelled,1
x,3,bob,2026-03-02T10:00:00Z,@acme still no answer about the giveaway,
x,4,cem,2026-03-02T11:00:00Z,@acme wo ist meine Rückerstattung? Order A-123/4,
x,5,dot,2026-03-02T12:00:00Z,@acme refund? #late,
x,6,dot,2026-03-02T12:30:00Z,@acme answer me. No!,
`;

let cwd: string;
const care = (...argv: string[]) => run(argv, { cwd, now: '2026-03-02T13:00:00Z' });
const json = async (...argv: string[]) => JSON.parse((await care(...argv, '--json')).stdout);

beforeAll(async () => {
  cwd = temporaryFolder();
  writeFileSync(join(cwd, 'posts.csv'), POSTS);
  await care('brand', 'add', 'acme', '@acme');
  await care('import', 'posts.csv', '--sampling', 'complete');
});

test.each([
  ['refund', ['1', '5']],
  ['refund late', ['1', '5']],
  ['refund -late', ['1']],
  ['#late', ['5']],
  ['"no answer"', ['3']],
  ['cancel*', ['1']],
  ['*erstatt*', ['4']],
  ['ruckerstattung', ['4']],
  ['A-123/4', ['4']],
  ['giveaway OR no', ['3', '6']],
])('%s: the same turns in show, export, report and queue, with an index and without', async (search, turns) => {
  const store = await openStore(join(cwd, 'care.db'));
  // A server has no index of words.
  if (!onServer) await store.write("INSERT INTO post_words (post_words) VALUES ('delete-all')");
  await store.write('UPDATE search_state SET upto = 0');
  for (const step of [async () => {}, () => store.indexPosts({ worth: 1 })]) {
    await step();
    const shown = (await json('show', '--search', search)) as { found: number; turns: { asked_post: string }[] };
    expect(shown.turns.map((turn) => turn.asked_post).sort()).toEqual(turns);
    expect(shown.found).toBe(turns.length);
    const rows = (await json('export', 'turns', '--search', search)) as { asked_post: string; answer_post: string }[];
    expect(rows.map((row) => row.asked_post).sort()).toEqual(turns);
    const [volume] = ((await json('measure', 'volume', '--search', search)) as { rows: { turns: number }[] }).rows;
    expect(volume!.turns).toBe(turns.length);
    const open = rows.filter((row) => row.answer_post === null).map((row) => row.asked_post);
    const queue = (await json('queue', '--search', search)) as { items: { post: string }[] };
    expect(queue.items.map(({ post }) => post).sort()).toEqual(open.sort());
  }
  await store.close();
});

test('show prints the words of the post that was found, which may be the answer', async () => {
  expect(
    (await care('show', '--search', 'cancelled', '--width', '80')).stdout,
  ).toBe(`1 turn with a post that holds cancelled
Asked             Who   Brand  Waited  Post  Text
2026-03-02 09:00  @ann  acme   10 min  1     @ann the refund was cancelled
`);
  expect((await care('show', '@dot', '--search', 'refund')).stdout).toContain('refund? #late');
});

test.each([
  [['show', '5', '--search', 'late'], '--search looks through conversations, and 5 names one'],
  [['show'], 'nothing is named to show'],
  [['show', '--search', 'oboe'], 'no post of a conversation holds oboe'],
  [['queue', '--search', '"no answer'], '--search: the quote before no is not closed'],
  [['report', '--search', '*'], '--search: * alone finds nothing'],
])('%s: refused in words', async (argv, message) => {
  const { code, stdout, stderr } = await care(...argv);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});

fileOnly('while another process writes, a search reads what the index lacks, and waits for nobody', async () => {
  const writer = new Sqlite(join(cwd, 'care.db'));
  const store = await openStore(join(cwd, 'care.db'), { readonly: true });
  await store.indexPosts({ worth: 1 });
  writer.exec(
    "BEGIN IMMEDIATE; UPDATE search_state SET upto = 0; INSERT INTO post_words (post_words) VALUES ('delete-all')",
  );
  await store.indexPosts({ worth: 1 });
  writer.exec('COMMIT; BEGIN IMMEDIATE');
  await store.indexPosts({ worth: 1 });
  expect(await store.oneValue('SELECT upto FROM search_state')).toBe(0);
  expect(await json('show', '--search', 'refund')).toMatchObject({ found: 2 });
  writer.exec('ROLLBACK');
  await store.indexPosts({ worth: 1 });
  expect(await store.oneValue('SELECT upto FROM search_state')).toBe(6);
  await expect(store.write('UPDATE search_state SET upto = 1')).rejects.toThrow('cannot be written');
  writer.close();
  await store.close();
});

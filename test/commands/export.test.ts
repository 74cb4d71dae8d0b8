/** export: which columns, in which order, how many rows. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

let cwd: string;

/** Ann waits an hour, Bob five minutes, Cat since noon, Dan took his back; Eve asks twice and waits a day the second time. */
beforeAll(async () => {
  cwd = temporaryFolder();
  writeFileSync(
    join(cwd, 'posts.csv'),
    [
      'id,created_at,author_handle,reply_to_id,deleted_at,url,text',
      '1790000000000000001,2026-03-02T09:00:00Z,ann,,,,@acme it crashes',
      '1790000000000000002,2026-03-02T10:00:00Z,acme,1790000000000000001,,,@ann try again',
      '3,2026-03-02T09:30:00Z,bob,,,https://example.com/bob/3,"=@acme where, please?"',
      '4,2026-03-02T09:35:00Z,acme,3,,https://example.com/acme/4,@bob here',
      '5,2026-03-02T12:00:00Z,cat,,,,@acme hello',
      '6,2026-03-01T09:00:00Z,dan,,2026-03-01T09:05:00Z,,@acme never mind',
      '7,2026-03-02T08:00:00Z,eve,,,,@acme one',
      '8,2026-03-02T08:10:00Z,acme,7,,,@eve yes',
      '9,2026-03-02T13:00:00Z,eve,8,,,@acme two',
      '10,2026-03-03T13:00:00Z,acme,9,,,@eve sorry',
    ].join('\n'),
  );
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  const covers = ['--sampling', 'complete', '--covers', '2026-03-01..2026-03-04'];
  expect((await run(['import', 'posts.csv', ...covers], { cwd })).code).toBe(0);
});

const lines = async (...argv: string[]) => {
  const { stdout, code } = await run(['export', ...argv], { cwd });
  expect(code).toBe(0);
  return stdout.trimEnd().split('\r\n').slice(1);
};
const firsts = async (...argv: string[]) => (await lines(...argv)).map((line) => line.split(',')[0]);

test('a turn has what was asked and answered, with a link where there is one or the id makes one', async () => {
  const { stdout } = await run(['export', 'turns', '--json', '--sort', 'asked_at:desc'], { cwd });
  const rows = JSON.parse(stdout) as Record<string, string>[];
  const shown = rows.map(({ asked_text, asked_url, answer_text, answer_url }) =>
    [asked_text, asked_url, answer_text, answer_url].map((each) => each ?? null),
  );
  expect(shown).toEqual([
    ['@acme two', null, '@eve sorry', null],
    ['@acme hello', null, null, null],
    ['=@acme where, please?', 'https://example.com/bob/3', '@bob here', 'https://example.com/acme/4'],
    [
      '@acme it crashes',
      'https://x.com/i/web/status/1790000000000000001',
      '@ann try again',
      'https://x.com/i/web/status/1790000000000000002',
    ],
    ['@acme one', null, '@eve yes', null],
    ['@acme never mind', null, null, null],
  ]);
});

test('an answer that had not come yet has no text', async () => {
  const early = ['--as-of', '2026-03-02T09:50', '--customer', 'ann', '--columns', 'status,answer_text,answer_url'];
  expect(await lines('turns', ...early)).toEqual(['unanswered,,']);
});

test('--columns chooses and orders, in csv and in JSON; text that a spreadsheet would run is escaped', async () => {
  const bob = ['--customer', 'bob', '--columns', 'asked_text,wait_seconds,customer'];
  const { stdout } = await run(['export', 'turns', ...bob], { cwd });
  expect(stdout).toBe('asked_text,wait_seconds,customer\r\n"\'=@acme where, please?",300,bob\r\n');
  const json = await run(['export', 'turns', ...bob, '--format', 'jsonl'], { cwd });
  expect(json.stdout).toBe('{"asked_text":"=@acme where, please?","wait_seconds":300,"customer":"bob"}\n');
  expect(await lines('posts', '--all', '--columns', 'id', '--sort', 'created_at', '--limit', '2')).toEqual(['6', '7']);
  const wrong = await run(['export', 'turns', '--columns', 'custmer'], { cwd });
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('did you mean customer?')]);
});

test('labels of turns are columns for who asks for them', async () => {
  await run(['classify', '-q'], { cwd });
  const [header] = (await run(['export', 'turns'], { cwd })).stdout.split('\r\n');
  expect(header).not.toContain('intent');
  const columns = ['--customer', 'ann', '--columns', 'customer,intent,needs_reply,language'];
  expect(await lines('turns', ...columns)).toEqual([expect.stringMatching(/^ann,(complaint|problem),true,en$/)]);
  expect((await firsts('turns', '--columns', 'customer', '--sort', 'intent')).length).toBe(6);
});

test('the longest waits first: who still waits counts with the wait so far, who took it back does not', async () => {
  expect(await firsts('turns', '--worst', '9', '--columns', 'customer')).toEqual([
    'cat',
    'eve',
    'ann',
    'eve',
    'bob',
    'dan',
  ]);
  const two = await run(['export', 'turns', '--worst', '2', '--columns', 'customer'], { cwd });
  expect(two.stdout).toBe('customer\r\ncat\r\neve\r\n');
  expect(two.stderr).toBe('2 of 6 turns: --limit 6 for all\n');
  // At 11:00 Cat had not asked yet, and Ann had waited longest.
  expect(await firsts('turns', '--worst', '1', '--columns', 'customer', '--as-of', '2026-03-02T11:00')).toEqual([
    'ann',
  ]);
  expect(await firsts('conversations', '--worst', '2', '--columns', 'customer')).toEqual(['cat', 'eve']);
});

test('rows in order: numbers from the largest, words from A, and the other way round; nothing known comes last', async () => {
  const by = (sort: string) => firsts('turns', '--sort', sort, '--columns', 'customer');
  expect((await by('wait_seconds')).slice(0, 4)).toEqual(['eve', 'ann', 'eve', 'bob']);
  expect((await by('wait_seconds:asc')).slice(0, 4)).toEqual(['bob', 'eve', 'ann', 'eve']);
  expect(await by('customer')).toEqual(['ann', 'bob', 'cat', 'dan', 'eve', 'eve']);
  expect(await by('customer:desc')).toEqual(['eve', 'eve', 'dan', 'cat', 'bob', 'ann']);
});

test('names are in order whatever their case, and rows that are alike as they were read, however many are asked for', async () => {
  const folder = temporaryFolder();
  const rows = ['Zoe', 'ann', 'Bob', 'bob', 'Ann', 'zoe'].map(
    (who, at) => `${at},2026-03-02T09:0${at}:00Z,${who},@acme help ${at}`,
  );
  writeFileSync(join(folder, 'posts.csv'), ['id,created_at,author_handle,text', ...rows].join('\n'));
  await run(['brand', 'add', 'acme', '@acme'], { cwd: folder });
  await run(['import', 'posts.csv', '--sampling', 'complete'], { cwd: folder });
  for (const [what, post, name] of [
    ['posts', 'id', 'author_handle'],
    ['turns', 'asked_post', 'customer'],
  ] as const) {
    const ids = async (...argv: string[]) =>
      (await run(['export', what, '--columns', post, ...argv], { cwd: folder })).stdout.trim().split('\r\n').slice(1);
    expect(await ids('--sort', name)).toEqual(['1', '4', '2', '3', '0', '5']);
    expect(await ids('--sort', 'reach')).toEqual(['0', '1', '2', '3', '4', '5']);
    expect(await ids('--sort', `${name}:desc`, '--limit', '3')).toEqual(['0', '5', '2']);
    expect(await ids('--limit', '2')).toEqual(['0', '1']);
  }
});

test.each([
  [['turns', '--sort', 'wait'], '--sort: there is no column "wait"'],
  [['posts', '--worst', '3'], '--worst: posts do not wait'],
  [['turns', '--worst', '3', '--limit', '3'], 'cannot be used with'],
  [['turns', '--limit', '0'], 'whole number above zero'],
])('%j is refused', async (argv, reason) => {
  const { code, stderr } = await run(['export', ...argv], { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining(reason)]);
});

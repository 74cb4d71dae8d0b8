/** Files as people have them, from the file to the turn. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

async function turnsOf(name: string, content: string, flags: string[] = [], account = '@acme') {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, name), content);
  await run(['brand', 'add', 'acme', account], { cwd });
  const { code, stdout } = await run(['import', name, '--sampling', 'complete', '--json', ...flags], { cwd });
  expect(code).toBe(0);
  const turns = await run(['export', 'turns', '--reach', 'all', '--format', 'json'], { cwd });
  const posts = await run(['export', 'posts', '--all', '--format', 'json'], { cwd });
  return {
    file: JSON.parse(stdout).files[0],
    turns: JSON.parse(turns.stdout) as Record<string, unknown>[],
    posts: JSON.parse(posts.stdout) as Record<string, unknown>[],
  };
}

test('44: a day, a time and a zone in three columns give the wait between them', async () => {
  const { turns } = await turnsOf(
    'archive.csv',
    `id,conversation_id,date,time,timezone,username,tweet,in_reply_to
11,11,2026-10-05,08:00:00,+0200,ann,@acme no water,
12,11,2026-10-05,07:30:00,UTC,acme,@ann on it,11
`,
  );
  expect(turns).toMatchObject([{ asked_at: '2026-10-05T06:00:00Z', wait_seconds: 5_400 }]);
});

test('48: the reply that the file calls automatic stops no clock', async () => {
  const { turns } = await turnsOf(
    'messages.csv',
    `id,created_at,author,text,reply_to_id,network,auto_submitted
1,2026-10-05 08:00,ann,@acme no water,,x,false
2,2026-10-05 08:01,acme,@ann we will look,1,x,true
3,2026-10-05 10:00,acme,@ann fixed,1,x,false
`,
  );
  expect(turns).toMatchObject([{ answer_post: '3', wait_seconds: 7_200 }]);
});

/** Made ten minutes apart, at 09:00, 09:10 and 09:20 on 5 October 2026. */
const VERSIONS = ['2107033047659446273', '2107035564241846273', '2107038080824246273'];

test.each([
  ['all versions', [0, 1, 2]],
  ['all versions, newest first', [2, 1, 0]],
  ['only the last version', [2]],
])('64: an edited post is one mention at its first time: %s', async (_, which) => {
  const row = (at: number) => {
    const history = VERSIONS.slice(0, at + 1).map((id) => `""${id}""`);
    return `${VERSIONS[at]},2026-10-05T09:${at}0:00Z,ann,@acme no water ${at},"[${history.join(', ')}]",,x\n`;
  };
  const { turns, posts } = await turnsOf(
    'edited.csv',
    `id,created_at,username,text,edit_history_tweet_ids,reply_to_id,network\n${which.map(row).join('')}9,2026-10-05T10:00:00Z,acme,@ann on it,,${VERSIONS[2]},x\n`,
  );
  expect(posts.map(({ id }) => id)).toEqual([VERSIONS[0], '9']);
  expect(turns).toMatchObject([
    { asked_post: VERSIONS[0], asked_at: '2026-10-05T09:00:00Z', asked_text: '@acme no water 2', wait_seconds: 3_600 },
  ]);
});

test('65: a profile is no post, and two posts of [deleted] are not one person', async () => {
  const page = {
    data: [
      {
        id: '71',
        author_id: '7',
        text: '@acme hi',
        created_at: '2026-10-05T09:00:00Z',
        edit_history_tweet_ids: ['71'],
      },
    ],
    includes: { users: [{ id: '7', name: 'Ann', username: 'ann' }] },
  };
  const user = { id: '8', name: 'Bob', username: 'bob', public_metrics: { followers_count: 3, tweet_count: 4 } };
  const api = await turnsOf('page.jsonl', `${JSON.stringify(page)}\n${JSON.stringify({ data: user })}\n`);
  expect(api.posts).toHaveLength(1);
  expect(api.file.skipped).toEqual({ 'an X answer about users': 1 });
  const { turns } = await turnsOf(
    'forum.csv',
    `id,created_at,author,text,thread_id,network
1,2026-10-05 08:00,[deleted],@acme no water,t,reddit
2,2026-10-05 08:01,[deleted],@acme no water here,t,reddit
`,
    [],
    'reddit:@acme',
  );
  expect(turns.map(({ customer, posts }) => [customer, posts])).toEqual([
    ['unknown:1', 1],
    ['unknown:2', 1],
  ]);
});

test('an answer inside a comment answers it', async () => {
  const comment = (id: number, username: string, minute: number, answers: object[] = []) => ({
    id,
    created_at: Date.UTC(2026, 9, 5, 9, minute) / 1000,
    text: username === 'acme' ? '@ann sorry' : '@acme where is it?',
    owner: { id: `${id}0`, username },
    answers,
  });
  const { turns } = await turnsOf(
    'comments.json',
    JSON.stringify([comment(1, 'ann', 0, [comment(2, 'acme', 20)])]),
    ['--channel', 'instagram'],
    'instagram:@acme',
  );
  expect(turns).toMatchObject([{ asked_post: '1', answer_post: '2', wait_seconds: 1_200 }]);
});

test('what a format cannot follow is refused by name, with exit code 2 and nothing stored', async () => {
  const cwd = temporaryFolder();
  const page = '{"data":[{"id":"71","author_id":"7","text":"hi","edit_history_tweet_ids":["71"]}]}';
  writeFileSync(join(cwd, 'page.json'), page);
  writeFileSync(join(cwd, 'a.csv'), 'id,created_at,author,text\n1,2026-10-05 08:00,ann,hi\n');
  const { code, stderr } = await run(['import', 'a.csv', 'page.json', '--channel', 'facebook'], { cwd });
  expect(code).toBe(2);
  const { stdout } = await run(['export', 'posts', '--all', '--format', 'jsonl'], { cwd });
  expect(stdout).toBe('');
  expect(stderr).toContain('--channel facebook does not apply to');
  expect(stderr).toContain('posts of x-api are on x');
});

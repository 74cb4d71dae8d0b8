/** One id stands for a post on X and for another on Facebook: every command says which it means, and takes which one is meant. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

const POSTS = `id,created_at,author_handle,text,channel
7,2026-10-01T09:00:00Z,ann,@acme the lift is stuck,x
7,2026-10-01T10:00:00Z,bob,@acme I will sue you,facebook
8,2026-10-01T11:00:00Z,ann,@acme still stuck,facebook
`;

let cwd: string;

beforeEach(async () => {
  cwd = temporaryFolder();
  writeFileSync(join(cwd, 'a.csv'), POSTS);
  await run(['brand', 'add', 'acme', '@acme', 'facebook:@acme'], { cwd });
  await run(['import', 'a.csv', '--sampling', 'complete'], { cwd });
});

const care = (...argv: string[]) => run(argv, { cwd, env: { SOCIALCARE_ACTOR: 'jo' } });

test('a note goes to the post on x and says so; with --channel to the other', async () => {
  const noted = await care('triage', '7', '--brand', 'acme', '--as', 'note', '--note', 'called');
  expect(noted).toMatchObject({ code: 0, stdout: '7 on x noted\n' });
  const other = await care('triage', '7', '--channel', 'facebook', '--as', 'escalate', '--to', 'legal');
  expect(other).toMatchObject({ code: 0, stdout: '7 on facebook escalated to legal\n' });
});

test('what closes a turn is not decided by guess', async () => {
  const refused = await care('triage', '7', '--brand', 'acme', '--as', 'no-reply', '--reason', 'spam');
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('7 waits for acme on x and acme on facebook');
  expect(refused.stderr).toContain('--channel NAME');
});

test('a line of a batch names its own channel', async () => {
  const done = await run(['triage', '-'], {
    cwd,
    env: { SOCIALCARE_ACTOR: 'jo' },
    stdin: '{"post":"7","channel":"facebook","as":"no-reply","reason":"spam"}',
  });
  expect(done).toMatchObject({ code: 0, stdout: '7 on facebook needs no reply: spam\n' });
});

test('a channel and a brand where nothing waits are named with those where something does', async () => {
  const nowhere = await care('triage', '8', '--channel', 'x', '--as', 'note', '--note', 'n');
  expect(nowhere.stderr).toContain('no turn of 8 on x');
  expect(nowhere.stderr).toContain('It waits for acme.');
  const shown = await care('show', '8', '--channel', 'x');
  expect(shown.stderr).toContain('no post 8 on x');
  expect(shown.stderr).toContain('It is a post on facebook of acme.');
});

test('the line that takes a decision back names the same post', async () => {
  const noted = await care('triage', '7', '--channel', 'facebook', '--as', 'note', '--note', 'n');
  expect(noted.stderr).toBe('undo: socialcare triage 7 --channel facebook --as undo\n');
  const back = await care('triage', '7', '--channel', 'facebook', '--as', 'undo');
  expect(back.stdout).toContain('undone: 7 on facebook noted');
});

test('show and explain take the post on x, say that there is another, and can be given the channel', async () => {
  const shown = await care('show', '7', '--json');
  expect(JSON.parse(shown.stdout).posts.map((post: { text: string }) => post.text)).toEqual([
    '@acme the lift is stuck',
  ]);
  expect(shown.stderr).toContain('7 on x; another post has this id: --channel facebook');
  const other = await care('show', '7', '--json', '--channel', 'facebook', '--brand', 'ACME');
  expect(JSON.parse(other.stdout).posts[0].text).toBe('@acme I will sue you');
  expect(other.stderr).not.toContain('another post');
  const explained = await care('explain', '7', '--json', '--channel', 'facebook');
  expect(JSON.parse(explained.stdout)).toMatchObject({ channel: 'facebook', text: '@acme I will sue you' });
  expect((await care('explain', '7', '--json')).stdout.trim().split('\n')).toHaveLength(1);
});

test('label asks for the channel', async () => {
  expect((await care('label', '7', 'intent=complaint')).stderr).toContain('7 is a post on x and on facebook');
  expect((await care('label', '7', 'intent=complaint', '--channel', 'facebook')).code).toBe(0);
});

test('a customer of one name on two networks is shown with the network, or on one alone', async () => {
  const both = await care('show', '@ann', '--json');
  expect(JSON.parse(both.stdout).turns).toHaveLength(2);
  const one = await care('show', '@ann', '--json', '--channel', 'facebook');
  expect(JSON.parse(one.stdout).turns.map((turn: { asked_post: string }) => turn.asked_post)).toEqual(['8']);
  expect((await care('show', '@ann', '--brand', 'rival')).stderr).toContain('acme on facebook');
});

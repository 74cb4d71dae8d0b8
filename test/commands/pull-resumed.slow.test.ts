import { afterEach, describe, expect, test } from 'vitest';
import { field } from '../../src/store/dialect.ts';
import { CREDENTIALS, EACH_PLATFORM, type Platform, QUESTIONS } from '../helpers/platforms.ts';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import type { FakeServer } from '../helpers/servers/server.ts';

let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
});

const POSTS = `SELECT p.id, p.text, p.created_at, p.reply_to, a.id AS author FROM post p JOIN account a ON a.key = p.author ORDER BY p.id`;
const TURNS = 'SELECT asked_at, status, answered_at, posts FROM turn ORDER BY asked_at, key';
const COVERAGE = 'SELECT kind, stream, sampling, since, until, gap FROM coverage ORDER BY kind, stream, since';
const OPEN = `SELECT stream FROM cursor WHERE ${field('state', 'open')} IS NOT NULL`;

async function contents(sandbox: Sandbox) {
  const [posts, turns, coverage, open] = await Promise.all([POSTS, TURNS, COVERAGE, OPEN].map(sandbox.rows));
  return { posts: posts!, turns, coverage, open };
}

/** Two sandboxes before one server: one to pull undisturbed, one to be stopped. */
async function twoSandboxes({ start, account, address }: Platform): Promise<[Sandbox, Sandbox]> {
  const sandboxes = [openSandbox(CREDENTIALS), openSandbox(CREDENTIALS)] as [Sandbox, Sandbox];
  server = await start(NOON / 1000, sandboxes[0].clock);
  for (const sandbox of sandboxes) {
    Object.assign(sandbox.env, address(server));
    await sandbox.run('brand', 'add', 'acme', account(server));
  }
  return sandboxes;
}

describe.each(EACH_PLATFORM)('$name', (platform) => {
  const { name } = platform;

  test('stopped twice, ends with the rows of one undisturbed run, and is reported on', async () => {
    const [whole, parts] = await twoSandboxes(platform);
    expect((await whole.json('pull', name)).code).toBe(0);
    const expected = await contents(whole);
    expect(expected.posts.length).toBeGreaterThanOrEqual(QUESTIONS);
    expect(expected.turns!.length).toBeGreaterThan(0);
    for (const _ of [1, 2]) {
      const stopped = await parts.json('pull', name, '--max-posts', '100', '--no-reread');
      expect(stopped.code).toBe(5);
      expect(await parts.rows("SELECT * FROM coverage WHERE kind = 'brand'")).toEqual([]);
    }
    const last = await parts.json('pull', name);
    expect(last.code).toBe(0);
    expect(last.streams.some(({ resumed }) => resumed)).toBe(true);
    // What an earlier run has seen is not missing.
    expect(last.notes).toEqual([]);
    expect(await contents(parts)).toEqual(expected);
    const report = await parts.run('report', '--json');
    expect(report.code).toBe(0);
    expect(JSON.parse(report.stdout).coverage).toMatchObject([{ brand: 'acme', channel: name, complete: true }]);
  });

  test('on a budget far below what the overlap holds, every run leaves something, and the next day costs no more runs', async () => {
    const [whole, parts] = await twoSandboxes(platform);
    await whole.json('pull', name);
    let known = 0;
    for (let code = 5; code === 5; ) {
      code = (await parts.json('pull', name, '--max-posts', '30')).code;
      const [{ n } = { n: 0 }] = (await parts.rows('SELECT count(*) AS n FROM post')) as { n: number }[];
      expect(n > known || code === 0).toBe(true);
      known = n;
    }
    expect(await contents(parts)).toEqual(await contents(whole));
    for (const sandbox of [whole, parts]) sandbox.time += 3_600_000;
    await whole.json('pull', name);
    expect(await parts.json('pull', name, '--max-posts', '5')).toMatchObject({ code: 0 });
    expect(await contents(parts)).toEqual(await contents(whole));
  });
});

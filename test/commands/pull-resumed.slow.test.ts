import { afterEach, describe, expect, test } from 'vitest';
import { CREDENTIALS, PLATFORMS, type Platform, QUESTIONS } from '../helpers/platforms.ts';
import { type Desk, NOON, openDesk } from '../helpers/pulling.ts';
import type { FakeServer } from '../helpers/servers/server.ts';

let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
});

const POSTS = `SELECT p.id, p.text, p.created_at, p.reply_to, a.id AS author FROM post p JOIN account a ON a.key = p.author ORDER BY p.id`;
const TURNS = 'SELECT asked_at, status, answered_at, posts FROM turn ORDER BY asked_at, key';
const COVERAGE = 'SELECT kind, stream, sampling, since, until, gap FROM coverage ORDER BY kind, stream, since';
const OPEN = "SELECT stream FROM cursor WHERE state ->> '$.open' IS NOT NULL";

async function contents(desk: Desk) {
  const [posts, turns, coverage, open] = await Promise.all([POSTS, TURNS, COVERAGE, OPEN].map(desk.rows));
  return { posts: posts!, turns, coverage, open };
}

/** Two desks before one server: one to pull undisturbed, one to be stopped. */
async function twoDesks({ start, account, address }: Platform): Promise<[Desk, Desk]> {
  const desks = [openDesk(CREDENTIALS), openDesk(CREDENTIALS)] as [Desk, Desk];
  server = await start(NOON / 1000, desks[0].clock);
  for (const desk of desks) {
    Object.assign(desk.env, address(server));
    await desk.run('brand', 'add', 'acme', account(server));
  }
  return desks;
}

describe.each(PLATFORMS)('$name', (platform) => {
  const { name } = platform;

  test('stopped twice, ends with the rows of one undisturbed run, and is reported on', async () => {
    const [whole, parts] = await twoDesks(platform);
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
    const [whole, parts] = await twoDesks(platform);
    await whole.json('pull', name);
    let known = 0;
    for (let code = 5; code === 5; ) {
      code = (await parts.json('pull', name, '--max-posts', '30')).code;
      const [{ n } = { n: 0 }] = (await parts.rows('SELECT count(*) AS n FROM post')) as { n: number }[];
      expect(n > known || code === 0).toBe(true);
      known = n;
    }
    expect(await contents(parts)).toEqual(await contents(whole));
    for (const desk of [whole, parts]) desk.time += 3_600_000;
    await whole.json('pull', name);
    expect(await parts.json('pull', name, '--max-posts', '5')).toMatchObject({ code: 0 });
    expect(await contents(parts)).toEqual(await contents(whole));
  });
});

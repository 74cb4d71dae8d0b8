import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { CREDENTIALS, PLATFORMS, type Platform, QUESTIONS } from '../helpers/platforms.ts';
import { type Desk, openDesk } from '../helpers/pulling.ts';
import type { FakeServer } from '../helpers/servers/server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const isBuilt = existsSync(join(ROOT, 'dist/commands/pull/index.js'));
if (!isBuilt) console.warn('SKIPPED: the real kill -9 needs a build; run npm run build first');

const children = new Set<ChildProcess>();
let server: FakeServer | undefined;

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  await server?.close();
});

async function deskFor({ account, address }: Platform): Promise<Desk> {
  const desk = openDesk(CREDENTIALS);
  desk.time = Date.now();
  Object.assign(desk.env, address(server!));
  await desk.run('brand', 'add', 'acme', account(server!));
  return desk;
}

function startProgram(desk: Desk, ...argv: string[]): { child: ChildProcess; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [join(ROOT, 'bin/socialcare.js'), ...argv], {
    cwd: desk.cwd,
    env: { ...desk.env, HOME: desk.cwd, PATH: process.env.PATH ?? '' },
    stdio: 'ignore',
  });
  children.add(child);
  return { child, ended: new Promise((resolve) => child.on('exit', resolve)) };
}

const contents = async (desk: Desk) => ({
  posts: await desk.rows('SELECT id, text, reply_to, deleted_at FROM post ORDER BY id'),
  turns: await desk.rows('SELECT asked_at, status, answered_at FROM turn ORDER BY asked_at'),
  billed: await desk.rows('SELECT unit, id FROM charge ORDER BY unit, id'),
  cost: await desk.rows('SELECT round(sum(cost), 6) AS cost FROM batch'),
  open: await desk.rows("SELECT stream FROM cursor WHERE state ->> '$.open' IS NOT NULL"),
});

/** Resolves when the server has been asked so many times more. */
function asked(times: number): Promise<void> {
  return new Promise((resolve) => {
    const push = server!.asked.push.bind(server!.asked);
    server!.asked.push = (...one) => {
      if (--times === 0) resolve();
      return push(...one);
    };
  });
}

describe.skipIf(!isBuilt)('29: kill -9', () => {
  test.each(PLATFORMS)(
    '29: $name, killed again and again, each time further on: the same rows as an undisturbed run',
    async (platform) => {
      const { name, start } = platform;
      server = await start(Math.floor(Date.now() / 1000) - 3600, Date.now);
      const undisturbed = await deskFor(platform);
      expect(await startProgram(undisturbed, 'pull', name).ended).toBe(0);
      const expected = await contents(undisturbed);
      expect(expected.posts.length).toBeGreaterThanOrEqual(QUESTIONS);

      const desk = await deskFor(platform);
      let deaths = 0;
      // One process after the other dies, each at twice as many requests as the one before, until one lives to the end.
      for (let at = 2; ; at *= 2) {
        // What is asked for when the blow falls is never answered.
        server.interject('/', { after: at - 1, delay: 30_000, body: {} });
        const { child, ended } = startProgram(desk, 'pull', name);
        await Promise.race([asked(at), ended]);
        child.kill('SIGKILL');
        if ((await ended) !== null) break;
        deaths++;
        if (deaths === 1) expect(await desk.rows("SELECT * FROM coverage WHERE kind = 'brand'")).toEqual([]);
      }
      expect(deaths).toBeGreaterThanOrEqual(2);
      server.calm();
      expect(await startProgram(desk, 'pull', name).ended).toBe(0);
      expect(await contents(desk)).toEqual(expected);
      expect(await startProgram(desk, 'report', '--json').ended).toBe(0);
    },
  );

  test('two processes at one stream: the second names the first and ends with code 5, and nothing is stored twice', async () => {
    const x = PLATFORMS[0]!;
    server = await x.start(Math.floor(Date.now() / 1000) - 3600, Date.now);
    const desk = await deskFor(x);
    server.interject('/2/users/1/tweets', { delay: 4000, body: { meta: { result_count: 0 } } });
    const fallen = asked(2);
    const first = startProgram(desk, 'pull', 'x');
    await fallen;
    const second = await desk.json('pull', 'x');
    expect(second).toMatchObject({ code: 5, streams: [{ state: 'stopped' }, { state: 'stopped' }] });
    expect(second.streams[0]!.stopped!.message).toContain(`being pulled already, by process ${first.child.pid} on`);
    expect(await first.ended).toBe(0);
    expect(await desk.json('pull', 'x')).toMatchObject({ code: 0 });
  });
});

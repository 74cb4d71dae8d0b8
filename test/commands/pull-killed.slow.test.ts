import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { field } from '../../src/store/dialect.ts';
import { databaseAt } from '../helpers/database.ts';
import { CREDENTIALS, EACH_PLATFORM, PLATFORMS, type Platform, QUESTIONS } from '../helpers/platforms.ts';
import { openSandbox, type Sandbox } from '../helpers/sandbox.ts';
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

async function sandboxFor({ account, address }: Platform): Promise<Sandbox> {
  const sandbox = openSandbox(CREDENTIALS);
  sandbox.time = Date.now();
  Object.assign(sandbox.env, address(server!));
  await sandbox.run('brand', 'add', 'acme', account(server!));
  return sandbox;
}

function startProgram(sandbox: Sandbox, ...argv: string[]): { child: ChildProcess; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [join(ROOT, 'bin/socialcare.js'), ...argv], {
    cwd: sandbox.cwd,
    env: {
      ...sandbox.env,
      SOCIALCARE_DB: databaseAt(sandbox.env.SOCIALCARE_DB!),
      HOME: sandbox.cwd,
      PATH: process.env.PATH ?? '',
    },
    stdio: 'ignore',
  });
  children.add(child);
  return { child, ended: new Promise((resolve) => child.on('exit', resolve)) };
}

const contents = async (sandbox: Sandbox) => ({
  posts: await sandbox.rows('SELECT id, text, reply_to, deleted_at FROM post ORDER BY id'),
  turns: await sandbox.rows('SELECT asked_at, status, answered_at FROM turn ORDER BY asked_at'),
  billed: await sandbox.rows('SELECT unit, id FROM charge ORDER BY unit, id'),
  cost: await sandbox.rows('SELECT round(CAST(sum(cost) AS NUMERIC), 6) AS cost FROM batch'),
  open: await sandbox.rows(`SELECT stream FROM cursor WHERE ${field('state', 'open')} IS NOT NULL`),
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
  test.each(EACH_PLATFORM)(
    '29: $name, killed again and again, each time further on: the same rows as an undisturbed run',
    async (platform) => {
      const { name, start } = platform;
      server = await start(Math.floor(Date.now() / 1000) - 3600, Date.now);
      const undisturbed = await sandboxFor(platform);
      expect(await startProgram(undisturbed, 'pull', name).ended).toBe(0);
      const expected = await contents(undisturbed);
      expect(expected.posts.length).toBeGreaterThanOrEqual(QUESTIONS);

      const sandbox = await sandboxFor(platform);
      let deaths = 0;
      // One process after the other dies, each at twice as many requests as the one before, until one lives to the end.
      for (let at = 2; ; at *= 2) {
        // What is asked for when the blow falls is never answered.
        server.interject('/', { after: at - 1, delay: 30_000, body: {} });
        const { child, ended } = startProgram(sandbox, 'pull', name);
        await Promise.race([asked(at), ended]);
        child.kill('SIGKILL');
        if ((await ended) !== null) break;
        deaths++;
        if (deaths === 1) expect(await sandbox.rows("SELECT * FROM coverage WHERE kind = 'brand'")).toEqual([]);
      }
      expect(deaths).toBeGreaterThanOrEqual(2);
      server.calm();
      expect(await startProgram(sandbox, 'pull', name).ended).toBe(0);
      expect(await contents(sandbox)).toEqual(expected);
      expect(await startProgram(sandbox, 'report', '--json').ended).toBe(0);
    },
  );

  test('two processes at one stream: the second names the first and ends with code 5, and nothing is stored twice', async () => {
    const x = PLATFORMS[0]!;
    server = await x.start(Math.floor(Date.now() / 1000) - 3600, Date.now);
    const sandbox = await sandboxFor(x);
    server.interject('/2/users/1/tweets', { delay: 4000, body: { meta: { result_count: 0 } } });
    const fallen = asked(2);
    const first = startProgram(sandbox, 'pull', 'x');
    await fallen;
    const second = await sandbox.json('pull', 'x');
    expect(second).toMatchObject({ code: 5, streams: [{ state: 'stopped' }, { state: 'stopped' }] });
    expect(second.streams[0]!.stopped!.message).toContain(`being pulled already, by process ${first.child.pid} on`);
    expect(await first.ended).toBe(0);
    expect(await sandbox.json('pull', 'x')).toMatchObject({ code: 0 });
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../helpers/pulling.ts';
import { startX, type XServer, xId } from '../helpers/servers/x.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const isBuilt = existsSync(join(ROOT, 'dist/commands/pull/index.js'));
if (!isBuilt) console.warn('SKIPPED: the real kill -9 needs a build; run npm run build first');

let x: XServer | undefined;
const children = new Set<ChildProcess>();

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  await x?.close();
});

/** Five pages of mentions and three of own posts, as of now. */
async function acme(): Promise<Desk> {
  const desk = openDesk({ X_BEARER_TOKEN: 'good-token' });
  desk.time = Date.now();
  x ??= await startX(Date.now);
  desk.env.SOCIALCARE_X_BASE_URL = `${x.url}/2`;
  await desk.run('brand', 'add', 'acme', '@acme');
  return desk;
}

function fill(server: XServer): void {
  const now = Math.floor(Date.now() / 1000);
  server.users = [
    { id: '1', username: 'acme' },
    { id: '2', username: 'ann' },
  ];
  for (let n = 0; n < 480; n++) {
    const at = now - 3600 - n * 600;
    const id = xId(at, n);
    server.posts.push({ id, author: 'ann', text: `@acme question ${n}?`, at });
    if (n % 2) server.posts.push({ id: xId(at + 60, n), author: 'acme', text: '@ann yes', at: at + 60, replyTo: id });
  }
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

describe.skipIf(!isBuilt)('kill -9', () => {
  test.each([2])('29: killed after page %i of 5, run again: the same rows as an undisturbed run', async (page) => {
    x = await startX(Date.now);
    fill(x);
    const undisturbed = await acme();
    expect(await startProgram(undisturbed, 'pull', 'x').ended).toBe(0);
    const expected = await contents(undisturbed);
    expect(expected.posts).toHaveLength(720);

    const desk = await acme();
    const killed = new Promise<void>((resolve) => {
      let pages = 0;
      const push = x!.asked.push.bind(x!.asked);
      x!.asked.push = (...asked) => {
        if (asked[0]!.path.endsWith('/mentions') && pages++ === page) resolve();
        return push(...asked);
      };
    });
    // The page that is asked for when the blow falls never comes.
    x.interject('/2/users/1/mentions', { after: page, delay: 30_000, body: {} });
    const { child, ended } = startProgram(desk, 'pull', 'x');
    await Promise.race([killed, ended.then((code) => Promise.reject(new Error(`it ended by itself: ${code}`)))]);
    child.kill('SIGKILL');
    expect(await ended).toBeNull();
    expect((await desk.rows("SELECT stream FROM cursor WHERE state ->> '$.open' IS NOT NULL")).length).toBe(1);
    expect(await desk.rows("SELECT * FROM coverage WHERE kind = 'brand'")).toEqual([]);

    expect(await startProgram(desk, 'pull', 'x').ended).toBe(0);
    expect(await contents(desk)).toEqual(expected);
  });
});

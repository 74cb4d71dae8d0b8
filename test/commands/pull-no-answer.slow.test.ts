/** A 200 without what the platform documents is an error on every source: never "complete", and repaired by the next run. */
import { afterEach, describe, expect, test } from 'vitest';
import { CREDENTIALS, PLATFORMS, type Platform } from '../helpers/platforms.ts';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import type { FakeServer, Reply } from '../helpers/servers/server.ts';

let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const json = { 'content-type': 'application/json' };
/** Half of what answers in place of a platform is well-formed. */
const NOTHINGS: Reply[] = [
  { body: {} },
  { headers: json, body: 'null' },
  { headers: json, body: '"ok"' },
  { headers: { 'content-type': 'text/plain' }, body: 'Down for maintenance.' },
  { body: { message: 'We are back at noon.' } },
  { headers: json, body: '' },
];

/** Only its own credentials: doctor asks every network for which there are some. */
const OWN: Record<string, string> = { facebook: 'META', instagram: 'META' };

async function begin({ name, start, account, address }: Platform): Promise<Sandbox> {
  const own = OWN[name] ?? name.toUpperCase();
  const sandbox = openSandbox(Object.fromEntries(Object.entries(CREDENTIALS).filter(([key]) => key.startsWith(own))));
  server = await start(NOON / 1000, sandbox.clock);
  Object.assign(sandbox.env, address(server));
  await sandbox.run('brand', 'add', 'acme', account(server));
  return sandbox;
}

const contents = async (sandbox: Sandbox) => ({
  posts: await sandbox.rows('SELECT id, text, reply_to, deleted_at FROM post ORDER BY id'),
  turns: await sandbox.rows('SELECT asked_at, status FROM turn ORDER BY asked_at'),
  known: await sandbox.rows("SELECT since, until FROM coverage WHERE kind = 'brand' AND gap = 0 ORDER BY since"),
});

describe.each(PLATFORMS)('$name', (platform) => {
  test('at whichever request it comes, it is said, nothing is claimed, and the next run is whole', async () => {
    const undisturbed = await begin(platform);
    expect((await undisturbed.json('pull', platform.name)).code).toBe(0);
    const expected = await contents(undisturbed);
    const requests = server!.asked.length;
    await server!.close();
    for (let at = 0; at < Math.min(requests, 8); at++) {
      const sandbox = await begin(platform);
      // Counted over all paths: each is asked in the same order.
      let left = at;
      const push = server!.asked.push.bind(server!.asked);
      server!.asked.push = (one) => {
        if (left-- === 0) server!.interject(one.path, NOTHINGS[at % NOTHINGS.length]!);
        return push(one);
      };
      const spoilt = await sandbox.json('pull', platform.name);
      expect([1, 3], `request ${at}: ${spoilt.stderr}`).toContain(spoilt.code);
      expect(spoilt.stderr).toMatch(/expected|is not a Bluesky server/);
      const stopped = spoilt.streams.filter(({ state }) => state === 'stopped').map(({ stream }) => stream);
      if (spoilt.code === 1) expect(stopped.length + spoilt.failures.length).toBeGreaterThan(0);
      const claimed = await sandbox.rows("SELECT DISTINCT stream FROM coverage WHERE kind = 'stream' AND gap = 0");
      expect(claimed.filter(({ stream }) => stopped.includes(String(stream)))).toEqual([]);
      expect((await sandbox.json('pull', platform.name)).code).toBe(0);
      expect(await contents(sandbox)).toEqual(expected);
      await server!.close();
    }
  });

  test('doctor looks at what came back', async () => {
    const sandbox = await begin(platform);
    const healthy = JSON.parse((await sandbox.run('doctor', '--json')).stdout).checks as {
      name: string;
      state: string;
    }[];
    const own = (checks: { name: string; state: string }[]) =>
      checks.filter(({ name, state }) => name.includes(platform.name) && state === 'failed');
    expect(own(healthy)).toEqual([]);
    expect(server!.asked.length).toBeGreaterThan(0);
    const push = server!.asked.push.bind(server!.asked);
    server!.asked.push = (one) => {
      server!.interject(one.path, { body: {} });
      return push(one);
    };
    const sick = JSON.parse((await sandbox.run('doctor', '--json')).stdout).checks;
    expect(own(sick).length).toBeGreaterThan(0);
  });
});

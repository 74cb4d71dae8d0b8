import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { startBluesky } from '../helpers/servers/bluesky.ts';
import type { FakeServer } from '../helpers/servers/server.ts';
import { startX } from '../helpers/servers/x.ts';

const SECRET = 'app-pass';
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function sandbox(env: Record<string, string> = {}): Promise<Sandbox> {
  const made = openSandbox(env);
  server = await startBluesky('acme.example', made.clock);
  made.env.SOCIALCARE_BLUESKY_BASE_URL = server.url;
  return made;
}

const LOGIN = { BLUESKY_IDENTIFIER: 'acme.example', BLUESKY_APP_PASSWORD: SECRET };

describe('auth', () => {
  test('login verifies and keeps nothing; --save keeps it for the owner alone, and logout removes it', async () => {
    const at = await sandbox(LOGIN);
    const file = join(at.cwd, '.config/socialcare/credentials.json');
    const tried = await at.run('auth', 'login', 'bluesky');
    expect(tried).toMatchObject({ code: 0, stdout: expect.stringContaining('logged in as @acme.example') });
    expect(existsSync(file)).toBe(false);
    await at.run('auth', 'login', 'bluesky', '--save');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    at.env = { SOCIALCARE_DB: at.env.SOCIALCARE_DB!, SOCIALCARE_BLUESKY_BASE_URL: at.env.SOCIALCARE_BLUESKY_BASE_URL! };
    const status = await at.run('auth', 'status', '--verify');
    expect(status.code).toBe(0);
    expect(status.stdout).toMatch(/bluesky\tapp_password\tfile .*credentials.json\t@acme.example/);
    expect(status.stdout).not.toContain(SECRET);
    expect(readFileSync(file, 'utf8')).toContain('session');
    expect((await at.run('auth', 'logout', 'bluesky')).stdout).toContain('Removed');
    expect(existsSync(file)).toBe(false);
  });

  test('a saved session is used by the next runs instead of a new login', async () => {
    const at = await sandbox(LOGIN);
    await at.run('auth', 'login', 'bluesky', '--save');
    await at.run('brand', 'add', 'acme', 'bluesky:acme.example');
    await at.run('pull', 'bluesky');
    await at.run('pull', 'bluesky');
    const logins = server!.asked.filter(({ path }) => path.endsWith('createSession'));
    expect(logins.length).toBeLessThanOrEqual(2);
  });

  test('a password manager is asked where the configuration says so; a secret in the file is refused', async () => {
    const at = await sandbox();
    const toml = join(at.cwd, 'socialcare.toml');
    writeFileSync(toml, `[sources.bluesky]\nidentifier = "acme.example"\napp_password_command = "printf ${SECRET}"\n`);
    await at.run('config', 'trust');
    const status = await at.run('auth', 'status', '--verify');
    expect(status.stdout).toMatch(/app_password\t.*socialcare.toml:3\t@acme.example/);
    writeFileSync(toml, '[sources.bluesky]\nidentifier = "acme.example"\napp_password_command = "exit 3"\n');
    await at.run('config', 'trust');
    expect(await at.run('auth', 'status')).toMatchObject({ code: 4, stderr: expect.stringContaining('failed (3)') });
    writeFileSync(toml, `[sources.bluesky]\napp_password = "${SECRET}"\n`);
    const refused = await at.run('auth', 'status');
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('does not belong in this file') });
    expect(refused.stderr).not.toContain(SECRET);
  });

  test('a credentials file that others can read is refused', async () => {
    const at = await sandbox(LOGIN);
    await at.run('auth', 'login', 'bluesky', '--save');
    const file = join(at.cwd, '.config/socialcare/credentials.json');
    chmodSync(file, 0o644);
    at.env = { SOCIALCARE_DB: at.env.SOCIALCARE_DB! };
    expect(await at.run('auth', 'status')).toMatchObject({
      code: 4,
      stderr: expect.stringContaining(`chmod 600 ${file}`),
    });
  });

  test('without a terminal, and with a wrong secret, it says what to do', async () => {
    const at = await sandbox();
    expect(await at.run('auth', 'login', 'bluesky')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('BLUESKY_IDENTIFIER'),
    });
    Object.assign(at.env, { ...LOGIN, BLUESKY_APP_PASSWORD: 'nope' });
    expect(await at.run('auth', 'login', 'bluesky', '--save')).toMatchObject({ code: 4 });
    expect(await at.run('auth', 'login', 'myspace')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Sources: x, bluesky'),
    });
  });

  test('two sets of credentials have a verdict each, beside the last secret of the set', async () => {
    const at = openSandbox({
      X_BEARER_TOKEN: 'good-token',
      X_API_KEY: 'kkkkkk',
      X_API_SECRET: 'ssssss',
      X_ACCESS_TOKEN: '1-tttttt',
      X_ACCESS_SECRET: 'uuuuuu',
    });
    const x = await startX(at.clock);
    server = x;
    x.users = [{ id: '1', username: 'acme' }];
    x.token = 'another';
    at.env.SOCIALCARE_X_BASE_URL = `${x.url}/2`;
    const { stdout, code } = await at.run('auth', 'status', '--verify', '--json');
    expect(code).toBe(4);
    const { sets, secrets } = JSON.parse(stdout);
    expect(sets).toMatchObject([
      { source: 'x', secrets: ['bearer_token'], ok: false },
      {
        source: 'x',
        secrets: ['api_key', 'api_secret', 'access_token', 'access_secret'],
        verified: expect.stringContaining('@acme'),
        ok: true,
      },
    ]);
    const ofX = secrets.filter(({ source }: { source: string }) => source === 'x');
    expect(ofX.map(({ ok }: { ok: boolean }) => ok)).toEqual([false, true, true, true, true]);
    expect(ofX.filter(({ verified }: { verified?: string }) => verified !== undefined)).toHaveLength(2);
  });
});

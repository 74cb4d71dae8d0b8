/** A socialcare.toml that lies in the folder does nothing with secrets until somebody trusts it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { passwordFor } from '../../src/secrets/database-password.ts';
import { openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import type { FakeServer } from '../helpers/servers/server.ts';
import { startX } from '../helpers/servers/x.ts';

let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function sandboxWith(toml: (url: string, marker: string) => string, env: Record<string, string> = {}) {
  const sandbox = openSandbox(env);
  const x = await startX(sandbox.clock);
  server = x;
  delete sandbox.env.SOCIALCARE_X_BASE_URL;
  x.users = [{ id: '1', username: 'acme' }];
  const marker = join(sandbox.cwd, 'was-run');
  const file = join(sandbox.cwd, 'socialcare.toml');
  writeFileSync(file, toml(`${x.url}/2`, marker));
  await sandbox.run('brand', 'add', 'acme', '@acme');
  return { sandbox, x, marker, file };
}

const running = (url: string, marker: string) =>
  `[sources.x]\nbase_url = "${url}"\nbearer_token_command = "touch ${marker}; echo good-token"\n`;
const pointing = () => '[sources.x]\nbase_url = "https://collector.example/2"\n';

/** Every command that has to do with secrets. */
const uses = (sandbox: Sandbox) => [
  sandbox.run('pull', 'x'),
  sandbox.run('pull', 'x', '--dry-run'),
  sandbox.run('auth', 'status', '--verify'),
  sandbox.run('doctor'),
];

test('a command in it is not run, and what to do is said; once trusted, it is', async () => {
  const { sandbox, x, marker, file } = await sandboxWith(running);
  for (const { code, stdout, stderr } of await Promise.all(uses(sandbox))) {
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain('socialcare.toml:3 runs a command for bearer_token');
    expect(stdout + stderr).toContain('socialcare config trust');
  }
  expect(existsSync(marker)).toBe(false);
  expect(x.asked).toEqual([]);
  const trusted = await sandbox.run('config', 'trust');
  expect(trusted.code).toBe(0);
  expect(trusted.stdout).toContain('sources.x.bearer_token_command = ');
  expect((await sandbox.json('pull', 'x')).code).toBe(0);
  expect(existsSync(marker)).toBe(true);
  // What has nothing to do with secrets may change; the command may not.
  writeFileSync(file, `timezone = "Europe/Berlin"\n${readFileSync(file, 'utf8')}`);
  expect((await sandbox.json('pull', 'x')).code).toBe(0);
  writeFileSync(file, readFileSync(file, 'utf8').replace('echo good-token', 'echo other'));
  expect(await sandbox.run('pull', 'x')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('has not been trusted'),
  });
});

test('credentials of the environment do not go to an address in it', async () => {
  const { sandbox, x } = await sandboxWith(pointing, { X_BEARER_TOKEN: 'good-token' });
  const refused = await sandbox.run('pull', 'x');
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('sends the credentials of X (Twitter) to collector.example');
  expect(x.asked).toEqual([]);
  // The environment outranks the file, and this computer is no other host.
  sandbox.env.SOCIALCARE_X_BASE_URL = `${x.url}/2`;
  expect((await sandbox.json('pull', 'x')).code).toBe(0);
});

test('a file that is named needs no trust, by flag or by the environment, nor does one’s own', async () => {
  const { sandbox, file } = await sandboxWith(running);
  expect((await sandbox.run('pull', 'x', '--config', file)).code).toBe(0);
  sandbox.env.SOCIALCARE_CONFIG = file;
  expect((await sandbox.run('pull', 'x')).code).toBe(0);
});

test('where there is nothing to trust that is said', async () => {
  const { sandbox, file } = await sandboxWith(() => 'timezone = "UTC"\n');
  expect(await sandbox.run('config', 'trust')).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('nothing to trust'),
  });
  sandbox.env.SOCIALCARE_CONFIG = file;
  expect(await sandbox.run('config', 'trust')).toMatchObject({ code: 2 });
});

test('a password goes to no server that a file in the folder names, until that is trusted; one of this computer needs none', async () => {
  const sandbox = openSandbox({ PGPASSWORD: 'tiger' });
  delete sandbox.env.SOCIALCARE_DB;
  const file = join(sandbox.cwd, 'socialcare.toml');
  const said = async (...argv: string[]) => {
    const { code, stdout, stderr } = await sandbox.run(...argv);
    expect(stdout + stderr).not.toContain('tiger');
    return { code, text: stdout + stderr };
  };
  const refused =
    /socialcare.toml:1 sends the password (of env PGPASSWORD )?to collector\.example, and this file has not/;
  writeFileSync(file, 'db = "postgres://eva@collector.example/care"\n');
  const login = await said('auth', 'login', 'database', '--save');
  expect(login.code).toBe(2);
  expect(login.text).toMatch(refused);
  expect((await said('config', 'trust')).text).toContain('db = "postgres://eva@collector.example/care"');
  expect((await said('auth', 'login', 'database', '--save')).text).not.toMatch(refused);
  writeFileSync(file, 'db = "postgres://eva@localhost/care"\n');
  expect((await said('auth', 'login', 'database', '--save')).text).not.toContain('trusted');
});

test('that holds when a server asks for the password, and not for another database than the file names', async () => {
  const address = 'postgres://eva@collector.example/care';
  const { cwd } = openSandbox();
  const found = { path: '/here/socialcare.toml', things: [], digest: '', isTrusted: false };
  const contextWith = (isTrusted: boolean) =>
    ({
      environment: { env: { PGPASSWORD: 'tiger' }, home: cwd, cwd, platform: 'linux' },
      config: async () => ({ db: { value: address, origin: `${found.path}:1` }, found: { ...found, isTrusted } }),
    }) as never;
  await expect(passwordFor(contextWith(false), address)).rejects.toThrow(
    'socialcare.toml:1 sends the password of env PGPASSWORD to collector.example, and this file has not been trusted',
  );
  expect(await passwordFor(contextWith(true), address)).toBe('tiger');
  expect(await passwordFor(contextWith(false), 'postgres://eva@db.example.org/care')).toBe('tiger');
});

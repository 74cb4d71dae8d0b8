import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { CREDENTIALS, PLATFORMS } from '../helpers/platforms.ts';
import { run, temporaryFolder } from '../helpers/run.ts';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { type GraphServer, graphRefusal } from '../helpers/servers/graph.ts';
import type { TootServer } from '../helpers/servers/mastodon.ts';
import type { FakeServer } from '../helpers/servers/server.ts';
import type { XServer } from '../helpers/servers/x.ts';

let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** A sandbox with the credentials of one platform, whose clock is so many seconds behind. */
async function at(name: string, credentials: Partial<typeof CREDENTIALS>, behind = 0): Promise<Sandbox> {
  const { start, address } = PLATFORMS.find((one) => one.name === name)!;
  const sandbox = openSandbox(credentials as Record<string, string>);
  server = await start(NOON / 1000, () => sandbox.time - behind * 1000);
  Object.assign(sandbox.env, address(server));
  return sandbox;
}

/** What doctor says of a source, by what it says it about. */
async function findings(sandbox: Sandbox, source: string): Promise<Record<string, [string, string]>> {
  const { checks } = JSON.parse((await sandbox.run('doctor', '--json')).stdout) as {
    checks: { name: string; state: string; detail: string }[];
  };
  return Object.fromEntries(
    checks
      .filter(({ name }) => name.startsWith(`${source} `))
      .map(({ name, state, detail }) => [name.slice(source.length + 1), [state, detail]]),
  );
}

const X = { X_BEARER_TOKEN: CREDENTIALS.X_BEARER_TOKEN };
const MASTODON = { MASTODON_ACCESS_TOKEN: CREDENTIALS.MASTODON_ACCESS_TOKEN };
const META = { META_ACCESS_TOKEN: CREDENTIALS.META_ACCESS_TOKEN };

test('address, clock, credentials and permissions are checks of their own, and what is asked of X costs nothing', async () => {
  const sandbox = await at('x', X);
  const host = new URL(server!.url).host;
  expect(await findings(sandbox, 'x')).toEqual({
    'base URL': ['ok', `${server!.url}/2 answers (env SOCIALCARE_X_BASE_URL)`],
    clock: ['ok', `this computer's clock agrees with ${host}`],
    credentials: ['ok', 'the app, from env X_BEARER_TOKEN'],
    permissions: ['ok', 'may read mentions, posts, recent search, full archive'],
  });
  expect(server!.answered.every((answer) => !('data' in (answer as object)))).toBe(true);
  const { stdout, code } = await sandbox.run('doctor');
  expect(code).toBe(0);
  expect(stdout).toContain(`ok       x clock: this computer's clock agrees with ${host}\n`);
  expect(stdout).toContain(
    'ok       networks: no credentials, not asked: bluesky, mastodon, youtube, facebook, instagram, threads\n',
  );
});

test('a clock that is an hour ahead is a check with a hint, also in JSON; it fails nothing', async () => {
  const sandbox = await at('x', X, 3600);
  const { stdout, code } = await sandbox.run('doctor', '--json');
  expect(code).toBe(0);
  const found = JSON.parse(stdout).checks.find(({ name }: { name: string }) => name === 'x clock');
  expect(found).toMatchObject({
    state: 'warning',
    detail: `this computer's clock is 60 min ahead of ${new URL(server!.url).host}`,
    hint: expect.stringContaining('timedatectl'),
  });
});

test('an app without the full archive gets a note; of a person the account is shown', async () => {
  const sandbox = await at('x', X);
  server!.interject('/2/tweets/search/all', { status: 403, body: { title: 'Forbidden', detail: 'not enrolled' } });
  expect((await findings(sandbox, 'x')).permissions).toEqual([
    'ok',
    'may read mentions, posts, recent search; not the full archive',
  ]);
  sandbox.env = { ...sandbox.env, X_BEARER_TOKEN: '', X_API_KEY: 'k', X_API_SECRET: 's', X_ACCESS_TOKEN: 't' };
  sandbox.env.X_ACCESS_SECRET = 'u';
  expect((await findings(sandbox, 'x')).credentials).toEqual([
    'ok',
    '@acme, from env X_API_KEY, env X_API_SECRET, env X_ACCESS_TOKEN, env X_ACCESS_SECRET',
  ]);
});

test('an expired token fails the credentials, not the address; permissions are not spoken of', async () => {
  const sandbox = await at('x', X);
  (server as XServer).token = 'newer';
  const found = await findings(sandbox, 'x');
  expect(Object.entries(found).map(([about, [state]]) => [about, state])).toEqual([
    ['base URL', 'ok'],
    ['clock', 'ok'],
    ['credentials', 'failed'],
  ]);
  expect((await sandbox.run('doctor')).code).toBe(1);
});

test('a captive portal, or nobody, at the address fails the address alone', async () => {
  const sandbox = await at('x', X);
  server!.interject('/2/', { body: '<html>Log in to the hotel</html>' });
  const portal = await findings(sandbox, 'x');
  expect(Object.keys(portal)).toEqual(['base URL']);
  expect(portal['base URL']![1]).toContain('a web page where data was expected');
  await server!.close();
  const nobody = await findings(sandbox, 'x');
  expect(nobody['base URL']).toEqual(['failed', expect.stringContaining('refuses connections')]);
});

test('a token without a scope fails the permissions, not the credentials; a token alone is for no server', async () => {
  const sandbox = await at('mastodon', MASTODON);
  expect((await findings(sandbox, 'mastodon')).permissions![0]).toBe('ok');
  server!.interject('/api/v1/accounts/', {
    after: 1,
    status: 403,
    body: { error: 'This action is outside the authorized scopes' },
  });
  const found = await findings(sandbox, 'mastodon');
  expect(found.credentials).toEqual(['ok', 'accepted, from env MASTODON_ACCESS_TOKEN']);
  expect(found.permissions![0]).toBe('failed');
  (server as TootServer).refusal = undefined;
  delete sandbox.env.SOCIALCARE_MASTODON_BASE_URL;
  const unknown = await findings(sandbox, 'mastodon');
  expect(unknown['base URL']).toEqual(['failed', 'the Mastodon server of the access token is not configured']);
  await sandbox.run('brand', 'add', 'acme', 'mastodon:acme@localhost');
  const known = await findings(sandbox, 'mastodon');
  expect(known['base URL']).toEqual(unknown['base URL']);
});

test('Meta is asked which permissions were granted, and those that lack are named', async () => {
  const sandbox = await at('facebook', META);
  const graph = server as GraphServer;
  graph.nodes.set('me', { id: '77', name: 'Acme' });
  const granted = (...names: string[]) => ({
    data: names.map((permission) => ({ permission, status: 'granted' })),
  });
  graph.nodes.set('me/permissions', granted('pages_show_list', 'pages_read_engagement'));
  expect((await findings(sandbox, 'facebook')).permissions).toEqual([
    'failed',
    'the access token lacks pages_read_user_content',
  ]);
  graph.nodes.set('me/permissions', granted('pages_show_list', 'pages_read_engagement', 'pages_read_user_content'));
  expect((await findings(sandbox, 'facebook')).permissions![0]).toBe('ok');
  // The token of a page is not shown; what it may read shows.
  graph.nodes.delete('me/permissions');
  graph.interject('/v26.0/me/permissions', graphRefusal(400, 100, 'nonexisting field (permissions)'));
  graph.interject('/v26.0/me/feed', graphRefusal(403, 10, 'requires pages_read_engagement'));
  expect((await findings(sandbox, 'facebook')).permissions![1]).toContain('requires pages_read_engagement');
});

test('what socialcare.toml says of sources is checked before any network is asked, also without credentials', async () => {
  const cwd = temporaryFolder();
  const check = async (toml: string) => {
    writeFileSync(join(cwd, 'socialcare.toml'), toml);
    const { stdout, code } = await run(['doctor', '--offline', '--json'], { cwd });
    const { checks } = JSON.parse(stdout) as { checks: { name: string; state: string; detail: string }[] };
    return [code, ...checks.filter(({ name }) => name === 'configuration').map(({ detail }) => detail)];
  };
  const file = join(cwd, 'socialcare.toml');
  expect(
    await check('[sources.x]\nbearer_token = "SECRET"\nbearer_tokn_command = "x"\nbearer_token_command = "x"\n'),
  ).toEqual([
    1,
    `${file}:2: bearer_token of x is a secret and does not belong in this file`,
    `${file}:3: sources.x.bearer_tokn_command is unknown; did you mean bearer_token_command?`,
  ]);
  expect(await check('[sources.mastdon]\noverlap = "6h"\n[sources.meta]\ntimeout = "5"\n')).toEqual([
    1,
    `${file}:2: sources.mastdon is not a source; did you mean mastodon?`,
    expect.stringContaining(`${file}:4: sources.facebook.timeout: "5" is not a length of time`),
    expect.stringContaining(`${file}:4: sources.instagram.timeout`),
    expect.stringContaining(`${file}:4: sources.threads.timeout`),
  ]);
  expect(await check('[sources.x]\nbase_url = "ftp://x"\n')).toEqual([
    1,
    'socialcare.toml:2:12: sources.x.base_url must begin with https:// or http://',
  ]);
  expect(await check('[sources.x]\noverlap = "6h"\n[sources.openai]\nmodel = "m"\n')).toEqual([0, file]);
});

import { afterEach, describe, expect, test } from 'vitest';
import { CREDENTIALS, PLATFORMS, type Platform } from '../helpers/platforms.ts';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { graphRefusal } from '../helpers/servers/graph.ts';
import type { FakeServer, Reply } from '../helpers/servers/server.ts';

let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** @param behind seconds by which the platform's clock is behind this computer's */
async function sandboxOf({ start, account, address }: Platform, behind = 0): Promise<Sandbox> {
  const sandbox = openSandbox(CREDENTIALS);
  server = await start(NOON / 1000, () => sandbox.time - behind * 1000);
  Object.assign(sandbox.env, address(server));
  await sandbox.run('brand', 'add', 'acme', account(server));
  return sandbox;
}

const named = (name: string) => PLATFORMS.find((one) => one.name === name)!;

describe.each(PLATFORMS)('$name', (platform) => {
  test('a captive portal is named, and what to do about it', async () => {
    const sandbox = await sandboxOf(platform);
    server!.interject('/', { body: '<html>Log in to the hotel</html>' });
    const { code, stderr } = await sandbox.run('pull', platform.name);
    expect(code).toBe(1);
    expect(stderr).toContain(`${new URL(server!.url).host} answered with a web page where data was expected`);
    expect(stderr).toContain('log in to the network in a browser, or set HTTPS_PROXY');
  });

  test('a clock that is an hour ahead is named, and no hour is claimed that has not come', async () => {
    const sandbox = await sandboxOf(platform, 3600);
    const { code, stderr } = await sandbox.run('pull', platform.name);
    expect(code).toBe(0);
    expect(stderr).toContain("this computer's clock is 60 min ahead of");
    const known = await sandbox.rows("SELECT max(until) AS until FROM coverage WHERE kind = 'brand'");
    expect(known).toEqual([{ until: NOON / 1000 - 3600 }]);
  });

  test('a proxy that is not there is named', async () => {
    const sandbox = await sandboxOf(platform);
    Object.assign(sandbox.env, { HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' });
    const { code, stderr } = await sandbox.run('pull', platform.name);
    expect(code).toBe(1);
    expect(stderr).toContain('the proxy 127.0.0.1:9 refuses connections');
  });
});

const tube = (status: number, reason: string): Reply => ({
  status,
  body: { error: { code: status, message: `Said in English: ${reason}`, errors: [{ reason }] } },
});

/** The platform's own words, what is made of them, and the exit code. */
const REFUSALS: [source: string, what: string, path: string, reply: Reply, message: string, code: number][] = [
  [
    'bluesky',
    'an app password that was revoked',
    '/xrpc/com.atproto.server.createSession',
    { status: 401, body: { error: 'AuthenticationRequired', message: 'Invalid identifier or password' } },
    'Bluesky refused the credentials',
    4,
  ],
  [
    'bluesky',
    'an account that was taken down',
    '/xrpc/com.atproto.server.createSession',
    { status: 401, body: { error: 'AccountTakedown', message: 'Account has been taken down' } },
    'Bluesky has taken this account down',
    4,
  ],
  [
    'bluesky',
    'a brand that was suspended',
    '/xrpc/app.bsky.actor.getProfile',
    { status: 400, body: { error: 'AccountTakedown', message: 'Account has been suspended' } },
    'Bluesky has suspended @acme.example',
    1,
  ],
  [
    'bluesky',
    'an unknown handle',
    '/xrpc/app.bsky.actor.getProfile',
    { status: 400, body: { error: 'InvalidRequest', message: 'Profile not found' } },
    'Bluesky has no account @acme.example',
    1,
  ],
  [
    'mastodon',
    'a token that was revoked',
    '/api/v1/accounts/lookup',
    { status: 401, body: { error: 'The access token was revoked' } },
    'refused the access token: The access token was revoked',
    4,
  ],
  [
    'mastodon',
    'a token without a scope',
    '/api/v1/notifications',
    { status: 403, body: { error: 'This action is outside the authorized scopes' } },
    'the access token lacks a scope for notifications',
    4,
  ],
  [
    'mastodon',
    'an account that is locked out',
    '/api/v1/accounts/verify_credentials',
    { status: 403, body: { error: 'Your login is currently disabled' } },
    'does not let this account in: Your login is currently disabled',
    4,
  ],
  [
    'mastodon',
    'a brand that the server has suspended',
    '/api/v1/accounts/lookup',
    { body: { id: '1', acct: 'acme', suspended: true } },
    'has suspended @acme',
    1,
  ],
  ['mastodon', 'an unknown account', '/api/v1/accounts/lookup', { status: 404, body: {} }, 'has no account @acme', 1],
  ['youtube', 'a bad key', '/channels', tube(400, 'keyInvalid'), 'YouTube refused the API key', 4],
  ['youtube', 'an interface that is not enabled', '/channels', tube(403, 'accessNotConfigured'), 'is not enabled', 4],
  ['youtube', 'a suspended channel', '/commentThreads', tube(403, 'channelSuspended'), 'suspended this channel', 1],
  ['youtube', 'an unknown channel', '/channels', { body: { items: [] } }, 'YouTube has no channel @acme', 1],
  ...(['facebook', 'instagram', 'threads'] as const).flatMap((name): (typeof REFUSALS)[number][] => [
    [name, 'an expired token', '/v', graphRefusal(400, 190, 'Session has expired'), 'Meta refused the access token', 4],
    [name, 'a missing permission', '/v', graphRefusal(403, 10, 'requires permission'), 'lacks a permission', 4],
    [name, 'a blocked app', '/v', graphRefusal(400, 368, 'temporarily blocked'), 'has blocked this account or app', 4],
  ]),
];

test.each(REFUSALS)('%s: %s has a message of its own, with what to do', async (name, _, path, reply, message, code) => {
  const sandbox = await sandboxOf(named(name));
  server!.interject(path, reply);
  const { stderr, code: left } = await sandbox.run('pull', name);
  expect(stderr).toContain(message);
  // The error and, under it, what to do.
  expect(stderr).toMatch(/error: .+\n {2}\S+/);
  expect(left).toBe(code);
  for (const [key, secret] of Object.entries(CREDENTIALS))
    if (!/IDENTIFIER/.test(key)) expect(stderr).not.toContain(secret);
});

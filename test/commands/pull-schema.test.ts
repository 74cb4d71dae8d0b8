import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CREDENTIALS, PLATFORMS } from '../helpers/platforms.ts';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { departures, type Schema } from '../helpers/schema.ts';
import type { FakeServer } from '../helpers/servers/server.ts';

const { $defs } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../docs/pull.schema.json', import.meta.url)), 'utf8'),
) as { $defs: Record<string, Schema> };
let sandbox: Sandbox;
let server: FakeServer;

beforeAll(async () => {
  const x = PLATFORMS[0]!;
  sandbox = openSandbox({ X_BEARER_TOKEN: CREDENTIALS.X_BEARER_TOKEN });
  server = await x.start(NOON / 1000, sandbox.clock);
  Object.assign(sandbox.env, x.address(server));
  await sandbox.run('brand', 'add', 'acme', '@acme');
  await sandbox.run('brand', 'add', 'rival', '@nobody');
});

afterAll(() => server.close());

test.each([
  ['plan', ['pull', 'x', '--dry-run']],
  ['pull', ['pull', 'x', '--since', '2026-01-01', '--via', 'search', '--max-posts', '120']],
  ['pull', ['pull', 'x', '--since', '2026-01-01', '--via', 'search']],
  ['coverage', ['coverage']],
  ['secrets', ['auth', 'status', '--verify']],
  ['secrets', ['auth', 'status']],
  ['checks', ['doctor', '--offline']],
])('%s is printed as its schema says: %j', async (name, argv) => {
  const { stdout } = await sandbox.run(...argv, '--json');
  expect(departures($defs, $defs[name]!, JSON.parse(stdout))).toEqual([]);
});

/** What X bills: whose credentials are used, at which price, and the caps at which it stops. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { startX, type XServer, xId } from '../helpers/servers/x.ts';

const HOUR = 3600;
const now = NOON / 1000;
let server: XServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const APP = { X_BEARER_TOKEN: 'good-token' };
const PERSON = { X_API_KEY: 'kkkkkk', X_API_SECRET: 'ssssss', X_ACCESS_TOKEN: '1-tttttt', X_ACCESS_SECRET: 'uuuuuu' };

/** Acme and a rival, each with four questions of ten hours ago, two of them answered. */
async function begin(env: Record<string, string>, toml = ''): Promise<{ sandbox: Sandbox; x: XServer }> {
  const sandbox = openSandbox(env);
  const x = await startX(sandbox.clock);
  server = x;
  sandbox.env.SOCIALCARE_X_BASE_URL = `${x.url}/2`;
  if (toml) writeFileSync(join(sandbox.cwd, 'socialcare.toml'), `[sources.x]\n${toml}\n`);
  x.users = ['acme', 'ann', 'rival'].map((username, n) => ({ id: String(n + 1), username }));
  for (const [m, brand] of ['acme', 'rival'].entries())
    for (let n = 0; n < 4; n++) {
      const at = now - 10 * HOUR - n * 60;
      const id = xId(at, 10 * m + n);
      x.posts.push({ id, author: 'ann', text: `@${brand} ${n}?`, at });
      if (n < 2)
        x.posts.push({ id: xId(at + 30, 10 * m + n), author: brand, text: '@ann yes', at: at + 30, replyTo: id });
    }
  await sandbox.run('brand', 'add', 'acme', '@acme');
  return { sandbox, x };
}

const kindOf = (authorization: string | undefined) => (authorization?.startsWith('OAuth ') ? 'person' : 'app');
const readers = (x: XServer) =>
  Object.fromEntries(x.asked.map(({ path, headers }) => [path.replace('/2/', ''), kindOf(headers.authorization)]));

test('with both sets the own feeds are read as the person, at a fifth of the price; search and a rival as the app', async () => {
  const { sandbox, x } = await begin({ ...APP, ...PERSON }, 'own_app = true');
  const own = await sandbox.json('pull', 'x', '--no-authors');
  expect(own.streams.map(({ credentials }) => credentials)).toEqual(['person', 'person']);
  expect(readers(x)).toMatchObject({ 'users/1/tweets': 'person', 'users/1/mentions': 'person' });
  // One profile; two answers and four questions as owned reads.
  expect(own.cost_usd).toBeCloseTo(0.01 + 6 * 0.001, 6);
  x.asked.length = 0;
  const search = await sandbox.json('pull', 'x', '--via', 'search', '--no-authors', '--no-reread');
  expect(search.streams.map(({ credentials }) => credentials)).toEqual(['person', 'app']);
  expect(readers(x)['tweets/search/recent']).toBe('app');
  await sandbox.run('brand', 'add', 'rival', '@rival');
  const rival = await sandbox.json('pull', 'x', '--brand', 'rival', '--no-authors');
  expect(rival.streams.map(({ credentials }) => credentials)).toEqual(['app', 'app']);
  expect(rival.cost_usd).toBeCloseTo(0.01 + 6 * 0.005, 6);
});

test('without a person there is no owned read, whoever owns the app; nor is a second look one', async () => {
  const app = await begin(APP, 'own_app = true');
  expect((await app.sandbox.json('pull', 'x', '--no-authors')).cost_usd).toBeCloseTo(0.01 + 6 * 0.005, 6);
  await server!.close();
  const { sandbox } = await begin(PERSON, 'own_app = true');
  await sandbox.json('pull', 'x', '--no-authors');
  // The next day all is billed again; what is looked at again, at full price.
  sandbox.time += 24 * HOUR * 1000;
  const { streams } = await sandbox.json('pull', 'x', '--no-authors');
  expect(streams.map(({ cost_usd }) => cost_usd)).toEqual([0.01 + 2 * 0.005, 4 * 0.005]);
});

test.each([
  [
    'UsageCapExceeded',
    { status: 429, body: { title: 'UsageCapExceeded', detail: 'Usage cap exceeded: Monthly product cap' } },
  ],
  ['SpendCapReached', { status: 403, body: { title: 'SpendCapReached', type: 'about:blank' } }],
])('%s stops at once with exit code 5, and the next run continues', async (name, reply) => {
  const { sandbox, x } = await begin(APP);
  x.interject('/2/users/1/mentions', reply);
  const summary = await sandbox.json('pull', 'x');
  expect(summary.code).toBe(5);
  expect(summary.stderr).toContain(name);
  expect(sandbox.slept).toEqual([]);
  expect((await sandbox.json('pull', 'x')).code).toBe(0);
});

test('a dry run says what it cost itself: counts by the request, and the look-up of an account', async () => {
  const { sandbox, x } = await begin(APP);
  const { stderr } = await sandbox.run('pull', 'x', '--dry-run');
  expect(stderr).toContain('This dry run itself cost $0.020');
  expect(stderr).toContain('Prices of x as of 2026-08-22');
  const plan = JSON.parse((await sandbox.run('pull', 'x', '--dry-run', '--json')).stdout);
  expect(plan.spent_usd).toBeCloseTo(0.02, 6);
  expect(plan.streams.map(({ spent_usd }: { spent_usd: number }) => spent_usd)).toEqual([0.015, 0.005]);
  expect(x.asked.filter(({ path }) => path.includes('counts'))).toHaveLength(4);
  writeFileSync(join(sandbox.cwd, 'socialcare.toml'), '[sources.x]\nprice_counts_recent = 0.1\nprice_user = 1.0\n');
  const dear = JSON.parse((await sandbox.run('pull', 'x', '--dry-run', '--json')).stdout);
  expect(dear.spent_usd).toBeCloseTo(1.2, 6);
});

test('the counts of an archive are read to their last page, a second apart, and each page is paid for', async () => {
  const { sandbox, x } = await begin(APP);
  for (const [n, days] of [40, 40, 100, 100, 100].entries()) {
    const at = now - days * 24 * HOUR;
    x.posts.push({ id: xId(at, 50 + n), author: 'ann', text: '@acme still?', at });
  }
  // 144 days are five pages of 31.
  const argv = ['pull', 'x', '--via', 'archive', '--since', '2026-07-01', '--dry-run', '--json'];
  const plan = JSON.parse((await sandbox.run(...argv)).stdout);
  expect(plan.streams.map(({ posts }: { posts: number }) => posts)).toEqual([2, 9]);
  expect(x.asked.filter(({ path }) => path === '/2/tweets/counts/all')).toHaveLength(10);
  expect(sandbox.slept.filter((milliseconds) => milliseconds === 1000)).toHaveLength(8);
  expect(plan.spent_usd).toBeCloseTo(10 * 0.01 + 0.01, 6);
});

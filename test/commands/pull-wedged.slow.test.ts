/** Nothing stops a stream for good: places that are refused, walks in circles, walks that age, pages that are too large. */
import { afterEach, describe, expect, test } from 'vitest';
import { field } from '../../src/store/dialect.ts';
import { CREDENTIALS, PLATFORMS, type Platform, QUESTIONS } from '../helpers/platforms.ts';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { graphRefusal } from '../helpers/servers/graph.ts';
import type { FakeServer, Reply } from '../helpers/servers/server.ts';
import { startX, type XServer, xId } from '../helpers/servers/x.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const now = NOON / 1000;
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function sandboxOf({ start, account, address }: Platform): Promise<Sandbox> {
  const sandbox = openSandbox(CREDENTIALS);
  server = await start(now, sandbox.clock);
  Object.assign(sandbox.env, address(server));
  await sandbox.run('brand', 'add', 'acme', account(server));
  return sandbox;
}

const named = (name: string) => PLATFORMS.find((one) => one.name === name)!;
const postsIn = async (sandbox: Sandbox) => (await sandbox.rows('SELECT count(*) AS n FROM post'))[0]!.n as number;
const KNOWN = "SELECT since, until FROM coverage WHERE kind = 'brand' AND gap = 0";

const tube = (reason: string): Reply => ({
  status: 400,
  body: { error: { code: 400, message: 'The request specifies an invalid page token.', errors: [{ reason }] } },
});
/** The path of the feed of mentions, and how the platform words that it does not know a place any more. */
const REFUSED: Record<string, [path: string, reply: Reply]> = {
  x: [
    '/2/users/1/mentions',
    { status: 400, body: { errors: [{ parameters: { pagination_token: ['t'] }, message: 'is invalid' }] } },
  ],
  bluesky: [
    '/xrpc/app.bsky.notification.listNotifications',
    { status: 400, body: { error: 'InvalidRequest', message: 'Malformed cursor' } },
  ],
  mastodon: ['/api/v1/notifications', { status: 404, body: { error: 'Record not found' } }],
  youtube: ['/commentThreads', tube('invalidPageToken')],
  facebook: ['/v26.0/77_0/comments', graphRefusal(400, 100, 'Invalid cursors values in before/after')],
  instagram: ['/v26.0/77/tags', graphRefusal(400, 100, 'Invalid cursors values in before/after')],
  threads: ['/v1.0/77/mentions', graphRefusal(400, 100, 'Invalid cursors values in before/after')],
};

/** Those whose feed of mentions is one list of pages. */
const LISTS = PLATFORMS.filter(({ name }) => name !== 'facebook' && name !== 'instagram');

describe.each(LISTS)('$name: a place that the platform refuses', (platform) => {
  const [path, reply] = REFUSED[platform.name]!;

  test('starts the walk again from the newest post, once, and nothing is lost', async () => {
    const whole = await sandboxOf(platform);
    expect((await whole.json('pull', platform.name)).code).toBe(0);
    const expected = [await postsIn(whole), await whole.rows(KNOWN)];
    await server!.close();
    const sandbox = await sandboxOf(platform);
    server!.interject(path, { ...reply, after: 1 });
    expect((await sandbox.json('pull', platform.name)).code).toBe(0);
    expect([await postsIn(sandbox), await sandbox.rows(KNOWN)]).toEqual(expected);
  });

  test('twice, leaves a gap and no walk that could not end; the next run is whole', async () => {
    const sandbox = await sandboxOf(platform);
    server!.interject(path, { ...reply, after: 1 }, { ...reply, after: 3 });
    const summary = await sandbox.json('pull', platform.name);
    expect(summary.code).toBe(3);
    const cut = summary.streams.find(({ gaps }) => gaps.length > 0)!;
    expect(cut).toMatchObject({ state: 'partial', gaps: [{ reason: expect.stringContaining('twice') }] });
    expect(await sandbox.rows(`SELECT stream FROM cursor WHERE ${field('state', 'open')} IS NOT NULL`)).toEqual([]);
    expect((await sandbox.json('pull', platform.name)).code).toBe(0);
    expect(await postsIn(sandbox)).toBeGreaterThanOrEqual(QUESTIONS);
    expect((await sandbox.rows(KNOWN))[0]!.since).toBeLessThanOrEqual(now - 29 * DAY);
  });
});

test('a first page that is refused does not depend on the cursor: the platform’s message is kept', async () => {
  const sandbox = await sandboxOf(named('bluesky'));
  const [path, reply] = REFUSED.bluesky!;
  server!.interject(path, reply);
  const summary = await sandbox.json('pull', 'bluesky');
  expect(summary.code).toBe(1);
  expect(summary.stderr).toContain('Malformed cursor');
});

test('a place that leads to itself ends the walk with a gap', async () => {
  const sandbox = await sandboxOf(named('youtube'));
  const item = (n: number) => ({
    kind: 'youtube#commentThread',
    snippet: {
      topLevelComment: {
        id: `c${n}`,
        snippet: {
          textOriginal: 'hm',
          authorDisplayName: '@ann',
          publishedAt: new Date(NOON - HOUR * 1000).toISOString(),
        },
      },
      totalReplyCount: 0,
      isPublic: true,
    },
  });
  const page = (n: number) => ({ body: { items: [item(n)], nextPageToken: 'again' } });
  server!.interject('/commentThreads', page(1), page(2), page(3));
  const summary = await sandbox.json('pull', 'youtube');
  expect(summary.code).toBe(3);
  expect(summary.streams[0]!.gaps[0]!.reason).toBe('the platform names a page that was already read as the next one');
  expect(summary.streams[0]!.pages).toBe(2);
});

describe('search on X, which reaches back seven days from the moment of the request', () => {
  async function acme(): Promise<{ sandbox: Sandbox; x: XServer }> {
    const sandbox = openSandbox({ X_BEARER_TOKEN: 'good-token' });
    const x = await startX(sandbox.clock);
    server = x;
    sandbox.env.SOCIALCARE_X_BASE_URL = `${x.url}/2`;
    x.users = ['acme', 'ann'].map((username, n) => ({ id: String(n + 1), username }));
    for (let n = 0; n < 300; n++) {
      const at = now - n * 1800 - 60;
      x.posts.push({ id: xId(at, n), author: 'ann', text: `@acme ${n}?`, at });
    }
    await sandbox.run('brand', 'add', 'acme', '@acme');
    return { sandbox, x };
  }

  test.each([0, 1])('waiting for a limit at page %i does not age the walk out', async (page) => {
    const { sandbox, x } = await acme();
    x.interject('/2/tweets/search/recent', {
      after: page,
      status: 429,
      headers: { 'x-rate-limit-reset': String(now + 900) },
      body: {},
    });
    const summary = await sandbox.json('pull', 'x', '--via', 'search');
    expect(summary.code).toBe(0);
    const since = Date.parse(summary.streams[1]!.covered[0]!.since) / 1000;
    expect(since).toBeGreaterThan(now + 900 - 7 * DAY);
    expect(since).toBeLessThan(now + 1000 - 7 * DAY);
    expect(x.asked.filter(({ path }) => path.endsWith('recent'))).toHaveLength(5);
  });

  test('a walk that was left for longer than it reaches is given up, as a gap, and the next one is whole', async () => {
    const { sandbox, x } = await acme();
    expect((await sandbox.json('pull', 'x', '--via', 'search', '--max-posts', '100')).code).toBe(5);
    sandbox.time += 9 * DAY * 1000;
    for (let n = 0; n < 20; n++) {
      const at = now + 9 * DAY - n * HOUR - 60;
      x.posts.push({ id: xId(at, n), author: 'ann', text: '@acme still?', at });
    }
    const summary = await sandbox.json('pull', 'x', '--via', 'search');
    expect(summary.code).toBe(3);
    expect(summary.streams[1]!.gaps.map(({ until }) => until)).toContain(new Date(NOON).toISOString());
    expect(await sandbox.rows("SELECT count(*) AS n FROM post WHERE text LIKE '%still%'")).toEqual([{ n: 20 }]);
    sandbox.time += HOUR * 1000;
    expect((await sandbox.json('pull', 'x', '--via', 'search')).code).toBe(0);
  });

  test('--restart drops the place of one stream by hand; a name that no stream has is answered with those there are', async () => {
    const { sandbox, x } = await acme();
    await sandbox.json('pull', 'x', '--via', 'search', '--max-posts', '100');
    expect(await sandbox.run('pull', 'x', '--restart', 'search:@acmee')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Unfinished: search:@acme.'),
    });
    x.asked.length = 0;
    const summary = await sandbox.json('pull', 'x', '--via', 'search', '--restart', 'search:@acme');
    expect(summary.code).toBe(0);
    expect(summary.streams[1]).toMatchObject({ resumed: false, posts: 300 });
  });
});

test('a page that is too much for the platform is asked for by halves', async () => {
  const sandbox = await sandboxOf(named('threads'));
  const limits: number[] = [];
  const push = server!.asked.push.bind(server!.asked);
  const tooMuch = graphRefusal(500, 1, "Please reduce the amount of data you're asking for, then retry your request");
  server!.asked.push = (one) => {
    if (one.path === '/v1.0/77/mentions') {
      const limit = Number(one.query.get('limit'));
      limits.push(limit);
      if (limit > 20) server!.interject(one.path, tooMuch);
    }
    return push(one);
  };
  const summary = await sandbox.json('pull', 'threads');
  expect(summary.code).toBe(0);
  expect(limits.slice(0, 5)).toEqual([100, 50, 25, 12, 12]);
  expect(await postsIn(sandbox)).toBeGreaterThanOrEqual(QUESTIONS);
  expect(sandbox.slept).toEqual([]);
});

/** One thread that a platform refuses costs that thread alone: named, kept as a gap, and read in the next run. */
import { afterEach, describe, expect, test } from 'vitest';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { startBluesky, uri } from '../helpers/servers/bluesky.ts';
import { graphRefusal, graphTime, startGraph } from '../helpers/servers/graph.ts';
import { startMastodon } from '../helpers/servers/mastodon.ts';
import type { FakeServer, Reply } from '../helpers/servers/server.ts';
import { startYoutube } from '../helpers/servers/youtube.ts';

const HOUR = 3600;
const now = NOON / 1000;
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Two posts of the brand (or two comments), each with a thread of its own. */
interface PlatformCase {
  source: string;
  account: string;
  env: Record<string, string>;
  start(sandbox: Sandbox): Promise<FakeServer>;
  base(url: string): Record<string, string>;
  /** The thread that is refused: its address, and how it is called. */
  path: string;
  id: string;
  refusals: Reply[];
  /** Ids that only that thread holds. */
  lost: string[];
}

const ann = { id: '5', name: 'ann' };

const PLATFORM_CASES: PlatformCase[] = [
  {
    source: 'bluesky',
    account: 'bluesky:rival.example',
    env: { BLUESKY_IDENTIFIER: 'acme.example', BLUESKY_APP_PASSWORD: 'app-pass' },
    async start(sandbox) {
      const sky = await startBluesky('acme.example', sandbox.clock);
      sky.accounts.push('rival.example', 'ann.example');
      for (const n of [1, 2]) {
        sky.posts.push({ key: `n${n}`, author: 'rival.example', text: 'news', at: now - 30 * n * HOUR });
        sky.posts.push({ key: `q${n}`, author: 'ann.example', text: '?', at: now - 29 * HOUR, replyTo: `n${n}` });
      }
      return sky;
    },
    base: (url) => ({ SOCIALCARE_BLUESKY_BASE_URL: url }),
    path: '/xrpc/app.bsky.feed.getPostThread',
    id: uri('rival.example', 'n1'),
    refusals: [
      { status: 400, body: { error: 'NotFound', message: 'Post not found' } },
      { status: 403, body: { error: 'Forbidden', message: 'not for you' } },
    ],
    lost: [uri('ann.example', 'q1')],
  },
  {
    source: 'mastodon',
    account: 'mastodon:rival@127.0.0.1',
    env: { MASTODON_ACCESS_TOKEN: 'toot-token' },
    async start(sandbox) {
      const social = await startMastodon('acme', sandbox.clock);
      social.accounts.push('rival', 'ann@elsewhere.example');
      for (const n of [1, 2]) {
        const content = '<p>news</p>';
        social.toots.push({ id: `${n}0`, author: 'rival', content, at: now - 30 * HOUR });
        social.toots.push({
          id: `${n}1`,
          author: 'ann@elsewhere.example',
          content,
          at: now - 29 * HOUR,
          replyTo: `${n}0`,
        });
      }
      return social;
    },
    base: (url) => ({ SOCIALCARE_MASTODON_BASE_URL: url }),
    path: '/api/v1/statuses/10/context',
    id: '10',
    refusals: [404, 403, 410].map((status) => ({ status, body: { error: 'Record not found' } })),
    lost: ['11'],
  },
  {
    source: 'youtube',
    account: 'youtube:@acme',
    env: { YOUTUBE_API_KEY: 'tube-key' },
    async start(sandbox) {
      const tube = await startYoutube('acme', sandbox.clock);
      for (const n of [1, 2]) {
        tube.comments.push({ id: `q${n}`, author: 'ann', text: '?', at: now - n * HOUR });
        for (const m of [0, 1, 2, 3])
          tube.comments.push({ id: `r${n}${m}`, author: 'bob', text: 'so?', at: now - n * HOUR + m, parent: `q${n}` });
      }
      return tube;
    },
    base: (url) => ({ SOCIALCARE_YOUTUBE_BASE_URL: url }),
    path: '/comments',
    id: 'q1',
    refusals: [
      { status: 404, body: { error: { code: 404, message: 'no', errors: [{ reason: 'commentNotFound' }] } } },
      { status: 403, body: { error: { code: 403, message: 'no', errors: [{ reason: 'forbidden' }] } } },
      { body: { items: [], nextPageToken: '' } },
    ].slice(0, 2),
    lost: ['r10', 'r11'],
  },
  {
    source: 'facebook',
    account: 'facebook:acme',
    env: { META_ACCESS_TOKEN: 'page-token' },
    async start(sandbox) {
      const graph = await startGraph(
        ({ id, at, text, author }) => ({ id, message: text, created_time: graphTime(at), from: author }),
        sandbox.clock,
      );
      const acme = { id: '77', name: 'acme' };
      for (const name of ['acme', '77']) graph.nodes.set(name, { id: '77', username: 'acme' });
      const news = [1, 2].map((n) => ({ id: `77_${n}`, at: now - 30 * n * HOUR, text: 'news', author: acme }));
      graph.edges.set('77/feed', news);
      for (const n of [1, 2])
        graph.edges.set(
          `77_${n}/comments`,
          Array.from({ length: 40 }, (_, m) => ({ id: `${n}_${m}`, at: now - 29 * HOUR - m, text: '?', author: ann })),
        );
      return graph;
    },
    base: (url) => ({ SOCIALCARE_META_BASE_URL: url }),
    path: '/v26.0/77_1/comments',
    id: '77_1',
    refusals: [graphRefusal(404, 803, 'no such alias'), graphRefusal(400, 100, 'gone'), graphRefusal(403, 10, 'no')],
    lost: Array.from({ length: 15 }, (_, m) => `1_${25 + m}`),
  },
  {
    source: 'threads',
    account: 'threads:acme',
    env: { THREADS_ACCESS_TOKEN: 'page-token' },
    async start(sandbox) {
      const graph = await startGraph(
        ({ id, at, text, author }) => ({ id, text, timestamp: graphTime(at), username: author?.name, is_reply: false }),
        sandbox.clock,
      );
      const acme = { id: '77', name: 'acme' };
      graph.nodes.set('me', { id: '77', username: 'acme' });
      graph.edges.set(
        '77/threads',
        [1, 2].map((n) => ({ id: `${n}`, at: now - 30 * HOUR, text: 'news', author: acme })),
      );
      for (const n of [1, 2])
        graph.edges.set(`${n}/conversation`, [{ id: `2${n}`, at: now - 29 * HOUR, text: '?', author: ann }]);
      return graph;
    },
    base: (url) => ({ SOCIALCARE_META_BASE_URL: url }),
    path: '/v1.0/1/conversation',
    id: '1',
    refusals: [graphRefusal(404, 803, 'no such alias'), graphRefusal(400, 100, 'gone'), graphRefusal(403, 10, 'no')],
    lost: ['21'],
  },
];

const ids = async (sandbox: Sandbox) => (await sandbox.rows('SELECT id FROM post ORDER BY id')).map(({ id }) => id);

describe.each(PLATFORM_CASES)('$source', (environment) => {
  async function begin(): Promise<Sandbox> {
    const sandbox = openSandbox(environment.env);
    server = await environment.start(sandbox);
    Object.assign(sandbox.env, environment.base(server.url));
    await sandbox.run('brand', 'add', 'brand', environment.account);
    return sandbox;
  }

  test.each(environment.refusals)('refused with %j, then read', async (reply) => {
    const undisturbed = await begin();
    expect((await undisturbed.json('pull', environment.source)).code).toBe(0);
    const expected = await ids(undisturbed);
    await server!.close();

    const sandbox = await begin();
    server!.interject(environment.path, reply);
    const summary = await sandbox.json('pull', environment.source);
    expect(summary.code).toBe(3);
    const partial = summary.streams.find(({ unread }) => unread.length > 0)!;
    expect(partial).toMatchObject({ state: 'partial', unread: [{ id: environment.id }], stopped: null });
    expect(partial.warnings).toContainEqual(
      expect.stringContaining(
        `1 thread could not be read, and will be read again in the next run: ${environment.id} (`,
      ),
    );
    expect(await ids(sandbox)).toEqual(expected.filter((id) => !environment.lost.includes(String(id))));
    expect((await sandbox.run('coverage')).stderr).toContain(`${environment.id} could not be read`);

    // An hour later the walk does not reach back so far, but the thread does.
    sandbox.time += HOUR * 1000;
    const next = await sandbox.json('pull', environment.source);
    expect(next.code).toBe(0);
    expect(await ids(sandbox)).toEqual(expected);
    expect((await sandbox.run('coverage')).stderr).not.toContain('could not be read');
  });
});

test('a list of replies that leads round in circles is one thread that could not be read, not a loop', async () => {
  const sandbox = openSandbox({ YOUTUBE_API_KEY: 'tube-key' });
  server = await startYoutube('acme', sandbox.clock);
  sandbox.env.SOCIALCARE_YOUTUBE_BASE_URL = server.url;
  await sandbox.run('brand', 'add', 'acme', 'youtube:@acme');
  const { comments } = server as Awaited<ReturnType<typeof startYoutube>>;
  comments.push({ id: 'q', author: 'ann', text: '?', at: now - HOUR });
  for (const m of [0, 1, 2, 3])
    comments.push({ id: `r${m}`, author: 'bob', text: 'so?', at: now - HOUR + m, parent: 'q' });
  server.interject('/comments', ...Array(5).fill({ body: { items: [], nextPageToken: 'same' } }));
  const summary = await sandbox.json('pull', 'youtube');
  expect(summary.code).toBe(3);
  expect(summary.streams[0]!.unread).toEqual([{ id: 'q', reason: 'the platform repeats its pages without end' }]);
  expect(server.asked.filter(({ path }) => path === '/comments')).toHaveLength(2);
});

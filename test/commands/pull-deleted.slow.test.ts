/** What a platform answers to the second look at a post, and what is made of it: deleted, or only not visible now. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { cases } from '../helpers/database.ts';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { type SkyServer, startBluesky, uri } from '../helpers/servers/bluesky.ts';
import { type GraphServer, graphRefusal, graphTime, startGraph } from '../helpers/servers/graph.ts';
import { startMastodon, type TootServer } from '../helpers/servers/mastodon.ts';
import type { FakeServer, Reply } from '../helpers/servers/server.ts';
import { startX, type XServer, xId } from '../helpers/servers/x.ts';
import { startYoutube, type TubeServer } from '../helpers/servers/youtube.ts';

const HOUR = 3600;
const now = NOON / 1000;
/** Older than what every run reads again, younger than what is looked at no more. */
const AT = now - 8 * HOUR;
const OTHERS = [1, 2, 3, 4, 5, 6];
const BOB = { id: '6', name: 'bob' };

let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

type Verdict = 'deleted' | 'not visible' | 'shown';

interface PlatformCase<S extends FakeServer> {
  account: string;
  env: Record<string, string>;
  /** A server with one post by bob that this is about, and six by ann. */
  start(sandbox: Sandbox): Promise<S>;
  base(server: S): Record<string, string>;
  id(server: S): string;
  /** What the platform may answer to the look at that post. */
  answers: [what: string, verdict: Verdict, spoil: (server: S) => void][];
}

const problem = (title: string, kind: string, detail: string): Reply => ({
  body: {
    errors: [
      {
        value: xId(AT),
        resource_id: xId(AT),
        resource_type: 'tweet',
        parameter: 'ids',
        title,
        detail,
        type: `https://api.twitter.com/2/problems/${kind}`,
      },
    ],
  },
});
const lookX =
  (reply: Reply) =>
  (x: XServer): void =>
    x.interject('/2/tweets', reply);

const X: PlatformCase<XServer> = {
  account: '@acme',
  env: { X_BEARER_TOKEN: 'good-token' },
  async start(sandbox) {
    const x = await startX(sandbox.clock);
    x.users = ['acme', 'ann', 'bob'].map((username, n) => ({ id: String(n + 1), username }));
    x.posts.push({ id: xId(AT), author: 'bob', text: '@acme hello?', at: AT });
    for (const n of OTHERS) x.posts.push({ id: xId(AT, n), author: 'ann', text: `@acme ${n}?`, at: AT });
    return x;
  },
  base: ({ url }) => ({ SOCIALCARE_X_BASE_URL: `${url}/2` }),
  id: () => xId(AT),
  answers: [
    ['the post', 'shown', () => {}],
    ['Not Found', 'deleted', lookX(problem('Not Found Error', 'resource-not-found', 'Could not find tweet.'))],
    [
      'a protected author',
      'not visible',
      lookX(
        problem(
          'Authorization Error',
          'not-authorized-for-resource',
          'Sorry, you are not authorized to see the Tweet with ids.',
        ),
      ),
    ],
    [
      'a suspended author',
      'not visible',
      lookX(problem('Not Found Error', 'resource-not-found', 'The author has been suspended.')),
    ],
    ['an answer without it', 'not visible', lookX({ body: { data: [], meta: { result_count: 0 } } })],
  ],
};

const Bluesky: PlatformCase<SkyServer> = {
  account: 'bluesky:acme.example',
  env: { BLUESKY_IDENTIFIER: 'acme.example', BLUESKY_APP_PASSWORD: 'app-pass' },
  async start(sandbox) {
    const sky = await startBluesky('acme.example', sandbox.clock);
    sky.accounts.push('ann.example', 'bob.example');
    sky.posts.push({ key: 'b', author: 'bob.example', text: 'hello?', at: AT, mentions: ['acme.example'] });
    for (const n of OTHERS)
      sky.posts.push({ key: `a${n}`, author: 'ann.example', text: `${n}?`, at: AT, mentions: ['acme.example'] });
    return sky;
  },
  base: ({ url }) => ({ SOCIALCARE_BLUESKY_BASE_URL: url }),
  id: () => uri('bob.example', 'b'),
  answers: [
    ['the post', 'shown', () => {}],
    ['a post that is not there', 'deleted', (sky) => void Object.assign(sky.posts[0]!, { deleted: true })],
    ['a suspended author', 'not visible', (sky) => void sky.suspended.add('bob.example')],
    [
      'empty lists',
      'not visible',
      (sky) => {
        sky.interject('/xrpc/app.bsky.notification.listNotifications', { body: { notifications: [] } });
        sky.interject('/xrpc/app.bsky.feed.getPosts', { body: { posts: [] } });
      },
    ],
    [
      'a post that its author hides behind a block',
      'not visible',
      (sky) => {
        sky.posts[0]!.deleted = true;
        const thread = { $type: 'app.bsky.feed.defs#blockedPost', uri: uri('bob.example', 'b'), blocked: true };
        sky.interject('/xrpc/app.bsky.feed.getPostThread', { body: { thread } });
      },
    ],
  ],
};

const Mastodon: PlatformCase<TootServer> = {
  account: 'mastodon:acme@127.0.0.1',
  env: { MASTODON_ACCESS_TOKEN: 'toot-token' },
  async start(sandbox) {
    const social = await startMastodon('acme', sandbox.clock);
    social.accounts.push('ann@elsewhere.example', 'bob@elsewhere.example');
    const content = '<p>@acme hello?</p>';
    social.toots.push({ id: '50', author: 'bob@elsewhere.example', content, at: AT, mentions: ['acme'] });
    for (const n of OTHERS)
      social.toots.push({ id: `1${n}`, author: 'ann@elsewhere.example', content, at: AT, mentions: ['acme'] });
    return social;
  },
  base: ({ url }) => ({ SOCIALCARE_MASTODON_BASE_URL: url }),
  id: () => '50',
  answers: [
    ['the post', 'shown', () => {}],
    ['404', 'deleted', (social) => void Object.assign(social.toots[0]!, { deleted: true })],
    ['a block', 'not visible', (social) => void social.blocking.add('bob@elsewhere.example')],
    ['a suspended author', 'not visible', (social) => void social.suspended.add('bob@elsewhere.example')],
    ['a post made private', 'not visible', (social) => void Object.assign(social.toots[0]!, { visibility: 'private' })],
    ['403', 'not visible', (social) => social.interject('/api/v1/statuses/50', { status: 403, body: {} })],
  ],
};

const YouTube: PlatformCase<TubeServer> = {
  account: 'youtube:@acme',
  env: { YOUTUBE_API_KEY: 'tube-key' },
  async start(sandbox) {
    const tube = await startYoutube('acme', sandbox.clock);
    for (const n of [0, ...OTHERS])
      tube.comments.push({ id: `q${n}`, author: n ? 'ann' : 'bob', text: `${n}?`, at: AT });
    return tube;
  },
  base: ({ url }) => ({ SOCIALCARE_YOUTUBE_BASE_URL: url }),
  id: () => 'q0',
  answers: [
    ['the comment', 'shown', () => {}],
    ['no such comment', 'deleted', (tube) => void Object.assign(tube.comments[0]!, { deleted: true })],
    [
      'empty lists',
      'not visible',
      (tube) => {
        for (const path of ['/commentThreads', '/comments']) tube.interject(path, { body: { items: [] } });
      },
    ],
    [
      'a comment that may not be read',
      'not visible',
      (tube) => {
        tube.comments[0]!.deleted = true;
        const refused = { code: 403, message: 'x', errors: [{ reason: 'forbidden' }] };
        tube.interject('/comments', { after: 1, status: 403, body: { error: refused } });
      },
    ],
  ],
};

const meta = (
  what: string,
  verdict: Verdict,
  status: number,
  code: number,
): PlatformCase<GraphServer>['answers'][number] => [
  what,
  verdict,
  (graph) => graph.interject('/v26.0/3_0', graphRefusal(status, code, what)),
];

const Facebook: PlatformCase<GraphServer> = {
  account: 'facebook:acme',
  env: { META_ACCESS_TOKEN: 'page-token' },
  async start(sandbox) {
    const graph = await startGraph(
      ({ id, at, text, author }) => ({ id, message: text, created_time: graphTime(at), from: author }),
      sandbox.clock,
    );
    for (const name of ['acme', '77']) graph.nodes.set(name, { id: '77', username: 'acme' });
    graph.edges.set('77/feed', [{ id: '77_3', at: AT, text: 'news', author: { id: '77', name: 'acme' } }]);
    graph.edges.set(
      '77_3/comments',
      [0, ...OTHERS].map((n) => ({ id: `3_${n}`, at: AT, text: `${n}?`, author: BOB })),
    );
    return graph;
  },
  base: ({ url }) => ({ SOCIALCARE_META_BASE_URL: url }),
  id: () => '3_0',
  answers: [
    ['the comment', 'shown', () => {}],
    meta('404 of that one comment', 'deleted', 404, 803),
    meta('code 100: does not exist, or missing permission', 'not visible', 400, 100),
    meta('code 10: permission denied', 'not visible', 403, 10),
    meta('code 200: permissions error', 'not visible', 403, 200),
  ],
};

const PLATFORM_CASES = { X, Bluesky, Mastodon, YouTube, Facebook } as unknown as Record<
  string,
  PlatformCase<FakeServer>
>;

/** A sandbox that knows the post, and a platform that is put back after each answer. */
async function begin(environment: PlatformCase<FakeServer>) {
  const sandbox = openSandbox(environment.env);
  server = await environment.start(sandbox);
  const fresh = server;
  Object.assign(sandbox.env, environment.base(fresh));
  const source = environment.account.startsWith('@') ? 'x' : environment.account.split(':')[0]!;
  await sandbox.run('brand', 'add', 'acme', environment.account);
  await sandbox.json('pull', source);
  const deletedAt = async () =>
    (await sandbox.rows(`SELECT deleted_at FROM post WHERE id = '${environment.id(fresh)}'`))[0]!.deleted_at;
  return { sandbox, source, deletedAt };
}

test('49: nothing but the platform’s own word, said twice and an hour apart, is a deletion; what is shown is alive', async () => {
  const looks = fc.constantFrom(...Object.keys(PLATFORM_CASES)).chain((name) =>
    fc.tuple(
      fc.constant(name),
      fc.array(
        fc.record({ answer: fc.nat(PLATFORM_CASES[name]!.answers.length - 1), after: fc.integer({ min: 7, max: 9 }) }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
    ),
  );
  await fc.assert(
    fc.asyncProperty(looks, async ([name, seen]) => {
      const environment = PLATFORM_CASES[name]!;
      const { sandbox, source, deletedAt } = await begin(environment);
      let first: number | null = null;
      let deleted: number | null = null;
      try {
        for (const { answer, after } of seen) {
          sandbox.time += after * HOUR * 1000;
          const at = sandbox.time / 1000;
          const [, verdict, spoil] = environment.answers[answer]!;
          const before = structuredClone(stateOf(server!));
          spoil(server!);
          const { code } = await sandbox.json('pull', source);
          expect(code).toBe(0);
          Object.assign(server!, before);
          server!.calm();
          if (verdict === 'deleted') {
            if (first !== null) deleted ??= first;
            first ??= at;
          } else if (verdict === 'shown') [first, deleted] = [null, null];
          else if (deleted === null) first = null;
          expect(await deletedAt()).toBe(deleted);
        }
      } finally {
        await server!.close();
      }
    }),
    { numRuns: cases(60) },
  );
});

/** What spoiling changes. */
function stateOf(one: FakeServer): object {
  const { posts, toots, comments, suspended, blocking } = one as unknown as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries({ posts, toots, comments, suspended, blocking }).filter(([, value]) => value !== undefined),
  );
}

test.each(
  Object.entries(PLATFORM_CASES).flatMap(([name, environment]) =>
    environment.answers
      .filter(([, verdict]) => verdict !== 'shown')
      .map(([what, verdict]) => [name, what, verdict] as const),
  ),
)('%s, %s: %s, and said so', async (name, what, verdict) => {
  const environment = PLATFORM_CASES[name]!;
  const { sandbox, source, deletedAt } = await begin(environment);
  const spoil = environment.answers.find(([one]) => one === what)![2];
  const summaries = [];
  for (let run = 0; run < 2; run++) {
    sandbox.time += 7 * HOUR * 1000;
    spoil(server!);
    const { streams } = await sandbox.json('pull', source);
    summaries.push(streams.find((stream) => stream.looks_deleted + stream.deleted + stream.not_visible > 0)!);
  }
  if (verdict === 'deleted') {
    expect(summaries.map(({ looks_deleted, deleted }) => [looks_deleted, deleted])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(summaries[0]!.warnings).toContain('1 post looks deleted; marked if that is still so an hour later');
    expect(await deletedAt()).toBe(now + 7 * HOUR);
  } else {
    for (const summary of summaries) {
      expect(summary).toMatchObject({ looks_deleted: 0, deleted: 0 });
      expect(summary.not_visible).toBeGreaterThanOrEqual(1);
      expect(summary.warnings[0]).toMatch(/not visible now, which does not mean deleted: \S/);
    }
    expect(await deletedAt()).toBeNull();
  }
});

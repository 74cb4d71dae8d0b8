/** First data without a password: what a network shows to everybody, and what of it may be said. */
import { afterEach, describe, expect, test } from 'vitest';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { startBluesky } from '../helpers/servers/bluesky.ts';
import { startMastodon } from '../helpers/servers/mastodon.ts';
import type { FakeServer } from '../helpers/servers/server.ts';

const HOUR = 3600;
const now = NOON / 1000;
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Ann asks under the news and is answered, Bob asks and is not; Cid only mentions the brand elsewhere. */
const WORLDS = [
  {
    source: 'bluesky',
    typed: 'acme.example',
    brand: 'acme.example',
    stray: 'nobody.example',
    sampling: 'brand-replies',
    async start(sandbox: Sandbox) {
      const sky = await startBluesky('other.example', sandbox.clock);
      sky.accounts.push('acme.example', 'ann.example', 'bob.example', 'cid.example');
      sky.posts.push(
        { key: 'news', author: 'acme.example', text: 'we moved', at: now - 40 * HOUR },
        { key: 'q1', author: 'ann.example', text: 'where to?', at: now - 39 * HOUR, replyTo: 'news' },
        { key: 'a1', author: 'acme.example', text: 'next door', at: now - 38 * HOUR, replyTo: 'q1' },
        { key: 'q2', author: 'bob.example', text: 'open today?', at: now - 37 * HOUR, replyTo: 'news' },
        { key: 'q3', author: 'cid.example', text: '@acme.example?', at: now - 36 * HOUR, mentions: ['acme.example'] },
      );
      sandbox.env.SOCIALCARE_BLUESKY_BASE_URL = sky.url;
      return sky;
    },
  },
  {
    source: 'mastodon',
    typed: '@acme@127.0.0.1',
    brand: 'acme@127.0.0.1',
    stray: '@nobody@127.0.0.1',
    sampling: 'federated-partial',
    async start(sandbox: Sandbox) {
      const social = await startMastodon('other', sandbox.clock);
      social.accounts.push('acme', 'ann@elsewhere.example', 'bob@elsewhere.example', 'cid@elsewhere.example');
      const toot = (id: string, author: string, ago: number, replyTo?: string, mentions?: string[]) =>
        social.toots.push({ id, author, content: '<p>hm</p>', at: now - ago * HOUR, replyTo, mentions });
      toot('10', 'acme', 40);
      toot('11', 'ann@elsewhere.example', 39, '10', ['acme']);
      toot('12', 'acme', 38, '11', ['ann@elsewhere.example']);
      toot('13', 'bob@elsewhere.example', 37, '10', ['acme']);
      toot('14', 'cid@elsewhere.example', 36, undefined, ['acme']);
      sandbox.env.SOCIALCARE_MASTODON_BASE_URL = social.url;
      return social;
    },
  },
];

describe.each(WORLDS)('$source without credentials', ({ source, typed, brand, stray, sampling, start }) => {
  async function begin(): Promise<Sandbox> {
    const sandbox = openSandbox();
    server = await start(sandbox);
    return sandbox;
  }

  test('one command: the brand is declared, its posts and the threads under them arrive', async () => {
    const sandbox = await begin();
    const summary = await sandbox.json('pull', source, '--brand', typed);
    expect(summary.code).toBe(0);
    expect(summary.stderr).toContain(`Added brand ${brand} with ${source}:@${brand}.`);
    expect(summary.notes).toEqual([expect.stringContaining('was read without a log-in')]);
    expect(summary.streams.map(({ stream }) => stream.split(':')[0])).toEqual(['own', 'threads']);
    expect(await sandbox.rows('SELECT status, count(*) AS n FROM turn GROUP BY status ORDER BY status')).toEqual([
      { status: 'answered', n: 1 },
      { status: 'unanswered', n: 1 },
    ]);
    expect(await sandbox.rows("SELECT sampling FROM coverage WHERE kind = 'brand'")).toEqual([{ sampling }]);
    expect(server!.asked.every(({ headers }) => headers.authorization === undefined)).toBe(true);
    // Again, now that it is declared: by its name, by its handle, and with all brands.
    for (const argv of [['--brand', brand], ['--brand', typed], []])
      expect((await sandbox.json('pull', source, ...argv)).code).toBe(0);
    expect(await sandbox.rows('SELECT count(*) AS n FROM brand')).toEqual([{ n: 1 }]);
  });

  test('what the sample cannot carry is refused or warned of', async () => {
    const sandbox = await begin();
    await sandbox.json('pull', source, '--brand', typed);
    const ignored = await sandbox.run('measure', 'ignored');
    if (sampling === 'brand-replies') {
      expect(ignored.code).not.toBe(0);
      expect(ignored.stdout + ignored.stderr).toContain('brand-replies');
    } else expect(ignored.stdout + ignored.stderr).toContain('federated-partial');
  });

  test('search and mentions ask for a log-in by name', async () => {
    const sandbox = await begin();
    for (const via of ['search', 'feed'])
      expect(await sandbox.run('pull', source, '--brand', typed, '--via', via)).toMatchObject({
        code: 4,
        stderr: expect.stringContaining(`socialcare auth login ${source}`),
      });
  });

  test('a handle that does not exist leaves no brand behind; a dry run declares none', async () => {
    const sandbox = await begin();
    const unknown = await sandbox.run('pull', source, '--brand', stray);
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain('has no account');
    expect(await sandbox.rows('SELECT * FROM brand')).toEqual([]);
    expect(await sandbox.run('pull', source, '--brand', typed, '--dry-run')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`socialcare brand add ${brand} ${source}:@${brand}`),
    });
    expect(await sandbox.rows('SELECT * FROM brand')).toEqual([]);
    // Without the network it is only a name.
    expect(await sandbox.run('pull', '--brand', typed)).toMatchObject({ code: 2 });
  });

  test('credentials that were there and are not any more are an error, not a wish for less', async () => {
    const sandbox = await begin();
    await sandbox.run('brand', 'add', 'acme', `${source}:@${brand}`);
    const store = await sandbox.store();
    await store.write("INSERT INTO cursor VALUES (:source, 'mentions:@acme', '{}', 1)", { source: `pull ${source}` });
    await store.close();
    expect(await sandbox.run('pull', source)).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('though mentions:@acme was pulled with them before'),
    });
  });
});

test('a server that is closed to everybody says so', async () => {
  const sandbox = openSandbox();
  const social = await startMastodon('acme', sandbox.clock);
  server = social;
  sandbox.env.SOCIALCARE_MASTODON_BASE_URL = social.url;
  social.refusal = { status: 401, error: 'This method requires an authenticated user' };
  const refused = await sandbox.run('pull', 'mastodon', '--brand', '@acme@127.0.0.1');
  expect(refused.code).toBe(4);
  expect(refused.stderr).toContain('shows this only to logged-in users: This method requires');
});

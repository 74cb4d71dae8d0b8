import { afterEach, describe, expect, test } from 'vitest';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { type SkyServer, startBluesky, uri } from '../helpers/servers/bluesky.ts';

const HOUR = 3600;
const now = NOON / 1000;
const ME = 'acme.example';
let sky: SkyServer | undefined;

afterEach(async () => {
  await sky?.close();
  sky = undefined;
});

async function acmeOnBluesky(questions: number): Promise<{ sandbox: Sandbox; sky: SkyServer }> {
  const sandbox = openSandbox({ BLUESKY_IDENTIFIER: ME, BLUESKY_APP_PASSWORD: 'app-pass' });
  sky = await startBluesky(ME, sandbox.clock);
  sandbox.env.SOCIALCARE_BLUESKY_BASE_URL = sky.url;
  sky.accounts.push('ann.example', 'bob.example', 'rival.example');
  for (let n = 0; n < questions; n++) {
    const at = now - (n + 1) * HOUR;
    const author = n % 2 ? 'ann.example' : 'bob.example';
    sky.posts.push({ key: `q${n}`, author, text: `@${ME} question ${n}?`, at, mentions: [ME] });
    if (n % 2) sky.posts.push({ key: `a${n}`, author: ME, text: `answer ${n}`, at: at + 600, replyTo: `q${n}` });
  }
  await sandbox.run('brand', 'add', 'acme', `bluesky:${ME}`);
  return { sandbox, sky };
}

describe('pulling from Bluesky', () => {
  test('short and empty pages with a cursor are not the end; answers join their questions', async () => {
    const { sandbox, sky } = await acmeOnBluesky(20);
    sky.shortPages = true;
    const summary = await sandbox.json('pull', 'bluesky');
    expect(summary.code).toBe(0);
    expect(summary.streams.map(({ stream, state, posts }) => [stream, state, posts])).toEqual([
      [`own:@${ME}`, 'complete', 10],
      [`mentions:@${ME}`, 'complete', 20],
      [`search:@${ME}`, 'complete', 20],
    ]);
    expect(await sandbox.rows('SELECT status, count(*) AS n FROM turn GROUP BY status ORDER BY status')).toEqual([
      { status: 'answered', n: 10 },
      { status: 'unanswered', n: 10 },
    ]);
    expect(summary.notes).toEqual([]);
    expect(sky.sessions).toBe(1);
  });

  test('a customer whom the brand blocks is missing from its notifications: found and named', async () => {
    const { sandbox, sky } = await acmeOnBluesky(6);
    sky.blocked.add('bob.example');
    const summary = await sandbox.json('pull', 'bluesky');
    expect(summary.notes).toEqual([expect.stringContaining('silenced: 3 mentions by 1 authors (@bob.example)')]);
    expect(await sandbox.rows("SELECT count(*) AS n FROM turn WHERE status = 'unanswered'")).toEqual([{ n: 3 }]);
    const { stdout } = await sandbox.run('measure', 'silenced', '--json');
    expect(JSON.parse(stdout).rows).toMatchObject([{ compared: 6, silenced: 3, customers: 2, all_missing: 1 }]);
  });

  test('a deleted question becomes a tombstone although the account blocks nobody', async () => {
    const { sandbox, sky } = await acmeOnBluesky(4);
    await sandbox.json('pull', 'bluesky');
    sky.posts.find(({ key }) => key === 'q2')!.deleted = true;
    for (let run = 0; run < 2; run++) {
      sandbox.time += 8 * HOUR * 1000;
      await sandbox.json('pull', 'bluesky');
    }
    const rows = await sandbox.rows('SELECT id FROM post WHERE deleted_at IS NOT NULL');
    expect(rows).toEqual([{ id: uri('bob.example', 'q2') }]);
  });

  test('a post dated in the future counts from when the network saw it; an old date does not end the walk', async () => {
    const { sandbox, sky } = await acmeOnBluesky(6);
    sky.posts.push({
      key: 'f',
      author: 'ann.example',
      text: 'from the future',
      at: now + 999_999,
      indexed: now - 60,
      mentions: [ME],
    });
    sky.posts.push({
      key: 'p',
      author: 'ann.example',
      text: 'from the past',
      at: now - 400 * 86_400,
      indexed: now - 90,
      mentions: [ME],
    });
    const summary = await sandbox.json('pull', 'bluesky');
    expect(summary.streams[1]!.posts).toBe(8);
    const [future] = await sandbox.rows(`SELECT created_at FROM post WHERE id = '${uri('ann.example', 'f')}'`);
    expect(future).toEqual({ created_at: now - 60 });
  });

  test('an expired session is renewed once, without a new login', async () => {
    const { sandbox, sky } = await acmeOnBluesky(4);
    sky.interject('/xrpc/app.bsky.feed.getAuthorFeed', {
      status: 400,
      body: { error: 'ExpiredToken', message: 'Token has expired' },
    });
    const summary = await sandbox.json('pull', 'bluesky');
    expect(summary.code).toBe(0);
    expect([sky.sessions, sky.refreshes]).toEqual([1, 1]);
  });

  test('somebody else is audited through search', async () => {
    const { sandbox, sky } = await acmeOnBluesky(0);
    sky.posts.push({
      key: 'r',
      author: 'ann.example',
      text: '@rival.example hello?',
      at: now - HOUR,
      mentions: ['rival.example'],
    });
    await sandbox.run('brand', 'add', 'rival', 'bluesky:rival.example');
    const summary = await sandbox.json('pull', 'bluesky', '--brand', 'rival');
    expect(summary.streams.map(({ stream, posts }) => [stream, posts])).toEqual([
      ['own:@rival.example', 0],
      ['search:@rival.example', 1],
      ['threads:@rival.example', 0],
    ]);
    const denied = await sandbox.run('pull', 'bluesky', '--brand', 'rival', '--via', 'feed');
    expect(denied).toMatchObject({ code: 1, stderr: expect.stringContaining('belong to @rival.example alone') });
  });

  test('replies under the posts of another account, which mention nobody, are found in the threads', async () => {
    const { sandbox, sky } = await acmeOnBluesky(0);
    sky.posts.push(
      { key: 'news', author: 'rival.example', text: 'we moved', at: now - 20 * HOUR },
      { key: 'r1', author: 'ann.example', text: 'where to?', at: now - 10 * HOUR, replyTo: 'news' },
      { key: 'r2', author: 'rival.example', text: 'next door', at: now - 9 * HOUR, replyTo: 'r1' },
      { key: 'r3', author: 'bob.example', text: 'open today?', at: now - 5 * HOUR, replyTo: 'news' },
    );
    await sandbox.run('brand', 'add', 'rival', 'bluesky:rival.example');
    const summary = await sandbox.json('pull', 'bluesky', '--brand', 'rival');
    expect(summary.code).toBe(0);
    expect(await sandbox.rows('SELECT status, reach FROM turn ORDER BY status')).toEqual([
      { status: 'answered', reach: 'direct' },
      { status: 'unanswered', reach: 'direct' },
    ]);
  });

  test('a wrong app password, an unknown handle and a rate limit have messages of their own', async () => {
    const { sandbox, sky } = await acmeOnBluesky(2);
    sandbox.env.BLUESKY_APP_PASSWORD = 'wrong';
    const wrong = await sandbox.run('pull', 'bluesky');
    expect(wrong).toMatchObject({ code: 4, stderr: expect.stringContaining('app password are wrong') });
    expect(wrong.stderr).not.toContain('wrong"');
    sandbox.env.BLUESKY_APP_PASSWORD = 'app-pass';
    sky.accounts.splice(0, 1);
    expect(await sandbox.run('pull', 'bluesky')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Bluesky has no account @acme.example'),
    });
    sky.accounts.push(ME);
    sky.interject('/xrpc/app.bsky.actor.getProfile', {
      status: 400,
      body: { error: 'AccountTakedown', message: 'Account has been suspended' },
    });
    expect(await sandbox.run('pull', 'bluesky')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Bluesky has suspended @acme.example'),
    });
    sky.interject('/xrpc/app.bsky.feed', {
      status: 429,
      headers: { 'ratelimit-reset': String(now + 120) },
      body: { error: 'RateLimitExceeded' },
    });
    expect((await sandbox.run('pull', 'bluesky', '--no-wait')).code).toBe(5);
    expect((await sandbox.run('pull', 'bluesky', '--no-wait')).code).toBe(0);
  });
});

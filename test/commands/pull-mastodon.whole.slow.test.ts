import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { startMastodon, type Toot, type TootServer } from '../helpers/servers/mastodon.ts';

const HOUR = 3600;
const now = NOON / 1000;
const ANN = 'ann@elsewhere.example';
let social: TootServer | undefined;

afterEach(async () => {
  await social?.close();
  social = undefined;
});

async function acmeOnMastodon(questions: number): Promise<{ sandbox: Sandbox; social: TootServer }> {
  const sandbox = openSandbox({ MASTODON_ACCESS_TOKEN: 'toot-token' });
  social = await startMastodon('acme', sandbox.clock);
  sandbox.env.SOCIALCARE_MASTODON_BASE_URL = social.url;
  social.accounts.push(ANN, 'rival');
  for (let n = 0; n < questions; n++) ask(social, 1000 + 2 * n, now - (questions - n) * HOUR, n % 2 === 1);
  await sandbox.run('brand', 'add', 'acme', `mastodon:acme@${social.host}`);
  return { sandbox, social };
}

function named(server: TootServer, name: string): string {
  return `<span class="h-card"><a href="${server.url}/@${name}" class="u-url mention">@<span>${name}</span></a></span>`;
}

function ask(server: TootServer, id: number, at: number, answered: boolean): void {
  const content = `<p>${named(server, 'acme')} question ${id}?</p>`;
  server.toots.push({ id: String(id), author: ANN, content, at, mentions: ['acme'] });
  if (answered)
    server.toots.push({
      id: String(id + 1),
      author: 'acme',
      content: '<p>an answer</p>',
      at: at + 600,
      replyTo: String(id),
      mentions: [ANN],
    });
}

describe('pulling from Mastodon', () => {
  test('posts of somebody who was forgotten, and posts that are too old, are counted as an import counts them', async () => {
    const { sandbox, social } = await acmeOnMastodon(1);
    await sandbox.run('pull', 'mastodon');
    await sandbox.run('forget', ANN, '--yes');
    ask(social, 4000, now - 60, false);
    const again = await sandbox.json('pull', 'mastodon');
    expect(again.streams.map(({ erased, older_than_kept }) => [erased, older_than_kept])).toEqual([
      [0, 0],
      [2, 0],
      [0, 0],
    ]);
    expect(again.stderr).toContain(
      `mastodon mentions:@acme@${social.host}: 2 posts of erased persons, or erased before: taken in without words and names`,
    );
    await sandbox.run('retain', '10m', '--yes');
    const { stderr } = await sandbox.run('pull', 'mastodon');
    expect(stderr).toContain('1 post older than is kept here: not taken in');
    const older = await sandbox.json('pull', 'mastodon', '--since', '2026-11-01');
    expect(older.notes).toEqual([
      'nothing before 2026-11-22 11:50 was asked for: older posts are not kept (socialcare retain)',
    ]);
  });

  test('a post dated before there were networks, or with an endless id, is left out, counted and named', async () => {
    const { sandbox, social } = await acmeOnMastodon(2);
    ask(social, 5000, Date.UTC(1970, 0, 2) / 1000, false);
    const long = '7'.repeat(5_000);
    social.toots.push({ ...social.toots[0]!, id: long, at: now - 120 });
    const { stderr, streams } = await sandbox.json('pull', 'mastodon');
    expect(streams.map(({ stream, rejected }) => [stream.split(':')[0], rejected])).toContainEqual(['mentions', 2]);
    expect(stderr).toContain(
      `2 posts cannot be stored and were left out: ${long.slice(0, 40)}… (id: it is longer than 4000 characters), 5000 (created_at: it is dated before 1990)`,
    );
    expect(await sandbox.rows('SELECT count(*) AS posts, min(created_at) > 1000000 AS sound FROM post')).toEqual([
      { posts: 3, sound: 1 },
    ]);
    expect(await sandbox.rows("SELECT rejected FROM batch WHERE query LIKE 'mentions%'")).toEqual([{ rejected: 2 }]);
  });

  test('HTML becomes text, private posts stay out, answers join their questions', async () => {
    const { sandbox, social } = await acmeOnMastodon(100);
    social.toots.push({
      id: '5000',
      author: ANN,
      content: '<p>psst @acme</p>',
      at: now - 60,
      mentions: ['acme'],
      visibility: 'direct',
    });
    const summary = await sandbox.json('pull', 'mastodon');
    expect(summary.code).toBe(0);
    expect(summary.streams.map(({ state, posts }) => [state, posts])).toEqual([
      ['complete', 50],
      ['complete', 100],
      ['complete', 0],
    ]);
    expect(await sandbox.rows('SELECT status, count(*) AS n FROM turn GROUP BY status ORDER BY status')).toEqual([
      { status: 'answered', n: 50 },
      { status: 'unanswered', n: 50 },
    ]);
    const [first] = await sandbox.rows("SELECT text FROM post WHERE id = '1000'");
    expect(first!.text).toContain('question 1000?');
    expect(first!.text).not.toContain('<');
  });

  test('the next run walks forward from the mark and skips nothing, even when more than a page is new', async () => {
    const { sandbox, social } = await acmeOnMastodon(10);
    await sandbox.json('pull', 'mastodon');
    for (let n = 0; n < 200; n++) ask(social, 2000 + 2 * n, now + n * 10, false);
    sandbox.time += 2 * HOUR * 1000;
    social.asked.length = 0;
    const summary = await sandbox.json('pull', 'mastodon');
    expect(summary.streams[1]).toMatchObject({ state: 'complete', new: 200 });
    const asked = social.asked.filter(({ path }) => path.endsWith('/notifications'));
    expect(asked.every(({ query }) => query.has('min_id'))).toBe(true);
    expect(asked.length).toBeGreaterThanOrEqual(3);
  });

  test('an edit keeps one post with its first time, a deletion leaves a tombstone', async () => {
    const { sandbox, social } = await acmeOnMastodon(4);
    await sandbox.json('pull', 'mastodon');
    social.toots[0]!.deleted = true;
    Object.assign(social.toots[1]!, { content: '<p>@acme changed</p>', editedAt: now });
    sandbox.time += 12 * HOUR * 1000;
    expect((await sandbox.json('pull', 'mastodon')).streams[1]).toMatchObject({ looks_deleted: 1, changed: 1 });
    sandbox.time += 7 * HOUR * 1000;
    expect((await sandbox.json('pull', 'mastodon')).streams[1]).toMatchObject({ deleted: 1 });
  });

  test('of a rival only the threads under its own posts are known, and that is said', async () => {
    const { sandbox, social } = await acmeOnMastodon(0);
    social.toots.push({ id: '1', author: 'rival', content: '<p>Our news</p>', at: now - 5 * HOUR });
    social.toots.push({
      id: '2',
      author: ANN,
      content: '<p>where is my parcel?</p>',
      at: now - 4 * HOUR,
      replyTo: '1',
    });
    await sandbox.run('brand', 'add', 'rival', `mastodon:rival@${social.host}`);
    const summary = await sandbox.json('pull', 'mastodon', '--brand', 'rival');
    expect(summary.code).toBe(0);
    expect(await sandbox.rows("SELECT sampling FROM coverage WHERE kind = 'brand'")).toEqual([
      { sampling: 'federated-partial' },
    ]);
    expect(await sandbox.rows('SELECT status FROM turn')).toEqual([{ status: 'unanswered' }]);
  });

  test('tags are walked forward too: who names the rival waits, who only tags it belongs to nobody until it answers', async () => {
    const { sandbox, social } = await acmeOnMastodon(0);
    await sandbox.run('brand', 'add', 'rival', `mastodon:rival@${social.host}`);
    writeFileSync(join(sandbox.cwd, 'socialcare.toml'), '[sources.mastodon.tags]\nRival = ["#rival", "rivalhelp"]\n');
    const tagged = (id: number, at: number, tag: string, more: Partial<Toot> = {}) =>
      social.toots.push({
        id: String(id),
        author: ANN,
        content: `<p>late again #${tag}</p>`,
        at,
        tags: [tag],
        ...more,
      });
    for (let n = 0; n < 90; n++) tagged(100 + n, now - (100 - n) * HOUR, 'rival');
    tagged(300, now - 9 * HOUR, 'rivalhelp', {
      mentions: ['rival'],
      content: `<p>${named(social, 'rival')} hello?</p>`,
    });
    tagged(301, now - 8 * HOUR, 'rivalhelp');
    social.toots.push({ id: '302', author: 'rival', content: '<p>sorry!</p>', at: now - 7 * HOUR, replyTo: '301' });
    const first = await sandbox.json('pull', 'mastodon', '--brand', 'rival', '--via', 'search');
    expect(first.code).toBe(0);
    expect(
      first.streams.map(({ stream, state, posts }) => [stream.split('@')[0], stream.split('#')[1], state, posts]),
    ).toEqual([
      ['own:', undefined, 'complete', 1],
      ['threads:', undefined, 'complete', 0],
      ['tag:', 'rival', 'complete', 90],
      ['tag:', 'rivalhelp', 'complete', 2],
    ]);
    expect(
      await sandbox.rows('SELECT reach, status, count(*) AS n FROM turn GROUP BY reach, status ORDER BY reach'),
    ).toEqual([
      { reach: 'direct', status: 'unanswered', n: 1 },
      { reach: 'untagged', status: 'answered', n: 1 },
    ]);
    expect(await sandbox.rows("SELECT sampling, since, until FROM coverage WHERE kind = 'brand'")).toEqual([
      { sampling: 'federated-partial', since: now - 30 * 24 * HOUR, until: now },
    ]);
    for (let n = 0; n < 60; n++) tagged(400 + n, now + n, 'rival');
    sandbox.time += HOUR * 1000;
    social.asked.length = 0;
    const second = await sandbox.json('pull', 'mastodon', '--brand', 'rival', '--via', 'search', '--no-reread');
    expect(second.streams[2]).toMatchObject({ state: 'complete', new: 60 });
    const asked = social.asked.filter(({ path }) => path.endsWith('/timelines/tag/rival'));
    expect(asked.length).toBeGreaterThanOrEqual(3);
    expect(asked.every(({ query }) => query.has('min_id'))).toBe(true);
  });

  test('without tags of its own a brand is looked for by its name, and an archive there is none', async () => {
    const { sandbox, social } = await acmeOnMastodon(2);
    social.toots.push({ id: '1', author: ANN, content: '<p>#acme is down</p>', at: now - HOUR, tags: ['acme'] });
    const summary = await sandbox.json('pull', 'mastodon', '--via', 'search');
    expect(summary.streams.at(-1)).toMatchObject({ stream: `tag:@acme@${social.host}#acme`, posts: 1 });
    expect(await sandbox.run('pull', 'mastodon', '--via', 'archive')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--via search'),
    });
  });

  test('the token goes to the server it was made on alone: never to a rival’s, and nowhere when it is not configured', async () => {
    const { sandbox, social } = await acmeOnMastodon(2);
    social.accounts.push('rival@rival.example');
    await sandbox.run('brand', 'add', 'rival', 'mastodon:rival@rival.example');
    expect((await sandbox.json('pull', 'mastodon')).code).toBe(0);
    delete sandbox.env.SOCIALCARE_MASTODON_BASE_URL;
    social.asked.length = 0;
    const unsaid = await sandbox.json('pull', 'mastodon');
    expect(unsaid).toMatchObject({ code: 4, requests: 0 });
    expect(unsaid.stderr).toContain('the Mastodon server of the access token is not configured');
    expect(unsaid.stderr).toContain('SOCIALCARE_MASTODON_BASE_URL=https://127.0.0.1');
  });

  test('rate limits with an ISO reset time are waited out', async () => {
    const { sandbox, social } = await acmeOnMastodon(4);
    social.interject('/api/v1/notifications', {
      status: 429,
      headers: { 'x-ratelimit-reset': new Date((now + 90) * 1000).toISOString() },
      body: { error: 'Too many requests' },
    });
    expect((await sandbox.json('pull', 'mastodon')).code).toBe(0);
    expect(sandbox.time).toBeGreaterThanOrEqual((now + 90) * 1000);
  });

  test('a revoked token, a missing scope and an unknown account have messages of their own', async () => {
    const { sandbox, social } = await acmeOnMastodon(1);
    social.refusal = { status: 401, error: 'The access token was revoked' };
    expect(await sandbox.run('pull', 'mastodon')).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('was revoked'),
    });
    social.refusal = { status: 403, error: 'This action is outside the authorized scopes' };
    expect(await sandbox.run('pull', 'mastodon')).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('lacks a scope'),
    });
    social.refusal = { status: 403, error: 'Your login is currently disabled' };
    expect(await sandbox.run('pull', 'mastodon')).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('does not let this account in: Your login is currently disabled'),
    });
    delete social.refusal;
    social.interject('/api/v1/accounts/lookup', { body: { id: '100', acct: 'acme', suspended: true } });
    expect(await sandbox.run('pull', 'mastodon')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/has suspended @acme/),
    });
    await sandbox.run('brand', 'add', 'nobody', `mastodon:nobody@${social.host}`);
    expect(await sandbox.run('pull', 'mastodon', '--brand', 'nobody')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('has no account @nobody'),
    });
  });
});

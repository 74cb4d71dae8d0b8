import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { type GraphObject, type GraphServer, graphRefusal, graphTime, startGraph } from '../helpers/servers/graph.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const now = NOON / 1000;
const ACME = { id: '77', name: 'Acme' };
const ANN = { id: '5', name: 'Ann' };
let graph: GraphServer | undefined;

afterEach(async () => {
  await graph?.close();
  graph = undefined;
});

async function sandboxWith(json: (object: GraphObject) => object): Promise<{ sandbox: Sandbox; graph: GraphServer }> {
  const sandbox = openSandbox({ META_ACCESS_TOKEN: 'page-token', THREADS_ACCESS_TOKEN: 'page-token' });
  graph = await startGraph(json, sandbox.clock);
  sandbox.env.SOCIALCARE_META_BASE_URL = graph.url;
  return { sandbox, graph };
}

const onFacebook = ({ id, at, text, author }: GraphObject) => ({
  id,
  message: text,
  created_time: graphTime(at),
  ...(author && { from: author }),
});
const onInstagram = ({ id, at, text, author }: GraphObject) => ({
  id,
  timestamp: graphTime(at),
  ...(id.startsWith('1') ? { caption: text, media_type: 'IMAGE' } : { text }),
  ...(author && { username: author.name, from: { id: author.id, username: author.name } }),
});
const onThreads = ({ id, at, text, author }: GraphObject) => ({
  id,
  text,
  timestamp: graphTime(at),
  media_type: 'TEXT_POST',
  username: author?.name,
  is_reply: id.includes('0'),
  ...(id.startsWith('20') && { replied_to: { id: '1' }, root_post: { id: '1' } }),
  ...(id.startsWith('30') && { replied_to: { id: '201' }, root_post: { id: '1' } }),
});

async function acmeOnFacebook(): Promise<{ sandbox: Sandbox; graph: GraphServer }> {
  const { sandbox, graph } = await sandboxWith(onFacebook);
  graph.nodes.set('acme', { id: '77', name: 'Acme', username: 'acme' });
  graph.nodes.set('77', { id: '77', name: 'Acme', username: 'acme' });
  // Posts of two months; under the oldest one, new comments.
  const posts = [1, 20, 45, 60].map((days, n) => ({
    id: `77_${n}`,
    at: now - days * DAY,
    text: `news ${n}`,
    author: ACME,
  }));
  graph.edges.set('77/feed', [...posts, { id: '77_9', at: now - 2 * HOUR, text: 'is anybody there?', author: ANN }]);
  graph.edges.set(
    '77_3/comments',
    Array.from({ length: 250 }, (_, n) => ({
      id: `3_${n}`,
      at: now - (n + 1) * HOUR,
      text: `question ${n}`,
      author: n % 10 === 0 ? undefined : ANN,
    })),
  );
  graph.edges.set('77_0/comments', [{ id: '0_1', at: now - HOUR, text: 'thanks for all', author: ANN }]);
  await sandbox.run('brand', 'add', 'acme', 'facebook:acme');
  return { sandbox, graph };
}

describe('pulling from Facebook', () => {
  test('new comments under old posts arrive; withheld names stay apart; the page is known by its id', async () => {
    const { sandbox } = await acmeOnFacebook();
    const summary = await sandbox.json('pull', 'facebook');
    expect(summary.code).toBe(0);
    expect(summary.streams.map(({ stream, state }) => [stream, state])).toEqual([
      ['page:@acme', 'complete'],
      ['tagged:@acme', 'complete'],
    ]);
    expect(await sandbox.rows("SELECT count(*) AS n FROM post WHERE id LIKE '3\\_%' ESCAPE '\\'")).toEqual([
      { n: 250 },
    ]);
    const [turns] = await sandbox.rows('SELECT count(DISTINCT customer) AS customers, count(*) AS n FROM turn');
    expect(turns!.customers).toBe(26);
    expect(await sandbox.rows('SELECT handle, id FROM brand_account')).toEqual([{ handle: 'acme', id: '77' }]);
  });

  test('after a stop in the middle of the comments of one post the walk begins again, for places end with their run', async () => {
    const { sandbox, graph } = await acmeOnFacebook();
    graph.interject('/v26.0/77_3/comments', {
      ...graphRefusal(400, 32, 'Page request limit reached'),
      headers: {
        'x-business-use-case-usage': JSON.stringify({ 77: [{ type: 'pages', estimated_time_to_regain_access: 10 }] }),
      },
      after: 1,
    });
    const stopped = await sandbox.json('pull', 'facebook', '--no-wait');
    expect(stopped.code).toBe(5);
    expect(stopped.streams[0]!.stopped!.message).toContain('answers again at 2026-11-22 12:10');
    const asked = graph.asked.length;
    const resumed = await sandbox.json('pull', 'facebook', '--no-wait');
    expect(resumed.code).toBe(0);
    expect(graph.asked[asked + 1]!.path).toContain('/77/feed');
    expect(await sandbox.rows('SELECT count(*) AS n FROM post')).toEqual([{ n: 256 }]);
  });

  test('an expired token, a missing permission and an unknown page have messages of their own', async () => {
    const { sandbox, graph } = await acmeOnFacebook();
    graph.interject('/v26.0/acme', graphRefusal(403, 200, 'requires pages_read_user_content'));
    expect(await sandbox.run('pull', 'facebook')).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('lacks a permission'),
    });
    graph.token = 'newer';
    const expired = await sandbox.run('pull', 'facebook');
    expect(expired).toMatchObject({ code: 4, stderr: expect.stringContaining('Session has expired') });
    expect(expired.stderr).not.toContain('page-token');
    graph.token = 'page-token';
    await sandbox.run('brand', 'add', 'nobody', 'facebook:nobody');
    expect(await sandbox.run('pull', 'facebook', '--brand', 'nobody')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('has no object called /nobody'),
    });
  });
});

describe('pulling from Instagram', () => {
  test('comments and replies under own media, and media that tag the account', async () => {
    const { sandbox, graph } = await sandboxWith(onInstagram);
    graph.nodes.set('me/accounts', { data: [{ instagram_business_account: { id: '900', username: 'acme' } }] });
    const acme = { id: '900', name: 'acme' };
    graph.edges.set('900/media', [{ id: '1', at: now - 40 * DAY, text: 'look', author: acme }]);
    graph.edges.set('1/comments', [
      { id: '2', at: now - 3 * HOUR, text: 'which size?', author: { id: '5', name: 'ann' } },
      { id: '3', at: now - 60, text: 'how much?', author: { id: '6', name: 'bob' } },
    ]);
    graph.edges.set('900/tags', [
      { id: '11', at: now - 600, text: 'my @acme broke', author: { id: '5', name: 'ann' } },
    ]);
    await sandbox.run('brand', 'add', 'acme', 'instagram:acme');
    const summary = await sandbox.json('pull', 'instagram');
    expect(summary.code).toBe(0);
    expect(await sandbox.rows('SELECT count(*) AS n FROM turn')).toEqual([{ n: 3 }]);
    graph.edges.get('1/comments')!.find(({ id }) => id === '3')!.deleted = true;
    graph.says404 = true;
    for (let run = 0; run < 2; run++) {
      sandbox.time += 8 * HOUR * 1000;
      await sandbox.json('pull', 'instagram');
    }
    expect(await sandbox.rows('SELECT id FROM post WHERE deleted_at IS NOT NULL')).toEqual([{ id: '3' }]);
  });

  test.each(['\ud800', 'ann\0b'])(
    'a name that no database keeps as it is (%j) is stored with signs in its place',
    async (name) => {
      const { sandbox, graph } = await sandboxWith(onInstagram);
      graph.nodes.set('me/accounts', { data: [{ instagram_business_account: { id: '900', username: 'acme' } }] });
      graph.edges.set('900/media', [
        { id: '1', at: now - 40 * DAY, text: 'look', author: { id: '900', name: 'acme' } },
      ]);
      graph.edges.set('1/comments', [{ id: '2', at: now - 60, text: 'which size?', author: { id: '5', name } }]);
      await sandbox.run('brand', 'add', 'acme', 'instagram:acme');
      expect(await sandbox.run('pull', 'instagram')).toMatchObject({ code: 0 });
      expect(await sandbox.rows("SELECT handle FROM account WHERE id = '5'")).toEqual([
        { handle: name.replace(/[\ud800\0]/, '\ufffd') },
      ]);
    },
  );
});

describe('Instagram Login', () => {
  test('reads its one account without a Facebook page, and no other', async () => {
    const sandbox = openSandbox({ INSTAGRAM_ACCESS_TOKEN: 'page-token' });
    graph = await startGraph(onInstagram, sandbox.clock);
    sandbox.env.SOCIALCARE_META_BASE_URL = graph.url;
    graph.nodes.set('me', { id: '4', user_id: '900', username: 'acme' });
    graph.edges.set('900/media', [{ id: '1', at: now - 4 * DAY, text: 'look', author: { id: '900', name: 'acme' } }]);
    graph.edges.set('1/comments', [
      { id: '2', at: now - 3 * HOUR, text: 'which size?', author: { id: '5', name: 'ann' } },
    ]);
    await sandbox.run('brand', 'add', 'acme', 'instagram:acme');
    expect((await sandbox.json('pull', 'instagram')).code).toBe(0);
    expect(await sandbox.rows('SELECT count(*) AS n FROM turn')).toEqual([{ n: 1 }]);
    expect(graph.asked.some(({ path }) => path.includes('me/accounts'))).toBe(false);
    await sandbox.run('brand', 'add', 'rival', 'instagram:rival');
    expect(await sandbox.run('pull', 'instagram', '--brand', 'rival')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('belongs to @acme, not to @rival'),
    });
  });
});

describe('versions and codes of the Graph interface', () => {
  test('a version that ends is reported by doctor, in the words of the answer', async () => {
    const { sandbox, graph } = await acmeOnFacebook();
    graph.nodes.set('me', { id: '77', name: 'Acme' });
    const me = { body: { id: '77', name: 'Acme' } };
    graph.interject('/v26.0/me', {
      ...me,
      headers: { 'x-api-version-warning': 'v26.0 ends on 2028-08-01', 'facebook-api-version': 'v27.0' },
    });
    const { stdout } = await sandbox.run('doctor', '--json');
    const checks = JSON.parse(stdout).checks as { name: string; state: string; detail: string }[];
    expect(checks.filter(({ name }) => name === 'facebook version')).toMatchObject([
      { state: 'warning', detail: 'x-api-version-warning: v26.0 ends on 2028-08-01' },
      { state: 'warning', detail: 'version v26.0 was asked for and v27.0 answered' },
    ]);
  });

  test.each([80_003, 80_005, 80_006, 80_009])('code %i is a limit that is waited out', async (code) => {
    const { sandbox, graph } = await acmeOnFacebook();
    graph.interject('/v26.0/77/feed', graphRefusal(400, code, 'There have been too many calls'));
    expect((await sandbox.json('pull', 'facebook')).code).toBe(0);
    expect(sandbox.time - NOON).toBeGreaterThanOrEqual(300_000);
  });

  test('code 102 is a session that has ended', async () => {
    const { sandbox, graph } = await acmeOnFacebook();
    graph.interject('/v26.0/acme', graphRefusal(400, 102, 'Session key invalid'));
    expect(await sandbox.run('pull', 'facebook')).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('refused the access token: Session key invalid'),
    });
  });
});

describe('pulling from Threads', () => {
  test('mentions, replies under own posts and own replies make turns', async () => {
    const { sandbox, graph } = await sandboxWith(onThreads);
    const acme = { id: '77', name: 'acme' };
    const ann = { id: '5', name: 'ann' };
    graph.nodes.set('me', { id: '77', username: 'acme' });
    graph.edges.set('77/threads', [{ id: '1', at: now - 20 * DAY, text: 'we opened a shop', author: acme }]);
    graph.edges.set('1/conversation', [{ id: '201', at: now - 5 * HOUR, text: 'when is it open?', author: ann }]);
    graph.edges.set('77/replies', [{ id: '301', at: now - 4 * HOUR, text: 'nine to five', author: acme }]);
    graph.edges.set('77/mentions', [{ id: '4', at: now - HOUR, text: '@acme my order is late', author: ann }]);
    await sandbox.run('brand', 'add', 'acme', 'threads:acme');
    const summary = await sandbox.json('pull', 'threads');
    expect(summary.code).toBe(0);
    expect(await sandbox.rows('SELECT status, count(*) AS n FROM turn GROUP BY status ORDER BY status')).toEqual([
      { status: 'answered', n: 1 },
      { status: 'unanswered', n: 1 },
    ]);
    writeFileSync(
      join(sandbox.cwd, 'socialcare.toml'),
      '[sources.meta]\napi_version = "v99.0"\naccess_token_command = "exit 1"\n',
    );
    expect((await sandbox.run('pull', 'threads')).code).toBe(0);
    expect((await sandbox.run('coverage')).stderr).toContain('quotes not covered: threads');
    expect(graph.asked.every(({ path }) => path.startsWith('/v1.0/'))).toBe(true);
    await sandbox.run('brand', 'add', 'rival', 'threads:rival');
    expect(await sandbox.run('pull', 'threads', '--brand', 'rival')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('belongs to @acme, not to @rival'),
    });
  });
});

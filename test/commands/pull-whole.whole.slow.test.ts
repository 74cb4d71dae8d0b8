/** Whole conversations, and whom the platform says a post is for: whatever the text spells. */
import { afterEach, describe, expect, test } from 'vitest';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { startBluesky } from '../helpers/servers/bluesky.ts';
import { type GraphObject, type GraphServer, graphTime, startGraph } from '../helpers/servers/graph.ts';
import { startMastodon, type TootServer } from '../helpers/servers/mastodon.ts';
import type { FakeServer } from '../helpers/servers/server.ts';

const HOUR = 3600;
const now = NOON / 1000;
const ACME = { id: '77', name: 'acme' };
const ANN = { id: '5', name: 'ann' };
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const TURNS = 'SELECT p.id, t.reach, t.status FROM turn t JOIN post p ON p.key = t.asked_post ORDER BY p.id';

async function graphSandbox(json: (object: GraphObject) => object): Promise<{ sandbox: Sandbox; graph: GraphServer }> {
  const sandbox = openSandbox({ META_ACCESS_TOKEN: 'page-token', THREADS_ACCESS_TOKEN: 'page-token' });
  const graph = await startGraph(json, sandbox.clock);
  server = graph;
  sandbox.env.SOCIALCARE_META_BASE_URL = graph.url;
  return { sandbox, graph };
}

describe('Instagram', () => {
  test('replies to a comment beyond those that come along are read to their end', async () => {
    let replies: GraphObject[] = [];
    const json = ({ id, at, text, author }: GraphObject): object => ({
      id,
      timestamp: graphTime(at),
      ...(id === '1' ? { caption: text, media_type: 'IMAGE' } : { text }),
      ...(author && { username: author.name, from: { id: author.id, username: author.name } }),
      ...(id === '2' && {
        replies: {
          data: replies.slice(0, 100).map(json),
          paging: { cursors: { after: '100' }, next: 'https://more.example' },
        },
      }),
    });
    const { sandbox, graph } = await graphSandbox(json);
    graph.nodes.set('me/accounts', { data: [{ instagram_business_account: { id: '77', username: 'acme' } }] });
    graph.edges.set('77/media', [{ id: '1', at: now - 9 * HOUR, text: 'look', author: ACME }]);
    graph.edges.set('1/comments', [{ id: '2', at: now - 8 * HOUR, text: 'which size?', author: ANN }]);
    replies = Array.from({ length: 260 }, (_, n) => ({
      id: `3${String(n).padStart(3, '0')}`,
      at: now - 7 * HOUR - n,
      text: 'me too',
      author: { id: String(100 + n), name: `c${n}` },
    }));
    graph.edges.set('2/replies', replies);
    await sandbox.run('brand', 'add', 'acme', 'instagram:acme');
    expect((await sandbox.json('pull', 'instagram')).code).toBe(0);
    expect(await sandbox.rows("SELECT count(*) AS n FROM post WHERE reply_to = '2'")).toEqual([{ n: 260 }]);
  });

  test('a second look asks media and comments each for the fields that they have', async () => {
    const { sandbox, graph } = await graphSandbox(({ id, at, text, author }) => ({
      id,
      timestamp: graphTime(at),
      ...(id === '1' ? { caption: text, media_type: 'IMAGE' } : { text }),
      ...(author && { username: author.name }),
    }));
    graph.nodes.set('me/accounts', { data: [{ instagram_business_account: { id: '77', username: 'acme' } }] });
    graph.edges.set('77/media', [{ id: '1', at: now - 9 * HOUR, text: 'look', author: ACME }]);
    graph.edges.set('1/comments', [{ id: '2', at: now - 8 * HOUR, text: 'which size?', author: ANN }]);
    await sandbox.run('brand', 'add', 'acme', 'instagram:acme');
    await sandbox.json('pull', 'instagram');
    sandbox.time += 12 * HOUR * 1000;
    graph.asked.length = 0;
    expect((await sandbox.json('pull', 'instagram')).code).toBe(0);
    const fieldsOf = (id: string) =>
      graph.asked
        .find(({ path }) => path === `/v26.0/${id}`)!
        .query.get('fields')!
        .split(',');
    expect(fieldsOf('1')).toContain('caption');
    expect(fieldsOf('1')).not.toContain('text');
    expect(fieldsOf('1')).not.toContain('from');
    expect(fieldsOf('2')).toEqual(['id', 'text', 'timestamp', 'username', 'from']);
  });

  test('a photo that tags the account is for it, although its text names nobody', async () => {
    const { sandbox, graph } = await graphSandbox(({ id, at, text, author }) => ({
      id,
      timestamp: graphTime(at),
      caption: text,
      media_type: 'IMAGE',
      username: author?.name,
    }));
    graph.nodes.set('me/accounts', { data: [{ instagram_business_account: { id: '77', username: 'acme' } }] });
    graph.edges.set('77/media', []);
    graph.edges.set('77/tags', [{ id: '11', at: now - HOUR, text: 'broke on day one', author: ANN }]);
    await sandbox.run('brand', 'add', 'acme', 'instagram:acme');
    expect((await sandbox.json('pull', 'instagram')).code).toBe(0);
    expect(await sandbox.rows('SELECT id, addressed_to FROM post')).toEqual([
      { id: '11', addressed_to: '[{"id":"77"}]' },
    ]);
    expect(await sandbox.rows(TURNS)).toEqual([{ id: '11', reach: 'direct', status: 'unanswered' }]);
  });
});

test('Facebook: a visitor on the page and a post that tags it are for it; comments under a post without words keep it', async () => {
  const { sandbox, graph } = await graphSandbox(({ id, at, text, author }) => ({
    id,
    ...(text && { message: text }),
    created_time: graphTime(at),
    from: author,
  }));
  for (const name of ['acme', '77']) graph.nodes.set(name, { id: '77', username: 'acme' });
  graph.edges.set('77/feed', [
    { id: '77_1', at: now - 9 * HOUR, text: '', author: ACME },
    { id: '77_2', at: now - 8 * HOUR, text: 'is anybody there?', author: ANN },
    { id: '77_3', at: now - 8 * HOUR, text: 'news', author: ACME },
  ]);
  graph.edges.set('77_1/comments', [{ id: '1_1', at: now - 7 * HOUR, text: 'what is this?', author: ANN }]);
  graph.edges.set('77/tagged', [{ id: '5_9', at: now - 6 * HOUR, text: 'never again', author: ANN }]);
  await sandbox.run('brand', 'add', 'acme', 'facebook:acme');
  expect((await sandbox.json('pull', 'facebook')).code).toBe(0);
  const rows = await sandbox.rows(
    `SELECT p.id, p.addressed_to, p.reply_to, a.id AS of FROM post p LEFT JOIN account a ON a.key = p.reply_to_author ORDER BY p.id`,
  );
  expect(rows).toEqual([
    { id: '1_1', addressed_to: null, reply_to: '77_1', of: '77' },
    { id: '5_9', addressed_to: expect.stringContaining('{"id":"77"}'), reply_to: null, of: null },
    { id: '77_2', addressed_to: expect.stringContaining('{"id":"77"}'), reply_to: null, of: null },
    { id: '77_3', addressed_to: null, reply_to: null, of: null },
  ]);
  expect((await sandbox.rows(TURNS)).map(({ id, reach }) => [id, reach])).toEqual([
    ['1_1', 'direct'],
    ['5_9', 'direct'],
    ['77_2', 'direct'],
  ]);
});

test('Threads and Bluesky: what the platform lists as a mention is for the account', async () => {
  const { sandbox, graph } = await graphSandbox(({ id, at, text, author }) => ({
    id,
    text,
    timestamp: graphTime(at),
    username: author?.name,
    is_reply: false,
  }));
  graph.nodes.set('me', { id: '77', username: 'acme' });
  graph.edges.set('77/mentions', [{ id: '4', at: now - HOUR, text: 'you know who you are', author: ANN }]);
  await sandbox.run('brand', 'add', 'acme', 'threads:acme');
  expect((await sandbox.json('pull', 'threads')).code).toBe(0);
  expect(await sandbox.rows('SELECT addressed_to FROM post')).toEqual([{ addressed_to: '[{"id":"77"}]' }]);
  expect(await sandbox.rows(TURNS)).toEqual([{ id: '4', reach: 'direct', status: 'unanswered' }]);
  await graph.close();

  const sky = await startBluesky('acme.example', sandbox.clock);
  server = sky;
  Object.assign(sandbox.env, {
    BLUESKY_IDENTIFIER: 'acme.example',
    BLUESKY_APP_PASSWORD: 'app-pass',
    SOCIALCARE_BLUESKY_BASE_URL: sky.url,
  });
  sky.accounts.push('ann.example');
  sky.posts.push(
    { key: 'm', author: 'ann.example', text: 'hey @you', at: now - HOUR, mentions: ['acme.example'] },
    { key: 'p', author: 'acme.example', text: 'news', at: now - 5 * HOUR },
    { key: 'r', author: 'ann.example', text: 'a reply', at: now - HOUR, replyTo: 'p' },
  );
  await sandbox.run('brand', 'add', 'sky', 'bluesky:acme.example');
  expect((await sandbox.json('pull', 'bluesky')).code).toBe(0);
  const found = await sandbox.rows("SELECT text, addressed_to FROM post WHERE channel = 'bluesky' ORDER BY text");
  expect(found).toEqual([
    { text: 'a reply', addressed_to: null },
    { text: 'hey @you', addressed_to: '[{"id":"did:plc:acmeexample"}]' },
    { text: 'news', addressed_to: null },
  ]);
});

describe('Mastodon', () => {
  async function begin(): Promise<{ sandbox: Sandbox; social: TootServer }> {
    const sandbox = openSandbox({ MASTODON_ACCESS_TOKEN: 'toot-token' });
    const social = await startMastodon('acme', sandbox.clock);
    server = social;
    sandbox.env.SOCIALCARE_MASTODON_BASE_URL = social.url;
    social.accounts.push('ann@elsewhere.example');
    await sandbox.run('brand', 'add', 'acme', `mastodon:acme@${social.host}`);
    return { sandbox, social };
  }

  test('replies that mention nobody are found in the threads of own posts, and of own replies', async () => {
    const { sandbox, social } = await begin();
    const toot = (id: string, author: string, ago: number, replyTo?: string, mentions?: string[]) =>
      social.toots.push({ id, author, content: '<p>hm</p>', at: now - ago * HOUR, replyTo, mentions });
    toot('10', 'acme', 30);
    toot('11', 'ann@elsewhere.example', 29, '10');
    toot('20', 'ann@elsewhere.example', 28, undefined, ['acme']);
    toot('21', 'acme', 27, '20', ['ann@elsewhere.example']);
    toot('22', 'ann@elsewhere.example', 26, '21');
    const summary = await sandbox.json('pull', 'mastodon');
    expect(summary.code).toBe(0);
    expect((await sandbox.rows(TURNS)).map(({ id, status }) => [id, status])).toEqual([
      ['11', 'unanswered'],
      ['20', 'answered'],
      ['22', 'unanswered'],
    ]);
    expect(await sandbox.rows("SELECT sampling FROM coverage WHERE kind = 'brand'")).toEqual([
      { sampling: 'complete' },
    ]);
  });

  test('a quote has a notification of its own, and a mention is for the account whatever its text spells', async () => {
    const { sandbox, social } = await begin();
    social.toots.push({ id: '10', author: 'acme', content: '<p>news</p>', at: now - 30 * HOUR });
    social.toots.push({
      id: '12',
      author: 'ann@elsewhere.example',
      content: '<p>nonsense!</p>',
      at: now - 20 * HOUR,
      quotes: '10',
    });
    // Friendica writes the @ outside of the link, and links the address of the actor.
    const content = '<p>@<a href="https://web.example/profile/acme">Acme</a> where is it?</p>';
    social.toots.push({ id: '13', author: 'ann@elsewhere.example', content, at: now - 19 * HOUR, mentions: ['acme'] });
    const summary = await sandbox.json('pull', 'mastodon');
    expect(summary.code).toBe(0);
    const rows = await sandbox.rows(
      'SELECT id, quote_of, addressed_to FROM post WHERE CAST(id AS BIGINT) > 10 ORDER BY id',
    );
    expect(rows).toEqual([
      { id: '12', quote_of: '10', addressed_to: null },
      { id: '13', quote_of: null, addressed_to: '[{"id":"100"}]' },
    ]);
    expect((await sandbox.rows(TURNS)).map(({ id, reach }) => [id, reach])).toEqual([
      ['12', 'quote'],
      ['13', 'direct'],
    ]);
  });

  test('a server whose accounts are called by another domain than its pages: mentions and answers are the brand’s', async () => {
    const sandbox = openSandbox({ MASTODON_ACCESS_TOKEN: 'toot-token' });
    const social = await startMastodon('acme', sandbox.clock);
    server = social;
    social.host = 'acme.example';
    sandbox.env.SOCIALCARE_MASTODON_BASE_URL = social.url;
    social.accounts.push('ann@elsewhere.example');
    await sandbox.run('brand', 'add', 'acme', 'mastodon:acme@acme.example');
    const toot = (id: string, author: string, ago: number, replyTo?: string, mentions?: string[]) =>
      social.toots.push({ id, author, content: '<p>hm</p>', at: now - ago * HOUR, replyTo, mentions });
    toot('20', 'ann@elsewhere.example', 28, undefined, ['acme']);
    toot('21', 'acme', 27, '20', ['ann@elsewhere.example']);
    expect((await sandbox.json('pull', 'mastodon')).code).toBe(0);
    expect((await sandbox.rows(TURNS)).map(({ id, reach, status }) => [id, reach, status])).toEqual([
      ['20', 'direct', 'answered'],
    ]);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { startBluesky } from '../helpers/servers/bluesky.ts';
import { graphTime, startGraph } from '../helpers/servers/graph.ts';
import { startMastodon } from '../helpers/servers/mastodon.ts';
import type { FakeServer } from '../helpers/servers/server.ts';
import { startX, xId } from '../helpers/servers/x.ts';
import { startYoutube } from '../helpers/servers/youtube.ts';

const now = NOON / 1000;
const ROWS = `SELECT p.channel, p.id, p.text, p.created_at, p.reply_to, p.quote_of, p.lang, p.edited_at, a.id AS author, a.handle, a.name
  FROM post p JOIN account a ON a.key = p.author ORDER BY p.id`;
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
});

/** Pulls, then imports the very pages that were pulled into a second database. */
async function bothWays(sandbox: Sandbox, live: FakeServer, source: string, account: string, feed: RegExp) {
  await sandbox.run('brand', 'add', 'acme', account);
  expect(await sandbox.run('pull', source, '--no-reread')).toMatchObject({ code: 0 });
  const pulled = await sandbox.rows(ROWS);
  const other = openSandbox();
  await other.run('brand', 'add', 'acme', account);
  const files = live.asked.flatMap(({ path }, at) => {
    if (!feed.test(path)) return [];
    const file = join(other.cwd, `page-${at}.json`);
    writeFileSync(file, JSON.stringify(live.answered[at]));
    return [file];
  });
  expect(await other.run('import', ...files)).toMatchObject({ code: 0 });
  // Which id the declared account has is asked of the platform; no page says it.
  const imported = (await other.rows(ROWS)).map((row, at) => {
    const known = pulled[at]?.handle === 'acme' ? pulled[at] : row;
    return { ...row, author: row.author ?? known.author, handle: row.handle ?? known.handle };
  });
  return { pulled, imported };
}

describe('a saved page and a live page give identical rows', () => {
  test('X', async () => {
    const sandbox = openSandbox({ X_BEARER_TOKEN: 'good-token' });
    const x = await startX(sandbox.clock);
    server = x;
    sandbox.env.SOCIALCARE_X_BASE_URL = `${x.url}/2`;
    x.users = [
      { id: '1', username: 'acme' },
      { id: '2', username: 'ann' },
    ];
    for (let n = 0; n < 30; n++) {
      const id = xId(now - 600 * (n + 1), n);
      x.posts.push({ id, author: 'ann', text: `@acme ${n}?`, at: now - 600 * (n + 1) });
      if (n % 3 === 0)
        x.posts.push({
          id: xId(now - 600 * n - 1, n),
          author: 'acme',
          text: '@ann !',
          at: now - 600 * n - 1,
          replyTo: id,
        });
    }
    const { pulled, imported } = await bothWays(sandbox, x, 'x', '@acme', /mentions$|tweets$/);
    expect(pulled).toHaveLength(40);
    expect(imported).toEqual(pulled);
  });

  test('Bluesky', async () => {
    const sandbox = openSandbox({ BLUESKY_IDENTIFIER: 'acme.example', BLUESKY_APP_PASSWORD: 'app-pass' });
    const sky = await startBluesky('acme.example', sandbox.clock);
    server = sky;
    sandbox.env.SOCIALCARE_BLUESKY_BASE_URL = sky.url;
    sky.posts.push(
      { key: 'q', author: 'ann.example', text: '@acme.example?', at: now - 900, mentions: ['acme.example'] },
      { key: 'a', author: 'acme.example', text: 'yes', at: now - 800, replyTo: 'q' },
    );
    const { pulled, imported } = await bothWays(
      sandbox,
      sky,
      'bluesky',
      'bluesky:acme.example',
      /getAuthorFeed|listNotifications|searchPosts/,
    );
    expect(pulled).toHaveLength(2);
    expect(imported).toEqual(pulled);
  });

  test('Mastodon', async () => {
    const sandbox = openSandbox({ MASTODON_ACCESS_TOKEN: 'toot-token' });
    const social = await startMastodon('acme', sandbox.clock);
    server = social;
    sandbox.env.SOCIALCARE_MASTODON_BASE_URL = social.url;
    social.accounts.push('ann@elsewhere.example');
    social.toots.push(
      { id: '10', author: 'ann@elsewhere.example', content: '<p>hello?</p>', at: now - 900, mentions: ['acme'] },
      {
        id: '11',
        author: 'acme',
        content: '<p>yes</p>',
        at: now - 800,
        replyTo: '10',
        mentions: ['ann@elsewhere.example'],
      },
    );
    const { pulled, imported } = await bothWays(
      sandbox,
      social,
      'mastodon',
      `mastodon:acme@${social.host}`,
      /statuses$|notifications$/,
    );
    expect(pulled).toHaveLength(2);
    expect(imported).toEqual(pulled);
  });

  test('YouTube', async () => {
    const sandbox = openSandbox({ YOUTUBE_API_KEY: 'tube-key' });
    const tube = await startYoutube('acme', sandbox.clock);
    server = tube;
    sandbox.env.SOCIALCARE_YOUTUBE_BASE_URL = tube.url;
    tube.comments.push(
      { id: 'q', author: 'ann', text: 'does it fit?', at: now - 900 },
      { id: 'q.1', author: 'acme', text: 'it does', at: now - 800, parent: 'q' },
    );
    const { pulled, imported } = await bothWays(sandbox, tube, 'youtube', 'youtube:@acme', /commentThreads$/);
    expect(pulled).toHaveLength(2);
    expect(imported).toEqual(pulled);
  });

  test('Facebook', async () => {
    const sandbox = openSandbox({ META_ACCESS_TOKEN: 'page-token' });
    const graph = await startGraph(
      ({ id, at, text, author }) => ({
        id,
        message: text,
        created_time: graphTime(at),
        from: author,
        permalink_url: `https://www.facebook.com/77/posts/0/${id === '77_0' ? '' : `?comment_id=${id.slice(2)}`}`,
      }),
      sandbox.clock,
    );
    server = graph;
    sandbox.env.SOCIALCARE_META_BASE_URL = graph.url;
    graph.nodes.set('acme', { id: '77', username: 'acme' });
    graph.edges.set('77/feed', [{ id: '77_0', at: now - 9000, text: 'news', author: { id: '77', name: 'Acme' } }]);
    const ann = { id: '5', name: 'Ann' };
    graph.edges.set(
      '77_0/comments',
      Array.from({ length: 30 }, (_, n) => ({ id: `0_${n}`, at: now - 900 - n, text: 'old news', author: ann })),
    );
    const { pulled, imported } = await bothWays(sandbox, graph, 'facebook', 'facebook:acme', /feed$|comments$/);
    expect(graph.asked.some(({ path }) => path.endsWith('/77_0/comments'))).toBe(true);
    expect(pulled.filter(({ reply_to }) => reply_to === '77_0')).toHaveLength(30);
    expect(imported).toEqual(pulled);
  });

  test('Instagram', async () => {
    const sandbox = openSandbox({ META_ACCESS_TOKEN: 'page-token' });
    const acme = { id: '900', name: 'acme' };
    const ann = { id: '5', name: 'ann' };
    const answer = {
      id: '31',
      text: 'it is 30 cm',
      timestamp: graphTime(now - 300),
      from: { id: '900', username: 'acme' },
    };
    const graph = await startGraph(
      ({ id, at, text, author }) => ({
        id,
        timestamp: graphTime(at),
        ...(author && { username: author.name, from: { id: author.id, username: author.name } }),
        ...(id.startsWith('1')
          ? { caption: text, media_type: 'IMAGE', permalink: `https://insta.example/p/${id}` }
          : { text }),
        ...(id.startsWith('3') && { media: { id: '1' } }),
        ...(id === '30' && { replies: { data: [{ ...answer, parent_id: id }] } }),
      }),
      sandbox.clock,
    );
    server = graph;
    sandbox.env.SOCIALCARE_META_BASE_URL = graph.url;
    graph.nodes.set('me/accounts', { data: [{ instagram_business_account: { id: '900', username: 'acme' } }] });
    graph.edges.set('900/media', [{ id: '1', at: now - 9000, text: 'new bags', author: acme }]);
    graph.edges.set('1/comments', [
      { id: '30', at: now - 900, text: 'how wide is it?', author: ann },
      { id: '32', at: now - 60, text: 'nice', author: undefined },
    ]);
    // More than come along with the media, so that a page of comments alone is asked for.
    const further = Array.from({ length: 30 }, (_, n) => ({
      id: `33${n}`,
      at: now - 60 - n,
      text: 'and red?',
      author: ann,
    }));
    graph.edges.get('1/comments')!.push(...further);
    graph.edges.set('900/tags', [{ id: '11', at: now - 600, text: 'my @acme bag tore', author: ann }]);
    const { pulled, imported } = await bothWays(
      sandbox,
      graph,
      'instagram',
      'instagram:acme',
      /media$|tags$|comments$/,
    );
    expect(graph.asked.some(({ path }) => path.endsWith('/1/comments'))).toBe(true);
    expect(pulled).toHaveLength(35);
    expect(
      pulled.filter(({ text }) => text !== 'and red?').map(({ id, reply_to, author }) => [id, reply_to, author]),
    ).toEqual([
      ['1', null, '900'],
      ['11', null, '5'],
      ['30', '1', '5'],
      ['31', '30', '900'],
      ['32', '1', 'unknown:32'],
    ]);
    expect(imported).toEqual(pulled);
  });

  test('Threads', async () => {
    const sandbox = openSandbox({ THREADS_ACCESS_TOKEN: 'page-token' });
    const acme = { id: '77', name: 'acme' };
    const ann = { id: '5', name: 'ann' };
    const answers = new Map([
      ['20', '1'],
      ['30', '20'],
    ]);
    const graph = await startGraph(
      ({ id, at, text, author }) => ({
        id,
        text,
        timestamp: graphTime(at),
        media_type: 'TEXT_POST',
        permalink: `https://threads.example/${id}`,
        username: author?.name,
        is_reply: answers.has(id),
        ...(answers.has(id) && { replied_to: { id: answers.get(id) }, root_post: { id: '1' } }),
        ...(id === '40' && { quoted_post: { id: '1' } }),
      }),
      sandbox.clock,
    );
    server = graph;
    sandbox.env.SOCIALCARE_META_BASE_URL = graph.url;
    graph.nodes.set('me', { id: '77', username: 'acme' });
    graph.edges.set('77/threads', [{ id: '1', at: now - 9000, text: 'we opened a shop', author: acme }]);
    graph.edges.set('1/conversation', [{ id: '20', at: now - 900, text: 'when is it open?', author: ann }]);
    graph.edges.set('77/replies', [{ id: '30', at: now - 800, text: 'nine to five', author: acme }]);
    graph.edges.set('77/mentions', [{ id: '40', at: now - 60, text: '@acme it was closed', author: ann }]);
    const feed = /threads$|conversation$|replies$|mentions$/;
    const { pulled, imported } = await bothWays(sandbox, graph, 'threads', 'threads:acme', feed);
    expect(pulled.map(({ id, reply_to, quote_of }) => [id, reply_to, quote_of])).toEqual([
      ['1', null, null],
      ['20', '1', null],
      ['30', '20', null],
      ['40', null, '1'],
    ]);
    expect(imported).toEqual(pulled);
  });
});

import { afterEach, expect, test } from 'vitest';
import { type Desk, NOON, openDesk } from '../helpers/pulling.ts';
import { startBluesky } from '../helpers/servers/bluesky.ts';
import { graphTime, startGraph } from '../helpers/servers/graph.ts';
import { startMastodon } from '../helpers/servers/mastodon.ts';
import type { FakeServer } from '../helpers/servers/server.ts';
import { startYoutube } from '../helpers/servers/youtube.ts';

const now = NOON / 1000;
const QUESTIONS = 230;
const numbers = Array.from({ length: QUESTIONS }, (_, n) => n);
const ago = (n: number) => now - (n + 1) * 600;
let server: FakeServer | undefined;

afterEach(async () => {
  await server?.close();
});

const bluesky = async (desk: Desk) => {
  const sky = await startBluesky('acme.example', desk.clock);
  for (const n of numbers)
    sky.posts.push({
      key: `q${n}`,
      author: 'ann.example',
      text: '@acme.example?',
      at: ago(n),
      mentions: ['acme.example'],
    });
  return sky;
};
const mastodon = async (desk: Desk) => {
  const social = await startMastodon('acme', desk.clock);
  social.accounts.push('ann@elsewhere.example');
  for (const n of numbers)
    social.toots.push({
      id: String(9000 - n),
      author: 'ann@elsewhere.example',
      content: '<p>hello?</p>',
      at: ago(n),
      mentions: ['acme'],
    });
  return social;
};
const youtube = async (desk: Desk) => {
  const tube = await startYoutube('acme', desk.clock);
  for (const n of numbers) tube.comments.push({ id: `q${n}`, author: 'ann', text: 'does it fit?', at: ago(n) });
  return tube;
};
const ann = { id: '5', name: 'ann' };
const acme = { id: '77', name: 'acme' };
const facebook = async (desk: Desk) => {
  const graph = await startGraph(
    ({ id, at, text, author }) => ({ id, message: text, created_time: graphTime(at), from: author }),
    desk.clock,
  );
  for (const name of ['acme', '77']) graph.nodes.set(name, { id: '77', username: 'acme' });
  graph.edges.set('77/feed', [{ id: '77_0', at: now - 86_400, text: 'news', author: acme }]);
  graph.edges.set(
    '77_0/comments',
    numbers.map((n) => ({ id: `0_${n}`, at: ago(n), text: 'when?', author: ann })),
  );
  return graph;
};
const instagram = async (desk: Desk) => {
  const graph = await startGraph(
    ({ id, at, text, author }) => ({
      id,
      timestamp: graphTime(at),
      ...(id === '1' ? { caption: text, media_type: 'IMAGE' } : { text }),
      ...(author && { username: author.name, from: { id: author.id, username: author.name } }),
    }),
    desk.clock,
  );
  graph.nodes.set('me/accounts', { data: [{ instagram_business_account: { id: '77', username: 'acme' } }] });
  graph.edges.set('77/media', [{ id: '1', at: now - 86_400, text: 'look', author: acme }]);
  graph.edges.set(
    '1/comments',
    numbers.map((n) => ({ id: `2${n}`, at: ago(n), text: 'when?', author: ann })),
  );
  return graph;
};
const threads = async (desk: Desk) => {
  const graph = await startGraph(
    ({ id, at, text, author }) => ({ id, text, timestamp: graphTime(at), username: author?.name, is_reply: false }),
    desk.clock,
  );
  graph.nodes.set('me', { id: '77', username: 'acme' });
  graph.edges.set(
    '77/mentions',
    numbers.map((n) => ({ id: `4${n}`, at: ago(n), text: '@acme when?', author: ann })),
  );
  return graph;
};

const CREDENTIALS = {
  BLUESKY_IDENTIFIER: 'acme.example',
  BLUESKY_APP_PASSWORD: 'app-pass',
  MASTODON_ACCESS_TOKEN: 'toot-token',
  YOUTUBE_API_KEY: 'tube-key',
  META_ACCESS_TOKEN: 'page-token',
  THREADS_ACCESS_TOKEN: 'page-token',
};
const CONTENTS = `SELECT p.id, p.text, p.created_at, p.reply_to, a.id AS author FROM post p JOIN account a ON a.key = p.author ORDER BY p.id`;

test.each([
  ['bluesky', bluesky, 'BLUESKY', () => 'acme.example'],
  ['mastodon', mastodon, 'MASTODON', ({ url }: FakeServer) => `acme@${new URL(url).hostname}`],
  ['youtube', youtube, 'YOUTUBE', () => '@acme'],
  ['facebook', facebook, 'META', () => 'acme'],
  ['instagram', instagram, 'META', () => 'acme'],
  ['threads', threads, 'META', () => 'acme'],
] as const)(
  '%s, stopped twice, ends with the rows of one undisturbed run, and is reported on',
  async (name, start, base, account) => {
    const whole = openDesk(CREDENTIALS);
    const live = await start(whole);
    server = live;
    const parts = openDesk(CREDENTIALS);
    for (const desk of [whole, parts]) {
      desk.env[`SOCIALCARE_${base}_BASE_URL`] = live.url;
      await desk.run('brand', 'add', 'acme', `${name}:${account(live)}`);
    }
    expect((await whole.json('pull', name)).code).toBe(0);
    const expected = await whole.rows(CONTENTS);
    expect(expected.length).toBeGreaterThanOrEqual(QUESTIONS);
    for (const _ of [1, 2]) {
      const stopped = await parts.json('pull', name, '--max-posts', '100', '--no-reread');
      expect(stopped.code).toBe(5);
      expect(await parts.rows("SELECT * FROM coverage WHERE kind = 'brand'")).toEqual([]);
    }
    const last = await parts.json('pull', name);
    expect(last.code).toBe(0);
    expect(last.streams.some(({ resumed }) => resumed)).toBe(true);
    expect(await parts.rows(CONTENTS)).toEqual(expected);
    const report = await parts.run('report', '--json');
    expect(report.code).toBe(0);
    expect(JSON.parse(report.stdout).coverage).toMatchObject([{ brand: 'acme', channel: name, complete: true }]);
  },
);

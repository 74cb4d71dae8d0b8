/** Every platform with one brand, acme, to which customers wrote a few pages of mentions. */
import { onServer } from './database.ts';
import { startBluesky } from './servers/bluesky.ts';
import { graphTime, startGraph } from './servers/graph.ts';
import { startMastodon } from './servers/mastodon.ts';
import type { FakeServer } from './servers/server.ts';
import { startX, xId } from './servers/x.ts';
import { startYoutube } from './servers/youtube.ts';

type Clock = () => number;

export const QUESTIONS = 230;
const numbers = (length: number) => Array.from({ length }, (_, n) => n);
const NUMBERS = numbers(QUESTIONS);
const ago = (now: number, n: number) => now - (n + 1) * 600;

const x = async (now: number, clock: Clock, questions = QUESTIONS) => {
  const server = await startX(clock);
  server.users = [
    { id: '1', username: 'acme' },
    { id: '2', username: 'ann' },
  ];
  for (const n of numbers(questions)) {
    const at = ago(now, n);
    const id = xId(at, n);
    server.posts.push({ id, author: 'ann', text: `@acme question ${n}?`, at });
    if (n % 2) server.posts.push({ id: xId(at + 60, n), author: 'acme', text: '@ann yes', at: at + 60, replyTo: id });
  }
  const quoted = server.posts.find(({ author }) => author === 'acme')!.id;
  for (const n of numbers(Math.min(questions, 120))) {
    const at = now - 300 - n;
    server.posts.push({ id: xId(at, 500 + n), author: 'ann', text: `really ${n}?`, at, quotes: quoted });
  }
  return server;
};
const bluesky = async (now: number, clock: Clock) => {
  const sky = await startBluesky('acme.example', clock);
  for (const n of NUMBERS)
    sky.posts.push({
      key: `q${n}`,
      author: 'ann.example',
      text: '@acme.example?',
      at: ago(now, n),
      mentions: ['acme.example'],
    });
  return sky;
};
const mastodon = async (now: number, clock: Clock, questions = QUESTIONS) => {
  const social = await startMastodon('acme', clock);
  social.accounts.push('ann@elsewhere.example');
  for (const n of numbers(questions))
    social.toots.push({
      id: String(9000 - n),
      author: 'ann@elsewhere.example',
      content: `<p><a href="${social.url}/@acme" class="u-url mention">@<span>acme</span></a> hello?</p>`,
      at: ago(now, n),
      mentions: ['acme'],
    });
  return social;
};
const youtube = async (now: number, clock: Clock) => {
  const tube = await startYoutube('acme', clock);
  for (const n of NUMBERS) tube.comments.push({ id: `q${n}`, author: 'ann', text: 'does it fit?', at: ago(now, n) });
  return tube;
};
const ann = { id: '5', name: 'ann' };
const acme = { id: '77', name: 'acme' };
const facebook = async (now: number, clock: Clock) => {
  const graph = await startGraph(
    ({ id, at, text, author }) => ({ id, message: text, created_time: graphTime(at), from: author }),
    clock,
  );
  for (const name of ['acme', '77', 'me']) graph.nodes.set(name, { id: '77', username: 'acme' });
  graph.edges.set('77/feed', [{ id: '77_0', at: now - 86_400, text: 'news', author: acme }]);
  graph.edges.set(
    '77_0/comments',
    NUMBERS.map((n) => ({ id: `0_${n}`, at: ago(now, n), text: 'when?', author: ann })),
  );
  return graph;
};
const instagram = async (now: number, clock: Clock) => {
  const graph = await startGraph(
    ({ id, at, text, author }) => ({
      id,
      timestamp: graphTime(at),
      ...(id === '1' ? { caption: text, media_type: 'IMAGE' } : { text }),
      ...(author && { username: author.name, from: { id: author.id, username: author.name } }),
    }),
    clock,
  );
  graph.nodes.set('me', { id: '12', name: 'acme' });
  graph.nodes.set('me/accounts', { data: [{ instagram_business_account: { id: '77', username: 'acme' } }] });
  graph.edges.set('77/media', [{ id: '1', at: now - 86_400, text: 'look', author: acme }]);
  graph.edges.set(
    '1/comments',
    NUMBERS.map((n) => ({ id: `2${n}`, at: ago(now, n), text: 'when?', author: ann })),
  );
  return graph;
};
const threads = async (now: number, clock: Clock) => {
  const graph = await startGraph(
    ({ id, at, text, author }) => ({ id, text, timestamp: graphTime(at), username: author?.name, is_reply: false }),
    clock,
  );
  graph.nodes.set('me', { id: '77', username: 'acme' });
  graph.edges.set('77/replies', [{ id: '301', at: now - 9000, text: 'nine to five', author: acme }]);
  graph.edges.set('77/threads', [{ id: '1', at: now - 86_400, text: 'we opened a shop', author: acme }]);
  graph.edges.set(
    '1/conversation',
    NUMBERS.slice(0, 40).map((n) => ({ id: `20${n}`, at: ago(now, n), text: 'when is it open?', author: ann })),
  );
  graph.edges.set(
    '77/mentions',
    NUMBERS.map((n) => ({ id: `4${n}`, at: ago(now, n), text: '@acme when?', author: ann })),
  );
  return graph;
};

export const CREDENTIALS = {
  X_BEARER_TOKEN: 'good-token',
  BLUESKY_IDENTIFIER: 'acme.example',
  BLUESKY_APP_PASSWORD: 'app-pass',
  MASTODON_ACCESS_TOKEN: 'toot-token',
  YOUTUBE_API_KEY: 'tube-key',
  META_ACCESS_TOKEN: 'page-token',
  THREADS_ACCESS_TOKEN: 'page-token',
};
export interface Platform {
  /** Of the source. */
  name: string;
  /**
   * @param now unix seconds @param clock milliseconds that the platform's answers tell
   * @param questions that customers asked; X and Mastodon alone can have other than the usual number of them
   */
  start(now: number, clock: Clock, questions?: number): Promise<FakeServer>;
  /** Arguments of `brand add`. */
  account(server: FakeServer): string;
  /** The variable that names the server, and its value. */
  address(server: FakeServer): Record<string, string>;
}

const platform = (
  name: string,
  start: Platform['start'],
  base: string,
  account: Platform['account'] = () => 'acme',
  path = '',
): Platform => ({
  name,
  start,
  account: (server) => `${name}:${account(server)}`,
  address: ({ url }) => ({ [`SOCIALCARE_${base}_BASE_URL`]: `${url}${path}` }),
});

export const PLATFORMS: readonly Platform[] = [
  platform('x', x, 'X', undefined, '/2'),
  platform('bluesky', bluesky, 'BLUESKY', () => 'acme.example'),
  platform('mastodon', mastodon, 'MASTODON', ({ url }) => `acme@${new URL(url).hostname}`),
  platform('youtube', youtube, 'YOUTUBE'),
  platform('facebook', facebook, 'META'),
  platform('instagram', instagram, 'META'),
  platform('threads', threads, 'META'),
];

/** All; on a server two that stand for the others, which do the same there for minutes. */
export const EACH_PLATFORM = onServer ? PLATFORMS.slice(0, 2) : PLATFORMS;

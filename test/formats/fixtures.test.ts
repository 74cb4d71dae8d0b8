import { describe, expect, it } from 'vitest';
import type { ReadInputsOptions } from '../../src/formats/input-chunk.ts';
import { readInputs } from '../../src/formats/reader.ts';
import { plain, type Readout } from './reading.ts';

const FOLDER = new URL('../../fixtures/formats/', import.meta.url).pathname;

async function read(name: string, options: ReadInputsOptions = {}): Promise<Readout & { format: string }> {
  const all = { posts: [], rejects: [], rows: 0, skipped: {}, notes: [], chunks: 0, format: '' } as Readout & {
    format: string;
  };
  for await (const { chunk, format } of readInputs([FOLDER + name], options)) {
    all.format = format.name;
    all.posts.push(...chunk.posts);
    all.rejects.push(...chunk.rejects);
    all.rows += chunk.rows;
    all.notes.push(...(chunk.notes ?? []));
    for (const [reason, n] of Object.entries(chunk.skipped)) all.skipped[reason] = (all.skipped[reason] ?? 0) + n;
  }
  const skipped = Object.values(all.skipped).reduce((sum, n) => sum + n, 0);
  expect(all.rows).toBe(all.posts.length + all.rejects.length + skipped);
  return all;
}

describe('files as people have them', () => {
  it.each([
    ['twcs.csv', 'twcs', 6],
    ['brandwatch.csv', 'csv', 1],
    ['ringcentral.csv', 'csv', 2],
    ['own-export.jsonl', 'jsonl', 2],
    ['x-pages-cut.jsonl', 'x-api', 2],
    ['x-archive', 'x-archive', 3],
    ['mastodon-notifications.json', 'mastodon', 1],
    ['bluesky-thread.json', 'bluesky', 1],
  ])('%s is %s and holds %d posts', async (name, format, posts) => {
    const readout = await read(name);
    expect([readout.format, readout.posts.length]).toEqual([format, posts]);
  });

  it('a broken twcs file: the good rows come in, every other one is named by its line', async () => {
    const { posts, rejects, skipped, notes } = await read('twcs-broken.csv');
    expect(posts.map(({ id }) => id)).toEqual(['101', '103', '105', '108']);
    expect(rejects.map(({ line, column, reason }) => [line, column, reason.slice(0, 40)])).toEqual([
      [3, undefined, 'a quote inside cell 5 is not doubled, or'],
      [5, 'tweet_id', 'tweet_id "1.04E+17" was turned into a nu'],
      [7, undefined, 'a line break outside quotes breaks the r'],
      [10, 'inbound', 'inbound is neither True nor False'],
    ]);
    expect(skipped).toEqual({ blank: 2 });
    expect(notes).toEqual(['1 post has no parent: its in_response_to_tweet_id has lost digits (line 6)']);
  });

  it('a semicolon file in windows-1252 with German dates reads as it was written', async () => {
    const { posts } = await read('semicolons-windows-1252.csv', { timezone: 'Europe/Berlin' });
    expect(plain(posts)).toEqual([
      {
        channel: 'x',
        id: '1',
        text: 'Grüße – "wo" bleibt mein Paket?',
        createdAt: Date.UTC(2024, 4, 13, 8) / 1000,
        authorHandle: 'ann',
      },
      {
        channel: 'x',
        id: '2',
        text: 'Später; morgen',
        createdAt: Date.UTC(2024, 4, 14, 9) / 1000,
        authorHandle: 'acme',
      },
    ]);
  });

  it('X pages: the answer, its parent, the missing post counted, the incomplete line rejected by number', async () => {
    const { posts, rejects, notes } = await read('x-pages-cut.jsonl');
    expect(posts.map(({ id, authorHandle }) => [id, authorHandle])).toEqual([
      ['1789900000000000012', 'AcmeCare'],
      ['1789900000000000011', 'ann_example'],
    ]);
    expect(rejects).toMatchObject([{ line: 2, reason: expect.stringContaining('incomplete') }]);
    expect(notes).toEqual(['1 post not available: Could not find tweet with referenced_tweets.id']);
  });

  it('an X archive: the owner from account.js, the long text whole', async () => {
    const { posts, notes } = await read('x-archive');
    expect(posts[0]).toMatchObject({
      authorHandle: 'AcmeCare',
      authorId: '900099',
      inbound: false,
      replyToId: '1789900000000000020',
      text: expect.stringMatching(/^@ann_example This is a long answer .* the end\.$/),
    });
    expect(posts[1]).toMatchObject({ repost: true });
    expect(notes).toEqual(['1 long text was matched to its post by its beginning (line 2)']);
  });

  it('a part of an archive without posts is no posts', async () => {
    await expect(read('x-archive/data/like.js')).rejects.toThrow('has an unknown format');
  });

  it('JSON of another shape by its paths, ids whole', async () => {
    await expect(read('other.json')).rejects.toMatchObject({
      message: expect.stringContaining('no column is mapped to text'),
      hint: expect.stringContaining('post.pid, post.body, when, who.username'),
    });
    const mapping = { id: 'post.pid', text: 'post.body', created_at: 'when', author_handle: 'who.username' };
    expect(plain((await read('other.json', { mapping })).posts)).toEqual([
      {
        channel: 'x',
        id: '1789900000000000031',
        text: 'late again',
        createdAt: 1715587200,
        authorHandle: 'ann_example',
      },
      { channel: 'x', id: '1789900000000000033', text: 'sorry', createdAt: 1715587900, authorHandle: 'AcmeCare' },
    ]);
  });

  it.each([
    ['x-counts.json', 'holds no posts: it is an X answer that counts posts'],
    ['web-page.csv', 'is a web page ("Too large to scan"), not data'],
  ])('%s says what it is', async (name, message) => {
    await expect(read(name)).rejects.toThrow(message);
  });
});

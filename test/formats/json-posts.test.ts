/** Posts in JSON of any shape: answers inside posts, conversations with their messages, profiles among them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonl } from '../../src/formats/jsonl.ts';
import { xApi } from '../../src/formats/x-api.ts';
import { plain, readText } from './reading.ts';

const at = (minute: number): number => Date.UTC(2026, 9, 1, 9, minute) / 1000;
const comment = (id: string, username: string, minute: number, more: object = {}) => ({
  id,
  text: `words of ${username}`,
  created_at: at(minute),
  owner: { id: `u-${username}`, username },
  ...more,
});

describe('answers inside posts', () => {
  it('reply to the post that contains them, however deep', async () => {
    const tree = [
      comment('1', 'ann', 0, { answers: [comment('2', 'acme', 5, { answers: [comment('3', 'ann', 9)] })] }),
      comment('4', 'bob', 1, { answers: [] }),
    ];
    const { posts, rows } = await readText(jsonl, JSON.stringify(tree), { channel: 'instagram' });
    expect(rows).toBe(4);
    expect(plain(posts)).toMatchObject([
      { id: '1', authorHandle: 'ann', authorId: 'u-ann' },
      { id: '2', replyToId: '1', replyToAuthorId: 'u-ann', replyToAuthorHandle: 'ann', conversationId: '1' },
      { id: '3', replyToId: '2', replyToAuthorId: 'u-acme', conversationId: '1' },
      { id: '4' },
    ]);
  });

  it('may be written in other words than the post', async () => {
    const post = {
      id: 'p',
      message: 'late again',
      date: '2026-10-01T09:00:00Z',
      from: 'ann',
      comments: [{ comment_id: 'c', body: 'sorry', created: '2026-10-01T10:00:00Z', author: 'acme' }],
    };
    const { posts } = await readText(jsonl, JSON.stringify(post));
    expect(plain(posts)).toMatchObject([
      { id: 'p', text: 'late again' },
      { id: 'c', text: 'sorry', authorHandle: 'acme', replyToId: 'p', replyToAuthorHandle: 'ann' },
    ]);
  });

  it('that name their own parent keep it', async () => {
    const post = comment('1', 'ann', 0, {
      answers: [comment('2', 'acme', 1), comment('3', 'ann', 2, { in_reply_to_id: '2' })],
    });
    const { posts } = await readText(jsonl, JSON.stringify([post]));
    expect(posts.map(({ replyToId }) => replyToId)).toEqual([undefined, '1', '2']);
  });

  it('are no posts that it quotes, and none of its attachments', async () => {
    const post = comment('1', 'ann', 0, {
      quoted_posts: [comment('2', 'bob', 1)],
      attachments: [{ description: 'a picture', created_at: at(0), author: 'ann' }],
      cards: [{ description: 'a link', created_at: at(0), author: 'ann' }],
    });
    const { posts } = await readText(jsonl, JSON.stringify([post]));
    expect(posts.map(({ id }) => id)).toEqual(['1']);
  });

  it('are known by all of the first ones, not by the first alone', async () => {
    const lists = [
      [comment('2', 'acme', 1)],
      [{ text: 'nobody wrote this' }],
      [comment('5', 'acme', 3, { in_reply_to_id: '4' })],
    ];
    const tree = lists.map((answers, at) => comment(`1${at}`, 'ann', 0, { answers }));
    const { posts, rejects } = await readText(jsonl, JSON.stringify([tree[1], tree[0], tree[2]]));
    expect(posts.map(({ id, replyToId }) => [id, replyToId])).toEqual([
      ['11', undefined],
      ['10', undefined],
      ['2', '10'],
      ['12', undefined],
      ['5', '4'],
    ]);
    expect(rejects).toMatchObject([{ reason: 'the time is empty' }]);
  });

  it('are passed over in no silence when they cannot be read', async () => {
    const post = comment('1', 'ann', 0, {
      answers: [{ text: 'no time', owner: { username: 'acme' }, username: 'acme' }],
      hashtags: [{ text: 'late', from: 3 }],
    });
    const { posts, notes } = await readText(
      jsonl,
      `${JSON.stringify(comment('0', 'eve', 0))}\n${JSON.stringify(post)}`,
    );
    expect(posts).toHaveLength(2);
    expect(notes.filter((note) => note.includes('skipped'))).toEqual([
      '1 list under "answers" was skipped: its records lack text, a time or an author (line 2)',
    ]);
  });

  it('any tree comes out as its flat list would', async () => {
    const trees = fc.letrec((tie) => ({
      node: fc.record({ kids: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie('node'), { maxLength: 3 })) }),
    })).node as fc.Arbitrary<{ kids: unknown[] }>;
    await fc.assert(
      fc.asyncProperty(fc.array(trees, { minLength: 1, maxLength: 4 }), async (forest) => {
        const expected: [string, string | undefined][] = [];
        const build = (node: { kids: unknown[] }, parent: string | undefined): object => {
          const id = String(expected.length + 1);
          expected.push([id, parent]);
          return comment(id, `a${id}`, 1, { replies: node.kids.map((kid) => build(kid as typeof node, id)) });
        };
        const records = forest.map((node) => build(node, undefined));
        const { posts } = await readText(jsonl, JSON.stringify(records));
        expect(posts.map(({ id, replyToId }) => [id, replyToId])).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});

describe('conversations with their messages', () => {
  const conversations = [
    {
      ref: 'c1',
      medium: 'Facebook',
      items: [
        { key: 'm1', content: 'where is it?', when: '2026-10-01T09:00:00Z', who: { nick: 'ann' } },
        { key: 'm2', content: 'on its way', when: '2026-10-01T10:00:00Z', who: { nick: 'acme' } },
      ],
    },
    { ref: 'c2', medium: 'Facebook', items: [] },
  ];

  it('are mapped through their list, with the fields around them', async () => {
    const { posts } = await readText(jsonl, JSON.stringify(conversations), {
      mapping: {
        id: 'items[].key',
        text: 'items[].content',
        created_at: 'items[].when',
        author_handle: 'items[].who.nick',
        conversation_id: 'ref',
        channel: 'medium',
      },
    });
    expect(plain(posts)).toEqual([
      expect.objectContaining({ id: 'm1', channel: 'facebook', conversationId: 'c1', authorHandle: 'ann' }),
      expect.objectContaining({ id: 'm2', channel: 'facebook', conversationId: 'c1', text: 'on its way' }),
    ]);
  });

  it('need no mapping when their names say what they are', async () => {
    const page = { total: 1, results: [{ id: '1', text: 'hi', date: '2026-10-01T09:00:00Z', author: 'ann' }] };
    const { posts } = await readText(jsonl, JSON.stringify(page));
    expect(posts).toMatchObject([{ id: '1', authorHandle: 'ann' }]);
  });

  it('may lie two lists deep', async () => {
    const page = { cases: conversations };
    const mapping = {
      id: 'cases[].items[].key',
      text: 'cases[].items[].content',
      created_at: 'cases[].items[].when',
      author_handle: 'cases[].items[].who.nick',
      conversation_id: 'cases[].ref',
    };
    const { posts } = await readText(jsonl, JSON.stringify(page), { mapping });
    expect(posts.map(({ id, conversationId }) => [id, conversationId])).toEqual([
      ['m1', 'c1'],
      ['m2', 'c1'],
    ]);
  });

  it('without a mapping are refused with the paths to choose from', async () => {
    await expect(readText(jsonl, JSON.stringify(conversations))).rejects.toMatchObject({
      hint: expect.stringContaining('items[].key, items[].content, items[].when, items[].who.nick'),
    });
  });
});

describe('comments as a video downloader saves them', () => {
  it('name their parent, or root', async () => {
    const lines = [
      { id: 'U1', text: 'it crashes', timestamp: at(0), author: '@ann', author_id: 'UCann', parent: 'root' },
      { id: 'U1.2', text: 'update it', timestamp: at(5), author: '@acme', author_id: 'UCacme', parent: 'U1' },
    ];
    const { posts } = await readText(jsonl, lines.map((line) => JSON.stringify(line)).join('\n'), {
      channel: 'youtube',
    });
    expect(plain(posts)).toEqual([
      { channel: 'youtube', id: 'U1', text: 'it crashes', createdAt: at(0), authorId: 'UCann', authorHandle: 'ann' },
      expect.objectContaining({ id: 'U1.2', replyToId: 'U1', authorHandle: 'acme' }),
    ]);
  });
});

describe('what is no post', () => {
  const post = {
    id: '1790000000000000001',
    author_id: '7',
    text: 'hi &amp; bye &amp;lt;3',
    edit_history_tweet_ids: ['1790000000000000001'],
  };
  const user = {
    id: '7',
    name: 'Ann',
    username: 'ann',
    description: 'I write',
    created_at: '2010-01-01T00:00:00Z',
    public_metrics: { followers_count: 1, tweet_count: 2 },
  };

  it('a profile among answers of X is counted and affects no other record', async () => {
    const { posts, skipped } = await readText(xApi, [post, user].map((one) => JSON.stringify(one)).join('\n'));
    expect(posts).toMatchObject([{ id: post.id, text: 'hi & bye &lt;3' }]);
    expect(skipped).toEqual({ 'an X answer about users': 1 });
  });

  it('a profile among records of any shape', async () => {
    const records = [comment('1', 'ann', 0), { ...user, created_at: at(1) }];
    const { posts, skipped } = await readText(jsonl, JSON.stringify(records));
    expect(posts).toHaveLength(1);
    expect(skipped).toEqual({ 'a profile, not a post': 1 });
  });

  it('a page of profiles alone is refused as what it is', async () => {
    await expect(readText(xApi, JSON.stringify({ data: [user] }))).rejects.toThrow('it is an X answer about users');
  });

  it('posts of X that name no author say what to ask for', async () => {
    const page = { data: [{ id: post.id, text: 'hi' }], meta: { newest_id: post.id, result_count: 1 } };
    await expect(readText(xApi, JSON.stringify(page))).rejects.toMatchObject({
      message: expect.stringContaining('posts name no author'),
      hint: expect.stringMatching(/tweet\.fields=created_at,author_id.*expansions=author_id/),
    });
  });

  it('a file of strangers is refused, not called empty', async () => {
    await expect(readText(xApi, '{"a":1,"b":"two"}')).rejects.toMatchObject({
      message: expect.stringContaining('holds nothing that x-api reads as a post'),
      hint: expect.stringContaining('a, b'),
    });
    expect((await readText(xApi, '{"meta":{"result_count":0}}')).notes).toEqual(['no post was found in posts.csv']);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SourcePost } from '../../src/domain/post.ts';
import { packPosts, transferables, unpackPosts } from '../../src/formats/post-columns.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const count = fc.nat();
const post: fc.Arbitrary<SourcePost> = fc.record(
  {
    channel: fc.constantFrom('x', 'bluesky'),
    id: text,
    text,
    createdAt: fc.integer(),
    authorId: text,
    authorHandle: text,
    authorName: text,
    authorFollowers: count,
    authorBot: fc.boolean(),
    replyToId: text,
    replyToAuthorId: text,
    replyToAuthorHandle: text,
    quoteOfId: text,
    quoteOfAuthorId: text,
    quoteOfAuthorHandle: text,
    conversationId: text,
    editHistory: fc.array(text, { maxLength: 3 }),
    editedAt: count,
    deletedAt: count,
    repost: fc.boolean(),
    inbound: fc.boolean(),
    lang: text,
    url: text,
    impressions: count,
  },
  { requiredKeys: ['channel', 'id', 'text', 'createdAt'] },
);

it('posts that travelled between threads are the posts that set out', () => {
  fc.assert(
    fc.property(fc.array(post, { maxLength: 30 }), (posts) => {
      const columns = packPosts(posts);
      const arrived = structuredClone(columns, { transfer: transferables(columns) });
      expect(unpackPosts(arrived)).toEqual(posts);
    }),
  );
});

it('a column of very many different values travels as well', () => {
  const posts = Array.from(
    { length: 5_000 },
    (_, at): SourcePost => ({
      channel: 'x',
      id: String(at),
      text: '',
      createdAt: 0,
      authorHandle: `user${at}`,
      replyToId: at % 2 ? String(at - 1) : undefined,
    }),
  );
  expect(unpackPosts(structuredClone(packPosts(posts)))).toEqual(posts);
});

/** A platform in memory: one feed of mentions and one of answers, in pages of any size, with repeats and empty pages. */
import type { SourcePost } from '../../src/domain/post.ts';
import type { LiveSource, Page, Stream, Walk } from '../../src/sources/source.ts';

export interface MemoryFeed {
  posts: SourcePost[];
  /** Ids that the platform no longer shows. */
  deleted: Set<string>;
  /** Every page repeats the last post of the page before. */
  repeats: boolean;
  /** Every page is followed by an empty one. */
  empties: boolean;
}

export const MEMORY_STREAMS: readonly Stream[] = (['own', 'mentions'] as const).map((kind) => ({
  name: `${kind}:@acme`,
  kind,
  channel: 'x',
  account: { brand: 1, brandName: 'acme', handle: 'acme', id: '1' },
  sampling: 'complete',
  pageSize: { min: 1, max: 4 },
  target: {},
}));

export function memorySource(feed: MemoryFeed): LiveSource {
  return {
    check: async () => ({ as: 'memory', can: 'everything' }),
    streams: async () => [...MEMORY_STREAMS],
    async page(stream, walk) {
      return pageOf(feed, stream, walk);
    },
    async reread(_, young) {
      const ids = young.map(({ id }) => id);
      const posts = feed.posts.filter(({ id }) => ids.includes(id) && !feed.deleted.has(id));
      const lost = ids.filter((id) => !posts.some((post) => post.id === id));
      return { posts, reportedDeleted: lost.map((id) => ({ id, reason: 'deleted' })), bill: billOf(posts) };
    },
  };
}

function pageOf(feed: MemoryFeed, { kind }: Stream, { since, next, limit }: Walk): Page {
  const all = feed.posts
    .filter(
      (post) => (post.authorId === '1') === (kind === 'own') && !feed.deleted.has(post.id) && post.createdAt >= since,
    )
    .sort((a, b) => b.createdAt - a.createdAt);
  const [place = '0', wasEmpty] = (next ?? '0').split('e');
  const from = Number(place);
  if (feed.empties && wasEmpty === undefined && from > 0)
    return { posts: [], reportedDeleted: [], next: `${from}e`, bill: [] };
  const start = feed.repeats && from > 0 ? from - 1 : from;
  const posts = all.slice(start, start + Math.max(2, limit));
  const end = start + posts.length;
  return { posts, reportedDeleted: [], bill: billOf(posts), ...(end < all.length && { next: String(end) }) };
}

function billOf(posts: SourcePost[]) {
  return posts.map(({ id }) => ({ id, unit: 'post' as const, price: 0.005 }));
}

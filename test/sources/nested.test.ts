/** Lists under a post, read page by page: none goes on for ever. */
import { expect, test } from 'vitest';
import { readEach, readPages } from '../../src/sources/nested.ts';

test('a list that makes up new pages without end is left unread after a thousand, and the next one is read', async () => {
  const found = await readEach(['endless', 'short'], (id) =>
    readPages(async (place = '0') => ({
      posts: [{ channel: 'x', id: `${id}${place}`, text: '', createdAt: 0, authorId: '1' }],
      ...((id === 'endless' || place === '0') && { next: String(Number(place) + 1) }),
    })),
  );
  expect(found.unread).toEqual([{ id: 'endless', reason: 'the platform returns more than 1,000 pages' }]);
  expect(found.posts.map(({ id }) => id)).toEqual(['short0', 'short1']);
});

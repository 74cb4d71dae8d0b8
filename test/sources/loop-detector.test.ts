/** A walk that a platform sends in circles is noticed, whatever its places are called; one that gets on never is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLoopDetector } from '../../src/sources/loop-detector.ts';
import type { Page } from '../../src/sources/source.ts';

function page(ids: readonly number[], next?: string): Page {
  const posts = ids.map((id) => ({ channel: 'x', id: String(id), text: '', createdAt: 0, authorId: '1' }));
  return { posts, reportedDeleted: [], bill: [], ...(next !== undefined && { next }) };
}

const ids = fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 5 });

test('pages that come round again under new places end the walk after the second of them', () => {
  fc.assert(
    fc.property(fc.array(ids, { minLength: 1, maxLength: 6 }), (circle) => {
      const loops = openLoopDetector();
      let place: string | undefined;
      for (let at = 0; at < 3 * circle.length; at++) {
        const next = `place ${at}`;
        const found = loops.loopReason(page(circle[at % circle.length]!, next), place);
        place = next;
        if (found === undefined) continue;
        expect(found).toContain('the same posts again and again');
        return;
      }
      throw new Error('went round for ever');
    }),
  );
});

test('a place that was asked for before ends it at once', () => {
  const loops = openLoopDetector();
  expect(loops.loopReason(page([1], 'b'), 'a')).toBeUndefined();
  expect(loops.loopReason(page([2], 'c'), 'b')).toBeUndefined();
  expect(loops.loopReason(page([3], 'a'), 'c')).toContain('a page that was already read');
});

test('a walk in which each page brings something new continues, though pages overlap or are empty', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(3), fc.boolean(), (pages, overlap, empties) => {
      const loops = openLoopDetector();
      for (let at = 0; at < pages; at++) {
        const fresh = Array.from({ length: overlap + 1 }, (_, n) => at + n);
        expect(loops.loopReason(page(fresh, `p${at + 1}`), at === 0 ? undefined : `p${at}`)).toBeUndefined();
        if (empties) expect(loops.loopReason(page([], `p${at + 1}e`), `p${at + 1}`)).toBeUndefined();
      }
    }),
  );
});

test('a thousand empty pages in a row are enough', () => {
  const loops = openLoopDetector();
  const reasons = Array.from({ length: 1000 }, (_, at) => loops.loopReason(page([], `p${at + 1}`), `p${at}`));
  expect(reasons.slice(0, 999).every((one) => one === undefined)).toBe(true);
  expect(reasons[999]).toContain('nothing but empty pages');
});

test('a thousand pages that get no further back, or forward, are enough, whatever is new on them', () => {
  const walk = (oldest: (at: number) => number, forward?: boolean) => {
    const loops = openLoopDetector();
    return Array.from({ length: 1001 }, (_, at) =>
      loops.loopReason({ ...page([at], `p${at + 1}`), oldest: oldest(at), forward }, `p${at}`),
    );
  };
  const standing = walk(() => 7);
  expect(standing.slice(0, 1000).every((one) => one === undefined)).toBe(true);
  expect(standing[1000]).toContain('without getting any further, 1,000 in a row');
  expect(walk(() => 7, true)[1000]).toContain('without getting any further');
  expect(walk((at) => -Math.floor(at / 900))[1000]).toBeUndefined();
  expect(walk((at) => at, true)[1000]).toBeUndefined();
});

test('threads that overlap are no circle while they hang under other posts', () => {
  const loops = openLoopDetector();
  for (let at = 0; at < 10; at++) {
    const context = page([100 + at]).posts;
    expect(loops.loopReason({ ...page([1, 2], `p${at + 1}`), context }, `p${at}`)).toBeUndefined();
  }
});

test('posts that came along with others before are new when they are handed over themselves', () => {
  const loops = openLoopDetector();
  expect(loops.loopReason({ ...page([1], 'b'), context: page([2, 3, 4]).posts }, 'a')).toBeUndefined();
  for (const id of [2, 3, 4]) expect(loops.loopReason(page([id], `p${id}`), `q${id}`)).toBeUndefined();
});

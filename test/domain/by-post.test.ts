import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tablesOf } from '../../src/domain/by-post.ts';

test('a long thread finds by key what a short one finds, in whatever order its posts come', () => {
  const key = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(fc.array(key, { minLength: 1 }), fc.array(fc.tuple(key, fc.nat())), (keys, given) => {
      const posts = keys.map((one) => ({ key: one }));
      const [short, long] = [tablesOf(posts)<number>(), tablesOf(posts, 0)<number>()];
      for (const [at, value] of given)
        if (keys.includes(at)) {
          short.set(at, value);
          long.set(at, value);
        }
      for (let at = 0; at <= 61; at++) {
        expect(long.get(at)).toBe(short.get(at));
        expect(long.has(at)).toBe(short.has(at));
      }
      expect(long.size).toBe(short.size);
    }),
  );
});

test('a post of another thread has no place in the table', () => {
  expect(() => tablesOf([{ key: 1 }, { key: 3 }], 0)().set(2, 'x')).toThrow('no post has the key 2');
});

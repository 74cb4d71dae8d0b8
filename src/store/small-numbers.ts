/** The small whole numbers of a turn read as one, for a hundred thousand short numbers cost a fraction of seven arrays. */

/**
 * In SQL over turn t, with :after, :posts and :auto filled in: skew 1 bit, reach 2, automatic replies 6, posts 8, ordinal 8, key within its
 * chunk 17; the few turns that they are too small for, as words.
 */
const REACH_CODE = "(CASE t.reach WHEN 'direct' THEN 0 WHEN 'quote' THEN 2 WHEN 'implicit' THEN 4 ELSE 6 END)";
export const SMALL = `CASE WHEN t.auto_replies < 64 AND t.posts < 256 AND t.ordinal < 256
  THEN ((t.key - :after) << 25) + (t.ordinal << 17) + ((:posts) << 9) + ((:auto) << 3) + ${REACH_CODE} + (t.status = 'clock-skew')
  ELSE (t.key - :after) || ' ' || t.ordinal || ' ' || (:posts) || ' ' || (:auto) || ' ' || (${REACH_CODE} + (t.status = 'clock-skew')) END`;

/** What SMALL holds. */
export interface Small {
  key: number;
  ordinal: number;
  posts: number;
  autoReplies: number;
  reach: number;
  skewed: boolean;
}

/** @param after of the chunk: keys count from it */
export function unpackInto(small: Small, packed: number | string, after: number): void {
  if (typeof packed === 'string') {
    const [key, ordinal, posts, auto, rest] = packed.split(' ').map(Number) as [number, number, number, number, number];
    Object.assign(small, {
      key: after + key,
      ordinal,
      posts,
      autoReplies: auto,
      reach: rest >> 1,
      skewed: rest % 2 === 1,
    });
    return;
  }
  const low = packed % 2 ** 25;
  small.key = after + Math.floor(packed / 2 ** 25);
  small.ordinal = low >> 17;
  small.posts = (low >> 9) & 255;
  small.autoReplies = (low >> 3) & 63;
  small.reach = (low >> 1) & 3;
  small.skewed = (low & 1) === 1;
}

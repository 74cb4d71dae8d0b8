/** The small whole numbers of a turn read as one, for one array of short numbers costs a fraction of six. */

/**
 * In SQL over turn t, with :after, :posts and :auto filled in: skew 1 bit, reach 2, automatic replies 3, posts 5, ordinal 5,
 * key within its chunk 16; the few turns that they are too small for, as words.
 */
const REACH_CODE = "(CASE t.reach WHEN 'direct' THEN 0 WHEN 'quote' THEN 2 WHEN 'implicit' THEN 4 ELSE 6 END)";
export const SMALL = `CASE WHEN t.auto_replies < 8 AND t.posts < 32 AND t.ordinal < 32
  THEN ((t.key - :after - 1) << 16) + (t.ordinal << 11) + ((:posts) << 6) + ((:auto) << 3) + ${REACH_CODE} + (t.status = 'clock-skew')
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
  small.key = after + 1 + (packed >>> 16);
  small.ordinal = (packed >>> 11) & 31;
  small.posts = (packed >>> 6) & 31;
  small.autoReplies = (packed >>> 3) & 7;
  small.reach = (packed >>> 1) & 3;
  small.skewed = (packed & 1) === 1;
}

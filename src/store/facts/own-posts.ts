/** Which batches hold posts of the brands themselves: what shows that their answers were looked for. */
import type { SourcePost } from '../../domain/post.ts';
import type { Database } from '../database.ts';
import { field, greatest, sameCase } from '../dialect.ts';

/** Brand 0 in own_posts. */
const CUSTOMERS = 0;

export interface OwnPosts {
  /** @param brand of its author; null for customers */
  see(post: SourcePost, brand: number | null): void;
  /** Those of which any post was seen. */
  channels: ReadonlySet<string>;
  /** Writes what was not seen before, in the transaction of the posts. */
  flush(db: Database): Promise<void>;
  /** To be called when another connection has written, or a transaction was rolled back: clears the cache. */
  refresh(): void;
}

/** @param batch whose posts are seen */
export function countOwnPosts(batch: number): OwnPosts {
  /** Channel -> brand -> whether a link was seen. */
  const channels = new Map<string, Map<number, boolean>>();
  const seen = new Set<string>();
  let fresh: [channel: string, brand: number, linked: boolean][] = [];
  return {
    channels: seen,
    see(post, brand) {
      const { channel } = post;
      const linked = statesLink(post);
      seen.add(channel);
      if (brand === null && !linked) return;
      let brands = channels.get(channel);
      if (!brands) {
        brands = new Map();
        channels.set(channel, brands);
      }
      const key = brand ?? CUSTOMERS;
      const known = brands.get(key);
      if (known === true || known === linked) return;
      brands.set(key, linked);
      fresh.push([channel, key, linked]);
    },
    async flush(db) {
      await db.writeMany(
        `INSERT INTO own_posts (batch, channel, brand, linked) VALUES (:batch, :channel, :brand, :linked)
         ON CONFLICT (batch, channel, brand) DO UPDATE SET linked = ${greatest('own_posts.linked', 'excluded.linked')}`,
        fresh.map(([channel, brand, linked]) => ({ batch, channel, brand, linked: Number(linked) })),
      );
      fresh = [];
    },
    refresh() {
      channels.clear();
      fresh = [];
    },
  };
}

/** Whether a post declares its place: its parent, or a conversation that it does not begin itself. */
function statesLink({ id, replyToId, conversationId }: SourcePost): boolean {
  return replyToId !== undefined || (conversationId !== undefined && conversationId !== id);
}

/** By what each batch itself said; the columns of a statement are those of statements.ts. */
const COUNT_OWN_POSTS = `INSERT INTO own_posts (batch, channel, brand, linked)
  SELECT batch, channel, brand, max(linked) FROM (
    SELECT v.batch, p.channel, coalesce(a.brand, 0) AS brand,
      CASE WHEN CASE WHEN s.post IS NULL THEN p.reply_to ELSE ${field('s.said', 4)} END IS NOT NULL
        OR CASE WHEN s.post IS NULL THEN p.conversation ELSE ${field('s.said', 8)} END <> p.id THEN 1 ELSE 0 END AS linked
    FROM post p JOIN account a ON a.key = p.author JOIN provenance v ON v.post = p.key
    LEFT JOIN statement s ON s.post = v.post AND s.batch = v.batch) counted
  WHERE brand <> 0 OR linked = 1 GROUP BY batch, channel, brand`;

/** Recomputes all of it after the accounts of brands changed. */
export async function recountOwnPosts(db: Database): Promise<void> {
  await db.write('DELETE FROM own_posts');
  await db.write(COUNT_OWN_POSTS);
}

/**
 * For brands that were registered while a batch ran: earlier batches may hold posts of theirs, and earlier posts of this one
 * may state a link. Where neither can matter nothing is read.
 */
export async function recountLateOwnPosts(db: Database, batch: number): Promise<void> {
  const matters = await db.oneValue(
    `SELECT EXISTS (SELECT 1 FROM batch WHERE key <> :batch) OR EXISTS (SELECT 1 FROM own_posts WHERE linked = 0 AND brand <> 0)`,
    { batch },
  );
  if (matters === 1) await recountOwnPosts(db);
}

/** Brands of which a batch holds posts, on a channel. */
export async function brandsWithPostsIn(db: Database, batch: number, channel: string): Promise<number[]> {
  return db.readColumn<number>(
    'SELECT brand FROM own_posts WHERE batch = :batch AND channel = :channel AND brand <> 0',
    { batch, channel },
  );
}

/** Names of the brands of which a batch holds posts, and to whom nothing that is stored was written. */
export async function brandsNeverAsked(db: Database, batch: number): Promise<string[]> {
  return db.readColumn<string>(
    `SELECT b.name FROM own_posts o JOIN brand b ON b.key = o.brand
     WHERE o.batch = :batch AND NOT EXISTS (SELECT 1 FROM turn t WHERE t.brand = b.key)
     GROUP BY b.name ORDER BY ${sameCase('b.name')}`,
    { batch },
  );
}

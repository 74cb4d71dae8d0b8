/** Which batches hold posts of the brands themselves: what shows that their answers were looked for. */
import type { SourcePost } from '../domain/post.ts';
import { COUNT_OWN_POSTS } from './migrations/0009-inferred-answers.ts';
import type { Db } from './open.ts';

/** Brand 0 in own_posts. */
const CUSTOMERS = 0;

export interface OwnPosts {
  /** @param brand of its author; null for customers */
  see(post: SourcePost, brand: number | null): void;
  /** Those of which any post was seen. */
  channels: ReadonlySet<string>;
  /** Writes what was not seen before, in the transaction of the posts. */
  flush(): void;
  /** Somebody else has written, or a transaction was rolled back. */
  refresh(): void;
}

/** @param batch whose posts are seen */
export function openOwnPosts(db: Db, batch: number): OwnPosts {
  const write = db.prepare(
    `INSERT INTO own_posts (batch, channel, brand, linked) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET linked = max(linked, excluded.linked)`,
  );
  /** Channel -> brand -> whether a link was seen. */
  const channels = new Map<string, Map<number, boolean>>();
  const seen = new Set<string>();
  const fresh: [channel: string, brand: number, linked: boolean][] = [];
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
    flush() {
      for (const [channel, brand, linked] of fresh) write.run(batch, channel, brand, Number(linked));
      fresh.length = 0;
    },
    refresh() {
      channels.clear();
      fresh.length = 0;
    },
  };
}

/** Whether a post says where it belongs: its parent, or a conversation that it does not begin itself. */
function statesLink({ id, replyToId, conversationId }: SourcePost): boolean {
  return replyToId !== undefined || (conversationId !== undefined && conversationId !== id);
}

/** Looks all of it up again: brands have other accounts now. */
export function recountOwnPosts(db: Db): void {
  db.exec('DELETE FROM own_posts');
  db.exec(COUNT_OWN_POSTS);
}

/** Brands of which a batch holds posts, on a channel. */
export function brandsHeardIn(db: Db, batch: number, channel: string): number[] {
  return db
    .prepare('SELECT brand FROM own_posts WHERE batch = ? AND channel = ? AND brand <> 0')
    .pluck()
    .all(batch, channel) as number[];
}

/** Time in which something shows that a brand's own posts were looked for. Unix seconds, both ends included. */
export interface Heard {
  brandKey: number;
  channel: string;
  since: number;
  until: number;
}

interface Part extends Heard {
  seam: number;
  heard: number;
}

/** A part of an archive as short as this may hold no post of the brand where its neighbours do: a quiet weekend. */
const QUIET_SECONDS = 3 * 86_400;

/**
 * A stream that was pulled with the brand's own posts, a file that holds one of them, and a file of which a person says
 * that it would. Short parts of one archive speak for each other.
 */
export function listHeard(db: Db): Heard[] {
  const parts = db
    .prepare(
      `SELECT c.brand AS brandKey, c.channel, c.since, c.until, iif(c.source LIKE 'import%', 86400, 1) AS seam,
         c.source NOT LIKE 'import%' OR b.covers_replies
           OR EXISTS (SELECT 1 FROM own_posts o WHERE o.batch = c.batch AND o.channel = c.channel AND o.brand = c.brand) AS heard
       FROM coverage c JOIN batch b ON b.key = c.batch WHERE c.gap = 0 AND c.kind = 'brand' AND c.brand IS NOT NULL
       ORDER BY c.brand, c.channel, c.since`,
    )
    .all() as Part[];
  const stretches: Part[][] = [];
  for (const part of parts) {
    const stretch = stretches.at(-1);
    if (stretch && isNext(stretch, part)) stretch.push(part);
    else stretches.push([part]);
  }
  return stretches.flatMap(heardIn);
}

function isNext(stretch: readonly Part[], part: Part): boolean {
  const [{ brandKey, channel }] = stretch as [Part];
  const end = Math.max(...stretch.map(({ until }) => until));
  return brandKey === part.brandKey && channel === part.channel && part.since <= end + part.seam;
}

function heardIn(stretch: readonly Part[]): Heard[] {
  if (!stretch.some(({ heard }) => heard)) return [];
  const [{ brandKey, channel }] = stretch as [Part];
  const heard: Heard[] = [];
  for (const { since, until, seam } of stretch.filter(
    (part) => part.heard || part.until - part.since <= QUIET_SECONDS,
  )) {
    const last = heard.at(-1);
    if (last && since <= last.until + seam) last.until = Math.max(last.until, until);
    else heard.push({ brandKey, channel, since, until });
  }
  return heard;
}

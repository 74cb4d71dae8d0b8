/** A post by the id that people know it by. */
import type { Database } from '../database.ts';
import { readList } from '../dialect.ts';

export interface FoundPost {
  key: number;
  channel: string;
  /** The id of its first version. */
  id: string;
  text: string;
  lang: string | null;
  bot: number;
  outbound: number;
  thread: number;
  /** Names of the brands it was written by or for, as a JSON list. */
  brands: string;
}

/** Posts with this id, or with a later version of that id: at most one per channel. */
export function findPosts(db: Database, id: string): Promise<FoundPost[]> {
  return db.read(
    `SELECT p.key, p.channel, p.id, p.text, p.lang, a.bot,
       a.brand IS NOT NULL OR p.stated IS NOT DISTINCT FROM 0 AS outbound, p.thread,
       (SELECT ${readList('name', 'key')} FROM brand
        WHERE key = a.brand OR key IN (SELECT brand FROM mention WHERE post = p.key)) AS brands
     FROM post p JOIN account a ON a.key = p.author WHERE p.key IN (
       SELECT key FROM post WHERE channel IN (SELECT DISTINCT channel FROM account) AND id = :id
       UNION SELECT f.key FROM post_alias v JOIN post f ON f.channel = v.channel AND f.id = v.first_id WHERE v.id = :id)
     ORDER BY p.channel`,
    { id },
  );
}

/** Posts already held: what another copy of them adds, and which batches saw them again. */
import type { SourcePost } from '../domain/post.ts';
import { openInserter } from './inserter.ts';
import type { Db } from './open.ts';

export interface HeldPost {
  key: number;
  id: string;
  thread: number;
  /** The batch that saw it first. */
  batch: number;
  reply_to: string | null;
  quote_of: string | null;
  text: string;
  edited_at: number | null;
  deleted_at: number | null;
  lang: string | null;
  url: string | null;
  impressions: number | null;
  stated: number | null;
  automatic: number | null;
}

export interface Merged {
  changed: boolean;
  /** A parent or a quote that was not known before. */
  link?: { replyTo: string | null; quoteOf: string | null };
}

export interface HeldPosts {
  /** Id -> post, of those that are held. */
  find(channel: string, ids: readonly string[]): Map<string, HeldPost>;
  /** Adds what is newly known about a held post; the order of arrival does not matter. */
  merge(held: HeldPost, post: SourcePost): Merged;
  /** Writes which posts were seen again. */
  flush(): void;
  /** Somebody else has written, or a transaction was rolled back. */
  refresh(): void;
}

const COLUMNS = [
  'key',
  'id',
  'thread',
  'batch',
  'reply_to',
  'quote_of',
  'text',
  'edited_at',
  'deleted_at',
  'lang',
  'url',
  'impressions',
  'stated',
  'automatic',
] as const satisfies (keyof HeldPost)[];

type RowOf<Columns extends readonly (keyof HeldPost)[]> = { [at in keyof Columns]: HeldPost[Columns[at]] };
type HeldRow = RowOf<typeof COLUMNS>;

function heldPost(row: HeldRow): HeldPost {
  const [key, id, thread, batch, reply_to, quote_of, text, ...rest] = row;
  const [edited_at, deleted_at, lang, url, impressions, stated, automatic] = rest;
  const facts = { edited_at, deleted_at, lang, url, impressions, stated, automatic };
  return { key, id, thread, batch, reply_to, quote_of, text, ...facts };
}

/** @param batch whose posts are merged: it is remembered as having seen them */
export function openHeldPosts(db: Db, batch: number): HeldPosts {
  // Rows as arrays: naming fourteen properties of each row costs more than finding it.
  const find = db
    .prepare<[string, string], HeldRow>(
      `SELECT ${COLUMNS.join(', ')} FROM post WHERE channel = ? AND id IN (SELECT value FROM json_each(?))`,
    )
    .raw();
  const update = db.prepare(
    `UPDATE post SET text = :text, edited_at = :edited_at, deleted_at = :deleted_at, lang = :lang, url = :url,
       impressions = :impressions, stated = :stated, automatic = :automatic WHERE key = :key`,
  );
  const sightings = openInserter(db, 'sighting (post, batch)', 2, 'IGNORE');
  return {
    find(channel, ids) {
      const held = new Map<string, HeldPost>();
      if (ids.length > 0) for (const row of find.all(channel, JSON.stringify(ids))) held.set(row[1], heldPost(row));
      return held;
    },
    merge(held, post) {
      if (held.batch !== batch) sightings.add([held.key, batch]);
      const newer = (post.editedAt ?? 0) > (held.edited_at ?? 0) || (held.text === '' && post.text !== '');
      const text = newer && post.text !== '' ? post.text : held.text;
      const edited_at = newer ? (post.editedAt ?? held.edited_at) : held.edited_at;
      const deleted_at = held.deleted_at ?? post.deletedAt ?? null;
      const lang = held.lang ?? post.lang ?? null;
      const url = held.url ?? post.url ?? null;
      const impressions = post.impressions ?? held.impressions;
      const stated = held.stated ?? (post.inbound === undefined ? null : Number(post.inbound));
      const automatic = post.automatic === true ? 1 : (held.automatic ?? (post.automatic === false ? 0 : null));
      const changed =
        text !== held.text ||
        edited_at !== held.edited_at ||
        deleted_at !== held.deleted_at ||
        lang !== held.lang ||
        url !== held.url ||
        impressions !== held.impressions ||
        stated !== held.stated ||
        automatic !== held.automatic;
      const rest = { lang, url, impressions, stated, automatic };
      if (changed) update.run({ key: held.key, text, edited_at, deleted_at, ...rest });
      const replyTo = held.reply_to === null ? (post.replyToId ?? null) : null;
      const quoteOf = held.quote_of === null ? (post.quoteOfId ?? null) : null;
      return replyTo === null && quoteOf === null ? { changed } : { changed: true, link: { replyTo, quoteOf } };
    },
    flush: () => sightings.flush(),
    refresh: () => sightings.drop(),
  };
}

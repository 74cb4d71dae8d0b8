/** Coverage: the intervals a source claims to know completely, and the gaps it knows of. */
import type { Sampling } from '../../domain/post.ts';
import type { Db } from '../open.ts';
import { UNREAD_GAPS } from '../pulling/unread-objects.ts';
import { brandsHeardIn } from './own-posts.ts';

export interface CoverageRow {
  batch: number;
  /** 'import twcs', 'pull x', … */
  source: string;
  stream: string;
  channel: string;
  /** Null: every brand that the batch's posts belong to. */
  brand: number | null;
  sampling: Sampling;
  /** Unix seconds; both ends are part of the interval. */
  since: number;
  until: number;
  /** A hole the source knows of, and why. */
  gap?: string;
  /** A gap to the next part that is no longer than this many seconds parts nothing; 1 when left out. */
  seam?: number;
  /** A person said so: the claim speaks of every declared brand on the channel, also of those it does not mention. */
  byPerson?: boolean;
}

/** What an import says it knows of one channel. */
export interface Claimed {
  since: number;
  until: number;
  seam: number;
}

/** One known interval of one brand on one channel, merged from every batch that adds to it. */
export interface Cover {
  brand: string;
  brandKey: number;
  channel: string;
  sampling: Sampling;
  since: number;
  until: number;
  /** Rows of the imports behind it that could not be read. */
  missing: number;
}

export interface Gap {
  brand: string | null;
  channel: string;
  source: string;
  since: number;
  until: number;
  reason: string;
}

/** @param kind 'brand' when mentions and answers are both known, 'stream' for one feed alone */
export function addCoverage(db: Db, row: CoverageRow, kind: 'brand' | 'stream' = 'brand'): void {
  const { gap, byPerson = false, seam = 1, ...rest } = row;
  db.prepare(
    `INSERT INTO coverage (batch, source, stream, channel, brand, sampling, since, until, gap, reason, kind, seam, by_person)
     VALUES (:batch, :source, :stream, :channel, :brand, :sampling, :since, :until, :isGap, :reason, :kind, :seam, :person)`,
  ).run({ ...rest, isGap: Number(gap !== undefined), reason: gap ?? null, kind, seam, person: Number(byPerson) });
}

/**
 * Writes an import's claim, for each channel and for each brand that it speaks of: those it mentions, and with
 * `byPerson` every declared brand with an account on the channel.
 * @param brands names of the only ones, as in the reading of the batch; when left out, as above
 * @param touched per channel the brands that the import's posts are mentions of; when left out they are looked up
 */
export function coverImport(
  db: Db,
  claim: Pick<CoverageRow, 'batch' | 'source' | 'stream' | 'sampling' | 'byPerson'> & { brands?: readonly string[] },
  spans: ReadonlyMap<string, Claimed>,
  touched?: ReadonlyMap<string, ReadonlySet<number>>,
): void {
  const { brands: names, ...rest } = claim;
  const named = db.prepare<[string], number>('SELECT key FROM brand WHERE name = ?').pluck();
  const only = names?.flatMap((name) => named.all(name));
  const declared = db.prepare<[string], number>('SELECT DISTINCT brand FROM brand_account WHERE channel = ?').pluck();
  for (const [channel, span] of spans) {
    const mentioned = only ?? touched?.get(channel) ?? mentionedBy(db, claim.batch, channel);
    const heard = only ? [] : brandsHeardIn(db, claim.batch, channel);
    const spoken = new Set([...mentioned, ...heard, ...(claim.byPerson && !only ? declared.all(channel) : [])]);
    addCoverage(db, { ...rest, ...span, channel, brand: null });
    for (const brand of spoken) addCoverage(db, { ...rest, ...span, channel, brand });
  }
}

function mentionedBy(db: Db, batch: number, channel: string): number[] {
  return db
    .prepare(
      `SELECT DISTINCT m.brand FROM post p JOIN mention m ON m.post = p.key WHERE p.batch = :batch AND p.channel = :channel
       UNION SELECT DISTINCT m.brand FROM sighting s JOIN post p ON p.key = s.post JOIN mention m ON m.post = p.key
       WHERE s.batch = :batch AND p.channel = :channel`,
    )
    .pluck()
    .all({ batch, channel }) as number[];
}

/**
 * A brand declared after the import: the claims of every batch that holds a mention or a post of it now speak of it too, as do
 * those of a person for a channel where it has an account; a claim for named brands speaks of it when it is one of them.
 */
export function coverLateBrand(db: Db, brand: number): void {
  db.prepare(
    `INSERT INTO coverage (batch, source, stream, channel, brand, sampling, since, until, gap, seam, by_person)
     SELECT c.batch, c.source, c.stream, c.channel, :brand, c.sampling, c.since, c.until, 0, c.seam, c.by_person
     FROM coverage c JOIN batch b ON b.key = c.batch
     WHERE c.brand IS NULL AND c.gap = 0 AND c.source LIKE 'import%'
       AND CASE WHEN b.reading ->> 'brand' IS NOT NULL
         THEN EXISTS (SELECT 1 FROM json_each(b.reading, '$.brand') j JOIN brand n ON n.name = j.value WHERE n.key = :brand)
         ELSE (c.by_person AND c.channel IN (SELECT channel FROM brand_account WHERE brand = :brand))
           OR (c.batch, c.channel) IN (
             SELECT DISTINCT v.batch, p.channel FROM mention m JOIN post p ON p.key = m.post JOIN provenance v ON v.post = p.key
             WHERE m.brand = :brand
             UNION SELECT batch, channel FROM own_posts WHERE brand = :brand) END
       AND NOT EXISTS (SELECT 1 FROM coverage o WHERE o.batch = c.batch AND o.channel = c.channel AND o.brand = :brand)`,
  ).run({ brand });
}

/** Known intervals, merged where intervals of one sampling overlap, touch, or leave a gap as short as those inside. */
export async function listCover(db: Db): Promise<Cover[]> {
  const rows = db
    .prepare(
      `SELECT b.name AS brand, b.key AS brandKey, c.channel, c.sampling, c.since, c.until, c.seam, c.batch,
         iif(c.source LIKE 'import%', coalesce(i.rejected, 0), 0) AS missing
       FROM coverage c JOIN brand b ON b.key = c.brand LEFT JOIN batch i ON i.key = c.batch
       WHERE c.gap = 0 AND c.kind = 'brand'
       ORDER BY b.name, c.channel, c.sampling, c.since`,
    )
    .all() as (Cover & { seam: number; batch: number })[];
  const merged: (Cover & { seam: number; batches: Set<number> })[] = [];
  for (const { batch, ...row } of rows) {
    const last = merged.at(-1);
    const joins =
      last &&
      last.brand === row.brand &&
      last.channel === row.channel &&
      last.sampling === row.sampling &&
      row.since <= last.until + Math.max(1, last.seam, row.seam);
    if (joins) {
      last.until = Math.max(last.until, row.until);
      last.seam = Math.max(last.seam, row.seam);
      if (!last.batches.has(batch)) last.missing += row.missing;
      last.batches.add(batch);
    } else merged.push({ ...row, batches: new Set([batch]) });
  }
  return merged.map(({ seam: _, batches: __, ...cover }) => cover);
}

/** Every hole that a source knows of, oldest first. */
export async function listGaps(db: Db): Promise<Gap[]> {
  return db
    .prepare(
      `SELECT b.name AS brand, c.channel, c.source, c.since, c.until, c.reason
       FROM (SELECT source, channel, brand, since, until, reason FROM coverage WHERE gap = 1
         UNION ALL SELECT source, channel, brand, since, until, reason FROM (${UNREAD_GAPS})) c
       LEFT JOIN brand b ON b.key = c.brand ORDER BY c.since`,
    )
    .all() as Gap[];
}

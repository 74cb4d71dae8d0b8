/** Coverage: the intervals a source claims to know completely, and the gaps it knows of. */
import type { Sampling } from '../domain/post.ts';
import type { Db } from './open.ts';
import { UNREAD_GAPS } from './unread-objects.ts';

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
}

/** One known interval of one brand on one channel, merged from every batch that adds to it. */
export interface Cover {
  brand: string;
  brandKey: number;
  channel: string;
  sampling: Sampling;
  since: number;
  until: number;
}

export interface Gap {
  brand: string | null;
  channel: string;
  source: string;
  since: number;
  until: number;
  reason: string;
}

/** Imports of one archive in parts leave seams; a seam shorter than this is no gap. */
const SEAM_SECONDS = 86_400;

/** @param kind 'brand' when mentions and answers are both known, 'stream' for one feed alone */
export function addCoverage(db: Db, row: CoverageRow, kind: 'brand' | 'stream' = 'brand'): void {
  db.prepare(
    `INSERT INTO coverage (batch, source, stream, channel, brand, sampling, since, until, gap, reason, kind)
     VALUES (:batch, :source, :stream, :channel, :brand, :sampling, :since, :until, :isGap, :reason, :kind)`,
  ).run({ ...row, isGap: row.gap === undefined ? 0 : 1, reason: row.gap ?? null, gap: undefined, kind });
}

/**
 * Writes an import's claim: from its oldest to its newest post on each channel, for each brand that it speaks of.
 * @param span per channel, unix seconds
 * @param touched per channel the brands of turns that the import wrote; when left out they are looked up
 */
export function coverImport(
  db: Db,
  claim: { batch: number; source: string; stream: string; sampling: Sampling },
  span: Map<string, { since: number; until: number }>,
  touched?: ReadonlyMap<string, ReadonlySet<number>>,
): void {
  const lookUp = db
    .prepare<[number, string, number, string], number>(
      `SELECT DISTINCT m.brand FROM post p JOIN mention m ON m.post = p.key WHERE p.batch = ? AND p.channel = ?
       UNION SELECT DISTINCT m.brand FROM sighting s JOIN post p ON p.key = s.post JOIN mention m ON m.post = p.key
       WHERE s.batch = ? AND p.channel = ?`,
    )
    .pluck();
  for (const [channel, { since, until }] of span) {
    addCoverage(db, { ...claim, channel, brand: null, since, until });
    const brands = touched?.get(channel) ?? lookUp.all(claim.batch, channel, claim.batch, channel);
    for (const brand of brands) addCoverage(db, { ...claim, channel, brand, since, until });
  }
}

/** A brand declared after the import: the claims of every batch that holds a mention of it now speak of it too. */
export function coverLateBrand(db: Db, brand: number): void {
  db.prepare(
    `INSERT INTO coverage (batch, source, stream, channel, brand, sampling, since, until, gap)
     SELECT c.batch, c.source, c.stream, c.channel, :brand, c.sampling, c.since, c.until, 0
     FROM coverage c
     WHERE c.brand IS NULL AND c.gap = 0 AND c.source LIKE 'import%'
       AND (c.batch, c.channel) IN (
         SELECT DISTINCT v.batch, p.channel FROM mention m JOIN post p ON p.key = m.post JOIN provenance v ON v.post = p.key
         WHERE m.brand = :brand)
       AND NOT EXISTS (SELECT 1 FROM coverage o WHERE o.batch = c.batch AND o.channel = c.channel AND o.brand = :brand)`,
  ).run({ brand });
}

/** Known intervals, merged where intervals of one sampling overlap or touch. */
export async function listCover(db: Db): Promise<Cover[]> {
  const rows = db
    .prepare(
      `SELECT b.name AS brand, b.key AS brandKey, c.channel, c.sampling, c.since, c.until, c.source LIKE 'import%' AS imported
       FROM coverage c JOIN brand b ON b.key = c.brand WHERE c.gap = 0 AND c.kind = 'brand'
       ORDER BY b.name, c.channel, c.sampling, c.since`,
    )
    .all() as (Cover & { imported: number })[];
  const merged: Cover[] = [];
  for (const { imported, ...row } of rows) {
    const last = merged.at(-1);
    const joins =
      last &&
      last.brand === row.brand &&
      last.channel === row.channel &&
      last.sampling === row.sampling &&
      row.since <= last.until + (imported ? SEAM_SECONDS : 1);
    if (joins) last.until = Math.max(last.until, row.until);
    else merged.push(row);
  }
  return merged;
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

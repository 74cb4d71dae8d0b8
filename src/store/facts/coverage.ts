/** Coverage: the intervals that a source covers completely, and its known gaps. */
import type { Sampling } from '../../domain/post.ts';
import type { Database } from '../database.ts';
import { sameCase } from '../dialect.ts';
import { removedBefore } from '../erasure/removals.ts';
import { UNREAD_GAPS } from '../pulling/unread-objects.ts';

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
  /** A known gap of the source, and its reason. */
  gap?: string;
  /** Gaps to the next part of at most this many seconds are ignored; 1 when left out. */
  seam?: number;
  /** A person said so: the claim applies to every declared brand on the channel, also to those that the data do not mention. */
  byPerson?: boolean;
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

/**
 * What retention has removed is covered by nothing any more.
 * @param kind 'brand' when mentions and answers are both known, 'stream' for one feed alone
 */
export async function addCoverage(
  db: Database,
  given: readonly CoverageRow[],
  kind: 'brand' | 'stream' = 'brand',
): Promise<void> {
  const rows = clipped(given, await removedBefore(db));
  await db.insertMany(
    'coverage (batch, source, stream, channel, brand, sampling, since, until, gap, reason, kind, seam, by_person)',
    rows.map(({ batch, source, stream, channel, brand, sampling, since, until, gap, seam = 1, byPerson = false }) => [
      batch,
      source,
      stream,
      channel,
      brand,
      sampling,
      since,
      until,
      Number(gap !== undefined),
      gap ?? null,
      kind,
      seam,
      Number(byPerson),
    ]),
  );
}

/** The parts of time ranges from a moment on. @param from unix seconds; undefined leaves them as they are */
export function clipped<Range extends { since: number; until: number }>(
  ranges: readonly Range[],
  from: number | undefined,
): Range[] {
  if (from === undefined) return [...ranges];
  return ranges.flatMap((range) => (range.until < from ? [] : [{ ...range, since: Math.max(range.since, from) }]));
}

/** Known intervals, merged where intervals of one sampling overlap, touch, or leave a gap as short as those inside. */
export async function listCover(db: Database): Promise<Cover[]> {
  const rows = await db.read<Cover & { seam: number; batch: number }>(
    `SELECT b.name AS brand, b.key AS "brandKey", c.channel, c.sampling, c.since, c.until, c.seam, c.batch,
       CASE WHEN c.source LIKE 'import%' THEN coalesce(i.rejected, 0) ELSE 0 END AS missing
     FROM coverage c JOIN brand b ON b.key = c.brand LEFT JOIN batch i ON i.key = c.batch
     WHERE c.gap = 0 AND c.kind = 'brand'
     ORDER BY ${sameCase('b.name')}, c.channel, c.sampling, c.since`,
  );
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

/** All gaps known to sources, oldest first. */
export async function listGaps(db: Database): Promise<Gap[]> {
  return db.read<Gap>(
    `SELECT b.name AS brand, c.channel, c.source, c.since, c.until, c.reason
     FROM (SELECT source, channel, brand, since, until, reason FROM coverage WHERE gap = 1
       UNION ALL SELECT source, channel, brand, since, until, reason FROM (${UNREAD_GAPS}) u) c
     LEFT JOIN brand b ON b.key = c.brand ORDER BY c.since`,
  );
}

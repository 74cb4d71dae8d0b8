/** Coverage of pulled streams: of each feed, and of a brand where the feeds that belong together cover a time. */
import { intersect, subtract, type TimeRange, unite } from '../../domain/intervals.ts';
import type { Sampling } from '../../domain/post.ts';
import type { Database } from '../database.ts';
import { sameCase } from '../dialect.ts';
import { addCoverage } from '../facts/coverage.ts';
import { UNREAD_GAPS } from './unread-objects.ts';

/** One feed of one brand's account. */
export interface StreamKey {
  /** 'pull x' */
  source: string;
  stream: string;
  channel: string;
  brand: number;
}

export interface BrandStream {
  stream: string;
  kind: 'own' | 'mentions' | 'both' | 'check' | 'more';
  sampling: Sampling;
}

export interface KnownGap extends TimeRange {
  reason: string;
}

/** The united intervals of a stream, and its gaps, in unix seconds. */
export async function readStream(
  db: Database,
  { source, stream, brand }: StreamKey,
): Promise<{ known: TimeRange[]; gaps: KnownGap[] }> {
  const rows = await db.read<KnownGap & { gap: number }>(
    `SELECT since, until, gap, reason FROM coverage
     WHERE kind = 'stream' AND source = :source AND stream = :stream AND brand = :brand ORDER BY since`,
    { source, stream, brand },
  );
  return {
    known: unite(rows.filter((row) => row.gap === 0)),
    gaps: rows.filter((row) => row.gap === 1).map(({ since, until, reason }) => ({ since, until, reason })),
  };
}

/** Adds the coverage and the gaps of a finished walk; gaps that it covers are removed. */
export async function coverStream(
  db: Database,
  key: StreamKey,
  batch: number,
  sampling: Sampling,
  covered?: TimeRange,
  gap?: KnownGap,
): Promise<void> {
  const { source, stream, channel, brand } = key;
  const { known, gaps } = await readStream(db, key);
  const united = unite([...known, ...(covered ? [covered] : [])]);
  const left = [...gaps, ...(gap ? [gap] : [])].flatMap(({ reason, ...one }) =>
    subtract([one], united).map((part) => ({ ...part, reason })),
  );
  await db.write(
    `DELETE FROM coverage WHERE kind = 'stream' AND source = :source AND stream = :stream AND brand = :brand`,
    { source, stream, brand },
  );
  const row = { source, stream, channel, brand, batch, sampling };
  await addCoverage(
    db,
    [
      ...united.map((interval) => ({ ...row, ...interval })),
      ...mergeGaps(left).map(({ reason, ...interval }) => ({ ...row, ...interval, gap: reason })),
    ],
    'stream',
  );
}

function mergeGaps(gaps: KnownGap[]): KnownGap[] {
  const byReason = new Map<string, KnownGap[]>();
  for (const gap of gaps) byReason.set(gap.reason, [...(byReason.get(gap.reason) ?? []), gap]);
  return [...byReason].flatMap(([reason, list]) => unite(list).map((interval) => ({ ...interval, reason })));
}

/**
 * Writes the coverage of a brand: the time in which all its own feeds and all feeds of mentions of one sampling are
 * known. Where only one of the two is known, a mention could look ignored for want of its answer.
 * @param streams every stream of the brand on the channel
 */
export async function coverBrand(
  db: Database,
  { source, channel, brand }: Omit<StreamKey, 'stream'>,
  batch: number,
  streams: readonly BrandStream[],
): Promise<void> {
  const key = { source, channel, brand };
  const known = async ({ stream }: BrandStream) => (await readStream(db, { ...key, stream })).known;
  const own = streams.filter(({ kind }) => kind === 'own');
  const inbound = streams.filter(({ kind }) => kind === 'mentions' || kind === 'both');
  for (const sampling of new Set(inbound.map((stream) => stream.sampling))) {
    const [first, ...rest] = await Promise.all(
      [...inbound.filter((stream) => stream.sampling === sampling), ...own].map(known),
    );
    const common = rest.reduce((sofar, intervals) => intersect(sofar, intervals), first ?? []);
    await db.write(
      `DELETE FROM coverage WHERE kind = 'brand' AND source = :source AND channel = :channel AND brand = :brand AND sampling = :sampling`,
      { ...key, sampling },
    );
    await addCoverage(
      db,
      common.map((interval) => ({ ...key, ...interval, stream: 'mentions and answers', batch, sampling })),
    );
  }
}

export interface StreamRow extends StreamKey, TimeRange {
  brandName: string;
  gap: boolean;
  reason: string | null;
}

/** Every interval and gap of every stream. */
export async function listStreams(db: Database): Promise<StreamRow[]> {
  const rows = await db.read<Omit<StreamRow, 'gap'> & { gap: number }>(
    `SELECT c.source, c.stream, c.channel, c.brand, b.name AS "brandName", c.since, c.until, c.gap, c.reason
     FROM (SELECT source, stream, channel, brand, since, until, gap, reason FROM coverage WHERE kind = 'stream'
       UNION ALL SELECT source, stream, channel, brand, since, until, 1, reason FROM (${UNREAD_GAPS}) u) c
     JOIN brand b ON b.key = c.brand
     ORDER BY c.source, ${sameCase('b.name')}, c.stream, c.since`,
  );
  return rows.map((row) => ({ ...row, gap: row.gap === 1 }));
}

/** What arrived in each batch: the SHA-256 of its files, and of a pull one that runs over the answers. */
import { createHash } from 'node:crypto';
import type { Arrival, ReceivedBody } from '../../domain/arrival.ts';
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';

/** Writes the files of an import; each of its batches was read from all of them. */
export async function noteFiles(db: Database, batches: readonly number[], files: readonly Arrival[]): Promise<void> {
  await db.insertMany(
    'arrival (batch, name, sha256, bytes)',
    batches.flatMap((batch) => files.map(({ name, sha256, bytes }) => [batch, name, sha256, bytes])),
    'ON CONFLICT (batch, name) DO UPDATE SET sha256 = excluded.sha256, bytes = excluded.bytes',
  );
}

const START = '0'.repeat(64);

/**
 * The hash of a chain after one more body: SHA-256 of the hash before it and the SHA-256 of the body, 32 bytes each. Before
 * the first body it is 32 bytes of 0.
 */
function linked(before: string, { sha256 }: ReceivedBody): string {
  return createHash('sha256').update(before, 'hex').update(sha256, 'hex').digest('hex');
}

/** Carries the hash of a pull on over what a page of it was read from, in the order in which it was received. */
export async function noteAnswers(
  db: Database,
  batch: number,
  stream: string,
  bodies: readonly ReceivedBody[],
): Promise<void> {
  if (bodies.length === 0) return;
  const before = await db.oneValue<string>('SELECT sha256 FROM arrival WHERE batch = :batch AND name = :stream', {
    batch,
    stream,
  });
  await db.write(
    `INSERT INTO arrival (batch, name, sha256, bytes, answers) VALUES (:batch, :stream, :sha256, :bytes, :answers)
     ON CONFLICT (batch, name) DO UPDATE SET sha256 = excluded.sha256, bytes = arrival.bytes + excluded.bytes,
       answers = arrival.answers + excluded.answers`,
    {
      batch,
      stream,
      sha256: bodies.reduce(linked, before ?? START),
      bytes: bodies.reduce((sum, { bytes }) => sum + bytes, 0),
      answers: bodies.length,
    },
  );
}

/** By batch. @param batches keys; all of them when left out */
export async function arrivalsOf(
  db: Database,
  batches?: readonly number[],
): Promise<ReadonlyMap<number, readonly Arrival[]>> {
  const rows = await db.read<Arrival & { batch: number }>(
    `SELECT batch, name, sha256, bytes, answers FROM arrival
     ${batches ? `WHERE batch IN ${list('batches')}` : ''} ORDER BY batch, name`,
    { ...(batches && { batches }) },
  );
  const found = new Map<number, Arrival[]>();
  for (const { batch, ...arrival } of rows) found.set(batch, [...(found.get(batch) ?? []), arrival]);
  return found;
}

/** A batch that read a post. */
export interface Origin {
  batch: number;
  /** 'import csv' */
  source: string;
  /** Of an import, as it was named. */
  file: string | null;
  /** Of a pull: the stream. */
  query: string | null;
  /** Unix seconds. */
  started_at: number;
  arrived: readonly Arrival[];
}

/** The batches that read a post, the first first. @param post key */
export async function originsOf(db: Database, post: number): Promise<Origin[]> {
  const batches = await db.read<Omit<Origin, 'arrived'>>(
    `SELECT b.key AS batch, b.source, b.file, b.query, b.started_at FROM batch b
     WHERE b.key IN (SELECT batch FROM post WHERE key = :post UNION SELECT batch FROM sighting WHERE post = :post)
     ORDER BY b.key`,
    { post },
  );
  const arrivals = await arrivalsOf(
    db,
    batches.map(({ batch }) => batch),
  );
  return batches.map((each) => ({ ...each, arrived: arrivals.get(each.batch) ?? [] }));
}

/** A batch with what arrived in it. */
export interface ArrivedBatch extends Origin {
  sampling: string;
  tool_version: string;
  /** Unix seconds; null while it runs. */
  finished_at: number | null;
  rows: number;
  rejected: number;
}

/** Every batch, the first first. */
export async function listArrived(db: Database): Promise<ArrivedBatch[]> {
  const batches = await db.read<Omit<ArrivedBatch, 'arrived'>>(
    `SELECT key AS batch, source, file, query, started_at, sampling, tool_version, finished_at, rows_read AS rows, rejected
     FROM batch ORDER BY key`,
  );
  const arrivals = await arrivalsOf(db);
  return batches.map((each) => ({ ...each, arrived: arrivals.get(each.batch) ?? [] }));
}

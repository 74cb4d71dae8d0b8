/** What pulls knew of the time of posts that are taken back: it is not known any more, and the next pull may read it. */
import { type Interval, subtract } from '../domain/intervals.ts';
import type { Db } from './open.ts';

interface Taken extends Interval {
  source: string;
  /** The stream of the batch. */
  stream: string;
  channel: string;
}

interface Covered extends Interval {
  key: number;
}

/** To be called before the posts and the batches go. */
export function undoPulls(db: Db): void {
  const taken = db
    .prepare(
      `SELECT b.source, b.query AS stream, p.channel, min(p.created_at) AS since, max(p.created_at) AS until
       FROM undone u JOIN batch b ON b.key = u.batch JOIN post p ON p.batch = b.key JOIN seen s ON s.post = p.key
       WHERE b.source LIKE 'pull%' AND b.query IS NOT NULL AND s.goes GROUP BY b.key, p.channel`,
    )
    .all() as Taken[];
  keepOthersClaims(db);
  for (const one of taken) {
    for (const row of claimsOf(db, one)) cut(db, row, one);
    db.prepare(
      `UPDATE cursor SET state = json_remove(state, '$.mark') WHERE source = :source AND stream = :stream`,
    ).run({
      source: one.source,
      stream: one.stream,
    });
  }
}

/** Streams write what they know as one, under the newest batch: what earlier ones knew stays, under one that stays. */
function keepOthersClaims(db: Db): void {
  db.exec(`UPDATE coverage SET batch = coalesce((SELECT max(b.key) FROM batch b
      WHERE b.source = coverage.source AND b.key NOT IN (SELECT batch FROM undone)
        AND (coverage.kind = 'brand' OR b.query = coverage.stream)), batch)
    WHERE batch IN (SELECT batch FROM undone) AND source LIKE 'pull%'`);
}

/** Of the stream itself, and of the brands that rest on it. */
function claimsOf(db: Db, { source, stream, channel }: Taken): Covered[] {
  return db
    .prepare(
      `SELECT key, since, until FROM coverage
       WHERE source = :source AND channel = :channel AND gap = 0
         AND ((kind = 'stream' AND stream = :stream) OR (kind = 'brand' AND brand IN (
           SELECT brand FROM coverage WHERE source = :source AND kind = 'stream' AND stream = :stream)))`,
    )
    .all({ source, stream, channel }) as Covered[];
}

function cut(db: Db, { key, since, until }: Covered, taken: Interval): void {
  const [first, ...rest] = subtract([{ since, until }], [taken]);
  if (!first) db.prepare('DELETE FROM coverage WHERE key = ?').run(key);
  else db.prepare('UPDATE coverage SET since = :since, until = :until WHERE key = :key').run({ ...first, key });
  const copy = db.prepare(
    `INSERT INTO coverage (batch, source, stream, channel, brand, sampling, since, until, gap, reason, kind, seam, by_person)
     SELECT batch, source, stream, channel, brand, sampling, :since, :until, gap, reason, kind, seam, by_person
     FROM coverage WHERE key = :key`,
  );
  for (const part of rest) copy.run({ ...part, key });
}

/** Charges: what platforms bill, each id once a UTC day. */
import { DAY_SECONDS } from '../../domain/duration.ts';
import type { Db } from '../open.ts';

export interface ChargeRow {
  id: string;
  unit: string;
  /** US dollars. */
  price: number;
}

/** How many of these ids a source has not billed yet on this UTC day. @param now unix seconds */
export function countUnbilled(db: Db, source: string, unit: string, ids: readonly string[], now: number): number {
  return db
    .prepare(
      `SELECT count(*) FROM json_each(?) j
       WHERE NOT EXISTS (SELECT 1 FROM charge WHERE source = ? AND day = ? AND unit = ? AND id = j.value)`,
    )
    .pluck()
    .get(JSON.stringify(ids), source, Math.floor(now / DAY_SECONDS), unit) as number;
}

/**
 * Writes charges down and returns what they add in US dollars; ids that were billed on the same UTC day add nothing.
 * @param now unix seconds
 */
export function bill(db: Db, source: string, charges: readonly ChargeRow[], now: number): number {
  const day = Math.floor(now / DAY_SECONDS);
  db.prepare('DELETE FROM charge WHERE source = ? AND day < ?').run(source, day);
  const insert = db.prepare('INSERT OR IGNORE INTO charge (source, day, unit, id) VALUES (?, ?, ?, ?)');
  let cost = 0;
  for (const { id, unit, price } of charges)
    if (price > 0 && insert.run(source, day, unit, id).changes > 0) cost += price;
  return cost;
}

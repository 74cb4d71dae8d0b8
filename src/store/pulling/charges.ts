/** Charges: what platforms bill, each id once a UTC day. */
import { DAY_SECONDS } from '../../domain/duration.ts';
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';

export interface ChargeRow {
  id: string;
  unit: string;
  /** US dollars. */
  price: number;
}

/** Those of these ids that a source has billed already on this day (UTC days since 1970). */
async function billed(
  db: Database,
  source: string,
  day: number,
  unit: string,
  ids: readonly string[],
): Promise<Set<string>> {
  return new Set(
    await db.readColumn<string>(
      `SELECT id FROM charge WHERE source = :source AND day = :day AND unit = :unit AND id IN ${list('ids', 'text')}`,
      { source, day, unit, ids },
    ),
  );
}

/** How many of these ids a source has not billed yet on this UTC day. @param now unix seconds */
export async function countUnbilled(
  db: Database,
  source: string,
  unit: string,
  ids: readonly string[],
  now: number,
): Promise<number> {
  const known = await billed(db, source, Math.floor(now / DAY_SECONDS), unit, ids);
  return ids.filter((id) => !known.has(id)).length;
}

/**
 * Writes charges down and returns what they add in US dollars; ids that were billed on the same UTC day add nothing.
 * @param now unix seconds
 */
export async function bill(db: Database, source: string, charges: readonly ChargeRow[], now: number): Promise<number> {
  const day = Math.floor(now / DAY_SECONDS);
  await db.write('DELETE FROM charge WHERE source = :source AND day < :day', { source, day });
  const added = new Map<string, ChargeRow>();
  for (const charge of charges)
    if (charge.price > 0 && !added.has(`${charge.unit} ${charge.id}`)) added.set(`${charge.unit} ${charge.id}`, charge);
  for (const unit of new Set(charges.map((charge) => charge.unit))) {
    const ids = charges.filter((charge) => charge.unit === unit).map(({ id }) => id);
    for (const id of await billed(db, source, day, unit, ids)) added.delete(`${unit} ${id}`);
  }
  await db.insertMany(
    'charge (source, day, unit, id)',
    [...added.values()].map(({ unit, id }) => [source, day, unit, id]),
  );
  return [...added.values()].reduce((cost, { price }) => cost + price, 0);
}

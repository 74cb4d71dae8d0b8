/** Turns whose posts are addressed to several brands at once. */
import type { Database } from '../database.ts';

/** By key of the turn: how many brands one of its posts is addressed to, at most; those of one are left out. */
export async function turnsOfSeveralBrands(db: Database): Promise<Map<number, number>> {
  return new Map(
    await db.readRaw<[turn: number, brands: number]>(
      `SELECT m.turn, max(s.brands) FROM (SELECT post, count(*) AS brands FROM mention GROUP BY post HAVING count(*) > 1) s
       JOIN mention m ON m.post = s.post GROUP BY m.turn`,
    ),
  );
}

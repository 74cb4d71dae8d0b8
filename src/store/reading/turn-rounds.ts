/** Rounds in which very many turns are read, each of some brands, so that what is held of them fits. */
import type { Database } from '../database.ts';

/** Turns of one round: between one and two hundred bytes of each are held. */
const ROUND_TURNS = 1_000_000;
/** Up to so many are read in one round. */
const ONE_ROUND_TURNS = 3_000_000;

/** Keys of the brands of each round; undefined where one round of all will do. A brand is never parted. */
export async function brandRounds(db: Database): Promise<number[][] | undefined> {
  const last = (await db.oneValue<number>('SELECT coalesce(max(key), 0) FROM turn'))!;
  if (last <= ONE_ROUND_TURNS) return undefined;
  const brands = await db.readRaw<[brand: number, turns: number]>(
    'SELECT brand, count(*) FROM turn GROUP BY brand ORDER BY count(*) DESC, brand',
  );
  const rounds: { brands: number[]; turns: number }[] = [];
  for (const [brand, turns] of brands) {
    const round = rounds.find((each) => each.turns + turns <= ROUND_TURNS);
    if (round) {
      round.brands.push(brand);
      round.turns += turns;
    } else rounds.push({ brands: [brand], turns });
  }
  return rounds.map((round) => round.brands);
}

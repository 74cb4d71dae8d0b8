/** Rounds in which very many turns are read, so that a round fits in memory. */
import type { Database, Params } from '../database.ts';
import { list } from '../dialect.ts';

/** Some of the turns. */
export interface TurnRound {
  /** What it has all turns of; left out where it has every turn. Each turn is in one round of either kind. */
  whole?: 'groups' | 'customers';
  /** Keys of brands: turns of others are left out. */
  brands?: readonly number[];
  /** Keys of customers [from, upto): turns of others are left out. */
  customers?: { from: number; upto: number };
}

/** How many turns are read in one round. */
const ROUND_TURNS = {
  /** Without more there is only one round. */
  all: 2_000_000,
  /** With whole groups; each takes some twenty bytes. */
  groups: 3_000_000,
  /** With whole customers; some hundred bytes of each. */
  customers: 700_000,
};

/** Turns that are looked at to find out how large brands and ranges of customers are. */
const SAMPLED = 65_536;

/**
 * All turns in one round; of very many, each in one with its whole group, and in one with its whole customer.
 * @param byBrand whether every group is of one brand: else whole groups may take all turns
 * @param sizes how many turns a round has at most, but for a brand or customer with more
 */
export async function turnRounds(db: Database, byBrand: boolean, sizes = ROUND_TURNS): Promise<TurnRound[]> {
  const last = (await db.oneValue<number>('SELECT coalesce(max(key), 0) FROM turn'))!;
  if (last <= sizes.all) return [{}];
  const step = Math.ceil(last / SAMPLED);
  const sample = await db.readRaw<[brand: number, customer: number]>(
    `WITH RECURSIVE place (key) AS (SELECT :step UNION ALL SELECT key + :step FROM place WHERE key + :step <= :last)
     SELECT t.brand, t.customer FROM place JOIN turn t ON t.key = place.key`,
    { step, last },
  );
  const brands = byBrand ? await brandRounds(db, sample, sizes.groups / step) : [{}];
  return [
    ...brands.map((round): TurnRound => ({ ...round, whole: 'groups' })),
    ...customerRounds(sample, sizes.customers / step).map((round): TurnRound => ({ ...round, whole: 'customers' })),
  ];
}

/** A brand is never parted. @param size of a round, in turns of the sample */
async function brandRounds(db: Database, sample: readonly [brand: number, customer: number][], size: number) {
  const turns = new Map((await db.readRaw<[number]>('SELECT key FROM brand')).map(([brand]) => [brand, 0]));
  for (const [brand] of sample) turns.set(brand, (turns.get(brand) ?? 0) + 1);
  const rounds: { brands: number[]; turns: number }[] = [];
  for (const [brand, its] of [...turns].sort(([a, n], [b, m]) => m - n || a - b)) {
    const round = rounds.find((each) => each.turns + its <= size);
    if (round) {
      round.brands.push(brand);
      round.turns += its;
    } else rounds.push({ brands: [brand], turns: its });
  }
  return rounds.map(({ brands }) => ({ brands }));
}

/** @param size of a round, in turns of the sample */
function customerRounds(sample: readonly [brand: number, customer: number][], size: number): TurnRound[] {
  const customers = sample.map(([, customer]) => customer).sort((a, b) => a - b);
  const limits = Array.from(
    { length: Math.floor((customers.length - 1) / size) },
    (_, at) => customers[Math.floor((at + 1) * size)]!,
  );
  const starts = [...new Set([0, ...limits])];
  return starts.map((from, at) => ({ customers: { from, upto: starts[at + 1] ?? Number.MAX_SAFE_INTEGER } }));
}

/** The condition that the turns t of a round meet. */
export function inRound({ brands, customers }: TurnRound = {}): { sql: string; params: Params } {
  const conditions = [
    ...(brands ? [`t.brand IN ${list('round_brands')}`] : []),
    ...(customers ? ['t.customer >= :from_customer AND t.customer < :upto_customer'] : []),
  ];
  return {
    sql: conditions.join(' AND ') || 'true',
    params: {
      ...(brands && { round_brands: brands }),
      ...(customers && { from_customer: customers.from, upto_customer: customers.upto }),
    },
  };
}

/** The conversations that began in a frame, range of keys by range, and how SQL finds their turns. */
import type { TurnFrame } from '../../domain/turn-frame.ts';
import type { Database, Params } from '../database.ts';
import { list, UNINDEXED } from '../dialect.ts';

/** Keys of one reading. */
const CHUNK = 65_536;

/** Some of these conversations. */
export interface Begun {
  /** Keys of their first turns, ascending. */
  firsts: Int32Array;
  /** Parameters of OF_BEGUN; `after` is less than all their keys. */
  params: Params & { after: number };
}

/** Condition that all turns t of such conversations meet, and some of other conversations: see `theirs`. */
export const OF_BEGUN = `t.key > :after AND t.key <= :end AND t.key - t.ordinal < :last AND t.status <> 'clock-skew'
  AND t.asked_at <= :as_of AND t.brand IN ${list('brands')}`;

/**
 * @param frame that was read of the keys (after, upto]
 * @param asOf unix seconds: later turns are not there yet
 */
export async function* begunIn(
  db: Database,
  { n, key, ordinal, brand }: Pick<TurnFrame, 'n' | 'key' | 'ordinal' | 'brand'>,
  { after, upto }: { after: number; upto: number },
  asOf: number,
): AsyncGenerator<Begun> {
  const until = Math.min(upto, key[n - 1] ?? 0);
  let turn = 0;
  for (let from = after; from < until; from += CHUNK) {
    const firsts: number[] = [];
    const brands = new Set<number>();
    for (; turn < n && key[turn]! <= Math.min(until, from + CHUNK); turn++) {
      if (ordinal[turn] !== 1) continue;
      firsts.push(key[turn]!);
      brands.add(brand[turn]!);
    }
    if (firsts.length === 0) continue;
    const last = firsts.at(-1)!;
    const params = { after: firsts[0]! - 1, last, end: await endOf(db, last), brands: [...brands], as_of: asOf };
    yield { firsts: Int32Array.from(firsts), params };
  }
}

/** The key of the last turn of a conversation. @param first key of its first turn */
async function endOf(db: Database, first: number): Promise<number> {
  const next = await db.oneValue<number>(
    `SELECT key FROM turn ${UNINDEXED} WHERE key > :first AND ordinal = 1 ORDER BY key LIMIT 1`,
    { first },
  );
  return next === undefined ? Number.MAX_SAFE_INTEGER : next - 1;
}

/** Rows of turns found by SQL, in the order of their keys, with the turn and conversation of each. */
export interface FoundRows {
  /** Key of each row's turn, and of the first turn of its conversation. */
  turn: Int32Array;
  conversation: Int32Array;
  /** The rows of the requested conversations, by key. */
  theirs: Uint32Array;
}

/** @param place of each turn behind `after`, and its ordinal */
export function foundRows({ firsts, params }: Begun, place: Float64Array, ordinal: Float64Array): FoundRows {
  const n = place.length;
  const [turn, conversation, theirs] = [new Int32Array(n), new Int32Array(n), new Uint32Array(n)];
  let kept = 0;
  let first = 0;
  for (let row = 0; row < n; row++) {
    const key = params.after + place[row]!;
    turn[row] = key;
    conversation[row] = key - ordinal[row]! + 1;
    while (first < firsts.length && firsts[first]! < conversation[row]!) first++;
    if (firsts[first] === conversation[row]) theirs[kept++] = row;
  }
  return { turn, conversation, theirs: theirs.subarray(0, kept) };
}

/** The values of some rows. @param into receives them */
export function ofRows<Column extends { [at: number]: number }>(
  rows: Uint32Array,
  column: ArrayLike<number>,
  into: Column,
): Column {
  for (let at = 0; at < rows.length; at++) into[at] = column[rows[at]!]!;
  return into;
}

/** Turns of the same conversations and customers that the filter leaves out: read only for metrics that need whole ones. */
import type { Filter } from '../../domain/filter.ts';
import { REACHES } from '../../domain/reach.ts';
import type { CutTurns, TurnFrame } from '../../domain/turn-frame.ts';
import type { Database } from '../database.ts';
import { packed, UNINDEXED } from '../dialect.ts';
import { whereTurns } from './filter.ts';
import { inDigits, unpackWhole } from './packed-numbers.ts';
import { inRound, type TurnRound } from './turn-rounds.ts';

/** Whether a later turn of a conversation, or of its customer, can fail the filter where the first one passes. */
function cuts({ until, status, agents, search, labels, turns }: Filter): boolean {
  const isPicky = status.length > 0 || agents !== undefined || search !== undefined || Object.keys(labels).length > 0;
  return until !== undefined || turns !== 'all' || isPicky;
}

/** What a frame was read of. */
export interface ReadKeys {
  /** Keys of turns: (after, upto]. */
  after: number;
  upto: number;
  /** The turns of other rounds were left out. */
  round?: TurnRound;
}

const NUMBERS = [
  ...['t.key - :after', 't.ordinal', 't.brand', 't.customer', 't.asked_at'],
  'CASE WHEN t.answered_at BETWEEN t.asked_at AND :as_of THEN t.answered_at ELSE t.asked_at END',
];

/**
 * Turns outside the frame, of the reach, brand, channel and customer that the filter asks for, and not before its period.
 * @param filter and asOf as for readTurns, and the frame it gave
 * @returns undefined where the filter cuts nothing off
 */
export async function loadCutTurns(
  db: Database,
  filter: Filter,
  asOf: number,
  frame: Pick<TurnFrame, 'key'>,
  keys?: ReadKeys,
): Promise<CutTurns | undefined> {
  if (!cuts(filter)) return undefined;
  const { brands, channels, reach, customer, since } = filter;
  return outside(db, { ...EVERYTHING, brands, channels, reach, customer, since }, asOf, frame, keys);
}

/**
 * All turns of the brands outside the frame, whatever else the filter asks for; undefined where it leaves none out.
 * @param filter and asOf as for readTurns, and the frame it gave
 */
export async function loadOtherTurns(
  db: Database,
  filter: Filter,
  asOf: number,
  frame: Pick<TurnFrame, 'key'>,
  keys?: ReadKeys,
): Promise<CutTurns | undefined> {
  const { brands, channels, customer, since } = filter;
  const isByReach = !cuts(filter) && channels.length === 0 && customer === undefined && since === undefined;
  // Where the reach alone leaves turns out, the many that it keeps need not be read again.
  const reach = isByReach ? REACHES.filter((each) => !filter.reach.includes(each)) : REACHES;
  if (reach.length === 0) return undefined;
  return outside(db, { ...EVERYTHING, brands, reach }, asOf, frame, keys);
}

const EVERYTHING: Filter = { brands: [], channels: [], reach: REACHES, status: [], labels: {}, turns: 'all' };

/** Turns of a filter that are not in a frame. */
async function outside(
  db: Database,
  filter: Filter,
  asOf: number,
  { key }: Pick<TurnFrame, 'key'>,
  { after, upto, round }: ReadKeys = { after: 0, upto: Number.MAX_SAFE_INTEGER },
): Promise<CutTurns> {
  const where = await whereTurns(db, filter, asOf);
  const ofRound = inRound(round);
  const [[bytes]] = (await db.readRaw<[Uint8Array | null]>(
    `SELECT ${packed(NUMBERS.flatMap(inDigits), 't.key')} FROM turn t ${UNINDEXED}
     WHERE t.key > :after AND t.key <= :upto AND t.status <> 'clock-skew' AND ${where.sql}
       AND ${ofRound.sql}`,
    { ...where.params, ...ofRound.params, after, upto },
  )) as [[Uint8Array | null]];
  const [place, ...columns] = unpackWhole(bytes, NUMBERS.length) as [Float64Array, ...Float64Array[]];
  const rows: number[] = [];
  let at = 0;
  for (const [row, offset] of place.entries()) {
    while (at < key.length && key[at]! < after + offset) at++;
    if (key[at] !== after + offset) rows.push(row);
  }
  const [ordinal, brand, account, askedAt, endedAt] = columns.map((column) => rows.map((row) => column[row]!));
  return {
    key: Int32Array.from(rows, (row) => after + place[row]!),
    ordinal: Int32Array.from(ordinal!),
    brand: Int32Array.from(brand!),
    customer: Int32Array.from(account!),
    askedAt: Float64Array.from(askedAt!),
    endedAt: Float64Array.from(endedAt!),
  };
}

/** How many followers customers have, as last seen, and the bands that those of a filter fall into. */
import type { Filter } from '../../domain/filter.ts';
import { type FollowerBands, followerBands } from '../../domain/follower-bands.ts';
import type { Database } from '../database.ts';
import { readList, UNINDEXED } from '../dialect.ts';
import { openTurnParts } from './turn-parts.ts';

export interface KnownFollowers {
  /** By key of the account, -1 where unknown; four bytes an account. */
  of: Int32Array;
  bands: FollowerBands;
}

/** Keys of turns of one reading. */
const CHUNK = 262_144;

/** @param filter and asOf as for readTurns: its customers, each counted once, are divided into the bands */
export async function loadFollowers(db: Database, filter: Filter, asOf: number): Promise<KnownFollowers> {
  const last = (await db.oneValue<number>('SELECT coalesce(max(key), 0) FROM account'))!;
  const of = new Int32Array(last + 1).fill(-1);
  const [known] = await db.readRaw<[string, string]>(
    `SELECT ${readList('key', 'key')}, ${readList('followers', 'key')} FROM account WHERE followers >= 0`,
  );
  const [keys, counts] = known!.map((list) => JSON.parse(list) as number[]) as [number[], number[]];
  for (const [at, key] of keys.entries()) of[key] = counts[at]!;
  const isCustomer = await customersOf(db, filter, asOf, last);
  const followers: number[] = [];
  let unknown = 0;
  for (let key = 0; key <= last; key++) {
    if (isCustomer[key] === 0) continue;
    if (of[key]! < 0) unknown++;
    else followers.push(of[key]!);
  }
  return { of, bands: followerBands(Int32Array.from(followers).sort(), unknown) };
}

/** 1 for each account that has a turn, by key. */
async function customersOf(db: Database, filter: Filter, asOf: number, last: number): Promise<Uint8Array> {
  const parts = await openTurnParts(db, filter, asOf);
  const isCustomer = new Uint8Array(last + 1);
  const end = (await db.oneValue<number>('SELECT coalesce(max(key), 0) FROM turn'))!;
  for (let after = 0; after < end; after += CHUNK) {
    const [list] = await db.readColumn<string>(
      `SELECT ${readList('t.customer', 't.key')} FROM turn t ${UNINDEXED}
       WHERE t.status <> 'clock-skew' AND ${parts.sql}`,
      { ...parts.params, after, upto: after + CHUNK },
    );
    for (const customer of JSON.parse(list!) as number[]) isCustomer[customer] = 1;
  }
  await parts.close();
  return isCustomer;
}

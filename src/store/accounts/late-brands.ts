/** Brands registered while an import runs are kept in the database, so that an interruption forgets none. */
import { foldName } from '../../domain/names.ts';
import type { Database } from '../database.ts';
import { readSetting, writeSetting } from '../settings.ts';
import type { LateAccount } from '../threads/naming-threads.ts';
import type { Turns } from '../threads/turns.ts';

/** Posts with keys up to `upto` were stored when the account was not known to be the brand's. */
export interface LateBrand extends LateAccount {
  channel: string;
  handle: string | null;
  id: string | null;
  brand: number;
}

const NAME = 'late_brands';

export async function readLate(db: Database): Promise<LateBrand[]> {
  const value = await readSetting(db, NAME);
  return value === undefined ? [] : JSON.parse(value);
}

export async function writeLate(db: Database, late: readonly LateBrand[]): Promise<void> {
  await writeSetting(db, NAME, JSON.stringify(late));
}

/** The threads that these accounts wrote in or are named in. */
export async function threadsOfLate(db: Database, turns: Turns, late: readonly LateBrand[]): Promise<Set<number>> {
  const names = new Map<string, number>();
  const ids = new Map<string, number>();
  for (const { channel, handle, id, upto } of late) {
    if (handle !== null) names.set(`${channel}\n${foldName(handle)}`, upto);
    if (id !== null) ids.set(`${channel}\n${id}`, upto);
  }
  return new Set([...(await turns.threadsOfAccounts(db, late)), ...(await turns.threadsNaming(db, names, ids))]);
}

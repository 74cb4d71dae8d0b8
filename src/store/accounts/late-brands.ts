/** Brands registered while an import runs are kept in the database, so that an interruption forgets none. */
import { foldName } from '../../domain/names.ts';
import type { Db } from '../open.ts';
import type { LateAccount, Turns } from '../threads/turns.ts';

/** Posts with keys up to `upto` were stored when the account was not known to be the brand's. */
export interface LateBrand extends LateAccount {
  channel: string;
  handle: string | null;
  id: string | null;
  brand: number;
}

export function readLate(db: Db): LateBrand[] {
  const value = db.prepare("SELECT value FROM setting WHERE name = 'late_brands'").pluck().get() as string | undefined;
  return value === undefined ? [] : JSON.parse(value);
}

export function writeLate(db: Db, late: readonly LateBrand[]): void {
  db.prepare("INSERT OR REPLACE INTO setting (name, value) VALUES ('late_brands', ?)").run(JSON.stringify(late));
}

/** The threads that these accounts wrote in or are named in. */
export function threadsOfLate(turns: Turns, late: readonly LateBrand[]): Set<number> {
  const names = new Map<string, number>();
  const ids = new Map<string, number>();
  for (const { channel, handle, id, upto } of late) {
    if (handle !== null) names.set(`${channel}\n${foldName(handle)}`, upto);
    if (id !== null) ids.set(`${channel}\n${id}`, upto);
  }
  return new Set([...turns.threadsOfAccounts([...late]), ...turns.threadsNaming(names, ids)]);
}

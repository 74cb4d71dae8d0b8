/** When the log of changes is written into the database file. */
import type { Store } from './open.ts';

/** Leaves it to whoever fills the log or closes the database last: it waits for the disk, and here a person waits. */
export function putOffCheckpoints({ db }: Store): void {
  db.pragma('wal_autocheckpoint = 0');
}

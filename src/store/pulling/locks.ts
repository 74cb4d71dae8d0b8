/** Locks: one process at a time pulls a stream; a lock whose holder has died is taken over. */
import type { Db } from '../open.ts';

/** Who asks for a lock. */
export interface Holder {
  /** Unlike any other holder's, also on other computers. */
  id: string;
  host: string;
  pid: number;
  /** Whether a process of this computer still runs. */
  isAlive(pid: number): boolean;
}

export interface Held {
  host: string;
  pid: number;
  /** Unix seconds. */
  takenAt: number;
}

/** A lock that is not renewed for this long is nobody's. */
export const LOCK_SECONDS = 600;

/**
 * Takes a lock, also from a holder that is dead or has not been heard of.
 * @param now unix seconds
 * @returns undefined when it was taken, else who holds it
 */
export function takeLock(db: Db, source: string, stream: string, holder: Holder, now: number): Held | undefined {
  return db
    .transaction(() => {
      const held = db
        .prepare(
          'SELECT holder, host, pid, taken_at AS takenAt, expires_at AS expiresAt FROM pull_lock WHERE source = ? AND stream = ?',
        )
        .get(source, stream) as (Held & { holder: string; expiresAt: number }) | undefined;
      const stale =
        held === undefined ||
        held.holder === holder.id ||
        held.expiresAt <= now ||
        (held.host === holder.host && !holder.isAlive(held.pid));
      if (!stale) return { host: held.host, pid: held.pid, takenAt: held.takenAt };
      db.prepare(
        `INSERT OR REPLACE INTO pull_lock (source, stream, holder, host, pid, taken_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ).run(source, stream, holder.id, holder.host, holder.pid, now, now + LOCK_SECONDS);
      return undefined;
    })
    .immediate();
}

/** Says that the holder of these locks is still at work. */
export function renewLocks(db: Db, holder: Pick<Holder, 'id'>, now: number): void {
  db.prepare('UPDATE pull_lock SET expires_at = ? WHERE holder = ?').run(now + LOCK_SECONDS, holder.id);
}

export function releaseLock(db: Db, source: string, stream: string, holder: Pick<Holder, 'id'>): void {
  db.prepare('DELETE FROM pull_lock WHERE source = ? AND stream = ? AND holder = ?').run(source, stream, holder.id);
}

/** Locks: one process at a time pulls a stream; a lock whose holder has died is taken over. */
import type { Database } from '../database.ts';

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

/** A lock not renewed for this many seconds has expired. */
export const LOCK_SECONDS = 600;

/**
 * Takes a lock, also from a holder that is dead or has not renewed it.
 * @param now unix seconds
 * @returns undefined when it was taken, else who holds it
 */
export async function takeLock(
  database: Database,
  source: string,
  stream: string,
  holder: Holder,
  now: number,
): Promise<Held | undefined> {
  return database.transaction(async (db) => {
    const held = await db.one<Held & { holder: string; expiresAt: number }>(
      `SELECT holder, host, pid, taken_at AS "takenAt", expires_at AS "expiresAt" FROM pull_lock
       WHERE source = :source AND stream = :stream`,
      { source, stream },
    );
    if (held && !isStale(held, holder, now)) return { host: held.host, pid: held.pid, takenAt: held.takenAt };
    await db.write(
      `INSERT INTO pull_lock (source, stream, holder, host, pid, taken_at, expires_at)
       VALUES (:source, :stream, :holder, :host, :pid, :now, :expiresAt)
       ON CONFLICT (source, stream) DO UPDATE SET holder = excluded.holder, host = excluded.host, pid = excluded.pid,
         taken_at = excluded.taken_at, expires_at = excluded.expires_at`,
      { source, stream, holder: holder.id, host: holder.host, pid: holder.pid, now, expiresAt: now + LOCK_SECONDS },
    );
    return undefined;
  });
}

/** Whether a lock may be taken by a holder: it is its own, has expired, or belongs to a process of this computer that has ended. */
export function isStale(
  held: { holder: string; host: string; pid: number; expiresAt: number },
  holder: Holder,
  now: number,
): boolean {
  if (held.holder === holder.id || held.expiresAt <= now) return true;
  return held.host === holder.host && !holder.isAlive(held.pid);
}

/** Says that the holder of these locks is still at work. */
export async function renewLocks(db: Database, { id }: Pick<Holder, 'id'>, now: number): Promise<void> {
  await db.write('UPDATE pull_lock SET expires_at = :expiresAt WHERE holder = :id', {
    expiresAt: now + LOCK_SECONDS,
    id,
  });
}

export async function releaseLock(
  db: Database,
  source: string,
  stream: string,
  { id }: Pick<Holder, 'id'>,
): Promise<void> {
  await db.write('DELETE FROM pull_lock WHERE source = :source AND stream = :stream AND holder = :id', {
    source,
    stream,
    id,
  });
}

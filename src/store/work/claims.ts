/** Claims: who is looking at which waiting turn, so that two people at one queue never get the same one. */
import { asStoreError, type Db } from '../open.ts';

/** The turn as decisions name it. */
export interface ClaimedPost {
  channel: string;
  post: string;
  brand: string;
}

export interface Claimant {
  /** Unlike any other running session's. */
  session: string;
  actor: string;
}

export interface Claim extends ClaimedPost, Claimant {
  /** Unix seconds. */
  claimed_at: number;
  expires_at: number;
}

/** A claim that is not renewed for this long is nobody's: its holder went to lunch or lost the connection. */
export const CLAIM_SECONDS = 600;
/** A claim that was renewed so recently is not written again: keys come faster than disks. */
const FRESH_SECONDS = 30;

/**
 * Takes a turn for a session unless another holds it, and renews it when it is this session's already.
 * @param now unix seconds
 * @returns undefined when taken, else the claim that stands
 * @throws StoreError when another process keeps the database to itself
 */
export function takeClaim(db: Db, { channel, post, brand }: ClaimedPost, by: Claimant, now: number): Claim | undefined {
  const mine = findClaim(db, { channel, post, brand }, now);
  if (mine?.session === by.session && mine.expires_at > now + CLAIM_SECONDS - FRESH_SECONDS) return undefined;
  const take = db.transaction(() => {
    const held = findClaim(db, { channel, post, brand }, now);
    if (held && held.session !== by.session) return held;
    db.prepare(
      `INSERT INTO claim (channel, post, brand, session, actor, claimed_at, expires_at)
         VALUES (:channel, :post, :brand, :session, :actor, :now, :until)
         ON CONFLICT (channel, post, brand) DO UPDATE SET session = :session, actor = :actor, expires_at = :until,
           claimed_at = CASE WHEN session = :session THEN claimed_at ELSE :now END`,
    ).run({ channel, post, brand, session: by.session, actor: by.actor, now, until: now + CLAIM_SECONDS });
    return undefined;
  });
  try {
    return take.immediate();
  } catch (error) {
    throw asStoreError(error, db.name);
  }
}

/** The claim on a turn that has not run out. */
export function findClaim(db: Db, { channel, post, brand }: ClaimedPost, now: number): Claim | undefined {
  return db
    .prepare('SELECT * FROM claim WHERE channel = ? AND post = ? AND brand = ? AND expires_at > ?')
    .get(channel, post, brand, now) as Claim | undefined;
}

/** Every claim that has not run out. */
export function listClaims(db: Db, now: number): Claim[] {
  return db.prepare('SELECT * FROM claim WHERE expires_at > ? ORDER BY claimed_at').all(now) as Claim[];
}

/** Lets go of one turn, if this session holds it. */
export function releaseClaim(db: Db, { channel, post, brand }: ClaimedPost, session: string): void {
  db.prepare('DELETE FROM claim WHERE channel = ? AND post = ? AND brand = ? AND session = ?').run(
    channel,
    post,
    brand,
    session,
  );
}

/** Lets go of everything a session holds, and of what has run out. */
export function releaseClaims(db: Db, session: string, now: number): void {
  db.prepare('DELETE FROM claim WHERE session = ? OR expires_at <= ?').run(session, now);
}

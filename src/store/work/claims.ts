/** Claims: who is looking at which waiting turn, so that two people at one queue never get the same one. */
import type { Database } from '../database.ts';
import { sameCase } from '../dialect.ts';

const OF_BRAND = `${sameCase('brand')} = ${sameCase(':brand')}`;

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

/** A claim not renewed for this many seconds has expired. */
export const CLAIM_SECONDS = 600;
/** A claim renewed less than this many seconds ago is not written again, to save writes at every key press. */
const FRESH_SECONDS = 30;

/**
 * Takes a turn for a session unless another has claimed it, and renews it when it is this session's already.
 * @param now unix seconds
 * @returns undefined when the claim was made, else the claim of another session
 * @throws StoreError when another process keeps the database to itself
 */
export async function takeClaim(
  db: Database,
  { channel, post, brand }: ClaimedPost,
  by: Claimant,
  now: number,
): Promise<Claim | undefined> {
  const mine = await findClaim(db, { channel, post, brand }, now);
  if (mine?.session === by.session && mine.expires_at > now + CLAIM_SECONDS - FRESH_SECONDS) return undefined;
  return db.transaction(async (tx) => {
    // One statement: of two who ask at once one gets the row, and the other sees whose it is.
    const taken = await tx.oneValue<string>(
      `INSERT INTO claim (channel, post, brand, session, actor, claimed_at, expires_at)
       VALUES (:channel, :post, :brand, :session, :actor, :now, :until)
       ON CONFLICT (channel, post, ${sameCase('brand')}) DO UPDATE SET session = :session, actor = :actor, expires_at = :until,
         claimed_at = CASE WHEN claim.session = :session THEN claim.claimed_at ELSE :now END
         WHERE claim.session = :session OR claim.expires_at <= :now
       RETURNING session`,
      { channel, post, brand, session: by.session, actor: by.actor, now, until: now + CLAIM_SECONDS },
    );
    if (taken !== undefined) tx.announce({ kind: 'claims', posts: [`${channel} ${post}`] });
    return taken === undefined ? findClaim(tx, { channel, post, brand }, now) : undefined;
  }, 'claims');
}

/** The claim on a turn that has not run out. */
export function findClaim(
  db: Database,
  { channel, post, brand }: ClaimedPost,
  now: number,
): Promise<Claim | undefined> {
  return db.one(`SELECT * FROM claim WHERE channel = :channel AND post = :post AND ${OF_BRAND} AND expires_at > :now`, {
    channel,
    post,
    brand,
    now,
  });
}

/** Every claim that has not run out. */
export function listClaims(db: Database, now: number): Promise<Claim[]> {
  return db.read('SELECT * FROM claim WHERE expires_at > :now ORDER BY claimed_at', { now });
}

/** Turns that other sessions have claimed. */
export async function turnsClaimedByOthers(db: Database, session: string, now: number): Promise<Set<number>> {
  const turns = await db.readColumn<number>(
    `SELECT m.turn FROM claim c
     JOIN post p ON p.channel = c.channel AND p.id = c.post
     JOIN brand b ON ${sameCase('b.name')} = ${sameCase('c.brand')}
     JOIN mention m ON m.post = p.key AND m.brand = b.key
     WHERE c.session <> :session AND c.expires_at > :now`,
    { session, now },
  );
  return new Set(turns);
}

/** Lets go of one turn, if this session has claimed it. */
export async function releaseClaim(
  db: Database,
  { channel, post, brand }: ClaimedPost,
  session: string,
): Promise<void> {
  await db.transaction(
    (tx) =>
      tx.write(`DELETE FROM claim WHERE channel = :channel AND post = :post AND ${OF_BRAND} AND session = :session`, {
        channel,
        post,
        brand,
        session,
      }),
    'claims',
  );
}

/** Lets go of everything a session has claimed, and of what has run out. */
export async function releaseClaims(db: Database, session: string, now: number): Promise<void> {
  await db.transaction(
    (tx) => tx.write('DELETE FROM claim WHERE session = :session OR expires_at <= :now', { session, now }),
    'claims',
  );
}

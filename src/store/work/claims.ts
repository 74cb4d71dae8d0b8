/** Claims: who is looking at which waiting turn, so that two people at one queue never get the same one. */
import type { Database } from '../database.ts';
import { sameCase } from '../dialect.ts';

const OF_POST = `channel = :channel AND post = :post AND ${sameCase('brand')} = ${sameCase(':brand')}`;
const HAS_ANOTHER = '(SELECT count(*) FROM claim c WHERE c.session = :session) > 1';

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

/** One statement: of two who ask at once one gets the row, and the other none. */
const TAKE = (turn: string) => `INSERT INTO claim (channel, post, brand, session, actor, claimed_at, expires_at)
  ${turn}
  ON CONFLICT (channel, post, ${sameCase('brand')}) DO UPDATE SET session = :session, actor = :actor, expires_at = :until,
    claimed_at = CASE WHEN claim.session = :session THEN claim.claimed_at ELSE :now END
    WHERE claim.session = :session OR claim.expires_at <= :now
  RETURNING session`;

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
  const claimed = { channel, post, brand, ...by, now, until: now + CLAIM_SECONDS };
  const [taken, claim] = await db.together((tx) => {
    const take = tx.oneValue<string>(TAKE('VALUES (:channel, :post, :brand, :session, :actor, :now, :until)'), claimed);
    return Promise.all([take, findClaim(tx, claimed, now)]);
  }, 'claims');
  return taken === undefined ? claim : undefined;
}

const OF_TURN = `SELECT t.channel, p.id, b.name, :session, :actor, :now, :until
  FROM turn t JOIN post p ON p.key = t.asked_post JOIN brand b ON b.key = t.brand
  WHERE t.key = :turn AND t.status = 'unanswered'`;

/**
 * Takes a turn that waits, by its key, in place of the one that a session has: that is kept where the other one is somebody
 * else's, answered or gone.
 * @param isLapsed somebody's claim on it has run out: that it is taken is announced
 * @returns whether it was taken
 */
export async function moveClaim(
  db: Database,
  turn: number,
  by: Claimant,
  now: number,
  { before, isLapsed }: { before: ClaimedPost | undefined; isLapsed: boolean },
): Promise<boolean> {
  const taken = db.oneValue<string>(TAKE(OF_TURN), { turn, ...by, now, until: now + CLAIM_SECONDS });
  // After the other, so that of two who change places none waits for the other.
  const gone =
    before &&
    db.write(`DELETE FROM claim WHERE ${OF_POST} AND session = :session AND ${HAS_ANOTHER}`, {
      channel: before.channel,
      post: before.post,
      brand: before.brand,
      session: by.session,
    });
  if (isLapsed) db.announce({ kind: 'claims' });
  await Promise.all([taken, gone]);
  return (await taken) !== undefined;
}

/** The claim on a turn that has not run out. */
export function findClaim(
  db: Database,
  { channel, post, brand }: ClaimedPost,
  now: number,
): Promise<Claim | undefined> {
  return db.one(`SELECT * FROM claim WHERE ${OF_POST} AND expires_at > :now`, {
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

/** Turns that other sessions have claimed, apart from those whose claims have run out. */
export async function turnsClaimedByOthers(
  db: Database,
  session: string,
  now: number,
): Promise<{ held: Set<number>; lapsed: Set<number> }> {
  const rows = await db.readRaw<[turn: number, expiresAt: number]>(
    `SELECT m.turn, c.expires_at FROM claim c
     JOIN post p ON p.channel = c.channel AND p.id = c.post
     JOIN brand b ON ${sameCase('b.name')} = ${sameCase('c.brand')}
     JOIN mention m ON m.post = p.key AND m.brand = b.key
     WHERE c.session <> :session`,
    { session },
  );
  const turnsOf = (isHeld: boolean) => new Set(rows.flatMap(([turn, at]) => (at > now === isHeld ? [turn] : [])));
  return { held: turnsOf(true), lapsed: turnsOf(false) };
}

/** Lets go of everything a session has claimed, and of what has run out. */
export async function releaseClaims(db: Database, session: string, now: number): Promise<void> {
  await db.together(
    (tx) => tx.write('DELETE FROM claim WHERE session = :session OR expires_at <= :now', { session, now }),
    'claims',
  );
}

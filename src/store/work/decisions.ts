/** Decisions in the database: appended, read back by turn through the platform's ids, never changed. */
import { type Decision, effectiveDecisions } from '../../domain/decision.ts';
import { appendLabels } from '../labels/hand-labels.ts';
import { asStoreError, type Db, type Store } from '../open.ts';
import { labelsOfDecisions } from './decision-labels.ts';

const COLUMNS = [
  'id',
  'channel',
  'post',
  'brand',
  'action',
  'value',
  'note',
  'until',
  'actor',
  'shown_at',
  'decided_at',
  'posts_seen',
  'ahead',
  'rule',
  'undoes',
] as const satisfies readonly (keyof Decision)[];

export const DECISION_COLUMNS: readonly (keyof Decision)[] = COLUMNS;

/**
 * Writes decisions in one short transaction, together with the labels they correct. Those whose id is known already are
 * left alone; returns how many were new.
 * @throws StoreError when another process keeps the database to itself; nothing was written then
 */
export function appendDecisions(db: Db, decisions: readonly Decision[]): number {
  const insert = db.prepare(
    `INSERT INTO decision (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((name) => `:${name}`).join(', ')})
     ON CONFLICT (id) DO NOTHING`,
  );
  const write = db.transaction(() => {
    const added = decisions.filter((decision) => insert.run(decision).changes > 0);
    appendLabels(db, labelsOfDecisions(db, added));
    return added.length;
  });
  try {
    return write.immediate();
  } catch (error) {
    throw asStoreError(error, db.name);
  }
}

/** A decision with the turn it is about. */
interface TurnDecision extends Decision {
  turn: number;
}

/** From a decision's post to the turn that holds it now. */
const OF_TURNS = `SELECT m.turn, d.${COLUMNS.join(', d.')}
  FROM decision d
  JOIN post p ON p.channel = d.channel AND p.id = d.post
  JOIN brand b ON b.name = d.brand
  JOIN mention m ON m.post = p.key AND m.brand = b.key`;
const OLDEST_FIRST = 'ORDER BY d.decided_at, d.key';

/**
 * The decisions that hold, by turn, oldest first: of these turns, or of every turn that is not answered.
 * @param asOf unix seconds: later decisions, and what they take back, have not happened yet
 */
export function decisionsByTurn(db: Db, turns?: readonly number[], asOf = Infinity): Map<number, Decision[]> {
  const rows =
    turns === undefined
      ? db.prepare(`${OF_TURNS} JOIN turn t ON t.key = m.turn AND t.status = 'unanswered' ${OLDEST_FIRST}`).all()
      : db
          .prepare(
            `SELECT m.turn, d.${COLUMNS.join(', d.')}
             FROM mention m
             JOIN post p ON p.key = m.post
             JOIN brand b ON b.key = m.brand
             JOIN decision d ON d.channel = p.channel AND d.post = p.id AND d.brand = b.name
             WHERE m.turn IN (SELECT value FROM json_each(?)) ${OLDEST_FIRST}`,
          )
          .all(JSON.stringify(turns));
  const byTurn = new Map<number, Decision[]>();
  for (const { turn, ...decision } of rows as TurnDecision[]) {
    if (decision.decided_at > asOf) continue;
    const held = byTurn.get(turn);
    if (held) held.push(decision);
    else byTurn.set(turn, [decision]);
  }
  for (const [turn, held] of byTurn) byTurn.set(turn, effectiveDecisions(held));
  return byTurn;
}

/** The turns about which something was decided after a row, and the newest row. */
export function turnsDecidedSince(db: Db, after: number): { turns: number[]; newest: number } {
  const newest = newestDecision(db);
  if (newest === after) return { turns: [], newest };
  const turns = db
    .prepare(
      `SELECT DISTINCT m.turn FROM decision d
       JOIN post p ON p.channel = d.channel AND p.id = d.post
       JOIN brand b ON b.name = d.brand
       JOIN mention m ON m.post = p.key AND m.brand = b.key
       WHERE d.key > ?`,
    )
    .pluck()
    .all(after) as number[];
  return { turns, newest };
}

/** Key of the newest row; 0 when there is none. */
export function newestDecision(db: Db): number {
  return db.prepare('SELECT coalesce(max(key), 0) FROM decision').pluck().get() as number;
}

/** The newest decision of an actor that still holds. */
export function lastDecision(db: Db, actor: string): Decision | undefined {
  return db
    .prepare(
      `SELECT ${COLUMNS.join(', ')} FROM decision d
       WHERE actor = ? AND action <> 'undo' AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.id)
       ORDER BY decided_at DESC, key DESC LIMIT 1`,
    )
    .get(actor) as Decision | undefined;
}

/** Every decision about the posts of a thread, undone ones and undoings included, oldest first. */
export async function decisionsOfThread(store: Store, thread: number): Promise<Decision[]> {
  return store.db
    .prepare(
      `SELECT d.${COLUMNS.join(', d.')} FROM decision d
       WHERE (d.channel, d.post) IN (SELECT channel, id FROM post WHERE thread = ?) ${OLDEST_FIRST}`,
    )
    .all(thread) as Decision[];
}

/** Decisions in the database: appended, read back by turn through the platform's ids, never changed. */
import { type Decision, effectiveDecisions } from '../../domain/decision.ts';
import type { Database } from '../database.ts';
import { list, sameCase } from '../dialect.ts';
import { appendLabels } from '../labels/hand-labels.ts';
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

export const STORED_DECISION_COLUMNS: readonly (keyof Decision)[] = COLUMNS;

/**
 * Writes decisions in one short transaction, together with the labels they correct. Those whose id is known already are
 * left alone; returns how many were new.
 * @throws StoreError when another process keeps the database to itself; nothing was written then
 */
export async function appendDecisions(db: Database, decisions: readonly Decision[]): Promise<number> {
  // What takes a label back is an undo; only labels touch what imports write.
  const mayLabel = decisions.some(({ action }) => action === 'label' || action === 'undo');
  return db.transaction(
    async (tx) => {
      const ids = decisions.map(({ id }) => id);
      const known = new Set(
        await tx.readColumn<string>(`SELECT id FROM decision WHERE id IN ${list('ids', 'text')}`, { ids }),
      );
      const added = decisions.filter(({ id }) => !known.has(id) && known.add(id));
      await tx.writeMany(
        `INSERT INTO decision (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((name) => `:${name}`).join(', ')})`,
        added,
      );
      await appendLabels(tx, await labelsOfDecisions(tx, added));
      tx.announce({ kind: 'decisions', posts: added.map(({ channel, post }) => `${channel} ${post}`) });
      return added.length;
    },
    mayLabel ? 'labels' : 'decisions',
  );
}

/** A decision with the turn it is about. */
interface TurnDecision extends Decision {
  turn: number;
}

/** Whether a decision names a brand. */
export const SAME_BRAND = `${sameCase('b.name')} = ${sameCase('d.brand')}`;

/** From a decision's post to the turn that has it now. */
const OF_TURNS = `SELECT m.turn, d.${COLUMNS.join(', d.')}
  FROM decision d
  JOIN post p ON p.channel = d.channel AND p.id = d.post
  JOIN brand b ON ${SAME_BRAND}
  JOIN mention m ON m.post = p.key AND m.brand = b.key`;
const OLDEST_FIRST = 'ORDER BY d.decided_at, d.key';

/**
 * The decisions in effect, by turn, oldest first: of these turns, or of every turn that is not answered.
 * @param asOf unix seconds: later decisions, and what they take back, have not happened yet
 */
export async function decisionsByTurn(
  db: Database,
  turns?: readonly number[],
  asOf = Infinity,
): Promise<Map<number, Decision[]>> {
  const rows =
    turns === undefined
      ? await db.read<TurnDecision>(
          `${OF_TURNS} JOIN turn t ON t.key = m.turn AND t.status = 'unanswered' ${OLDEST_FIRST}`,
        )
      : await db.read<TurnDecision>(
          `SELECT m.turn, d.${COLUMNS.join(', d.')}
           FROM mention m
           JOIN post p ON p.key = m.post
           JOIN brand b ON b.key = m.brand
           JOIN decision d ON d.channel = p.channel AND d.post = p.id AND ${SAME_BRAND}
           WHERE m.turn IN ${list('turns')} ${OLDEST_FIRST}`,
          { turns },
        );
  const byTurn = new Map<number, Decision[]>();
  for (const { turn, ...decision } of rows) {
    if (decision.decided_at > asOf) continue;
    const decisions = byTurn.get(turn);
    if (decisions) decisions.push(decision);
    else byTurn.set(turn, [decision]);
  }
  for (const [turn, decisions] of byTurn) byTurn.set(turn, effectiveDecisions(decisions));
  return byTurn;
}

/** Those of these ids that are stored, undone ones included. */
export async function decisionsById(db: Database, ids: readonly string[]): Promise<Map<string, Decision>> {
  const found = await db.read<Decision>(
    `SELECT ${COLUMNS.join(', ')} FROM decision WHERE id IN ${list('ids', 'text')}`,
    {
      ids,
    },
  );
  return new Map(found.map((decision) => [decision.id, decision]));
}

/** The turns about which something was decided after a row, and the newest row. */
export async function turnsDecidedSince(db: Database, after: number): Promise<{ turns: number[]; newest: number }> {
  const newest = await newestDecision(db);
  if (newest === after) return { turns: [], newest };
  const turns = await db.readColumn<number>(
    `SELECT DISTINCT m.turn FROM decision d
     JOIN post p ON p.channel = d.channel AND p.id = d.post
     JOIN brand b ON ${SAME_BRAND}
     JOIN mention m ON m.post = p.key AND m.brand = b.key
     WHERE d.key > :after`,
    { after },
  );
  return { turns, newest };
}

/** Key of the newest row; 0 when there is none. */
export async function newestDecision(db: Database): Promise<number> {
  return (await db.oneValue<number>('SELECT coalesce(max(key), 0) FROM decision'))!;
}

/** The newest decision of an actor that is still in effect. */
export function lastDecision(db: Database, actor: string): Promise<Decision | undefined> {
  return db.one(
    `SELECT ${COLUMNS.join(', ')} FROM decision d
     WHERE actor = :actor AND action <> 'undo' AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.id)
     ORDER BY decided_at DESC, key DESC LIMIT 1`,
    { actor },
  );
}

/** Every decision about the posts of a thread, undone ones and undoings included, oldest first. */
export function decisionsOfThread(db: Database, thread: number): Promise<Decision[]> {
  return db.read(
    `SELECT d.${COLUMNS.join(', d.')} FROM decision d
     WHERE (d.channel, d.post) IN (SELECT channel, id FROM post WHERE thread = :thread) ${OLDEST_FIRST}`,
    { thread },
  );
}

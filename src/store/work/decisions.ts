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
  if (!decisions.some(mayLabel)) return db.together((tx) => append(tx, decisions), 'decisions');
  return db.transaction(async (tx) => {
    const added = await append(tx, decisions);
    await appendLabels(tx, await labelsOfDecisions(tx, decisions));
    return added;
  }, 'labels');
}

export function mayLabel({ action }: Pick<Decision, 'action'>): boolean {
  return action === 'label' || action === 'undo';
}

function append(tx: Database, decisions: readonly Decision[]): Promise<number> {
  tx.announce({ kind: 'decisions', posts: decisions.map(({ channel, post }) => `${channel} ${post}`) });
  return tx.writeMany(
    `INSERT INTO decision (${COLUMNS.join(', ')}) SELECT ${COLUMNS.map((name) => `:${name}`).join(', ')}
     WHERE NOT EXISTS (SELECT 1 FROM decision WHERE id = :id)`,
    decisions,
  );
}

/** A decision with the turn it is about. */
interface TurnDecision extends Decision {
  turn: number;
  key: number;
}

/** Whether a decision names a brand. */
export const SAME_BRAND = `${sameCase('b.name')} = ${sameCase('d.brand')}`;

/** From a decision's post to the turn that has it now. */
const DECIDED = `FROM decision d
  JOIN post p ON p.channel = d.channel AND p.id = d.post
  JOIN brand b ON ${SAME_BRAND}
  JOIN mention m ON m.post = p.key AND m.brand = b.key`;
const TURN_DECISION = `m.turn, d.key, d.${COLUMNS.join(', d.')}`;
const OLDEST_FIRST = 'ORDER BY d.decided_at, d.key';

const OF_LISTED = (turns: string) => `SELECT ${TURN_DECISION}
  FROM mention m
  JOIN post p ON p.key = m.post
  JOIN brand b ON b.key = m.brand
  JOIN decision d ON d.channel = p.channel AND d.post = p.id AND ${SAME_BRAND}
  WHERE m.turn IN ${turns} ${OLDEST_FIRST}`;

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
          `SELECT ${TURN_DECISION} ${DECIDED} JOIN turn t ON t.key = m.turn AND t.status = 'unanswered' ${OLDEST_FIRST}`,
        )
      : await db.read<TurnDecision>(OF_LISTED(list('turns')), { turns });
  return inEffect(rows, asOf);
}

function inEffect(rows: readonly TurnDecision[], asOf: number): Map<number, Decision[]> {
  const byTurn = new Map<number, Decision[]>();
  for (const { turn, key: _, ...decision } of rows) {
    if (decision.decided_at > asOf) continue;
    const decisions = byTurn.get(turn);
    if (decisions) decisions.push(decision);
    else byTurn.set(turn, [decision]);
  }
  for (const [turn, decisions] of byTurn) byTurn.set(turn, effectiveDecisions(decisions));
  return byTurn;
}

/** What was decided since the last look. */
export interface DecidedSince {
  /** Key of the newest row. */
  newest: number;
  /** The decisions in effect of the turns about which something was, by turn, oldest first; none where all were undone. */
  byTurn: Map<number, Decision[]>;
  /** Those of the turns of which a label may have changed. */
  relabelled: Set<number>;
}

/**
 * @param after key of a row: later ones are new
 * @param asOf as above
 */
export async function decidedSince(db: Database, after: number, asOf = Infinity): Promise<DecidedSince> {
  const rows = await db.read<TurnDecision>(OF_LISTED(`(SELECT m.turn ${DECIDED} WHERE d.key > :after)`), { after });
  const news = rows.filter(({ key }) => key > after);
  const byTurn = inEffect(rows, asOf);
  for (const { turn } of news) if (!byTurn.has(turn)) byTurn.set(turn, []);
  return {
    newest: news.reduce((newest, { key }) => Math.max(newest, key), after),
    byTurn,
    relabelled: new Set(news.filter(mayLabel).map(({ turn }) => turn)),
  };
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

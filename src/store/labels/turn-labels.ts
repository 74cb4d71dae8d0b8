/** Labels of turns: kept beside them, so that no report joins posts, and rebuilt whenever posts, threads or labels change. */
import { TURN_FACETS } from '../../domain/label.ts';
import type { Database } from '../database.ts';
import { joined, list, ofFirst } from '../dialect.ts';
import { flagCell } from './flag-cell.ts';

/** Facet -> values of the turn's posts. */
export type LabelValues = Record<string, string[]>;

/** Urgency of a post. Where a person corrected whether it needs a reply, the machine's low or normal urgency follows. */
export const URGENCY = `coalesce(h.urgency, CASE
  WHEN l.urgency = 'low' AND h.needs_reply <> 0 THEN 'normal'
  WHEN l.urgency = 'normal' AND h.needs_reply = 0 THEN 'low' ELSE l.urgency END)`;

const NEED = 'coalesce(h.needs_reply, l.needs_reply)';
/** The rank of a post among those of its turn: needing a reply, perhaps, needing none, not read yet, each by time. */
const FIRST = `CASE ${NEED} WHEN 1 THEN 0 WHEN 2 THEN 1000000000000 WHEN 0 THEN 2000000000000 ELSE 3000000000000 END
  + p.created_at`;
const IN_TURN = `${FIRST}, m.post`;

/**
 * A turn needs a reply when one of its posts does, and needs none when all are known not to; else it is unknown once all
 * were read. Urgency is its highest; every other label is that of the first post that needs a reply, else of the first
 * that may, else of the first post.
 */
const REBUILD = (turns: string) => `INSERT INTO turn_label
    (turn, needs_reply, intent, sentiment, urgency, topic, language, private_data)
  SELECT turn, CASE WHEN needing > 0 THEN 1 WHEN known < posts THEN NULL WHEN doubtful > 0 THEN 2 ELSE 0 END, intent, sentiment, CASE
      WHEN critical > 0 THEN 'critical' WHEN high > 0 THEN 'high' WHEN normal > 0 THEN 'normal' ELSE urgency END,
    topic, language, private_data
  FROM (
    SELECT m.turn, count(*) AS posts, count(${NEED}) AS known,
      count(*) FILTER (WHERE ${NEED} = 1) AS needing, count(*) FILTER (WHERE ${NEED} = 2) AS doubtful,
      min(${FIRST}) AS first,
      ${ofFirst('coalesce(h.intent, l.intent)', IN_TURN)} AS intent, ${ofFirst('coalesce(h.sentiment, l.sentiment)', IN_TURN)} AS sentiment,
      count(*) FILTER (WHERE ${URGENCY} = 'critical') AS critical, count(*) FILTER (WHERE ${URGENCY} = 'high') AS high,
      count(*) FILTER (WHERE ${URGENCY} = 'normal') AS normal, ${ofFirst(URGENCY, IN_TURN)} AS urgency,
      ${ofFirst('coalesce(h.topic, l.topic)', IN_TURN)} AS topic, ${ofFirst('coalesce(h.language, l.language)', IN_TURN)} AS language,
      ${joined("nullif(coalesce(h.private_data, l.private_data), '')", 'm.post')} AS private_data
    FROM mention m
    JOIN post p ON p.key = m.post
    LEFT JOIN post_label l ON l.post = m.post
    LEFT JOIN hand_label h ON h.post = m.post
    WHERE m.turn IN (${turns})
    GROUP BY m.turn HAVING count(l.post) + count(h.post) > 0) labelled
  WHERE true
  ON CONFLICT (turn) DO UPDATE SET needs_reply = excluded.needs_reply, intent = excluded.intent,
    sentiment = excluded.sentiment, urgency = excluded.urgency, topic = excluded.topic, language = excluded.language,
    private_data = excluded.private_data`;

const IN_THREADS = `SELECT key FROM turn WHERE thread IN ${list('threads')}`;
const WITH_POSTS = `SELECT turn FROM mention WHERE post IN ${list('posts')}`;

/** Whether anything has been labelled yet; until then there is nothing to rebuild. */
export async function anyLabels(db: Database): Promise<boolean> {
  const any = await db.oneValue('SELECT EXISTS (SELECT 1 FROM post_label) OR EXISTS (SELECT 1 FROM hand_label)');
  return any === 1;
}

/** Whether any turn has labels. */
export async function anyTurnLabels(db: Database): Promise<boolean> {
  return (await db.oneValue('SELECT EXISTS (SELECT 1 FROM turn_label)')) === 1;
}

/** Rebuilds the labels of the turns of these threads. */
export async function rebuildTurnLabels(db: Database, threads: readonly number[]): Promise<void> {
  await db.write(REBUILD(IN_THREADS), { threads });
}

/** Forgets the labels of these threads' turns, before the turns themselves go. */
export async function dropTurnLabels(db: Database, threads: readonly number[]): Promise<void> {
  await db.write(`DELETE FROM turn_label WHERE turn IN (${IN_THREADS})`, { threads });
}

/** Rebuilds the labels of turns that have a post with a key of this range, both ends included. */
export async function labelTurnsBetween(db: Database, first: number, last: number): Promise<void> {
  await db.write(REBUILD('SELECT turn FROM mention WHERE post BETWEEN :first AND :last'), { first, last });
}

/** Rebuilds the labels of the turns of posts that may have lost their last label. */
export async function labelTurnsOf(db: Database, posts: readonly number[]): Promise<void> {
  await db.write(`DELETE FROM turn_label WHERE turn IN (${WITH_POSTS})`, { posts });
  await db.write(REBUILD(WITH_POSTS), { posts });
}

/** The cells of a row of turn_label x that `labelsIn` reads, as SQL. */
export const TURN_LABEL_CELLS = [
  flagCell('x.needs_reply'),
  ...['intent', 'sentiment', 'urgency', 'topic', 'language', 'private_data'].map((column) => `x.${column}`),
];

/** Labels of a turn; facets that it has none of are absent. */
export function labelsIn(cells: readonly unknown[]): LabelValues {
  const labels: LabelValues = {};
  for (const [at, facet] of TURN_FACETS.entries()) if (cells[at]) labels[facet] = [String(cells[at])];
  const found = cells[TURN_FACETS.length];
  if (found) labels['private-data'] = [...new Set(String(found).split(','))];
  return labels;
}

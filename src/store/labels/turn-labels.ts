/** Labels of turns: kept beside them, so that no report joins posts, and made anew whenever posts, threads or labels change. */
import { TURN_FACETS } from '../../domain/label.ts';
import type { Db, Store } from '../open.ts';

/** Facet -> values of the turn's posts. */
export type LabelValues = Record<string, string[]>;

/** Urgency of a post: where the machine only says that it asks for something or for nothing, a person who knows better moves it. */
export const URGENCY = `coalesce(h.urgency, CASE
  WHEN l.urgency = 'low' AND h.needs_reply = 1 THEN 'normal'
  WHEN l.urgency = 'normal' AND h.needs_reply = 0 THEN 'low' ELSE l.urgency END)`;

/**
 * A turn needs a reply when one of its posts does, and needs none when all are known not to. Urgency is its highest;
 * every other label is that of the first post that needs a reply, else of the first post.
 */
const REFRESH = (turns: string) => `INSERT OR REPLACE INTO turn_label
    (turn, needs_reply, intent, sentiment, urgency, topic, language, private_data)
  SELECT turn, CASE WHEN needing > 0 THEN 1 WHEN known = posts THEN 0 END, intent, sentiment, CASE
      WHEN critical > 0 THEN 'critical' WHEN high > 0 THEN 'high' WHEN normal > 0 THEN 'normal' ELSE urgency END,
    topic, language, private_data
  FROM (
    SELECT m.turn, count(*) AS posts, count(coalesce(h.needs_reply, l.needs_reply)) AS known,
      sum(coalesce(h.needs_reply, l.needs_reply, 0)) AS needing,
      min(CASE coalesce(h.needs_reply, l.needs_reply) WHEN 1 THEN 0 WHEN 0 THEN 1000000000000 ELSE 2000000000000 END
        + p.created_at) AS first,
      coalesce(h.intent, l.intent) AS intent, coalesce(h.sentiment, l.sentiment) AS sentiment,
      sum(${URGENCY} = 'critical') AS critical, sum(${URGENCY} = 'high') AS high,
      sum(${URGENCY} = 'normal') AS normal, ${URGENCY} AS urgency,
      coalesce(h.topic, l.topic) AS topic, coalesce(h.language, l.language) AS language,
      group_concat(nullif(coalesce(h.private_data, l.private_data), '')) AS private_data
    FROM mention m
    JOIN post p ON p.key = m.post
    LEFT JOIN post_label l ON l.post = m.post
    LEFT JOIN hand_label h ON h.post = m.post
    WHERE m.turn IN (${turns})
    GROUP BY m.turn HAVING count(l.post) + count(h.post) > 0)`;

export interface TurnLabels {
  /** Whether anything has been labelled yet; until then nothing needs refreshing. */
  areThere(): boolean;
  ofThreads(threads: readonly number[]): void;
  /** Turns that hold a post with a key of this range, both ends included. */
  ofPosts(first: number, last: number): void;
  /** The turns of one post, which may have lost its last label. */
  ofPost(post: number): void;
  /** Forgets the labels of these threads' turns, before the turns themselves go. */
  drop(threads: readonly number[]): void;
}

/** Prepares the refreshing; the caller holds the transaction. */
export function openTurnLabels(db: Db): TurnLabels {
  const any = db.prepare('SELECT EXISTS (SELECT 1 FROM post_label) OR EXISTS (SELECT 1 FROM hand_label)').pluck();
  const inThreads = 'SELECT key FROM turn WHERE thread IN (SELECT value FROM json_each(?))';
  const byThreads = db.prepare(REFRESH(inThreads));
  const byPosts = db.prepare(REFRESH('SELECT turn FROM mention WHERE post BETWEEN ? AND ?'));
  const emptyByPost = db.prepare('DELETE FROM turn_label WHERE turn IN (SELECT turn FROM mention WHERE post = ?)');
  const forget = db.prepare(`DELETE FROM turn_label WHERE turn IN (${inThreads})`);
  return {
    areThere: () => any.get() === 1,
    ofThreads: (threads) => void byThreads.run(JSON.stringify(threads)),
    ofPosts: (first, last) => void byPosts.run(first, last),
    ofPost(post) {
      emptyByPost.run(post);
      byPosts.run(post, post);
    },
    drop: (threads) => void forget.run(JSON.stringify(threads)),
  };
}

/** Labels of these turns; those without any are absent. */
export function labelsByTurn({ db }: Store, turns: readonly number[]): Map<number, LabelValues> {
  const rows = db
    .prepare(
      `SELECT turn, CASE needs_reply WHEN 1 THEN 'true' WHEN 0 THEN 'false' END, intent, sentiment, urgency, topic,
         language, private_data
       FROM turn_label WHERE turn IN (SELECT value FROM json_each(?))`,
    )
    .raw()
    .iterate(JSON.stringify(turns)) as IterableIterator<[number, ...(string | null)[]]>;
  const byTurn = new Map<number, LabelValues>();
  for (const [turn, ...values] of rows) {
    const labels: LabelValues = {};
    for (const [at, facet] of TURN_FACETS.entries()) if (values[at]) labels[facet] = [values[at]];
    const found = values[TURN_FACETS.length];
    if (found) labels['private-data'] = [...new Set(found.split(','))];
    byTurn.set(turn, labels);
  }
  return byTurn;
}

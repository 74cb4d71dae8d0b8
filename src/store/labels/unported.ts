/** Labels of turns and late labels for the writers that are not on the port yet. */
import { FACET_NAMES, type FacetName, facetShape, type HandLabel, NEEDING_INTENTS } from '../../domain/label.ts';
import type { Db } from '../open.ts';
import { LABEL_COLUMNS } from './hand-labels.ts';
import { URGENCY } from './turn-labels.ts';

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

interface TurnLabels {
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

/** Carries labels to posts that came after them: to be called when posts were added. */
export function settleLateLabels(db: Db): void {
  const late = db
    .prepare(
      `SELECT DISTINCT p.key FROM label l JOIN post p ON p.channel = l.channel AND p.id = l.post
       WHERE NOT EXISTS (SELECT 1 FROM hand_label h WHERE h.post = p.key)`,
    )
    .pluck();
  const has = db.prepare('SELECT EXISTS (SELECT 1 FROM label)').pluck().get() === 1;
  if (has) db.transaction(() => settle(db, late.all() as number[])).immediate();
}

/** What people said of a post and still holds, by facet. */
function standingLabels(db: Db, post: number): Map<FacetName, HandLabel & { value: string }> {
  const given = db
    .prepare(
      `SELECT ${LABEL_COLUMNS.map((name) => `l.${name}`).join(', ')}
       FROM post p JOIN label l ON l.channel = p.channel AND l.post = p.id WHERE p.key = ? ORDER BY l.at, l.key`,
    )
    .all(post) as HandLabel[];
  const standing = new Map<FacetName, HandLabel & { value: string }>();
  for (const label of given) {
    if (label.value === null) standing.delete(label.facet);
    else standing.set(label.facet, { ...label, value: label.value });
  }
  return standing;
}

/** Makes the derived rows of these posts and their turns anew. */
function settle(db: Db, posts: readonly number[]): void {
  const columns = FACET_NAMES.map((name) => facetShape(name).column);
  const drop = db.prepare('DELETE FROM hand_label WHERE post = ?');
  const insert = db.prepare(
    `INSERT INTO hand_label (post, ${columns.join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})`,
  );
  const turns = openTurnLabels(db);
  for (const post of posts) {
    const held = new Map([...standingLabels(db, post)].map(([facet, { value }]) => [facet, value]));
    const intent = held.get('intent');
    if (intent !== undefined && !held.has('needs-reply')) held.set('needs-reply', String(NEEDING_INTENTS.has(intent)));
    drop.run(post);
    if (held.size > 0) insert.run(post, ...FACET_NAMES.map((name) => cellOf(name, held.get(name))));
    turns.ofPost(post);
  }
}

function cellOf(name: FacetName, value: string | undefined): string | number | null {
  if (value === undefined) return null;
  return facetShape(name).kind === 'flag' ? Number(value === 'true') : value;
}

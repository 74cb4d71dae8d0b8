/** Labels of the posts of waiting turns, once posts have been classified. */
import type { Db, Store } from './open.ts';

/** Facet -> values of the turn's posts. */
export type LabelValues = Record<string, string[]>;

export interface PostLabel {
  post: number;
  facet: string;
  value: string;
  /** 0 … 1 */
  confidence: number;
  reason: string;
}

function areThere(db: Db): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'label'").get() !== undefined;
}

/** Labels by turn: of these turns, or of every turn that is not answered. Empty before posts are classified. */
export function labelsByTurn(store: Store, turns?: readonly number[]): Map<number, LabelValues> {
  const { db } = store;
  if (!areThere(db)) return new Map();
  const picked =
    turns === undefined
      ? "SELECT key FROM turn WHERE status = 'unanswered'"
      : 'SELECT value AS key FROM json_each(:turns)';
  const rows = db
    .prepare(
      `SELECT m.turn, l.facet, l.value FROM (${picked}) t
       JOIN mention m ON m.turn = t.key JOIN label l ON l.post = m.post GROUP BY m.turn, l.facet, l.value`,
    )
    .raw()
    .iterate(turns === undefined ? {} : { turns: JSON.stringify(turns) }) as IterableIterator<[number, string, string]>;
  const byTurn = new Map<number, LabelValues>();
  for (const [turn, facet, value] of rows) {
    let labels = byTurn.get(turn);
    if (!labels) {
      labels = {};
      byTurn.set(turn, labels);
    }
    labels[facet] = [...(labels[facet] ?? []), value];
  }
  return byTurn;
}

/** Every label of a thread's posts, with its reason. */
export function labelsOfThread(store: Store, thread: number): PostLabel[] {
  if (!areThere(store.db)) return [];
  return store.db
    .prepare(
      `SELECT l.post, l.facet, l.value, l.confidence, l.reason FROM label l JOIN post p ON p.key = l.post
       WHERE p.thread = ? ORDER BY l.post, l.facet, l.value`,
    )
    .all(thread) as PostLabel[];
}

/** Labels corrected while triaging: the same row in the log of labels, and taken back with the decision. */
import { type Decision, splitLabel } from '../../domain/decision.ts';
import { type HandLabel, isFacet } from '../../domain/label.ts';
import type { Db } from '../open.ts';

/** The labels that decisions give or take back, under the decisions' own ids. */
export function labelsOfDecisions(db: Db, decisions: readonly Decision[]): HandLabel[] {
  const before = db
    .prepare(
      `SELECT value FROM label WHERE channel = :channel AND post = :post AND facet = :facet AND id <> :undone
       ORDER BY at DESC, key DESC LIMIT 1`,
    )
    .pluck();
  const undone = db.prepare("SELECT value FROM decision WHERE id = ? AND action = 'label'").pluck();
  return decisions.flatMap(({ id, channel, post, action, value, actor, decided_at, undoes }): HandLabel[] => {
    const pair =
      action === 'label' ? value : action === 'undo' ? (undone.get(undoes) as string | undefined) : undefined;
    if (pair == null) return [];
    const [facet, given] = splitLabel(pair);
    if (!isFacet(facet)) return [];
    const held = action === 'label' ? given : before.get({ channel, post, facet, undone: undoes });
    return [{ id, channel, post, facet, value: (held as string | undefined) ?? null, actor, at: decided_at }];
  });
}

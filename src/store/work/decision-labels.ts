/** Labels corrected while triaging: the same row in the log of labels, and undone with the decision. */
import { type Decision, splitLabel } from '../../domain/decision.ts';
import { type HandLabel, isFacet } from '../../domain/label.ts';
import type { Database } from '../database.ts';

/** The labels that decisions give or undo, under the decisions' own ids. */
export async function labelsOfDecisions(db: Database, decisions: readonly Decision[]): Promise<HandLabel[]> {
  const labels: HandLabel[] = [];
  for (const { id, channel, post, action, value, actor, decided_at, undoes } of decisions) {
    const pair = action === 'label' ? value : action === 'undo' ? await undoneLabel(db, undoes) : undefined;
    if (pair == null) continue;
    const [facet, given] = splitLabel(pair);
    if (!isFacet(facet)) continue;
    const about = { channel, post, facet };
    const effective = action === 'label' ? given : await valueWithout(db, about, undoes);
    labels.push({ id, ...about, value: effective ?? null, actor, at: decided_at });
  }
  return labels;
}

async function undoneLabel(db: Database, id: string | null): Promise<string | null | undefined> {
  return db.oneValue("SELECT value FROM decision WHERE id = :id AND action = 'label'", { id });
}

/** The newest value a person gave but for one label. */
async function valueWithout(
  db: Database,
  about: Pick<HandLabel, 'channel' | 'post' | 'facet'>,
  undone: string | null,
): Promise<string | null | undefined> {
  return db.oneValue(
    `SELECT value FROM label WHERE channel = :channel AND post = :post AND facet = :facet AND id <> :undone
     ORDER BY at DESC, key DESC LIMIT 1`,
    { ...about, undone },
  );
}

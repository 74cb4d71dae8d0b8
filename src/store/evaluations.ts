/** How good labels were found to be where the truth was known; the newest of a classifier version counts. */
import { heldLabellers } from './classifiers.ts';
import type { Db } from './open.ts';

export interface Evaluation {
  facet: string;
  /** Key of the facet versions that were measured. */
  classifier: number;
  /** The file, or 'hand labels'. */
  source: string;
  /** Unix seconds. */
  at: number;
  /** counts[i][j]: labels[i] in truth, labelled labels[j]. */
  confusion: { labels: string[]; counts: number[][] };
}

export function saveEvaluation(db: Db, { confusion, ...rest }: Evaluation): void {
  db.prepare(
    `INSERT INTO evaluation (facet, classifier, source, at, confusion)
     VALUES (:facet, :classifier, :source, :at, :confusion)`,
  ).run({ ...rest, confusion: JSON.stringify(confusion) });
}

/**
 * The newest evaluation of a facet by the versions whose labels are here; one of other versions says nothing, and none
 * speaks for labels of several versions together.
 */
export function latestEvaluation(db: Db, facet: string): Evaluation | undefined {
  const [held, ...others] = heldLabellers(db);
  if (!held || others.length > 0) return undefined;
  const row = db
    .prepare(
      `SELECT facet, classifier, source, at, confusion FROM evaluation
       WHERE facet = ? AND classifier = ? ORDER BY key DESC LIMIT 1`,
    )
    .get(facet, held.key) as (Omit<Evaluation, 'confusion'> & { confusion: string }) | undefined;
  return row && { ...row, confusion: JSON.parse(row.confusion) };
}

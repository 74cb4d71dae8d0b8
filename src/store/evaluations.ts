/** How good labels were found to be where the truth was known; the newest of a classifier version counts. */
import { heldVersions, versionOf } from './classifiers.ts';
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
 * The newest evaluation of a facet by the version whose answers are here; one of another version says nothing, and none
 * speaks for answers of several versions together.
 */
export function latestEvaluation(db: Db, facet: string): Evaluation | undefined {
  const [held, ...others] = heldVersions(db, facet);
  if (held === undefined || others.length > 0) return undefined;
  const rows = db
    .prepare(
      `SELECT e.facet, e.classifier, e.source, e.at, e.confusion, c.versions
       FROM evaluation e JOIN classifier c ON c.key = e.classifier WHERE e.facet = ? ORDER BY e.key DESC`,
    )
    .all(facet) as (Omit<Evaluation, 'confusion'> & { confusion: string; versions: string })[];
  const newest = rows.find(({ versions }) => versionOf(versions, facet) === held);
  if (!newest) return undefined;
  const { versions: _versions, confusion, ...rest } = newest;
  return { ...rest, confusion: JSON.parse(confusion) };
}

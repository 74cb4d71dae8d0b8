/** How good labels were found to be where the truth was known; the newest of a classifier version counts. */

import type { Db } from '../open.ts';
import { heldVersions, isAskedModel, versionOf } from './classifiers.ts';

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

/** What a facet is told by: where that is answered by another version, the facet is too. */
const TOLD_BY: Readonly<Record<string, readonly string[]>> = { 'needs-reply': ['needs-reply', 'intent'] };

/**
 * Whose answers to a facet stand: of several versions side by side, after a break or where a model was asked about some
 * posts; of a model server alone, which is measured nowhere; or of one version of this program.
 */
export type Standing = 'several' | 'model' | 'own';

export function standingOf(db: Db, facet: string): Standing {
  const held = toldBy(facet).map((each) => heldVersions(db, each));
  if (held.some((versions) => versions.length > 1)) return 'several';
  return held.some(([version]) => isAskedModel(version)) ? 'model' : 'own';
}

function toldBy(facet: string): readonly string[] {
  return TOLD_BY[facet] ?? [facet];
}

/**
 * The evaluations of a facet by the version whose answers are here, the newest first; those of other versions say nothing,
 * and none speaks for answers of several versions together.
 */
export function evaluationsOf(db: Db, facet: string): Evaluation[] {
  const facets = toldBy(facet);
  const held = facets.map((each) => heldVersions(db, each));
  if (held.some((versions) => versions.length !== 1)) return [];
  const rows = db
    .prepare(
      `SELECT e.facet, e.classifier, e.source, e.at, e.confusion, c.versions
       FROM evaluation e JOIN classifier c ON c.key = e.classifier WHERE e.facet = ? ORDER BY e.key DESC`,
    )
    .all(facet) as (Omit<Evaluation, 'confusion'> & { confusion: string; versions: string })[];
  return rows
    .filter(({ versions }) => facets.every((each, at) => versionOf(versions, each) === held[at]![0]))
    .map(({ versions: _versions, confusion, ...rest }) => ({ ...rest, confusion: JSON.parse(confusion) }));
}

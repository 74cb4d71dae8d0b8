/** How good labels were found to be where the truth was known; the newest of a classifier version counts. */

import type { Database } from '../database.ts';
import { isAskedModel, storedVersions, versionOf } from './classifiers.ts';

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

export async function saveEvaluation(db: Database, { confusion, ...rest }: Evaluation): Promise<void> {
  await db.write(
    `INSERT INTO evaluation (facet, classifier, source, at, confusion)
     VALUES (:facet, :classifier, :source, :at, :confusion)`,
    { ...rest, confusion: JSON.stringify(confusion) },
  );
}

/** What a facet follows from: where that is answered by another version, the facet is too. */
const FOLLOWS_FROM: Readonly<Record<string, readonly string[]>> = { 'needs-reply': ['needs-reply', 'intent'] };

/**
 * Whose answers to a facet are stored: of several versions side by side, after a break or where a model was asked about
 * some posts; of a model server alone, which is measured nowhere; or of one version of this program.
 */
export type AnsweredBy = 'several' | 'model' | 'own';

export async function answeredBy(db: Database, facet: string): Promise<AnsweredBy> {
  const stored = await versionsBehind(db, facet);
  if (stored.some((versions) => versions.length > 1)) return 'several';
  return stored.some(([version]) => isAskedModel(version)) ? 'model' : 'own';
}

function facetsBehind(facet: string): readonly string[] {
  return FOLLOWS_FROM[facet] ?? [facet];
}

function versionsBehind(db: Database, facet: string): Promise<(string | undefined)[][]> {
  return Promise.all(facetsBehind(facet).map((each) => storedVersions(db, each)));
}

/**
 * The evaluations of a facet by the version whose answers are here, the newest first; those of other versions say nothing,
 * and none applies to answers of several versions together.
 */
export async function evaluationsOf(db: Database, facet: string): Promise<Evaluation[]> {
  const stored = await versionsBehind(db, facet);
  if (stored.some((versions) => versions.length !== 1)) return [];
  const rows = await db.read<Omit<Evaluation, 'confusion'> & { confusion: string; versions: string }>(
    `SELECT e.facet, e.classifier, e.source, e.at, e.confusion, c.versions
     FROM evaluation e JOIN classifier c ON c.key = e.classifier WHERE e.facet = :facet ORDER BY e.key DESC`,
    { facet },
  );
  return rows
    .filter(({ versions }) => facetsBehind(facet).every((each, at) => versionOf(versions, each) === stored[at]![0]))
    .map(({ versions: _versions, confusion, ...rest }) => ({ ...rest, confusion: JSON.parse(confusion) }));
}

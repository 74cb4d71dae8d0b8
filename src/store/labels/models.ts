/** Models trained on the user's labels: every one is kept, one per facet is in use. */
import type { Db } from '../open.ts';

export interface StoredModel {
  facet: string;
  version: string;
  /** Unix seconds. */
  trained_at: number;
  examples: number;
  /** Scores of the cross-validation, as JSON. */
  scores: string;
  bytes: Uint8Array;
}

/** The models in use. */
export function activeModels(db: Db): StoredModel[] {
  return db
    .prepare('SELECT facet, version, trained_at, examples, scores, bytes FROM model WHERE active = 1 ORDER BY facet')
    .all() as StoredModel[];
}

/** How many models of a facet were ever trained: the next one's version follows from it. */
export function countModels(db: Db, facet: string): number {
  return db.prepare('SELECT count(*) FROM model WHERE facet = ?').pluck().get(facet) as number;
}

/** Puts a model to use in place of the facet's current one. */
export function activateModel(db: Db, model: StoredModel): void {
  db.transaction(() => {
    retireModel(db, model.facet);
    db.prepare(
      `INSERT INTO model (facet, version, trained_at, examples, scores, active, bytes)
       VALUES (:facet, :version, :trained_at, :examples, :scores, 1, :bytes)`,
    ).run(model);
  }).immediate();
}

/** Takes the facet's model out of use; the shipped classifier answers again. Returns whether there was one. */
export function retireModel(db: Db, facet: string): boolean {
  return db.prepare('UPDATE model SET active = 0 WHERE facet = ? AND active = 1').run(facet).changes > 0;
}

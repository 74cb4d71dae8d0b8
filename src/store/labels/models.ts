/** Models trained on the user's labels: every one is kept, one per facet is in use. */
import type { Database } from '../database.ts';

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
export function activeModels(db: Database): Promise<StoredModel[]> {
  return db.read(
    'SELECT facet, version, trained_at, examples, scores, bytes FROM model WHERE active = 1 ORDER BY facet',
  );
}

/** How many models of a facet were ever trained: the next one's version follows from it. */
export async function countModels(db: Database, facet: string): Promise<number> {
  return (await db.oneValue<number>('SELECT count(*) FROM model WHERE facet = :facet', { facet }))!;
}

/** Puts a model to use in place of the facet's current one. */
export async function activateModel(db: Database, model: StoredModel): Promise<void> {
  await db.transaction(async (tx) => {
    await retireModel(tx, model.facet);
    await tx.write(
      `INSERT INTO model (facet, version, trained_at, examples, scores, active, bytes)
       VALUES (:facet, :version, :trained_at, :examples, :scores, 1, :bytes)`,
      { ...model },
    );
  });
}

/** Takes the facet's model out of use; the shipped classifier answers again. Returns whether there was one. */
export async function retireModel(db: Database, facet: string): Promise<boolean> {
  return (await db.write('UPDATE model SET active = 0 WHERE facet = :facet AND active = 1', { facet })) > 0;
}

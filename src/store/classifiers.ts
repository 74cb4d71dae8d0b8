/** Classifiers: which versions of the facets answered, and whose labels the database holds. */
import type { Db } from './open.ts';

/** Who labels posts. */
export interface Labeller {
  /** 'language 1, sentiment 2, …': another text means that posts are worth classifying again. */
  versions: string;
  /** 'openai MODEL' where a model server is asked; its labels are replaced on request only. */
  model?: string;
}

/** A labeller whose labels are here. */
export interface HeldLabeller extends Labeller {
  key: number;
  /** Posts that hold its labels. */
  posts: number;
}

/** The number under which a set of facet versions is known, new when it has not been here before. */
export function classifierKey(db: Db, { versions, model }: Labeller): number {
  db.prepare('INSERT INTO classifier (versions, model) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
    versions,
    model ?? null,
  );
  return db.prepare('SELECT key FROM classifier WHERE versions = ?').pluck().get(versions) as number;
}

/** Whose labels posts hold, the one with most posts first; empty before anything was classified. */
export function heldLabellers(db: Db): HeldLabeller[] {
  const rows = db
    .prepare(
      `SELECT c.key, c.versions, c.model, held.posts
       FROM (SELECT classifier, count(*) AS posts FROM post_label GROUP BY classifier) held
       JOIN classifier c ON c.key = held.classifier ORDER BY held.posts DESC, c.key`,
    )
    .all() as { key: number; versions: string; model: string | null; posts: number }[];
  return rows.map(({ model, ...rest }) => ({ ...rest, ...(model !== null && { model }) }));
}

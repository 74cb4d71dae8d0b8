/** Classifiers: which versions of the facets answered, and whose labels the database holds. */
import type { Db } from '../open.ts';

/** A labeller whose labels are here. */
export interface HeldLabeller {
  key: number;
  /** 'language 1, sentiment 3, intent openai MODEL …': a facet and its version each. */
  versions: string;
  /** Posts that hold its labels. */
  posts: number;
}

/** The versions of a model server's answers. */
const ASKED_MODEL = /^openai /;

/** The version by which a facet was answered, if it was. */
export function versionOf(versions: string, facet: string): string | undefined {
  return versions
    .split(', ')
    .find((each) => each.startsWith(`${facet} `))
    ?.slice(facet.length + 1);
}

/** Whether a version is that of a model server: its labels were paid for and are replaced on request only. */
export function isAskedModel(version: string | undefined): boolean {
  return version !== undefined && ASKED_MODEL.test(version);
}

/** The models among the versions, 'openai MODEL'; undefined where this program's own classifiers answered alone. */
export function modelsOf(versions: string): string | undefined {
  const models = versions
    .split(', ')
    .map((each) => each.slice(each.indexOf(' ') + 1))
    .filter(isAskedModel);
  return models.length > 0 ? [...new Set(models)].join(' and ') : undefined;
}

/** The number under which a set of facet versions is known, new when it has not been here before. */
export function classifierKey(db: Db, versions: string): number {
  db.prepare('INSERT INTO classifier (versions, model) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
    versions,
    modelsOf(versions) ?? null,
  );
  return db.prepare('SELECT key FROM classifier WHERE versions = ?').pluck().get(versions) as number;
}

/** Every set of facet versions that ever answered here. */
export function knownVersions(db: Db): { key: number; versions: string }[] {
  return db.prepare('SELECT key, versions FROM classifier ORDER BY key').all() as { key: number; versions: string }[];
}

/** Whose labels posts hold, the one with most posts first; empty before anything was classified. */
export function heldLabellers(db: Db): HeldLabeller[] {
  return db
    .prepare(
      `SELECT c.key, c.versions, held.posts
       FROM (SELECT classifier, count(*) AS posts FROM post_label GROUP BY classifier) held
       JOIN classifier c ON c.key = held.classifier ORDER BY held.posts DESC, c.key`,
    )
    .all() as HeldLabeller[];
}

/** The versions whose answers to a facet posts hold. */
export function heldVersions(db: Db, facet: string): (string | undefined)[] {
  // Asked one by one, for counting the posts of each would read an index of millions.
  const held = db
    .prepare('SELECT versions FROM classifier c WHERE EXISTS (SELECT 1 FROM post_label WHERE classifier = c.key)')
    .pluck()
    .all() as string[];
  return [...new Set(held.map((versions) => versionOf(versions, facet)))];
}

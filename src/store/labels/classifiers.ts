/** Classifiers: which versions of the facets answered, and whose labels are stored. */
import type { Database } from '../database.ts';

/** A labeller whose labels are stored. */
export interface StoredLabeller {
  key: number;
  /** 'language 1, sentiment 3, intent openai MODEL …': a facet and its version each. */
  versions: string;
  /** Posts that have its labels. */
  posts: number;
}

/** The versions of a model server's answers. */
const ASKED_MODEL = /^(?:openai|onnx) /;

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

/** The models among the versions, 'openai MODEL'; undefined where only this program's own classifiers were used. */
export function modelsOf(versions: string): string | undefined {
  const models = versions
    .split(', ')
    .map((each) => each.slice(each.indexOf(' ') + 1))
    .filter(isAskedModel);
  return models.length > 0 ? [...new Set(models)].join(' and ') : undefined;
}

/** The number under which a set of facet versions is known, new when it has not been here before. */
export async function classifierKey(db: Database, versions: string): Promise<number> {
  await db.write('INSERT INTO classifier (versions, model) VALUES (:versions, :model) ON CONFLICT DO NOTHING', {
    versions,
    model: modelsOf(versions) ?? null,
  });
  return (await db.oneValue<number>('SELECT key FROM classifier WHERE versions = :versions', { versions }))!;
}

/** Every set of facet versions that ever answered here. */
export function knownVersions(db: Database): Promise<{ key: number; versions: string }[]> {
  return db.read('SELECT key, versions FROM classifier ORDER BY key');
}

/** Whose labels posts have, the one with most posts first; empty before anything was classified. */
export function storedLabellers(db: Database): Promise<StoredLabeller[]> {
  return db.read(
    `SELECT c.key, c.versions, stored.posts
     FROM (SELECT classifier, count(*) AS posts FROM post_label GROUP BY classifier) stored
     JOIN classifier c ON c.key = stored.classifier ORDER BY stored.posts DESC, c.key`,
  );
}

/** The versions whose answers to a facet are stored. */
export async function storedVersions(db: Database, facet: string): Promise<(string | undefined)[]> {
  // Asked one by one, for counting the posts of each would read an index of millions.
  const stored = await db.readColumn<string>(
    'SELECT versions FROM classifier c WHERE EXISTS (SELECT 1 FROM post_label WHERE classifier = c.key)',
  );
  return [...new Set(stored.map((versions) => versionOf(versions, facet)))];
}

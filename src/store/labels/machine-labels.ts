/** The machine's labels: one wide row per post, written for what these versions have not seen. */
import { FACET_NAMES, type FacetName, type FacetValue, facetShape } from '../../domain/label.ts';
import { openInserter } from '../inserter.ts';
import type { Db } from '../open.ts';
import { classifierKey, heldLabellers, isAskedModel, knownVersions, versionOf } from './classifiers.ts';
import { openTurnLabels } from './turn-labels.ts';

/** A post that these versions have not seen. */
export interface UnseenPost {
  key: number;
  text: string;
  lang: string | null;
  bot: number;
  outbound: number;
  /** Key of the versions whose labels it holds; null where it holds none, or those of the other side. */
  held: number | null;
}

export interface LabelledPost {
  post: UnseenPost;
  labels: Partial<Record<FacetName, FacetValue>>;
}

const DIRECTED = 'a.brand IS NOT NULL OR p.stated IS 0';
const UNSEEN = `FROM post p JOIN account a ON a.key = p.author LEFT JOIN post_label l ON l.post = p.key
  WHERE p.key > :after AND (l.post IS NULL OR l.outbound <> (${DIRECTED})
    OR l.classifier NOT IN (SELECT value FROM json_each(:seen)))`;

/** Which labels are to be made, and which of those that are here made anew. */
export interface Labelling {
  /** Who answers, 'language 1, sentiment 3, …'. */
  versions: string;
  /** The facets that are answered; absent: all. Posts without labels get all in any case. */
  facets?: readonly FacetName[] | undefined;
  /** Also on posts that these versions have seen. */
  again?: boolean | undefined;
  /** Also in the place of another model's answers. */
  replace?: boolean | undefined;
}

export function countUnseen(db: Db, labelling: Labelling): number {
  return db
    .prepare(`SELECT count(*) ${UNSEEN}`)
    .pluck()
    .get({ after: 0, seen: seenBy(db, labelling) }) as number;
}

/** Posts that keep answers of another model server. */
export function countKept(db: Db, labelling: Labelling): number {
  const asked = labelling.facets ?? FACET_NAMES;
  return heldLabellers(db)
    .filter(({ versions }) => writable(versions, labelling).length < asked.length)
    .reduce((sum, { posts }) => sum + posts, 0);
}

/** The facets that are written where these versions answered: a model's answers stay unless they are to be replaced. */
function writable(held: string, { versions, facets = FACET_NAMES, replace }: Labelling): FacetName[] {
  return facets.filter((facet) => {
    const version = versionOf(held, facet);
    return replace || !isAskedModel(version) || version === versionOf(versions, facet);
  });
}

/** Keys of the versions whose posts need no visit, as JSON. */
function seenBy(db: Db, labelling: Labelling): string {
  const needsVisit = (held: string) => {
    const facets = writable(held, labelling);
    return labelling.again
      ? facets.length > 0
      : facets.some((facet) => versionOf(held, facet) !== versionOf(labelling.versions, facet));
  };
  return JSON.stringify(
    knownVersions(db)
      .filter(({ versions }) => !needsVisit(versions))
      .map(({ key }) => key),
  );
}

/** Posts that hold labels of a machine, of whichever version. */
export function countLabelled(db: Db): number {
  return db.prepare('SELECT count(*) FROM post_label').pluck().get() as number;
}

export interface PostLabels {
  /** The next posts by key. */
  unseen(after: number, limit: number): UnseenPost[];
  /** Writes a batch in one transaction, oldest key first, together with the labels of the turns it belongs to. */
  write(batch: readonly LabelledPost[]): void;
}

export function openPostLabels(db: Db, labelling: Labelling): PostLabels {
  const unseen = db.prepare(`SELECT p.key, p.text, p.lang, a.bot, ${DIRECTED} AS outbound,
      iif(l.outbound = (${DIRECTED}), l.classifier, NULL) AS held ${UNSEEN} ORDER BY p.key LIMIT :limit`);
  const seen = seenBy(db, labelling);
  const columns = ['post', 'classifier', 'outbound', ...FACET_NAMES.flatMap(columnsOf)];
  const rows = openInserter(db, `post_label (${columns.join(', ')})`, columns.length, 'REPLACE');
  const whole: Writing = { classifier: classifierKey(db, labelling.versions), add: (values) => rows.add(values) };
  const writings = new Map<number | null, Writing>([[null, whole]]);
  for (const { key, versions } of knownVersions(db)) {
    const facets = writable(versions, labelling);
    if (facets.length < FACET_NAMES.length) writings.set(key, partly(db, columns, facets, versions, labelling));
  }
  const turns = openTurnLabels(db);
  const write = db.transaction((batch: readonly LabelledPost[]) => {
    for (const { post, labels } of batch) {
      const { classifier, add } = writings.get(post.held) ?? whole;
      const values: (string | number | null)[] = [post.key, classifier, post.outbound];
      for (const name of FACET_NAMES) addCells(values, name, labels[name]);
      add(values);
    }
    rows.flush();
    turns.ofPosts(batch[0]!.post.key, batch.at(-1)!.post.key);
  });
  return {
    unseen: (after, limit) => unseen.all({ after, limit, seen }) as UnseenPost[],
    write: (batch) => {
      if (batch.length > 0) write.immediate(batch);
    },
  };
}

/** How a post's labels are written, and under whose key. */
interface Writing {
  classifier: number;
  add(values: readonly (string | number | null)[]): void;
}

/** Writes some facets of posts that hold labels, under versions that say so facet by facet. */
function partly(
  db: Db,
  columns: readonly string[],
  facets: readonly FacetName[],
  held: string,
  { versions }: Labelling,
): Writing {
  const answered = FACET_NAMES.flatMap((facet) => {
    const version = versionOf(facets.includes(facet) ? versions : held, facet);
    return version === undefined ? [] : [`${facet} ${version}`];
  });
  const changed = ['classifier', ...facets.flatMap(columnsOf)].map((name) => `${name} = excluded.${name}`);
  const statement = db.prepare(
    `INSERT INTO post_label (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT (post) DO UPDATE SET ${changed.join(', ')}`,
  );
  return { classifier: classifierKey(db, answered.join(', ')), add: (values) => statement.run(values) };
}

function columnsOf(name: FacetName): string[] {
  const { column, sure } = facetShape(name);
  return sure ? [column, `${column}_confidence`] : [column];
}

function addCells(values: (string | number | null)[], name: FacetName, label: FacetValue | undefined): void {
  const { kind, sure } = facetShape(name);
  if (label === undefined) values.push(null);
  else values.push(kind === 'flag' ? Number(label.value === 'true') : label.value);
  if (sure) values.push(label === undefined ? null : Math.round(label.confidence * 100));
}

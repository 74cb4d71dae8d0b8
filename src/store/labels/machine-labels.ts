/** The machine's labels: one wide row per post, written for what these versions have not seen. */
import { groupedBy } from '../../domain/group.ts';
import { FACET_NAMES, type FacetName, type FacetValue, FLAG_CODES, facetShape } from '../../domain/label.ts';
import type { Database, Value } from '../database.ts';
import { list } from '../dialect.ts';
import { classifierKey, isAskedModel, knownVersions, storedLabellers, versionOf } from './classifiers.ts';
import { labelTurnsBetween } from './turn-labels.ts';

/** A post that these versions have not seen. */
export interface UnseenPost {
  key: number;
  text: string;
  lang: string | null;
  bot: number;
  outbound: number;
  /** Key of the versions whose labels it has; null where it has none, or those of the other side. */
  labelled: number | null;
}

export interface LabelledPost {
  post: UnseenPost;
  labels: Partial<Record<FacetName, FacetValue>>;
}

const OUTBOUND = 'CASE WHEN a.brand IS NOT NULL OR p.stated = 0 THEN 1 ELSE 0 END';
const UNSEEN = `FROM post p JOIN account a ON a.key = p.author LEFT JOIN post_label l ON l.post = p.key
  WHERE p.key > :after AND NOT EXISTS (SELECT 1 FROM erased_post e WHERE e.post = p.key) AND (l.post IS NULL OR l.outbound <> ${OUTBOUND}
    OR l.classifier NOT IN ${list('seen')})`;

/** Which labels are to be made, and which of those that are here made again. */
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

export async function countUnseen(db: Database, labelling: Labelling): Promise<number> {
  const seen = await seenBy(db, labelling);
  return (await db.oneValue<number>(`SELECT count(*) ${UNSEEN}`, { after: 0, seen }))!;
}

/** Posts that keep answers of another model server. */
export async function countKept(db: Database, labelling: Labelling): Promise<number> {
  const asked = labelling.facets ?? FACET_NAMES;
  return (await storedLabellers(db))
    .filter(({ versions }) => writable(versions, labelling).length < asked.length)
    .reduce((sum, { posts }) => sum + posts, 0);
}

/** The facets that are written where these versions answered: a model's answers stay unless they are to be replaced. */
function writable(stored: string, { versions, facets = FACET_NAMES, replace }: Labelling): FacetName[] {
  return facets.filter((facet) => {
    const version = versionOf(stored, facet);
    return replace || !isAskedModel(version) || version === versionOf(versions, facet);
  });
}

/** Keys of the versions whose posts need no visit. */
async function seenBy(db: Database, labelling: Labelling): Promise<number[]> {
  const needsVisit = (stored: string) => {
    const facets = writable(stored, labelling);
    return labelling.again
      ? facets.length > 0
      : facets.some((facet) => versionOf(stored, facet) !== versionOf(labelling.versions, facet));
  };
  return (await knownVersions(db)).filter(({ versions }) => !needsVisit(versions)).map(({ key }) => key);
}

/** Whether any post has labels of a machine. */
export async function anyMachineLabels(db: Database): Promise<boolean> {
  return (await db.oneValue('SELECT EXISTS (SELECT 1 FROM post_label)')) === 1;
}

/** Posts that have labels of a machine, of whichever version. */
export async function countLabelled(db: Database): Promise<number> {
  return (await db.oneValue<number>('SELECT count(*) FROM post_label'))!;
}

export interface PostLabels {
  /** The next posts by key. */
  unseen(after: number, limit: number): Promise<UnseenPost[]>;
  /** Writes a batch in one transaction, oldest key first, together with the labels of the turns it belongs to. */
  write(batch: readonly LabelledPost[]): Promise<void>;
}

/** Of the table post_label. */
export const POST_LABEL_COLUMNS = ['post', 'classifier', 'outbound', ...FACET_NAMES.flatMap(columnsOf)];

export async function openPostLabels(db: Database, labelling: Labelling): Promise<PostLabels> {
  const seen = await seenBy(db, labelling);
  const all = { classifier: await classifierKey(db, labelling.versions), conflict: updating(POST_LABEL_COLUMNS) };
  const writings = new Map<number | null, Writing>([[null, all]]);
  for (const { key, versions } of await knownVersions(db)) {
    const facets = writable(versions, labelling);
    if (facets.length < FACET_NAMES.length) writings.set(key, await partly(db, facets, versions, labelling));
  }
  return {
    unseen: (after, limit) =>
      db.read(
        `SELECT p.key, p.text, p.lang, a.bot, ${OUTBOUND} AS outbound,
           CASE WHEN l.outbound = ${OUTBOUND} THEN l.classifier END AS labelled
         ${UNSEEN} ORDER BY p.key LIMIT :limit`,
        { after, limit, seen },
      ),
    async write(batch) {
      const [first] = batch;
      if (!first) return;
      const rows = groupedBy(batch, ({ post }) => writings.get(post.labelled) ?? all);
      await db.transaction(async (tx) => {
        for (const [{ classifier, conflict }, some] of rows)
          await tx.insertMany(
            `post_label (${POST_LABEL_COLUMNS.join(', ')})`,
            some.map((each) => rowOf(each, classifier)),
            conflict,
          );
        await labelTurnsBetween(tx, first.post.key, batch.at(-1)!.post.key);
      });
    },
  };
}

/** How a post's labels are written, and under whose key. */
interface Writing {
  classifier: number;
  conflict: string;
}

const updating = (columns: readonly string[]) =>
  `ON CONFLICT (post) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`;

/** Writes some facets of posts that have labels, under versions that say so facet by facet. */
async function partly(
  db: Database,
  facets: readonly FacetName[],
  stored: string,
  { versions }: Labelling,
): Promise<Writing> {
  const answered = FACET_NAMES.flatMap((facet) => {
    const version = versionOf(facets.includes(facet) ? versions : stored, facet);
    return version === undefined ? [] : [`${facet} ${version}`];
  });
  return {
    classifier: await classifierKey(db, answered.join(', ')),
    conflict: updating(['classifier', ...facets.flatMap(columnsOf)]),
  };
}

function rowOf({ post, labels }: LabelledPost, classifier: number): Value[] {
  const values: Value[] = [post.key, classifier, post.outbound];
  for (const name of FACET_NAMES) addCells(values, name, labels[name]);
  return values;
}

function columnsOf(name: FacetName): string[] {
  const { column, sure } = facetShape(name);
  return sure ? [column, `${column}_confidence`] : [column];
}

function addCells(values: Value[], name: FacetName, label: FacetValue | undefined): void {
  const { kind, sure } = facetShape(name);
  if (label === undefined) values.push(null);
  else values.push(kind === 'flag' ? FLAG_CODES[label.value]! : label.value);
  if (sure) values.push(label === undefined ? null : Math.round(label.confidence * 100));
}

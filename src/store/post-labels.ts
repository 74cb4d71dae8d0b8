/** Labels of posts: the machine's, one wide row per post, and beside them what holds once people have spoken. */
import { FACET_NAMES, type FacetName, type FacetValue, facetShape } from '../domain/label.ts';
import { openInserter } from './inserter.ts';
import type { Db, Store } from './open.ts';
import { openTurnLabels } from './turn-labels.ts';

/** A post that a classifier version has not seen. */
export interface UnseenPost {
  key: number;
  text: string;
  lang: string | null;
  bot: number;
  outbound: number;
}

export interface LabelledPost {
  key: number;
  outbound: boolean;
  labels: Partial<Record<FacetName, FacetValue>>;
}

/** One label of a post that is held. */
export interface PostLabel {
  post: number;
  facet: FacetName;
  value: string;
  /** 0 … 1; 1 for a person's. */
  confidence: number;
  /** Why, where it is known. */
  reason: string;
}

const DIRECTED = 'a.brand IS NOT NULL OR p.stated IS 0';
/** What is labelled is labelled again by another version, but a model's labels only on request. */
const UNSEEN = `FROM post p JOIN account a ON a.key = p.author LEFT JOIN post_label l ON l.post = p.key
  WHERE p.key > :after AND (l.post IS NULL OR l.outbound <> (${DIRECTED})
    OR ((:again OR l.classifier <> :classifier)
      AND (:replace OR l.classifier NOT IN (SELECT key FROM classifier WHERE model IS NOT NULL))))`;

/** Which of the labelled posts are to be labelled again. */
export interface Repeating {
  /** Also posts that this version has seen. */
  again?: boolean;
  /** Also posts that hold a model's labels. */
  replace?: boolean;
}

/** @param classifier key of the version that is to label them */
export function countUnseen(db: Db, classifier: number, repeating: Repeating): number {
  return db
    .prepare(`SELECT count(*) ${UNSEEN}`)
    .pluck()
    .get({ after: 0, classifier, ...flagsOf(repeating) }) as number;
}

function flagsOf({ again = false, replace = false }: Repeating) {
  return { again: Number(again), replace: Number(replace) };
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

/** @param facets of posts that have labels only these are written anew, and they do not count as seen */
export function openPostLabels(
  db: Db,
  classifier: number,
  { facets, ...repeating }: Repeating & { facets?: readonly FacetName[] } = {},
): PostLabels {
  const unseen = db.prepare(`SELECT p.key, p.text, p.lang, a.bot, ${DIRECTED} AS outbound ${UNSEEN}
    ORDER BY p.key LIMIT :limit`);
  const columns = ['post', 'classifier', 'outbound', ...FACET_NAMES.flatMap(columnsOf)];
  const rows = openInserter(db, `post_label (${columns.join(', ')})`, columns.length, 'REPLACE');
  const some = facets && partly(db, columns, facets);
  const turns = openTurnLabels(db);
  const write = db.transaction((batch: readonly LabelledPost[]) => {
    for (const { key, outbound, labels } of batch) {
      const values: (string | number | null)[] = [key, classifier, Number(outbound)];
      for (const name of FACET_NAMES) addCells(values, name, labels[name]);
      if (some) some.run(values);
      else rows.add(values);
    }
    rows.flush();
    turns.ofPosts(batch[0]!.key, batch.at(-1)!.key);
  });
  return {
    unseen: (after, limit) => unseen.all({ after, limit, classifier, ...flagsOf(repeating) }) as UnseenPost[],
    write: (batch) => {
      if (batch.length > 0) write.immediate(batch);
    },
  };
}

function partly(db: Db, columns: readonly string[], facets: readonly FacetName[]) {
  const changed = facets.flatMap(columnsOf).map((name) => `${name} = excluded.${name}`);
  return db.prepare(
    `INSERT INTO post_label (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT (post) DO UPDATE SET ${changed.join(', ')}`,
  );
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

/** The labels that hold for every post of a thread; what is absent (no agent, not automatic) is left out. */
export function labelsOfThread(store: Store, thread: number): PostLabel[] {
  return labelsOfPosts(
    store,
    store.db.prepare('SELECT key FROM post WHERE thread = ? ORDER BY key').pluck().all(thread) as number[],
  );
}

/** The labels that hold for these posts, a person's before the machine's. */
export function labelsOfPosts({ db }: Store, posts: readonly number[]): PostLabel[] {
  const cells = FACET_NAMES.flatMap((name) => {
    const { column, sure } = facetShape(name);
    const confidence = sure ? `l.${column}_confidence` : 'NULL';
    return [`h.${column} AS "${name} hand"`, `l.${column} AS "${name}"`, `${confidence} AS "${name} sure"`];
  });
  const rows = db
    .prepare(
      `SELECT p.key, ${cells.join(', ')} FROM post p
       LEFT JOIN post_label l ON l.post = p.key LEFT JOIN hand_label h ON h.post = p.key
       WHERE p.key IN (SELECT value FROM json_each(?)) ORDER BY p.key`,
    )
    .all(JSON.stringify(posts)) as Record<string, string | number | null>[];
  return rows.flatMap((row) =>
    FACET_NAMES.flatMap((facet): PostLabel[] => {
      const hand = row[`${facet} hand`];
      const value = textOf(facet, hand ?? row[facet] ?? null);
      if (value === '' || (facet === 'auto' && value === 'false')) return [];
      const confidence = hand == null ? Number(row[`${facet} sure`] ?? 100) / 100 : 1;
      return [{ post: Number(row.key), facet, value, confidence, reason: hand == null ? '' : 'a person said so' }];
    }),
  );
}

function textOf(facet: FacetName, value: string | number | null): string {
  if (value === null) return '';
  return facetShape(facet).kind === 'flag' ? String(value === 1) : String(value);
}

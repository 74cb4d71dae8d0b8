/** Labels that people gave: appended, never changed, and carried to the posts and turns they are about. */
import {
  FACET_NAMES,
  type FacetName,
  FLAG_CODES,
  facetShape,
  type HandLabel,
  needOfIntent,
} from '../../domain/label.ts';
import type { Database } from '../database.ts';
import { IN_ORDER, list, records } from '../dialect.ts';
import { flagCell } from './flag-cell.ts';
import { labelTurnsOf } from './turn-labels.ts';

export const LABEL_COLUMNS = [
  'id',
  'channel',
  'post',
  'facet',
  'value',
  'actor',
  'at',
] as const satisfies readonly (keyof HandLabel)[];

/** Writes labels in one short transaction; those whose id is known already are left alone. Returns how many were new. */
export async function appendLabels(db: Database, labels: readonly HandLabel[]): Promise<number> {
  if (labels.length === 0) return 0;
  return db.transaction(async (tx) => {
    const added = await tx.writeMany(
      `INSERT INTO label (${LABEL_COLUMNS.join(', ')}) VALUES (${LABEL_COLUMNS.map((name) => `:${name}`).join(', ')})
       ON CONFLICT (id) DO NOTHING`,
      labels,
    );
    if (added > 0) await rebuildHandLabels(tx, await postsNamed(tx, labels));
    tx.announce({ kind: 'decisions', posts: labels.map(({ channel, post }) => `${channel} ${post}`) });
    return added;
  }, 'labels');
}

/** Carries labels to posts that came after them: to be called when posts were added. */
export async function applyLateLabels(db: Database): Promise<void> {
  if ((await db.oneValue('SELECT EXISTS (SELECT 1 FROM label)')) !== 1) return;
  await db.transaction(async (tx) => {
    const late = await tx.readColumn<number>(
      `SELECT DISTINCT p.key FROM label l JOIN post p ON p.channel = l.channel AND p.id = l.post
       WHERE NOT EXISTS (SELECT 1 FROM hand_label h WHERE h.post = p.key)`,
    );
    if (late.length > 0) await rebuildHandLabels(tx, late);
  });
}

const POSTS_AT_ONCE = 5_000;

/** Derives them all again, also of posts that nobody labelled. */
export async function rederiveHandLabels(db: Database): Promise<void> {
  const posts = await db.readColumn<number>(
    `SELECT post FROM hand_label UNION SELECT p.key FROM label l JOIN post p ON p.channel = l.channel AND p.id = l.post`,
  );
  for (let at = 0; at < posts.length; at += POSTS_AT_ONCE)
    await rebuildHandLabels(db, posts.slice(at, at + POSTS_AT_ONCE));
}

/** A post that people labelled. */
export interface HandLabelled {
  key: number;
  channel: string;
  id: string;
  text: string;
  lang: string | null;
  outbound: number;
  value: string;
}

/** The posts with a person's label of a facet, by key, without erased ones: for training and evaluation. */
export function handLabelled(db: Database, facet: FacetName): Promise<HandLabelled[]> {
  const { column, kind } = facetShape(facet);
  const value = kind === 'flag' ? flagCell(`h.${column}`) : `h.${column}`;
  return db.read(
    `SELECT p.key, p.channel, p.id, p.text, p.lang, a.brand IS NOT NULL AS outbound, ${value} AS value
     FROM hand_label h JOIN post p ON p.key = h.post JOIN account a ON a.key = p.author
     WHERE h.${column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM erased_post e WHERE e.post = p.key) ORDER BY p.key`,
  );
}

/** How many posts people labelled, counting labels in effect. */
export async function countHandLabels(db: Database): Promise<number> {
  return (await db.oneValue<number>('SELECT count(*) FROM hand_label'))!;
}

/** The newest value a person gave a post, null when it was undone or never given. */
export async function effectiveValue(
  db: Database,
  { channel, post, facet }: Pick<HandLabel, 'channel' | 'post' | 'facet'>,
): Promise<string | null> {
  const value = await db.oneValue<string | null>(
    `SELECT value FROM label WHERE channel = :channel AND post = :post AND facet = :facet
     ORDER BY at DESC, key DESC LIMIT 1`,
    { channel, post, facet },
  );
  return value ?? null;
}

/** A label that was not undone. */
export type EffectiveLabel = HandLabel & { value: string };

/** What people said of a post and is still in effect, by facet. */
export async function effectiveLabels(db: Database, post: number): Promise<Map<FacetName, EffectiveLabel>> {
  return (await effectiveLabelsOf(db, [post])).get(post)!;
}

/** The same for each of many posts. */
async function effectiveLabelsOf(
  db: Database,
  posts: readonly number[],
): Promise<Map<number, Map<FacetName, EffectiveLabel>>> {
  const given = await db.read<HandLabel & { of: number }>(
    `SELECT p.key AS "of", ${LABEL_COLUMNS.map((name) => `l.${name}`).join(', ')}
     FROM post p JOIN label l ON l.channel = p.channel AND l.post = p.id WHERE p.key IN ${list('posts')}
     ORDER BY l.at, l.key`,
    { posts },
  );
  const effective = new Map(posts.map((post) => [post, new Map<FacetName, EffectiveLabel>()]));
  for (const { of, ...label } of given) {
    const labels = effective.get(of)!;
    if (label.value === null) labels.delete(label.facet);
    else labels.set(label.facet, { ...label, value: label.value });
  }
  return effective;
}

function postsNamed(db: Database, labels: readonly HandLabel[]): Promise<number[]> {
  return db.readColumn(
    `SELECT DISTINCT p.key FROM ${records('names', { channel: 'text', id: 'text' })} n
     ${IN_ORDER} JOIN post p ON p.channel = n.channel AND p.id = n.id`,
    { names: labels.map(({ channel, post }) => ({ channel, id: post })) },
  );
}

/** Derives the rows of these posts, and of their turns, from what people said. */
async function rebuildHandLabels(db: Database, posts: readonly number[]): Promise<void> {
  const columns = FACET_NAMES.map((name) => facetShape(name).column);
  const rows = [...(await effectiveLabelsOf(db, posts))].flatMap(([post, labels]) => {
    if (labels.size === 0) return [];
    const values = new Map([...labels].map(([facet, { value }]) => [facet, value]));
    const intent = values.get('intent');
    if (intent !== undefined && !values.has('needs-reply')) values.set('needs-reply', needOfIntent(intent));
    return [[post, ...FACET_NAMES.map((name) => cellOf(name, values.get(name)))]];
  });
  await db.write(`DELETE FROM hand_label WHERE post IN ${list('posts')}`, { posts });
  await db.insertMany(`hand_label (post, ${columns.join(', ')})`, rows);
  await labelTurnsOf(db, posts);
}

function cellOf(name: FacetName, value: string | undefined): string | number | null {
  if (value === undefined) return null;
  return facetShape(name).kind === 'flag' ? FLAG_CODES[value]! : value;
}

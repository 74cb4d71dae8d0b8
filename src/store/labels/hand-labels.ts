/** Labels that people gave: appended, never changed, and carried to the posts and turns they speak of. */
import { FACET_NAMES, type FacetName, facetShape, type HandLabel, NEEDING_INTENTS } from '../../domain/label.ts';
import type { Db } from '../open.ts';
import { openTurnLabels } from './turn-labels.ts';

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
export function appendLabels(db: Db, labels: readonly HandLabel[]): number {
  const insert = db.prepare(
    `INSERT INTO label (${LABEL_COLUMNS.join(', ')}) VALUES (${LABEL_COLUMNS.map((name) => `:${name}`).join(', ')})
     ON CONFLICT (id) DO NOTHING`,
  );
  return db
    .transaction(() => {
      const added = labels.reduce((sum, label) => sum + insert.run(label).changes, 0);
      if (added > 0) settle(db, postsNamed(db, labels));
      return added;
    })
    .immediate();
}

/** Carries labels to posts that came after them: to be called when posts were added. */
export function settleLateLabels(db: Db): void {
  const late = db
    .prepare(
      `SELECT DISTINCT p.key FROM label l JOIN post p ON p.channel = l.channel AND p.id = l.post
       WHERE NOT EXISTS (SELECT 1 FROM hand_label h WHERE h.post = p.key)`,
    )
    .pluck();
  const has = db.prepare('SELECT EXISTS (SELECT 1 FROM label)').pluck().get() === 1;
  if (has) db.transaction(() => settle(db, late.all() as number[])).immediate();
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

/** The posts that hold a person's label of a facet, by key: what can be learnt from and measured against. */
export function handLabelled(db: Db, facet: FacetName): HandLabelled[] {
  const { column, kind } = facetShape(facet);
  const value = kind === 'flag' ? `iif(h.${column}, 'true', 'false')` : `h.${column}`;
  return db
    .prepare(
      `SELECT p.key, p.channel, p.id, p.text, p.lang, a.brand IS NOT NULL AS outbound, ${value} AS value
       FROM hand_label h JOIN post p ON p.key = h.post JOIN account a ON a.key = p.author
       WHERE h.${column} IS NOT NULL ORDER BY p.key`,
    )
    .all() as HandLabelled[];
}

/** How many posts people labelled, counting labels that hold. */
export function countHandLabels(db: Db): number {
  return db.prepare('SELECT count(*) FROM hand_label').pluck().get() as number;
}

/** The newest value a person gave a post, null when it was taken back or never given. */
export function standingValue(
  db: Db,
  { channel, post, facet }: Pick<HandLabel, 'channel' | 'post' | 'facet'>,
): string | null {
  const value = db
    .prepare('SELECT value FROM label WHERE channel = ? AND post = ? AND facet = ? ORDER BY at DESC, key DESC LIMIT 1')
    .pluck()
    .get(channel, post, facet) as string | null | undefined;
  return value ?? null;
}

/** What people said of a post and still holds, by facet. */
export function standingLabels(db: Db, post: number): Map<FacetName, HandLabel & { value: string }> {
  const given = db
    .prepare(
      `SELECT ${LABEL_COLUMNS.map((name) => `l.${name}`).join(', ')}
       FROM post p JOIN label l ON l.channel = p.channel AND l.post = p.id WHERE p.key = ? ORDER BY l.at, l.key`,
    )
    .all(post) as HandLabel[];
  const standing = new Map<FacetName, HandLabel & { value: string }>();
  for (const label of given) {
    if (label.value === null) standing.delete(label.facet);
    else standing.set(label.facet, { ...label, value: label.value });
  }
  return standing;
}

function postsNamed(db: Db, labels: readonly HandLabel[]): number[] {
  const find = db.prepare('SELECT key FROM post WHERE channel = ? AND id = ?').pluck();
  const keys = labels.map(({ channel, post }) => find.get(channel, post) as number | undefined);
  return [...new Set(keys.filter((key) => key !== undefined))];
}

/** Makes the derived rows of these posts and their turns anew. */
function settle(db: Db, posts: readonly number[]): void {
  const columns = FACET_NAMES.map((name) => facetShape(name).column);
  const drop = db.prepare('DELETE FROM hand_label WHERE post = ?');
  const insert = db.prepare(
    `INSERT INTO hand_label (post, ${columns.join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})`,
  );
  const turns = openTurnLabels(db);
  for (const post of posts) {
    const held = new Map([...standingLabels(db, post)].map(([facet, { value }]) => [facet, value]));
    const intent = held.get('intent');
    if (intent !== undefined && !held.has('needs-reply')) held.set('needs-reply', String(NEEDING_INTENTS.has(intent)));
    drop.run(post);
    if (held.size > 0) insert.run(post, ...FACET_NAMES.map((name) => cellOf(name, held.get(name))));
    turns.ofPost(post);
  }
}

function cellOf(name: FacetName, value: string | undefined): string | number | null {
  if (value === undefined) return null;
  return facetShape(name).kind === 'flag' ? Number(value === 'true') : value;
}

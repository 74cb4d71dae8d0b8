/** The labels of posts in effect: a person's before the machine's. */
import { FACET_NAMES, type FacetName, facetShape, flagText } from '../../domain/label.ts';
import type { Database, Params } from '../database.ts';
import { list } from '../dialect.ts';
import { versionOf } from './classifiers.ts';
import { URGENCY } from './turn-labels.ts';

/** The reason of a label that neither a person nor the machine gave. */
export const STATED = 'the data say so';

/** One label of a stored post. */
export interface PostLabel {
  post: number;
  facet: FacetName;
  value: string;
  /** 0 … 1; 1 for a person's. */
  confidence: number;
  /** Why, where it is known. */
  reason: string;
  /** Of the machine or model whose label it is; absent for a person's. */
  version?: string;
}

/** The labels in effect of every post of a thread; what is absent (no agent, not automatic) is left out. */
export function labelsOfThread(db: Database, thread: number): Promise<PostLabel[]> {
  return labelsWhere(db, 'p.thread = :thread', { thread });
}

/** The labels in effect of these posts, a person's before the machine's. */
export function labelsOfPosts(db: Database, posts: readonly number[]): Promise<PostLabel[]> {
  return labelsWhere(db, `p.key IN ${list('posts')}`, { posts });
}

async function labelsWhere(db: Database, posts: string, params: Params): Promise<PostLabel[]> {
  const cells = FACET_NAMES.flatMap((name) => {
    const { column, sure } = facetShape(name);
    const confidence = sure ? `l.${column}_confidence` : 'NULL';
    const machine = name === 'urgency' ? URGENCY : `l.${column}`;
    return [`h.${column} AS "${name} hand"`, `${machine} AS "${name}"`, `${confidence} AS "${name} sure"`];
  });
  const rows = await db.read<Record<string, string | number | null>>(
    `SELECT p.key, p.agent AS "agent stated", c.versions, ${cells.join(', ')} FROM post p
     LEFT JOIN post_label l ON l.post = p.key LEFT JOIN hand_label h ON h.post = p.key
     LEFT JOIN classifier c ON c.key = l.classifier
     WHERE ${posts} ORDER BY p.key`,
    params,
  );
  return rows.flatMap((row) =>
    FACET_NAMES.flatMap((facet): PostLabel[] => {
      const hand = row[`${facet} hand`];
      const stated = row[`${facet} stated`];
      const value = textOf(facet, hand ?? stated ?? row[facet] ?? null);
      if (value === '' || (facet === 'auto' && value === 'false')) return [];
      const label = { post: Number(row.key), facet, value };
      if (hand != null) return [{ ...label, confidence: 1, reason: 'a person said so' }];
      if (stated != null) return [{ ...label, confidence: 1, reason: STATED }];
      const version = versionOf(String(row.versions), facet);
      const confidence = Number(row[`${facet} sure`] ?? 100) / 100;
      return [{ ...label, confidence, reason: '', ...(version !== undefined && { version }) }];
    }),
  );
}

function textOf(facet: FacetName, value: string | number | null): string {
  if (value === null) return '';
  return facetShape(facet).kind === 'flag' ? flagText(Number(value)) : String(value);
}

/** Which posts are worth a person's time: some of every label the machine gave, the ones it was least sure of first. */

import { type FacetName, facetShape } from '../../domain/label.ts';
import { seededRandom } from '../../domain/random.ts';
import type { Db } from '../open.ts';

export interface SampledPost {
  key: number;
  channel: string;
  /** The platform's id. */
  id: string;
  text: string;
  author: string;
  /** Unix seconds. */
  created_at: number;
  /** What it replies to, where that is held. */
  before: string | null;
}

export interface SampleOptions {
  facet: FacetName;
  size: number;
  seed: number;
  /** A plain random sample: for measuring. Otherwise for teaching. */
  random: boolean;
}

/** Of the posts for teaching, this share is the least sure of its label; the rest is drawn by lot. */
const UNSURE_SHARE = 0.6;

/**
 * Keys of posts that no person has labelled yet, in the order to ask. Equal shares of every value the machine gave (what
 * a rare value cannot fill goes to the others), so that rare values are learnt too.
 */
export function drawSample(db: Db, { facet, size, seed, random }: SampleOptions): number[] {
  const { column, direction, sure } = facetShape(facet);
  const side = direction === 'both' ? '' : `AND l.outbound = ${Number(direction === 'outbound')}`;
  const rows = db
    .prepare(
      `SELECT l.post, coalesce(l.${column}, '') AS value, ${sure ? `l.${column}_confidence` : '0'} AS sure
       FROM post_label l LEFT JOIN hand_label h ON h.post = l.post WHERE h.${column} IS NULL ${side}`,
    )
    .raw()
    .iterate() as IterableIterator<[number, string | number, number]>;
  const draw = seededRandom(seed);
  const strata = new Map<string, Candidate[]>();
  for (const [post, value, sureness] of rows) {
    const stratum = random ? '' : String(value);
    const held = strata.get(stratum) ?? [];
    if (held.length === 0) strata.set(stratum, held);
    held.push({ post, sure: sureness, lot: draw() });
  }
  const quotas = quotasOf(
    [...strata.values()].map((held) => held.length),
    size,
  );
  const picked = [...strata.values()].flatMap((held, at) =>
    random ? byLot(held, quotas[at]!) : unsureFirst(held, quotas[at]!),
  );
  return picked.sort((a, b) => a.lot - b.lot).map(({ post }) => post);
}

interface Candidate {
  post: number;
  sure: number;
  lot: number;
}

function byLot(held: readonly Candidate[], count: number): Candidate[] {
  return [...held].sort((a, b) => a.lot - b.lot).slice(0, count);
}

function unsureFirst(held: readonly Candidate[], count: number): Candidate[] {
  const ranked = [...held].sort((a, b) => a.sure - b.sure || a.lot - b.lot);
  const unsure = Math.ceil(UNSURE_SHARE * count);
  return [...ranked.slice(0, unsure), ...byLot(ranked.slice(unsure), count - unsure)];
}

/** Equal shares, none above what there is, together as near to the size as can be. */
function quotasOf(available: readonly number[], size: number): number[] {
  const quotas = available.map(() => 0);
  let left = Math.min(
    size,
    available.reduce((sum, count) => sum + count, 0),
  );
  while (left > 0)
    for (const [at, count] of available.entries())
      if (left > 0 && quotas[at]! < count) {
        quotas[at]!++;
        left--;
      }
  return quotas;
}

/** A post as a person must see it to judge it. */
export function sampledPost(db: Db, key: number): SampledPost | undefined {
  return db
    .prepare(
      `SELECT p.key, p.channel, p.id, p.text, coalesce(a.handle, a.id) AS author, p.created_at, b.text AS before
       FROM post p JOIN account a ON a.key = p.author LEFT JOIN post b ON b.key = p.parent WHERE p.key = ?`,
    )
    .get(key) as SampledPost | undefined;
}

/** A sample that was begun: the posts that are still to be asked about. */
export function openSample(db: Db, facet: FacetName): number[] | undefined {
  const value = db.prepare('SELECT value FROM setting WHERE name = ?').pluck().get(`sample ${facet}`) as
    | string
    | undefined;
  return value === undefined ? undefined : JSON.parse(value);
}

/** @param posts still to be asked about; none ends the sample */
export function saveSample(db: Db, facet: FacetName, posts: readonly number[]): void {
  if (posts.length === 0) db.prepare('DELETE FROM setting WHERE name = ?').run(`sample ${facet}`);
  else
    db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)').run(
      `sample ${facet}`,
      JSON.stringify(posts),
    );
}

/** The values of an open facet that occur here. */
export function heldValues(db: Db, facet: FacetName): string[] {
  const { column } = facetShape(facet);
  return db
    .prepare(
      `SELECT ${column} FROM post_label WHERE ${column} <> '' UNION SELECT ${column} FROM hand_label WHERE ${column} <> ''`,
    )
    .pluck()
    .all() as string[];
}

/** Selects posts for people to label: some of every machine label, those with the lowest confidence first. */

import { type FacetName, facetShape } from '../../domain/label.ts';
import { seededRandom } from '../../domain/random.ts';
import type { Database } from '../database.ts';
import { dropSetting, readSetting, writeSetting } from '../settings.ts';

export interface SampledPost {
  key: number;
  channel: string;
  /** The platform's id. */
  id: string;
  text: string;
  author: string;
  /** Unix seconds. */
  created_at: number;
  /** What it replies to, where that is stored. */
  before: string | null;
}

export interface SampleOptions {
  facet: FacetName;
  size: number;
  seed: number;
  /** A simple random sample, for evaluation. Otherwise a sample for training. */
  random: boolean;
}

/** Share of training posts with the lowest confidence; the rest is drawn at random. */
const UNSURE_SHARE = 0.6;

/**
 * Keys of posts that no person has labelled yet, in the order to ask. Equal shares of every value the machine gave (what
 * a rare value cannot fill is left to the others), so that rare values are learnt too.
 */
export async function drawSample(db: Database, { facet, size, seed, random }: SampleOptions): Promise<number[]> {
  const { column, direction, sure } = facetShape(facet);
  const side = direction === 'both' ? '' : `AND l.outbound = ${Number(direction === 'outbound')}`;
  const unlabelled = db.stream<{ post: number; value: string | number | null; sure: number }>(
    `SELECT l.post, l.${column} AS value, ${sure ? `l.${column}_confidence` : '0'} AS sure
     FROM post_label l LEFT JOIN hand_label h ON h.post = l.post
     WHERE h.${column} IS NULL ${side} AND NOT EXISTS (SELECT 1 FROM erased_post e WHERE e.post = l.post)`,
  );
  const draw = seededRandom(seed);
  const strata = new Map<string, Candidate[]>();
  for await (const rows of unlabelled)
    for (const { post, value, sure: sureness } of rows) {
      const name = random ? '' : String(value ?? '');
      const stratum = strata.get(name) ?? [];
      if (stratum.length === 0) strata.set(name, stratum);
      stratum.push({ post, sure: sureness, rank: draw() });
    }
  const quotas = quotasOf(
    [...strata.values()].map((stratum) => stratum.length),
    size,
  );
  const picked = [...strata.values()].flatMap((stratum, at) =>
    random ? byRank(stratum, quotas[at]!) : unsureFirst(stratum, quotas[at]!),
  );
  return picked.sort((a, b) => a.rank - b.rank).map(({ post }) => post);
}

interface Candidate {
  post: number;
  sure: number;
  /** Random. */
  rank: number;
}

function byRank(candidates: readonly Candidate[], count: number): Candidate[] {
  return [...candidates].sort((a, b) => a.rank - b.rank).slice(0, count);
}

function unsureFirst(candidates: readonly Candidate[], count: number): Candidate[] {
  const ranked = [...candidates].sort((a, b) => a.sure - b.sure || a.rank - b.rank);
  const unsure = Math.ceil(UNSURE_SHARE * count);
  return [...ranked.slice(0, unsure), ...byRank(ranked.slice(unsure), count - unsure)];
}

/** Equal shares, each limited to the available posts, with a sum as near to the size as possible. */
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

/** A post as a person must see it to label it. */
export function sampledPost(db: Database, key: number): Promise<SampledPost | undefined> {
  return db.one(
    `SELECT p.key, p.channel, p.id, p.text, coalesce(a.handle, a.id) AS author, p.created_at, b.text AS before
     FROM post p JOIN account a ON a.key = p.author LEFT JOIN post b ON b.key = p.parent WHERE p.key = :key`,
    { key },
  );
}

/** A sample that was begun: the posts that are still to be asked about. */
export async function openSample(db: Database, facet: FacetName): Promise<number[] | undefined> {
  const value = await readSetting(db, nameOf(facet));
  return value === undefined ? undefined : JSON.parse(value);
}

/** @param posts still to be asked about; none ends the sample */
export async function saveSample(db: Database, facet: FacetName, posts: readonly number[]): Promise<void> {
  if (posts.length === 0) await dropSetting(db, nameOf(facet));
  else await writeSetting(db, nameOf(facet), JSON.stringify(posts));
}

const nameOf = (facet: FacetName) => `sample ${facet}`;

/** The values of an open facet that occur here. */
export function storedValues(db: Database, facet: FacetName): Promise<string[]> {
  const { column } = facetShape(facet);
  return db.readColumn(
    `SELECT ${column} FROM post_label WHERE ${column} <> '' UNION SELECT ${column} FROM hand_label WHERE ${column} <> ''`,
  );
}

/** Another copy of a stored post, merged into it: what it adds, what it contradicts, and which batch saw the post again. */
import { type Contradiction, contradictions } from '../../domain/contradiction.ts';
import { readSameAccounts } from '../accounts/same-accounts.ts';
import type { Database, Value } from '../database.ts';
import {
  areThereStatements,
  type KeptStatement,
  keepFirst,
  keepStatements,
  mergeAll,
  readStatements,
  writeMerged,
} from './kept-statements.ts';
import { isSame, type Statement } from './statements.ts';
import type { StoredPost } from './stored-posts.ts';

/** A copy of a stored post, with what it says. */
export interface SaidCopy {
  stored: StoredPost;
  said: Statement;
  impressions: number | undefined;
}

export interface Merged {
  changed: boolean;
  /** Its parent, its quoted post or its conversation changed. */
  relinked: boolean;
  /** Others may quote it, and its author or its time changed. */
  redated: boolean;
  contradictions: Contradiction[];
  /** It was first seen by an earlier batch, not by this one. */
  earlier: boolean;
  /** The merged statement. */
  said: Statement;
}

/**
 * Merges copies into the posts they are of, one of each; the order of arrival does not matter.
 * @param batch whose copies they are: it is remembered as having seen the posts
 */
export async function mergeCopies<Item extends SaidCopy>(
  db: Database,
  batch: number,
  copies: readonly Item[],
): Promise<{ copy: Item; merged: Merged }[]> {
  if (copies.length === 0) return [];
  await writeImpressions(db, copies);
  const kept = (await areThereStatements(db))
    ? await readStatements(
        db,
        copies.map(({ stored }) => stored.key),
      )
    : new Map<number, Statement[]>();
  const differing = copies.filter(({ stored, said }) => kept.has(stored.key) || !isSame(stored.said, said));
  const pairs = differing.map(({ stored, said }) => [stored.said, said]);
  const found = new Map<number, Contradiction[]>();
  const sameAccounts = await readSameAccounts(db, pairs);
  for (const [at, { stored }] of differing.entries()) {
    const [one, other] = sameAccounts(pairs[at]!);
    found.set(stored.key, contradictions(one!, other!));
  }
  const after = await mergeDiffering(db, batch, differing, kept);
  await writeSightings(db, batch, copies);
  return copies.map((copy) => ({
    copy,
    merged: mergedCopy(copy, batch, found.get(copy.stored.key) ?? [], after.get(copy.stored.key)),
  }));
}

/** Keeps the statement of each copy, and writes the merged one. */
async function mergeDiffering(
  db: Database,
  batch: number,
  differing: readonly SaidCopy[],
  kept: ReadonlyMap<number, Statement[]>,
): Promise<Map<number, Statement>> {
  await keepFirst(
    db,
    differing
      .filter(({ stored }) => !kept.has(stored.key))
      .map(({ stored }) => ({ post: stored.key, said: stored.said })),
  );
  await keepStatements(
    db,
    differing.map(({ stored, said }): KeptStatement => ({ post: stored.key, batch, said })),
  );
  const all = new Map(
    differing.map(({ stored, said }) => [stored.key, [...(kept.get(stored.key) ?? [stored.said]), said]]),
  );
  const after = await mergeAll(db, all);
  await writeMerged(db, after);
  return after;
}

function mergedCopy(
  { stored, impressions }: SaidCopy,
  batch: number,
  found: Contradiction[],
  after: Statement = stored.said,
): Merged {
  const before = stored.said;
  const counted = impressions !== undefined && impressions !== stored.impressions;
  return {
    changed: counted || !isSame(before, after),
    relinked:
      before.reply_to !== after.reply_to ||
      before.quote_of !== after.quote_of ||
      before.conversation !== after.conversation,
    redated: before.author !== after.author || before.created_at !== after.created_at,
    contradictions: found,
    earlier: stored.batch !== batch,
    said: after,
  };
}

async function writeImpressions(db: Database, copies: readonly SaidCopy[]): Promise<void> {
  await db.writeMany(
    'UPDATE post SET impressions = :impressions WHERE key = :key',
    copies.flatMap(({ stored, impressions }) =>
      impressions !== undefined && impressions !== stored.impressions ? [{ impressions, key: stored.key }] : [],
    ),
  );
}

async function writeSightings(db: Database, batch: number, copies: readonly SaidCopy[]): Promise<void> {
  const seen = copies.filter(({ stored }) => stored.batch !== batch).map(({ stored }): Value[] => [stored.key, batch]);
  await db.insertMany('sighting (post, batch)', seen, 'ON CONFLICT DO NOTHING');
}

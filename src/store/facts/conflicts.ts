/** Copies that contradicted what was stored, counted while a batch is read. */
import { type Contradiction, isOtherPost } from '../../domain/contradiction.ts';
import type { Merged } from './merge-copies.ts';
import type { StoredPost } from './stored-posts.ts';

/** One copy that contradicts what was stored. */
export interface Conflict {
  channel: string;
  id: string;
  kinds: Contradiction[];
  /** The batch that saw the post first. */
  batch: number;
}

export interface Conflicts {
  /** Copies of posts that earlier batches had stored, and how many of them are other posts under the same id. */
  copies: number;
  others: number;
  /** Copies of posts of this very batch, and how many of them are other posts under the same id. */
  repeats: number;
  othersInside: number;
  /** The first of each. */
  firstOther?: Conflict;
  firstOtherInside?: Conflict;
  /** Copies by what they contradict; one may stand under several. */
  kinds: Partial<Record<Contradiction, number>>;
  /** The first few. */
  examples: Conflict[];
}

const SHOWN = 3;

export interface ConflictCounter {
  count(merged: Merged, channel: string, stored: StoredPost): void;
  readonly found: Conflicts;
}

export function countConflicts(): ConflictCounter {
  const found: Conflicts = { copies: 0, others: 0, repeats: 0, othersInside: 0, kinds: {}, examples: [] };
  return {
    found,
    count({ contradictions, earlier }, channel, { id, batch }) {
      if (earlier) found.copies++;
      else found.repeats++;
      if (contradictions.length === 0) return;
      const conflict = { channel, id, kinds: contradictions, batch };
      if (isOtherPost(contradictions)) {
        if (earlier) {
          found.others++;
          found.firstOther ??= conflict;
        } else {
          found.othersInside++;
          found.firstOtherInside ??= conflict;
        }
      }
      for (const kind of contradictions) found.kinds[kind] = (found.kinds[kind] ?? 0) + 1;
      if (found.examples.length < SHOWN) found.examples.push(conflict);
    },
  };
}

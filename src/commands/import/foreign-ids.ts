/** Ids that stand for other posts than those stored: row numbers, counters, columns that are not ids. */
import { amount } from '../../domain/amount.ts';
import { FormatError } from '../../errors.ts';
import type { Conflict, Conflicts } from '../../store/facts/conflicts.ts';

/** The ids of a file stand for other posts than those stored: nothing of it is kept. */
export class ForeignIds extends FormatError {
  readonly path: string;
  /** The first row with the id of another post. */
  readonly conflict: Conflict;
  /** Both are in the same file. */
  readonly inside: boolean;

  constructor(path: string, rows: number, conflict: Conflict, inside: boolean) {
    super(
      inside
        ? `${path}: ${amount(rows, 'row repeats', 'rows repeat')} the id of another post of the same file; nothing of this file was stored`
        : `${path}: ${amount(rows, 'row has', 'rows have')} the id of another post that is stored already; nothing of this file was stored`,
      inside
        ? 'The column of ids does not identify posts. Name the right one with --map id=COLUMN.'
        : 'Its ids seem to be row numbers. Name the column of the platform’s own ids with --map id=COLUMN, or keep the ids of each file apart with --ids-by-file.',
    );
    this.path = path;
    this.conflict = conflict;
    this.inside = inside;
  }
}

/** Of copies of stored posts: where so many are other posts, the ids are not ids. */
const FOREIGN_SHARE = 0.2;
/** So many are enough to decide before the file has been read completely. */
const ENOUGH = 50;

/**
 * Refuses a file whose ids mean other posts.
 * @param rows posts of the file so far
 * @param whole the file was read to its end
 * @throws ForeignIds
 */
export function refuseForeignIds(
  path: string,
  { copies, others, othersInside, firstOther, firstOtherInside }: Conflicts,
  { rows, whole }: { rows: number; whole: boolean },
): void {
  const isTooMany = (found: number, of: number) => found >= of * FOREIGN_SHARE && (whole || found >= ENOUGH);
  if (firstOther && isTooMany(others, copies)) throw new ForeignIds(path, others, firstOther, false);
  if (firstOtherInside && isTooMany(othersInside, rows))
    throw new ForeignIds(path, othersInside, firstOtherInside, true);
}

/** Puts the file's name before every id of a post, so that files that count from 1 each do not collide. */
export function idPrefixer(name: string) {
  const own = (id: string | undefined) => (id === undefined ? undefined : `${name}:${id}`);
  return <
    Post extends {
      id: string;
      replyToId?: string;
      quoteOfId?: string;
      conversationId?: string;
      editHistory?: string[];
    },
  >(
    post: Post,
  ): Post => ({
    ...post,
    id: own(post.id)!,
    replyToId: own(post.replyToId),
    quoteOfId: own(post.quoteOfId),
    conversationId: own(post.conversationId),
    editHistory: post.editHistory?.map((id) => own(id)!),
  });
}

/** Ids that stand for other posts than those stored: row numbers, counters, columns that are no ids. */
import { amount } from '../../domain/amount.ts';
import { FormatError } from '../../errors.ts';
import type { Conflicts } from '../../store/conflicts.ts';

/** Nothing of the file is kept. */
export class ForeignIds extends FormatError {}

/** Of copies of stored posts: where so many are other posts, the ids are no ids. */
const FOREIGN_SHARE = 0.2;
/** So many tell before the file has been read to its end. */
const ENOUGH = 50;

/**
 * Refuses a file whose ids mean other posts.
 * @param rows posts of the file so far
 * @param whole the file was read to its end
 * @throws ForeignIds
 */
export function refuseForeignIds(
  path: string,
  { copies, others, othersInside, examples }: Conflicts,
  { rows, whole }: { rows: number; whole: boolean },
): void {
  const first = examples[0];
  if (others > 0 && others >= copies * FOREIGN_SHARE && (whole || others >= ENOUGH))
    throw new ForeignIds(
      `${path}: ${amount(others, 'row has', 'rows have')} the id of another post that is stored already (first: id ${first?.id}); nothing of this file was stored`,
      'Its ids seem to be row numbers. Name the column of the platform’s own ids with --map id=COLUMN, or tell the files apart with --ids-by-file.',
    );
  if (othersInside > 0 && othersInside >= rows * FOREIGN_SHARE && (whole || othersInside >= ENOUGH))
    throw new ForeignIds(
      `${path}: ${amount(othersInside, 'row repeats', 'rows repeat')} the id of another post of the same file (first: id ${first?.id}); nothing of this file was stored`,
      'The column of ids does not name posts. Name the right one with --map id=COLUMN.',
    );
}

/** Puts the file's name before every id of a post, so that files that count from 1 each are told apart. */
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

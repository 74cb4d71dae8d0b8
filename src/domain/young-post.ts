/** Young posts: a stored post that may still be edited or deleted, and so is read again. */

/** Older posts are never read again. */
export const YOUNG_SECONDS = 30 * 86_400;

export interface YoungPost {
  id: string;
  /** Unix seconds. */
  createdAt: number;
  /** The platform's id of who wrote it. */
  author: string | null;
  isReply: boolean;
  isQuote: boolean;
  /** Known to be deleted. */
  deleted: boolean;
}

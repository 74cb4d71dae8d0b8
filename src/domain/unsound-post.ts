/** Posts that no source may put into a database: they would break it, or move every number in it. */
import { isoTime } from './clock-time.ts';
import type { SourcePost } from './post.ts';

/** Clocks differ; nothing is written more than a day after it is read. */
export const CLOCK_SECONDS = 86_400;

const EARLIEST = Date.UTC(1990, 0, 1) / 1000;
/** The last moment that a date can be made of. */
const LAST_DATE = 8.64e12;
const LONGEST_CHANNEL = 100;
const LONGEST_ID = 4_000;

export interface PostFault {
  /** The column of the field, as an export of this program names it. */
  column: string;
  reason: string;
}

/**
 * Why a post may not be stored, or undefined.
 * @param now unix seconds at which it was read
 */
export function faultOfPost(post: SourcePost, now: number): PostFault | undefined {
  const { createdAt, channel } = post;
  if (!(createdAt >= EARLIEST)) return { column: 'created_at', reason: 'it is dated before 1990' };
  if (createdAt > now + CLOCK_SECONDS)
    return { column: 'created_at', reason: `it is dated ${dateOf(createdAt)}, after it was read` };
  if (channel === '' || channel.length > LONGEST_CHANNEL)
    return { column: 'channel', reason: `a channel has 1 to ${LONGEST_CHANNEL} characters` };
  return (
    faultOfName('id', post.id) ??
    faultOfName('channel', channel) ??
    faultOfName('author_id', post.authorId) ??
    faultOfName('author_handle', post.authorHandle) ??
    faultOfName('reply_to_id', post.replyToId) ??
    faultOfName('reply_to_author_id', post.replyToAuthorId) ??
    faultOfName('reply_to_author_handle', post.replyToAuthorHandle) ??
    faultOfName('quote_of_id', post.quoteOfId) ??
    faultOfName('quote_of_author_id', post.quoteOfAuthorId) ??
    faultOfName('quote_of_author_handle', post.quoteOfAuthorHandle) ??
    faultOfName('conversation_id', post.conversationId)
  );
}

/** SQLite would store a text that a later look-up does not match. */
function faultOfName(column: string, name: string | undefined): PostFault | undefined {
  if (name === undefined) return undefined;
  if (name.length > LONGEST_ID) return { column, reason: `it is longer than ${LONGEST_ID} characters` };
  if (!name.isWellFormed() || name.includes('\0'))
    return { column, reason: 'it holds half a character or a NUL character' };
  return undefined;
}

function dateOf(seconds: number): string {
  return seconds > LAST_DATE ? 'past all calendars' : isoTime(seconds).slice(0, 10);
}

/** Times that the database cannot mean; the post itself is sound. */
export function withoutWrongTimes(post: SourcePost, now: number): SourcePost {
  const latest = now + CLOCK_SECONDS;
  const { editedAt, deletedAt } = post;
  if ((editedAt ?? 0) <= latest && (deletedAt ?? 0) <= latest) return post;
  return {
    ...post,
    editedAt: (editedAt ?? 0) <= latest ? editedAt : undefined,
    deletedAt: (deletedAt ?? 0) <= latest ? deletedAt : undefined,
  };
}

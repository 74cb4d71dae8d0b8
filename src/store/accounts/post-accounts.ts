/** The accounts in a post: its author, and the ids and handles in its lists. */
import { type AccountName, type SourcePost, TYPED_MENTIONS } from '../../domain/post.ts';

/** What a post contains of an account: its author, or whom it replies to or quotes. */
export interface AccountFacts {
  channel: string;
  id?: string;
  handle?: string;
  name?: string;
  followers?: number;
  bot?: boolean;
  /** When it was so, unix seconds. */
  at: number;
}

export function authorFacts(post: SourcePost): AccountFacts {
  return {
    channel: post.channel,
    id: post.authorId,
    handle: post.authorHandle,
    name: post.authorName,
    followers: post.authorFollowers,
    bot: post.authorBot,
    at: post.createdAt,
  };
}

/** Accounts of which a post gives both the id and the handle. */
export function listedFacts({ channel, createdAt: at, mentions, addressedTo }: SourcePost): AccountFacts[] {
  const isWhole = ({ id, handle }: AccountName) => id !== undefined && handle !== undefined;
  const named = [...((!TYPED_MENTIONS.has(channel) && mentions) || []), ...(addressedTo ?? [])];
  return named.filter(isWhole).map(({ id, handle }) => ({ channel, id, handle, at }));
}

/** Hands over each account that a post names and that is to be found: its author, whom it replies to, quotes and lists. */
export function namesIn(post: SourcePost, take: (id: string | undefined, handle: string | undefined) => void): void {
  take(post.authorId, post.authorHandle);
  const { replyToAuthorId, replyToAuthorHandle, quoteOfAuthorId, quoteOfAuthorHandle } = post;
  if (replyToAuthorId !== undefined || replyToAuthorHandle !== undefined) take(replyToAuthorId, replyToAuthorHandle);
  if (quoteOfAuthorId !== undefined || quoteOfAuthorHandle !== undefined) take(quoteOfAuthorId, quoteOfAuthorHandle);
  if (post.mentions || post.addressedTo) for (const { id, handle } of listedFacts(post)) take(id, handle);
}

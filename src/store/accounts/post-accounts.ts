/** What a post says of accounts: of its author, and who in its lists has which id and went by which handle. */
import { type AccountName, type SourcePost, TYPED_MENTIONS } from '../../domain/post.ts';
import type { AccountFacts, Accounts } from './accounts.ts';

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

export function nameListed(accounts: Accounts, { channel, createdAt: at, mentions, addressedTo }: SourcePost): void {
  const name = ({ id, handle }: AccountName) => {
    if (id !== undefined && handle !== undefined) accounts.resolve({ channel, id, handle, at });
  };
  if (mentions && !TYPED_MENTIONS.has(channel)) mentions.forEach(name);
  addressedTo?.forEach(name);
}

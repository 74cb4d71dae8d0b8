/** A post beside its relatives: the one it stands in, and its own earlier versions. */
import type { SourcePost } from '../domain/post.ts';
import { snowflakeTime } from '../payloads/x-time.ts';

/** An answer nested in a post replies to it unless it names another parent. */
export function answer(post: SourcePost, parent: SourcePost): void {
  post.conversationId ??= parent.conversationId ?? parent.id;
  if (post.replyToId !== undefined && post.replyToId !== parent.id) return;
  post.replyToId = parent.id;
  post.replyToAuthorId ??= parent.authorId;
  post.replyToAuthorHandle ??= parent.authorHandle;
}

/** A version of an edited post counts from the first one's time, which ids of X hold. @param versions ids, oldest first */
export function asEdited(post: SourcePost, versions: string[]): void {
  post.editHistory = versions;
  const first = post.channel === 'x' ? snowflakeTime(versions[0]!) : undefined;
  if (post.id !== versions[0]) post.editedAt ??= (first && snowflakeTime(post.id)) ?? post.createdAt;
  if (first !== undefined) post.createdAt = first;
}

/** Posts of which the platform itself says that they are for an account, whatever their text spells. */
import type { SourcePost } from '../domain/post.ts';

/** @param account the platform's id of who has them in its feed of mentions, tags or visitors; its own posts are not for itself */
export function sentTo(account: string, posts: readonly SourcePost[]): SourcePost[] {
  return posts.map((post) => {
    const known = post.addressedTo ?? [];
    return post.authorId === account || known.some(({ id }) => id === account)
      ? post
      : { ...post, addressedTo: [...known, { id: account }] };
  });
}

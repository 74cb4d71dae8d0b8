/** Posts that the platform itself addresses to an account, whatever their text names. */
import type { SourcePost } from '../domain/post.ts';

/** @param account the platform's id of the account whose feed of mentions, tags or visitors shows them; its own posts are not addressed to it */
export function withAddressee(account: string, posts: readonly SourcePost[]): SourcePost[] {
  return posts.map((post) => {
    const known = post.addressedTo ?? [];
    return post.authorId === account || known.some(({ id }) => id === account)
      ? post
      : { ...post, addressedTo: [...known, { id: account }] };
  });
}

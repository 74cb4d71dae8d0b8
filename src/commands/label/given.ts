/** Labels as words of a command or of a file, made into rows for the store. */
import { randomUUID } from 'node:crypto';
import { type FacetName, facetShape, type HandLabel } from '../../domain/label.ts';
import { readValue } from '../../domain/label-value.ts';
import { UsageError } from '../../errors.ts';
import { readId } from '../../formats/ids.ts';
import { type PostSelector, selectPosts } from '../../queue/find-posts.ts';
import type { Store } from '../../store/open.ts';
import type { FoundPost } from '../../store/reading/find-post.ts';

/** The one post with this id. @throws UsageError when there is none, or one on several channels */
export async function postNamed(store: Store, id: string, which: PostSelector): Promise<FoundPost> {
  const [post, other] = await selectPosts(store, id, which);
  const { lost } = readId(id);
  if (!post && lost !== undefined)
    throw new UsageError(lost, 'Take the ids from the export again, and keep spreadsheets from changing them.');
  if (!post)
    throw new UsageError(
      `there is no post "${id}" here`,
      'Give the id as the platform writes it: socialcare export posts lists them.',
    );
  if (other)
    throw new UsageError(`${id} is a post on ${post.channel} and on ${other.channel}`, 'Say which: --channel NAME.');
  return post;
}

/**
 * @param text the value; '' removes the label
 * @throws UsageError for a value the facet does not have, or a facet of the other direction
 */
export function givenLabel(
  post: FoundPost,
  facet: FacetName,
  text: string,
  { actor, at }: Pick<HandLabel, 'actor' | 'at'>,
): HandLabel {
  const { direction } = facetShape(facet);
  if (direction !== 'both' && (direction === 'outbound') !== (post.outbound === 1))
    throw new UsageError(
      `${post.id} is ${post.outbound ? 'a reply of a brand' : "a customer's post"}: ${facet} is asked of ${direction} posts`,
    );
  const value = text.trim() === '' ? null : readValue(facet, text);
  return { id: randomUUID(), channel: post.channel, post: post.id, facet, value, actor, at };
}

/** Unavailable objects: what a platform's refusal of one object says about it, and only about it. */
import type { SourcePost } from '../domain/post.ts';
import { AuthError, CareError, RateStop } from '../errors.ts';
import type { UnavailablePost } from '../payloads/page.ts';
import { AccountError } from './account-error.ts';
import { HttpFailure } from './http.ts';
import { PermissionError } from './permission-error.ts';
import { UnexpectedAnswer } from './unexpected-answer.ts';

/** The platform reports that one object does not exist. */
export class NotFound extends AccountError {}

/** The reason for a post that is missing from an answer to a request for many. */
export const LEFT_OUT = 'left out of the answer';

export interface Unavailable extends UnavailablePost {
  deleted: boolean;
}

/**
 * @returns undefined when the error is about more than this object: credentials, limits, the network
 */
export function unavailableOf(id: string, error: unknown): Unavailable | undefined {
  if (error instanceof NotFound) return { id, deleted: true, reason: error.message };
  if (error instanceof AccountError || error instanceof PermissionError || error instanceof UnexpectedAnswer)
    return { id, deleted: false, reason: error.message };
  if (error instanceof AuthError || error instanceof RateStop) return undefined;
  const failure = error instanceof CareError && error.cause instanceof HttpFailure ? error.cause : error;
  if (!(failure instanceof HttpFailure)) return undefined;
  const { status } = failure;
  if (status === 404 || status === 410) return { id, deleted: true, reason: `answered ${status}` };
  if (status === 403 || status === 451) return { id, deleted: false, reason: `answered ${status}` };
  return undefined;
}

/** Deleted and hidden objects apart, as pages hold them. */
export function splitUnavailable(unavailable: readonly Unavailable[]): {
  reportedDeleted: UnavailablePost[];
  hidden: UnavailablePost[];
} {
  const plain = ({ id, reason }: Unavailable): UnavailablePost => ({ id, reason });
  return {
    reportedDeleted: unavailable.filter(({ deleted }) => deleted).map(plain),
    hidden: unavailable.filter(({ deleted }) => !deleted).map(plain),
  };
}

/** When more of an answer is missing, the platform has a fault, and requesting each would cost too much. */
const MAX_LEFT_OUT_SHARE = 0.2;

/**
 * Posts missing from an answer to a request for many are requested one by one, for the reason.
 * @param fetchPost the post, or undefined when the platform answers that there is none
 */
export async function fetchOneByOne(
  asked: readonly string[],
  leftOut: readonly string[],
  fetchPost: (id: string) => Promise<SourcePost | undefined>,
): Promise<{ posts: SourcePost[]; unavailable: Unavailable[] }> {
  const posts: SourcePost[] = [];
  if (leftOut.length > 1 && leftOut.length > asked.length * MAX_LEFT_OUT_SHARE)
    return { posts, unavailable: leftOut.map((id) => ({ id, deleted: false, reason: LEFT_OUT })) };
  const unavailable: Unavailable[] = [];
  for (const id of leftOut)
    try {
      const post = await fetchPost(id);
      if (post) posts.push(post);
      else unavailable.push({ id, deleted: true, reason: 'not found' });
    } catch (error) {
      const object = unavailableOf(id, error);
      if (!object) throw error;
      unavailable.push(object);
    }
  return { posts, unavailable: unavailable };
}

/** Losses: what a platform's refusal of one object says of it. Nothing here speaks of the rest of a page. */
import type { SourcePost } from '../domain/post.ts';
import { AuthError, CareError, RateStop } from '../errors.ts';
import { AccountError } from './account-error.ts';
import { HttpFailure } from './http.ts';
import { NoAnswer } from './no-answer.ts';
import { PermissionError } from './permission-error.ts';
import type { Missing } from './pull-store.ts';

/** The platform says of one object that there is none such. */
export class NotFound extends AccountError {}

/** Of a post that an answer to many at once passes over. */
export const LEFT_OUT = 'left out of the answer';

export interface Loss extends Missing {
  deleted: boolean;
}

/**
 * @returns undefined when the error is about more than this object: credentials, limits, the network
 */
export function lossOf(id: string, error: unknown): Loss | undefined {
  if (error instanceof NotFound) return { id, deleted: true, reason: error.message };
  if (error instanceof AccountError || error instanceof PermissionError || error instanceof NoAnswer)
    return { id, deleted: false, reason: error.message };
  if (error instanceof AuthError || error instanceof RateStop) return undefined;
  const failure = error instanceof CareError && error.cause instanceof HttpFailure ? error.cause : error;
  if (!(failure instanceof HttpFailure)) return undefined;
  const { status } = failure;
  if (status === 404 || status === 410) return { id, deleted: true, reason: `answered ${status}` };
  if (status === 403 || status === 451) return { id, deleted: false, reason: `answered ${status}` };
  return undefined;
}

/** The two kinds of losses apart, as pages hold them. */
export function sortLosses(losses: readonly Loss[]): { gone: Missing[]; hidden: Missing[] } {
  const plain = ({ id, reason }: Loss): Missing => ({ id, reason });
  return {
    gone: losses.filter(({ deleted }) => deleted).map(plain),
    hidden: losses.filter(({ deleted }) => !deleted).map(plain),
  };
}

/** When more of an answer is left out, the platform is in trouble, and asking for each would cost too much. */
const ODD_SHARE = 0.2;

/**
 * What an answer to many at once left out says nothing yet: each is asked for alone.
 * @param look the post, or undefined when the platform answers that there is none
 */
export async function lookOneByOne(
  asked: readonly string[],
  leftOut: readonly string[],
  look: (id: string) => Promise<SourcePost | undefined>,
): Promise<{ posts: SourcePost[]; losses: Loss[] }> {
  const posts: SourcePost[] = [];
  if (leftOut.length > 1 && leftOut.length > asked.length * ODD_SHARE)
    return { posts, losses: leftOut.map((id) => ({ id, deleted: false, reason: LEFT_OUT })) };
  const losses: Loss[] = [];
  for (const id of leftOut)
    try {
      const post = await look(id);
      if (post) posts.push(post);
      else losses.push({ id, deleted: true, reason: 'not found' });
    } catch (error) {
      const loss = lossOf(id, error);
      if (!loss) throw error;
      losses.push(loss);
    }
  return { posts, losses };
}

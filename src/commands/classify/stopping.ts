/** What is said where labelling ends early. */
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { CareError, Interrupted } from '../../errors.ts';

/** "1 post is labelled" */
export function labelledSoFar(posts: number): string {
  return `${amount(posts, 'post is', 'posts are')} labelled`;
}

/** What to throw for a failure of an engine after so many posts; says what is kept. */
export function stopping({ environment, terminal }: Pick<Context, 'environment' | 'terminal'>) {
  return (error: unknown, posts: number): unknown => {
    const hint = 'Run the same command again to continue.';
    if (environment.signal.aborted) return new Interrupted(`interrupted: ${labelledSoFar(posts)}`, hint);
    if (posts > 0 && error instanceof CareError) terminal.note(`${labelledSoFar(posts)} already. ${hint}`);
    return error;
  };
}

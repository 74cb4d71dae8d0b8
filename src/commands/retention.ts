/** Retention after a pull or an import: what the configuration says is too old, and what platforms deleted, is erased. */
import type { Context } from '../context.ts';
import { amount } from '../domain/amount.ts';
import { DAY_SECONDS, durationLabel } from '../domain/duration.ts';
import type { Store } from '../store/open.ts';
import { warnUnfinished } from './forget/outcome.ts';

/** Erases posts that platforms deleted. */
export async function eraseGone(context: Context, store: Store): Promise<void> {
  const { eraseDeleted } = await import('../store/erasure/retain.ts');
  const posts = await eraseDeleted(store, context.now());
  if (posts > 0) context.terminal.note(`erased the words of ${amount(posts, 'post')} that their platform deleted`);
}

/** Erases what is older than `retain` of the configuration, at most once a day: the file is rewritten after it. */
export async function retainAsConfigured(context: Context, store: Store): Promise<void> {
  const { retain_seconds: retain } = await context.config();
  if (retain.value === Number.POSITIVE_INFINITY) return;
  const [{ eraseExpired }, { keptSince }, { finishErasure }] = await Promise.all([
    import('../store/erasure/retain.ts'),
    import('../store/erasure/kept-since.ts'),
    import('../store/erasure/pending.ts'),
  ]);
  const before = context.now() - retain.value;
  if (before - ((await keptSince(store)) ?? Number.NEGATIVE_INFINITY) < DAY_SECONDS) return;
  const { posts } = await eraseExpired(store, before, context.now());
  if (posts === 0) return;
  context.terminal.note(
    `retain ${durationLabel(retain.value)}: erased the words and names of ${amount(posts, 'post')}`,
  );
  if (!(await finishErasure(store))) warnUnfinished(context);
}

/** Retention after a pull or an import: what the configuration says is too old, and what platforms deleted, is erased. */
import type { Config } from '../config/config.ts';
import type { Context } from '../context.ts';
import { amount } from '../domain/amount.ts';
import { DAY_SECONDS, durationLabel } from '../domain/duration.ts';
import type { RemoveOptions } from '../store/erasure/remove-ended.ts';
import type { Store } from '../store/open.ts';
import { warnUnfinished } from './forget/outcome.ts';

/** Erases posts that platforms deleted. */
export async function eraseGone(context: Context, store: Store): Promise<void> {
  const { eraseDeleted } = await import('../store/erasure/retain.ts');
  const posts = await eraseDeleted(store, context.now());
  if (posts > 0) context.terminal.note(`erased the words of ${amount(posts, 'post')} that their platform deleted`);
}

/** How inferred answers are derived again once conversations are removed. */
export function removeOptions({ auto_reply_seconds, episode_gap_seconds }: Config): RemoveOptions {
  return { autoReplySeconds: auto_reply_seconds.value, episodeGap: episode_gap_seconds.value };
}

/** Erases what is older than `retain` of the configuration, at most once a day: the file is rewritten after it. */
export async function retainAsConfigured(context: Context, store: Store): Promise<void> {
  const config = await context.config();
  const { retain_seconds: retain, retain_counts: counts } = config;
  const drops = counts.value === 'drop';
  if (retain.value === Number.POSITIVE_INFINITY) return;
  const [{ eraseExpired }, { keptSince }, { removedBefore }, { finishErasure }] = await Promise.all([
    import('../store/erasure/retain.ts'),
    import('../store/erasure/kept-since.ts'),
    import('../store/erasure/removals.ts'),
    import('../store/erasure/pending.ts'),
  ]);
  const before = context.now() - retain.value;
  const done = drops ? await removedBefore(store) : await keptSince(store);
  if (before - (done ?? Number.NEGATIVE_INFINITY) < DAY_SECONDS) return;
  const { posts, ended } = await eraseExpired(store, before, context.now(), drops ? removeOptions(config) : undefined);
  const did = [
    ...(posts > 0 ? [`erased the words and names of ${amount(posts, 'post')}`] : []),
    ...(ended && ended.posts > 0
      ? [`took ${amount(ended.conversations, 'conversation')} with ${amount(ended.turns, 'turn')} out of every count`]
      : []),
  ];
  if (did.length === 0) return;
  context.terminal.note(`retain ${durationLabel(retain.value)}: ${did.join(', ')}`);
  if (!(await finishErasure(store))) warnUnfinished(context, store);
}

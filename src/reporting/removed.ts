/** What retention removed: time before it is counted by nothing, and whatever reaches before it says so. */
import type { Context } from '../context.ts';
import { amount } from '../domain/amount.ts';
import { formatTime } from '../domain/clock-time.ts';
import type { Filter } from '../domain/filter.ts';
import type { Span } from '../domain/report.ts';
import type { Removed } from '../store/erasure/removals.ts';
import type { Store } from '../store/open.ts';
import { type FilterFlags, readScope, type Scope } from './options.ts';

/**
 * The scope of what is counted. Of the time before the limit only conversations are left that went on after it: a sample
 * of long ones, which no number may rest on.
 */
export async function readCountedScope(context: Context, store: Store, flags: FilterFlags): Promise<Scope> {
  const [scope, { removedBefore }] = await Promise.all([
    readScope(context, store, flags),
    import('../store/erasure/removals.ts'),
  ]);
  const before = await removedBefore(store);
  const { since = Number.NEGATIVE_INFINITY } = scope.filter;
  return before === undefined || since >= before ? scope : { ...scope, filter: { ...scope.filter, since: before } };
}

/**
 * What was removed of the brands and channels of a filter.
 * @param spans unix seconds; undefined where all of them begin after the limit
 */
export async function removedFrom(
  store: Store,
  filter: Pick<Filter, 'brands' | 'channels'>,
  spans: readonly (Pick<Span, 'since'> | undefined)[],
): Promise<Removed | undefined> {
  const { readRemoved } = await import('../store/erasure/removals.ts');
  const removed = await readRemoved(store, filter);
  const reaches = spans.some((span) => span && (span.since ?? Number.NEGATIVE_INFINITY) < (removed?.before ?? 0));
  return reaches ? removed : undefined;
}

export function removedText(removed: Removed, timezone: string): string {
  return `nothing before ${formatTime(removed.before, timezone)} is counted: ${removalText(removed)}`;
}

/** The same where rows are listed. */
export function removedRowsText(removed: Removed, timezone: string): string {
  return `before ${formatTime(removed.before, timezone)} only conversations that went on are here: ${removalText(removed)}`;
}

function removalText({ turns, posts }: Removed): string {
  return `retain removed ${amount(turns, 'turn')} (${amount(posts, 'post')}) of that time`;
}

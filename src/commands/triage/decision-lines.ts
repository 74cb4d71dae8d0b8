/** Decisions by flags as they are printed: each decision, what was undone, and what was closed twice. */
import type { Context } from '../../context.ts';
import { formatTime } from '../../domain/clock-time.ts';
import { ACTIONS, type Decision, describeDecision, turnStateOf } from '../../domain/decision.ts';
import type { Store } from '../../store/open.ts';
import { findPosts } from '../../store/reading/find-post.ts';
import { decisionsByTurn } from '../../store/work/decisions.ts';

/** A decision about to be written. */
export interface Prepared {
  decision: Decision;
  /** Key of the turn; undefined for an undoing. */
  turn?: number;
  /** The decision that an undo undoes. */
  undone?: Decision;
}

/** The lines of decisions, to be asked for before they are written: what stood already is warned of. */
export async function decisionLines(
  context: Context,
  store: Store,
  prepared: readonly Prepared[],
): Promise<{ lines: string[]; warnings: string[] }> {
  const zone = (await context.config()).timezone.value;
  const named = async ({ post, channel }: Decision) =>
    (await findPosts(store, post)).length > 1 ? `${post} on ${channel}` : post;
  const lines: string[] = [];
  for (const { decision, undone } of prepared)
    lines.push(
      undone
        ? `undone: ${decisionText(undone, zone, await named(undone))}`
        : `${await named(decision)} ${describeDecision(decision, zone)}`,
    );
  const warnings: string[] = [];
  for (const { decision, earlier } of await closedTwice(store, prepared))
    warnings.push(
      `${await named(decision)} was closed already, ${describeDecision(earlier, zone)} by ${earlier.actor}; both count (undo the newer: socialcare triage ${decision.post} --as undo)`,
    );
  return { lines, warnings };
}

/** 'q1 escalated to legal, by ann on 2026-03-02 09:00' */
export function decisionText(decision: Decision, timezone: string, post = decision.post): string {
  const when = formatTime(decision.decided_at, timezone);
  return `${post} ${describeDecision(decision, timezone)}, by ${decision.actor} on ${when}`;
}

/** Closings of turns that are closed already, by what stands or by the same batch. */
async function closedTwice(
  store: Store,
  prepared: readonly Prepared[],
): Promise<{ decision: Decision; earlier: Decision }[]> {
  const decisionsOf = await decisionsByTurn(
    store,
    prepared.flatMap(({ turn }) => turn ?? []),
  );
  return prepared.flatMap(({ decision, turn }) => {
    if (turn === undefined || !ACTIONS[decision.action].closes) return [];
    const before = decisionsOf.get(turn) ?? [];
    const earlier = turnStateOf(before, decision.posts_seen).closed;
    decisionsOf.set(turn, [...before, decision]);
    return earlier ? [{ decision, earlier }] : [];
  });
}

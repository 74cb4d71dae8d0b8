/** The counts of a session, printed when it ends. */
import { amount } from '../../domain/amount.ts';
import { ACTION_NAMES, type Decision } from '../../domain/decision.ts';
import { formatDuration } from '../../domain/duration.ts';

export interface SessionTally {
  /** Unix seconds. */
  startedAt: number;
  /** Decisions in effect, oldest first. */
  made: Decision[];
  undone: number;
  skipped: number;
  greeting: string;
}

export function emptyTally(startedAt: number): SessionTally {
  return { startedAt, made: [], undone: 0, skipped: 0, greeting: 'Press ? for help.' };
}

/** Lines such as '12 decisions in 6 min: 7 no-reply (spam 4, thanks 3), 5 escalate (legal 5)'. */
export function sessionSummary(
  { made, undone, skipped, startedAt }: SessionTally,
  now: number,
  waiting: number,
): string[] {
  const parts: string[] = [];
  for (const action of ACTION_NAMES) {
    const own = made.filter((each) => each.action === action);
    if (own.length === 0) continue;
    const values = new Map<string, number>();
    for (const { value } of own) if (value !== null) values.set(value, (values.get(value) ?? 0) + 1);
    const detail = [...values].sort((a, b) => b[1] - a[1]).map(([value, count]) => `${value} ${count}`);
    parts.push(`${own.length} ${action}${detail.length > 0 ? ` (${detail.join(', ')})` : ''}`);
  }
  const took = formatDuration(Math.max(0, now - startedAt));
  return [
    `${amount(made.length, 'decision')} in ${took}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`,
    `${skipped} skipped, ${undone} undone, ${waiting} left in the queue`,
  ];
}

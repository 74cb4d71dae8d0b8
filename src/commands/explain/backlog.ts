/** The backlog, and each turn by its state at the end of the period. */
import type { Context } from '../../context.ts';
import { ENDS } from '../../domain/decision-frame.ts';
import type { Counted } from '../../metrics/counted.ts';
import { reportOf } from '../../reporting/envelope.ts';
import { loadBacklog, loadWaiting, measureWaiting } from '../../reporting/measuring-work.ts';
import { type ExplainFlags, explainedFormat, printExplained } from './explained.ts';
import { explainedTurns } from './explained-turns.ts';

/** @throws UsageError for formats that cannot hold it */
export async function explainBacklog(context: Context, flags: ExplainFlags): Promise<void> {
  explainedFormat(flags);
  const measured = await loadWaiting(context, flags);
  const { store, scope } = measured;
  const section = await measureWaiting(measured, flags.by ?? []);
  const { frame, steps } = await loadBacklog(measured, flags.by ?? []);
  const { from, until } = { from: steps[0]?.from ?? 0, until: steps.at(-1)?.until ?? 0 };
  const waiting: Counted = { as: 'waiting', because: 'had not ended by the end of the period' };
  const later: Counted = { as: 'excluded', because: 'began after the period' };
  const earlier: Counted = { as: 'excluded', because: 'ended before the period' };
  const ended = ENDS.map((as): Counted => ({ as, because: 'ended in the period' }));
  const counting = (turn: number) => {
    if (frame.askedAt[turn]! >= until) return later;
    if (frame.endedAt[turn]! >= until) return waiting;
    return frame.endedAt[turn]! < from ? earlier : ended[frame.how[turn]!]!;
  };
  const filter = { ...scope.filter, since: undefined, until: undefined, status: [] };
  const explained = await explainedTurns(store, { filter, asOf: scope.asOf }, frame, counting);
  const report = await reportOf(measured, { kind: 'metric', title: section.title, sections: [section] });
  await printExplained(context, report, explained, flags);
}

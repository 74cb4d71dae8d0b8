/** The backlog, and each turn by its state at the end of the period. */
import type { Context } from '../../context.ts';
import type { BacklogMetric } from '../../metrics/metric.ts';
import { reportOf } from '../../reporting/envelope.ts';
import { measureBacklog, openBacklog } from '../../reporting/measuring-work.ts';
import type { ExplainedNumber, ExplainFlags } from './explained.ts';
import { explainedTurns } from './explained-turns.ts';

export async function explainBacklog(
  context: Context,
  metric: BacklogMetric,
  flags: ExplainFlags,
): Promise<ExplainedNumber> {
  const reading = await openBacklog(context, flags);
  const { store, scope } = reading;
  const { section, frame, settings } = await measureBacklog(metric, reading, flags.by ?? []);
  const filter = { ...scope.filter, since: undefined, until: undefined, status: [] };
  const counting = metric.countsAs(frame, settings);
  const explained = await explainedTurns(store, { filter, asOf: scope.asOf }, frame, { counting });
  const report = await reportOf(reading, { kind: 'metric', title: section.title, sections: [section] });
  return { report, explained };
}

/** The number of a decision metric, and each of its decisions by what it counts as. */
import type { Context } from '../../context.ts';
import type { DecisionMetric } from '../../metrics/metric.ts';
import type { FlatRow } from '../../renderers/rows.ts';
import { reportOf } from '../../reporting/envelope.ts';
import { measureDecisions, openWork } from '../../reporting/measuring-work.ts';
import { type ExplainedNumber, type ExplainFlags, type Part, Parts, textColumn } from './explained.ts';

/** @throws UsageError for conditions that only turns can meet */
export async function explainDecisions(
  context: Context,
  metric: DecisionMetric,
  flags: ExplainFlags,
): Promise<ExplainedNumber> {
  const [frames, reading] = await Promise.all([import('../../store/work/decision-frame.ts'), openWork(context, flags)]);
  const { store, scope } = reading;
  const { section, frame, settings } = await measureDecisions(context, metric, reading, flags.by ?? []);
  const counting = metric.countsAs(frame, settings);
  const { sql, params } = frames.decisionsSql(scope.filter, scope.asOf);
  const counted = new Parts();
  const partOf = Array.from({ length: frame.n }, (_, row) => counted.add(counting(row)));
  const explained = {
    what: 'decision' as const,
    sql: await store.literal(sql, params),
    parts: counted.list(),
    total: frame.n,
    rows: (limit: number) => rowsOf(frames.decisionRows(store, scope.filter, scope.asOf), limit, partOf),
    columns: frames.DECISION_COLUMNS,
    screen: [
      textColumn('Decided at', 'decided_at'),
      { ...textColumn('Brand', 'brand'), truncate: true, dropOrder: 2 },
      { ...textColumn('Post', 'post'), copied: true },
      textColumn('Action', 'action'),
      { ...textColumn('Value', 'value'), truncate: true },
      { ...textColumn('By', 'actor'), truncate: true },
    ],
  };
  const report = await reportOf(reading, { kind: 'metric', title: section.title, sections: [section] });
  return { report, explained };
}

async function* rowsOf(
  rows: Promise<readonly FlatRow[]>,
  limit: number,
  parts: readonly Part[],
): AsyncGenerator<FlatRow> {
  for (const [at, row] of (await rows).slice(0, limit).entries()) {
    const { as, because } = parts[at]!;
    yield { counts_as: as, because, due: false, ...row };
  }
}

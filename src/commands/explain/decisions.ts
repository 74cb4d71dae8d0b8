/** The number of a decision metric, and each of its decisions by what it counts as. */
import type { Context } from '../../context.ts';
import type { DECISION_METRICS } from '../../metrics/index.ts';
import { loadPolicy } from '../../queue/policy-source.ts';
import type { FlatRow } from '../../renderers/rows.ts';
import { reportOf } from '../../reporting/envelope.ts';
import { loadWork, measureWork } from '../../reporting/measuring-work.ts';
import { type ExplainFlags, explainedFormat, type Part, Parts, printExplained, textColumn } from './explained.ts';

/** @throws UsageError for conditions that only turns can meet, and for formats that cannot hold it */
export async function explainDecisions(
  context: Context,
  name: keyof typeof DECISION_METRICS,
  flags: ExplainFlags,
): Promise<void> {
  explainedFormat(flags);
  const [{ DECISION_COUNTINGS }, frames, measured, { teams }] = await Promise.all([
    import('../../metrics/counted-decisions.ts'),
    import('../../store/work/decision-frame.ts'),
    loadWork(context, flags),
    loadPolicy(context),
  ]);
  const { store, scope } = measured;
  const section = await measureWork(context, name, measured, flags.by ?? []);
  const frame = await frames.loadDecisionFrame(store, scope.filter, scope.asOf, teams);
  const counting = DECISION_COUNTINGS[name](frame);
  const { sql, params } = frames.decisionsSql(scope.filter, scope.asOf);
  const counted = new Parts();
  const partOf = Array.from({ length: frame.n }, (_, row) => counted.add(counting(row)));
  const explained = {
    what: 'decision' as const,
    sql: store.literal(sql, params),
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
  const report = await reportOf(measured, { kind: 'metric', title: section.title, sections: [section] });
  await printExplained(context, report, explained, flags);
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

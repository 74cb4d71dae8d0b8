/** The number of a metric of turns, and each of these turns by what it counts as. */
import type { Context } from '../../context.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { reportOf } from '../../reporting/envelope.ts';
import { groupings, loadMeasured, measureOver } from '../../reporting/measuring.ts';
import { nothingMatches } from '../../reporting/nothing.ts';
import { type ExplainFlags, explainedFormat, printExplained } from './explained.ts';
import { explainedTurns } from './explained-turns.ts';

/** @throws UsageError for several windows, and for formats that cannot hold it */
export async function explainTurns(context: Context, name: string, flags: ExplainFlags): Promise<void> {
  explainedFormat(flags);
  const [{ METRICS, metricNamed }, { groupTurns }, { countingOf }] = await Promise.all([
    import('../../metrics/index.ts'),
    import('../../metrics/groups.ts'),
    import('../../metrics/counted.ts'),
  ]);
  const metric = metricNamed(name);
  const loaded = await loadMeasured(context, flags, [metric]);
  const measured = metric.reads === 'targets' ? { ...loaded, frame: loaded.promised } : loaded;
  const { store, scope, frame, settings } = measured;
  if (settings.windows.length > 1)
    throw new UsageError(`--window ${flags.window}: turns count for one window at a time`, 'Name one: --window 24h');
  const by = await groupings(measured.by, frame, scope.timezone);
  const section = measureOver(metric, measured, groupTurns(frame, by));
  const next = frame.n === 0 ? await nothingMatches(store, scope, flags, `explain ${name}`) : undefined;
  const report = await reportOf(measured, { kind: 'metric', title: metric.title, sections: [section], next });
  const groups = by.map((dimension) => ({
    name: dimension.name,
    label: dimension.label,
    of: (turn: number) => dimension.text(dimension.code(frame, turn), frame),
  }));
  const counting = countingOf(name as keyof typeof METRICS, frame, settings);
  const turns = { n: frame.n, key: frame.key, askedAt: frame.askedAt };
  await printExplained(context, report, await explainedTurns(store, scope, turns, counting, groups), flags);
  if (frame.n === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
}

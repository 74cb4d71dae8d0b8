/** The number of a metric of turns, and each of these turns by what it counts as. */
import type { Context } from '../../context.ts';
import type { Section } from '../../domain/report.ts';
import type { TurnFrame } from '../../domain/turn-frame.ts';
import { UsageError } from '../../errors.ts';
import type { TurnMetric } from '../../metrics/metric.ts';
import { reportOf } from '../../reporting/envelope.ts';
import { measureTurns, type Pauses } from '../../reporting/measuring.ts';
import { nothingMatches } from '../../reporting/nothing.ts';
import type { Reading } from '../../reporting/reading.ts';
import type { ExplainedNumber, ExplainFlags } from './explained.ts';
import { explainedTurns } from './explained-turns.ts';

/**
 * @param pauses of a program that has others to serve
 * @throws UsageError for several windows
 */
export async function explainTurns(
  context: Context,
  metric: TurnMetric,
  flags: ExplainFlags,
  { through, between }: Pauses = {},
): Promise<ExplainedNumber> {
  const [{ countingOf }, { GroupNumbers }] = await Promise.all([
    import('../../metrics/counted.ts'),
    import('../../metrics/counts/groups.ts'),
  ]);
  const measured = await measureTurns(context, flags, [metric], between && { between }, through);
  const { store, scope, settings, n } = measured;
  if (settings.windows.length > 1)
    throw new UsageError(`--window ${flags.window}: turns count for one window at a time`, 'Name one: --window 24h');
  const [section] = measured.sections as [Section];
  const next = n === 0 ? await nothingMatches(store, scope, flags, `explain ${metric.name}`) : undefined;
  const report = await reportOf(measured, { kind: 'metric', title: metric.title, sections: [section], next });
  const frame = await frameOf(measured, metric);
  const groups = measured.groupings.map(({ name, label, code, text }) => ({
    ...{ name, label },
    of: (turn: number) => text(code(frame, turn), frame),
  }));
  const turns = { n: frame.n, key: frame.key, askedAt: frame.askedAt };
  const counting = countingOf(metric, frame, settings, new GroupNumbers(measured.groupings).number(frame));
  const postsOf = metric.postsOf?.(frame, settings);
  return { report, explained: await explainedTurns(store, scope, turns, { counting, between }, groups, postsOf) };
}

/** All turns at once, as the metric counts them. */
async function frameOf(reading: Reading, { reads }: TurnMetric): Promise<TurnFrame> {
  const { joinFrames } = await import('../../store/reading/join-frames.ts');
  const frames: TurnFrame[] = [];
  for await (const { frame, promised } of reading.turns())
    frames.push(joinFrames([{ ...frame, ...(reads === 'targets' && promised) }]));
  const whole = joinFrames(frames);
  return { ...whole, ...(await reading.besides?.({ frame: whole, after: 0, upto: Number.MAX_SAFE_INTEGER })) };
}

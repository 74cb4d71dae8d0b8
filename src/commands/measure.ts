/** measure: one metric, grouped as asked. */
import { Option } from 'commander';
import type { Context } from '../context.ts';
import { EXIT, RefusedError, UsageError } from '../errors.ts';
import type { Register } from './command.ts';
import { printReport, reportOf } from './envelope.ts';
import { addMeasureOptions, groupings, loadMeasured, type MeasureFlags, measureOver } from './measuring.ts';
import { nothingMatches } from './nothing.ts';
import { addFilterOptions } from './options.ts';

const HELP = `
Metrics:
  volume            how many customers wrote, how often
  response-times    how long they waited, with the unanswered left in (Kaplan–Meier)
  ignored           how many were not answered in time, with a 95 % interval
  sla               how often the promise was kept
  effort            how often customers chase and come back
  deflection        how often they are only sent elsewhere, and where
  backlog           what waited at the end of each day (--by day, week or month)
  decisions         what was decided, by whom and why (--by agent, team, action, reason)
  handle-time       how long a person looks before deciding, how old the post is by then
  overtakes         whether the order of the queue was kept

Examples:
  $ socialcare measure response-times --by brand
  $ socialcare measure response-times --turns first --hours business --since last-month
  $ socialcare measure ignored --by week --window 1h,24h,ever
  $ socialcare measure ignored --by brand --window 24h --json

'socialcare explain METRIC' prints a metric's definition.`;

export const registerMeasure: Register = (program, begin) => {
  const command = program
    .command('measure')
    .summary('one metric, grouped by any dimension')
    .description('Compute one metric, grouped by any dimension.')
    .argument('<metric>', 'one of the metrics below');
  addMeasureOptions(addFilterOptions(command)).addHelpText('after', HELP);
  command.addOption(
    new Option('--explain', 'print the definition, the SQL and the ids behind the number').hideHelp(false),
  );
  command.action(async (metric: string, flags: MeasureFlags & { explain?: boolean }) =>
    measure(await begin(command), metric, flags),
  );
};

async function measure(context: Context, name: string, flags: MeasureFlags & { explain?: boolean }): Promise<void> {
  const [{ isDecisionMetric, metricNamed }, { groupTurns }] = await Promise.all([
    import('../metrics/index.ts'),
    import('../metrics/groups.ts'),
  ]);
  if (name === 'backlog' || isDecisionMetric(name)) return measureDesk(context, name, flags);
  const metric = metricNamed(name);
  if (flags.explain) return (await import('./explain-turns.ts')).explainTurns(context, name, flags);
  const measured = await loadMeasured(context, flags, [metric]);
  const { frame, by, scope } = measured;
  const groups = groupTurns(frame, await groupings(by, frame, scope.timezone));
  const section = measureOver(metric, measured, groups);
  const next = frame.n === 0 ? await nothingMatches(measured.store, scope, flags, `measure ${name}`) : undefined;
  const report = await reportOf(measured, { kind: 'metric', title: metric.title, sections: [section], next });
  if (section.refused) throw new RefusedError(`${name} refused: ${section.refused.reason}`, section.refused.hint);
  await printReport(context, report, flags);
  if (frame.n === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
}

/** The metrics of the work itself, which count decisions, and the backlog. */
async function measureDesk(context: Context, name: string, flags: MeasureFlags & { explain?: boolean }): Promise<void> {
  const rooms = await import('./desk/measuring-work.ts');
  if (flags.explain) throw new UsageError(`--explain: ${name} counts decisions`, `See socialcare explain ${name}`);
  const isBacklog = name === 'backlog';
  const measured = isBacklog ? await rooms.loadWaiting(context, flags) : await rooms.loadWork(context, flags);
  const by = flags.by ?? [];
  const section = isBacklog
    ? await rooms.measureWaiting(measured, by)
    : await rooms.measureWork(context, name, measured, by);
  const nothing = () =>
    isBacklog
      ? nothingMatches(measured.store, measured.scope, flags, 'measure backlog')
      : 'No decision in this period. Decide what waits: socialcare triage';
  const next = section.n === 0 ? await nothing() : undefined;
  const report = await reportOf(measured, { kind: 'metric', title: section.title, sections: [section], next });
  await printReport(context, report, flags);
  if (section.n === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
}

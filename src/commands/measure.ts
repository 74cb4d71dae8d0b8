/** measure: one metric, grouped as asked. */
import { Option } from 'commander';
import type { Context } from '../context.ts';
import { EXIT, RefusedError } from '../errors.ts';
import type { Register } from './command.ts';
import { addMeasureOptions, groupings, loadMeasured, type MeasureFlags, printReport, reportOf } from './measuring.ts';
import { addFilterOptions } from './options.ts';

const HELP = `
Metrics:
  volume            how many customers wrote, how often
  response-times    how long they waited, with the unanswered left in (Kaplan–Meier)
  ignored           how many were not answered in time, with a 95 % interval
  sla               how often the promise was kept
  effort            how often customers chase and come back

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
    .argument('<metric>', 'volume, response-times, ignored, sla or effort');
  addMeasureOptions(addFilterOptions(command)).addHelpText('after', HELP);
  command.addOption(
    new Option('--explain', 'print the definition, the SQL and the ids behind the number').hideHelp(false),
  );
  command.action(async (metric: string, flags: MeasureFlags & { explain?: boolean }) =>
    measure(await begin(command), metric, flags),
  );
};

async function measure(context: Context, name: string, flags: MeasureFlags & { explain?: boolean }): Promise<void> {
  const [{ metricNamed }, { groupTurns }] = await Promise.all([
    import('../metrics/index.ts'),
    import('../metrics/groups.ts'),
  ]);
  const metric = metricNamed(name);
  const measured = await loadMeasured(context, flags);
  const { frame, by, scope, settings } = measured;
  const groups = groupTurns(frame, await groupings(by, frame, scope.timezone));
  const section = metric.measure(frame, groups, settings);
  const report = await reportOf(measured, { kind: 'metric', title: metric.title, sections: [section] });
  if (section.refused && !flags.explain)
    throw new RefusedError(`${name} refused: ${section.refused.reason}`, section.refused.hint);
  await printReport(context, report, flags);
  if (flags.explain) {
    const { explainTurns } = await import('./explain.ts');
    await explainTurns(context, measured, name);
  }
  if (frame.n === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
}

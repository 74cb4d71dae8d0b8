/** measure: one metric, grouped as asked. */
import { Option } from 'commander';
import type { Context } from '../context.ts';
import type { Section } from '../domain/report.ts';
import { EXIT, RefusedError, UsageError } from '../errors.ts';
import type { Metric } from '../metrics/metric.ts';
import { addEngineOptions } from '../reporting/engine-options.ts';
import { reportOf } from '../reporting/envelope.ts';
import { addListsToHelp } from '../reporting/late-help.ts';
import { addMeasureOptions, measureTurns } from '../reporting/measuring.ts';
import { nothingMatches } from '../reporting/nothing.ts';
import { addFilterOptions } from '../reporting/options.ts';
import type { MeasureFlags } from '../reporting/reading.ts';
import { addSortOptions, type SortFlags } from '../reporting/sorting.ts';
import { addStaffingOptions, checkStaffingFlags } from '../reporting/staffing-options.ts';
import type { Register } from './command.ts';
import { printReport } from './print-report.ts';

const HELP = `
Examples:
  $ socialcare measure response-times --by brand
  $ socialcare measure response-times --turns first --hours business --since last-month
  $ socialcare measure response-times --by brand --as zendesk
  $ socialcare measure ignored --by week --window 1h,24h,ever
  $ socialcare measure ignored --by brand --window 24h --json
  $ socialcare measure ignored --by brand --worst 20
  $ socialcare measure response-times --by agent --sort n --limit 10

'socialcare explain METRIC' prints a metric's definition.`;

/** What the registries hold, a line each. */
async function listedHelp(): Promise<string> {
  const [{ METRICS }, { DIMENSIONS }, { DECISION_DIMENSIONS }] = await Promise.all([
    import('../metrics/index.ts'),
    import('../dimensions/index.ts'),
    import('../metrics/decision-dimensions.ts'),
  ]);
  const line = (name: string, about: string) => `  ${name.padEnd(LIST_INDENT)}${about}`;
  return [
    '\nMetrics:',
    ...METRICS.map(({ name, summary }) => line(name, summary)),
    '\nDimensions (--by):',
    ...Object.values(DIMENSIONS).map(({ name, title }) => line(name, title)),
    `\nDecisions go by ${Object.keys(DECISION_DIMENSIONS).join(', ')}, and by what is known of their turn.`,
  ].join('\n');
}

const LIST_INDENT = 18;

type Flags = MeasureFlags & SortFlags & { explain?: boolean; as?: string };

const WORST_HELP = 'the highest rate ignored or sent elsewhere, the lowest share answered within 1h or in time, …';

/** Those of metrics/products.ts, which help does not load. */
const PRODUCT_NAMES = 'zendesk, sprout, hootsuite, orlo or issue-metrics';

export const registerMeasure: Register = (program, begin) => {
  const command = program
    .command('measure')
    .summary('one metric, grouped by any dimension')
    .description('Compute one metric, grouped by any dimension.')
    .argument('[metric]', 'one of the metrics below; left out: the list of them');
  addSortOptions(addEngineOptions(addMeasureOptions(addFilterOptions(command))), WORST_HELP).addHelpText('after', HELP);
  addListsToHelp(command, listedHelp);
  command.option('--as <product>', `response times also as ${PRODUCT_NAMES} counts them`);
  command.addOption(
    new Option('--explain', 'print the definition, the SQL and every turn by what it counts as').hideHelp(false),
  );
  addStaffingOptions(command);
  command.action(async (metric: string | undefined, flags: Flags) => {
    const context = await begin(command);
    return metric === undefined ? listMetrics(context) : measure(context, metric, flags);
  });
};

async function listMetrics({ terminal }: Context): Promise<void> {
  const [{ METRICS }, { listText }] = await Promise.all([
    import('../metrics/index.ts'),
    import('../terminal/table.ts'),
  ]);
  await terminal.write(
    listText(
      METRICS,
      [
        { label: 'Metric', text: ({ name }) => name },
        { label: 'Question', text: ({ question }) => question, wrap: true },
      ],
      terminal,
    ),
  );
  terminal.note('next: socialcare measure METRIC, socialcare explain METRIC');
}

async function measure(context: Context, name: string, flags: Flags): Promise<void> {
  if (flags.as !== undefined) return (await import('./measure-as.ts')).measureAs(context, name, flags.as, flags);
  if (flags.explain && context.flags.engine !== undefined)
    throw new UsageError(
      '--explain is not supported by --engine duckdb: its SQL is for the database',
      'Leave one of them out.',
    );
  if (flags.explain) return (await import('./explain/index.ts')).explainNumber(context, name, groupless(flags));
  const [{ metricNamed }, { ranked }, { checkWindowEnds }] = await Promise.all([
    import('../metrics/index.ts'),
    import('../reporting/ranking.ts'),
    import('../metrics/window-notes.ts'),
  ]);
  const metric = metricNamed(name);
  checkStaffingFlags(metric.name, flags);
  if (metric.of !== 'turns') return measureWork(context, metric, flags);
  const measured = await measureTurns(context, flags, [metric]);
  checkWindowEnds(metric, measured.settings);
  const { n, by, scope, store } = measured;
  const [section] = measured.sections as [Section];
  const next = n === 0 ? await nothingMatches(store, scope, flags, `measure ${name}`) : undefined;
  const sections = ranked([section], [...by.map(({ name }) => name), ...(metric.ownGroups ?? [])], flags);
  const report = await reportOf(measured, { kind: 'metric', title: metric.title, sections, next });
  if (section.refused) throw new RefusedError(`${name} refused: ${section.refused.reason}`, section.refused.hint);
  await printReport(context, report, flags, { turns: measured });
  if (n === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
}

/** @throws UsageError for flags that arrange groups, where turns are listed */
function groupless({ sort, worst, ...flags }: Flags): Flags {
  if (sort === undefined && worst === undefined) return flags;
  throw new UsageError(
    '--explain lists rows, not groups: it does not go with --sort or --worst',
    'Leave one of them out.',
  );
}

/** The decision metrics, and the backlog. */
async function measureWork(context: Context, metric: Exclude<Metric, { of: 'turns' }>, flags: Flags): Promise<void> {
  const [work, { ranked }] = await Promise.all([
    import('../reporting/measuring-work.ts'),
    import('../reporting/ranking.ts'),
  ]);
  const by = flags.by ?? [];
  const isBacklog = metric.of === 'backlog';
  const reading = isBacklog ? await work.openBacklog(context, flags) : await work.openWork(context, flags);
  const { section } = isBacklog
    ? await work.measureBacklog(metric, reading, by)
    : await work.measureDecisions(context, metric, reading, by);
  const nothing = () =>
    isBacklog
      ? nothingMatches(reading.store, reading.scope, flags, `measure ${metric.name}`)
      : 'No decision in this period. Decide what waits: socialcare triage';
  const next = section.n === 0 ? await nothing() : undefined;
  const sections = ranked([section], isBacklog ? work.backlogGroups(by) : by, flags);
  const report = await reportOf(reading, { kind: 'metric', title: section.title, sections, next });
  await printReport(context, report, flags);
  if (section.n === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
}

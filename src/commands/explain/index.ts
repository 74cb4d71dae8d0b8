/** explain: what a number means, how it was computed, and which posts it counts; or why a post has its labels. */
import { type Command, Option } from 'commander';
import type { Context } from '../../context.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { addMeasureOptions, type Pauses } from '../../reporting/measuring.ts';
import { addFilterOptions, filtersIn, wholeNumber } from '../../reporting/options.ts';
import { addStaffingOptions, checkStaffingFlags } from '../../reporting/staffing-options.ts';
import type { Register } from '../command.ts';
import type { ExplainedNumber, ExplainFlags } from './explained.ts';

const HELP = `
Examples:
  $ socialcare explain ignored                            the definition
  $ socialcare explain ignored --brand acme --since 7d    the number, its SQL, and each turn by what it counts as
  $ socialcare explain sla --by agent --format csv        the turns alone
  $ socialcare explain 1790000000000000001                why a post has its labels`;

const FORMATS = 'table, json, or the rows alone as csv, tsv or jsonl';

export const registerExplain: Register = (program, begin) => {
  const command = program
    .command('explain')
    .summary('what a number means, its SQL and its posts; why a post has its labels')
    .description(
      'Print the definition of a metric; with a filter, also the SQL and the posts behind the number. Given a post, print its labels with the words they are based on.',
    )
    .argument('<what>', 'a metric of measure --help, or the id of a post');
  addExplainOptions(command).addHelpText('after', HELP);
  command.action(async (metric: string, flags: ExplainFlags) => explain(await begin(command), metric, flags));
};

export function addExplainOptions(command: Command): Command {
  command
    .addOption(new Option('--ids', 'list the turns even without a filter'))
    .option('--limit <n>', 'at most so many turns (default: 50 on a screen, all in a pipe)', wholeNumber);
  return addStaffingOptions(addMeasureOptions(addFilterOptions(command), FORMATS));
}

async function explain(context: Context, name: string, flags: ExplainFlags): Promise<void> {
  const [{ isMetric, metricNamed }, { wrapToWidth }] = await Promise.all([
    import('../../metrics/index.ts'),
    import('../../domain/text-width.ts'),
  ]);
  const { terminal } = context;
  if (!isMetric(name) && /\d/.test(name)) {
    const { explainPost } = await import('./post.ts');
    if (await explainPost(context, name.trim(), flags)) return;
    throw new UsageError(
      `there is neither a metric nor a post called "${name}"`,
      'Metrics: socialcare measure --help. Ids of posts: socialcare export posts.',
    );
  }
  const metric = metricNamed(name);
  const asked = [
    'by',
    'window',
    'sla',
    'hours',
    'denominator',
    'acceptBiasedSample',
    'limit',
    'ids',
    'handleTime',
  ] as const;
  const format = flags.format ?? (flags.json ? 'json' : 'table');
  const isOfRows = !['table', 'json'].includes(format);
  if (isOfRows || filtersIn(flags).length > 0 || asked.some((flag) => flags[flag] !== undefined))
    return explainNumber(context, name, flags);
  if (format === 'json') {
    const { name: id, version, title, question, definition } = metric;
    terminal.json({ version: 1, metric: id, definition: { id, version, title, question, text: definition } });
    return;
  }
  terminal.out(terminal.palette.strong(`${metric.title} (${metric.name}, version ${metric.version})`));
  for (const text of [metric.question, metric.definition])
    for (const line of wrapToWidth(text, Math.min(terminal.width, 100))) terminal.out(line);
}

/** The number itself, and every row behind it by what it counts as. */
export async function explainNumber(context: Context, name: string, flags: ExplainFlags): Promise<void> {
  const { explainedFormat, printExplained } = await import('./explained.ts');
  explainedFormat(flags);
  const { report, explained } = await explainedNumber(context, name, flags);
  await printExplained(context, report, explained, flags);
  if (explained.what === 'turn' && report.next !== undefined && flags.failOnEmpty) context.exitCode = EXIT.empty;
}

/**
 * @param pauses of a program that has others to serve
 * @throws UsageError for flags that the metric does not know
 */
export async function explainedNumber(
  context: Context,
  name: string,
  flags: ExplainFlags,
  pauses: Pauses = {},
): Promise<ExplainedNumber> {
  const { metricNamed } = await import('../../metrics/index.ts');
  const metric = metricNamed(name);
  checkStaffingFlags(metric.name, flags);
  if (metric.of === 'decisions') return (await import('./decisions.ts')).explainDecisions(context, metric, flags);
  if (metric.of === 'backlog') return (await import('./backlog.ts')).explainBacklog(context, metric, flags);
  return (await import('./turns.ts')).explainTurns(context, metric, flags, pauses);
}

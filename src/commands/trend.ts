/** trend: whether a measure rises or falls over days, weeks or months. */
import type { Context } from '../context.ts';
import { EXIT } from '../errors.ts';
import { reportOf } from '../reporting/envelope.ts';
import { addListsToHelp } from '../reporting/late-help.ts';
import { addMeasureOptions } from '../reporting/measuring.ts';
import { nothingMatches } from '../reporting/nothing.ts';
import { addFilterOptions, filterWords } from '../reporting/options.ts';
import type { MeasureFlags } from '../reporting/reading.ts';
import type { Register } from './command.ts';
import { printReport } from './print-report.ts';

const HELP = `
By week unless --by says day or month; other dimensions there give each group a trend of its own. Periods that the period asked for
or coverage cuts are left out. Days are compared with the same day of the week, months with the same month from 24 on.

Examples:
  $ socialcare trend ignored
  $ socialcare trend sl@1h --by brand,week --since 2026-01
  $ socialcare trend median-response --by month --json
  $ socialcare trend volume --by day`;

/** What the registry holds, a line each. */
async function listedHelp(): Promise<string> {
  const { trackedMeasures } = await import('../reporting/tracked-measure.ts');
  const line = ({ name, windows, summary }: ReturnType<typeof trackedMeasures>[number]) =>
    `  ${(windows?.length === 0 ? name : `${name}@TIME`).padEnd(24)}${summary}`;
  return ['\nMeasures:', ...trackedMeasures().map(line)].join('\n');
}

export const registerTrend: Register = (program, begin) => {
  const command = program
    .command('trend')
    .summary('whether a measure rises or falls over weeks, days or months, or it is chance')
    .description('Follow a measure over weeks, days or months: whether it rises or falls, or chance alone moves it.')
    .argument('<measure>', 'one of the measures below, or a metric');
  addMeasureOptions(addFilterOptions(command)).addHelpText('after', HELP);
  addListsToHelp(command, listedHelp);
  command.action(async (measure: string, flags: MeasureFlags) => trend(await begin(command), measure, flags));
};

async function trend(context: Context, typed: string, flags: MeasureFlags): Promise<void> {
  const { measureTrend } = await import('../reporting/trending.ts');
  const { sections, measured, measure, step } = await measureTrend(context, typed, flags);
  const { n, store, scope } = measured;
  const next = n === 0 ? await nothingMatches(store, scope, flags, `trend ${typed}`) : undefined;
  const title = `${measure.name} by ${step}`;
  await printReport(context, await reportOf(measured, { kind: 'report', title, sections, next }), flags, {
    turns: measured,
    explained: measure.metric.name,
  });
  if (n > 0)
    context.terminal.note(
      `posts behind a number: ${[`socialcare explain ${measure.metric.name}`, ...filterWords(flags, [])].join(' ')}`,
    );
  else if (flags.failOnEmpty) context.exitCode = EXIT.empty;
}

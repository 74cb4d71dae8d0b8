/** report: the weekly page, or the sections that are asked for, beside the period before. */
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { EXIT } from '../errors.ts';
import { addEngineOptions } from '../reporting/engine-options.ts';
import { addMeasureOptions } from '../reporting/measuring.ts';
import { addFilterOptions, collectList } from '../reporting/options.ts';
import { outputFormat } from '../reporting/output-options.ts';
import { addSortOptions } from '../reporting/sorting.ts';
import { addStaffingOptions } from '../reporting/staffing-options.ts';
import type { Register } from './command.ts';
import { makeReport, type ReportFlags } from './made-report.ts';
import { printReport } from './print-report.ts';

/** From so many groups on, a note says how to see fewer. */
const MANY_GROUPS = 20;

const HELP = `
One row per brand, unless --by groups otherwise. With --since, the previous period is shown beside it:
the calendar months before for whole months, else the period of equal length.

--sections names what is on the page: metrics (the list of them: socialcare measure --help), comparison (with the period
before), trend (the ignored rate over time, which a page shows anyway), all, or sets that [report.sets] of the configuration
saves under a name.

Examples:
  $ socialcare report --since 30d
  $ socialcare report --since 30d --sections ignored,deflection,comparison
  $ socialcare report --brand acme --since last-month --until last-month --format markdown > october.md
  $ socialcare report --by week --hours business
  $ socialcare report --since 30d --worst 10
  $ socialcare report --sort ignored.rate --limit 20
  $ socialcare report --json | jq '.sections[].rows'`;

export const registerReport: Register = (program, begin) => {
  const command = program
    .command('report')
    .summary('volume, response times, ignored mentions, SLA attainment and effort on one page')
    .description(
      'Report volume, response times, ignored mentions, SLA attainment and effort, compared with the period before, or the sections you name.',
    );
  addEngineOptions(addReportOptions(command)).addHelpText('after', HELP);
  command.action(async (flags: ReportFlags) => report(await begin(command), flags));
};

export function addReportOptions(command: Command): Command {
  addMeasureOptions(addFilterOptions(command)).option(
    '--sections <names>',
    'metrics by name, comparison, trend, all, or sets saved in the configuration',
    collectList,
  );
  addStaffingOptions(command);
  return addSortOptions(command, 'each table by its own number');
}

export async function report(context: Context, flags: ReportFlags): Promise<void> {
  const {
    report: made,
    flags: grouped,
    measured,
    wanted,
  } = await makeReport(context, flags, outputFormat(flags) === 'html');
  const { n, groups } = measured;
  await printReport(context, made, grouped, { turns: measured });
  if (context.terminal.isTTY) {
    const many = groups.length;
    if (many > MANY_GROUPS && made.sections[0]?.rows.length === many)
      context.terminal.note(`${many} groups: --worst 10, or --sort turns --limit 10, shows fewer`);
    const { sectionNames } = await import('../reporting/report-sections.ts');
    const others = sectionNames().filter((name) => !wanted.names.includes(name));
    if (flags.sections === undefined && n > 0) context.terminal.note(`more: --sections all, or ${others.join(', ')}`);
  }
  if (n === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
}

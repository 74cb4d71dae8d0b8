/** report: the weekly page, or the sections that are asked for, beside the period before. */
import type { Context } from '../context.ts';
import { DAY_SECONDS } from '../domain/duration.ts';
import type { Limit, Report, Section } from '../domain/report.ts';
import { EXIT, UsageError } from '../errors.ts';
import type { Settings, TurnMetric } from '../metrics/metric.ts';
import { reportOf } from '../reporting/envelope.ts';
import { addMeasureOptions, type Measured, measureTurns } from '../reporting/measuring.ts';
import { nothingMatches } from '../reporting/nothing.ts';
import { addEngineOptions, addFilterOptions, collectList } from '../reporting/options.ts';
import { outputFormat } from '../reporting/output-options.ts';
import type { MeasureFlags } from '../reporting/reading.ts';
import type { WantedSections } from '../reporting/report-sections.ts';
import { addSortOptions, type SortFlags } from '../reporting/sorting.ts';
import { addStaffingOptions, checkStaffingFlags, STAFFING } from '../reporting/staffing-options.ts';
import type { Register } from './command.ts';
import { printReport } from './print-report.ts';

/** A longer backlog is shown by the week. */
const MOST_DAYS = 31;
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

export interface ReportFlags extends MeasureFlags, SortFlags {
  sections?: string[];
}

export const registerReport: Register = (program, begin) => {
  const command = program
    .command('report')
    .summary('volume, response times, ignored mentions, SLA attainment and effort on one page')
    .description(
      'Report volume, response times, ignored mentions, SLA attainment and effort, compared with the period before, or the sections you name.',
    );
  addMeasureOptions(addFilterOptions(command)).option(
    '--sections <names>',
    'metrics by name, comparison, trend, all, or sets saved in the configuration',
    collectList,
  );
  addStaffingOptions(command);
  addEngineOptions(command);
  addSortOptions(command, 'each table by its own number').addHelpText('after', HELP);
  command.action(async (flags: ReportFlags) => report(await begin(command), flags));
};

export async function report(context: Context, flags: ReportFlags): Promise<void> {
  const [{ countedFor, sectionNames, wantedSections }, { ranked }] = await Promise.all([
    import('../reporting/report-sections.ts'),
    import('../reporting/ranking.ts'),
  ]);
  const unasked = flags.handleTime === undefined ? [STAFFING] : [];
  const isPage = outputFormat(flags) === 'html';
  const wanted = wantedSections(flags.sections, await context.config(), unasked, isPage);
  if (!wanted.names.includes(STAFFING)) checkStaffingFlags('report', flags);
  const grouped = { ...flags, by: flags.by ?? ['brand'] };
  const { sampling } = await import('../metrics/counts/sampling.ts');
  const windowsOf = ({ window, windows }: Settings, metric: TurnMetric) =>
    flags.window === undefined && metric.name === 'ignored' ? [window, Number.POSITIVE_INFINITY] : windows;
  const measured = await measureTurns(context, grouped, countedFor(wanted), {
    windows: windowsOf,
    besides: [sampling],
  });
  const { n, by, scope, groups } = measured;
  const { compareWithPrevious } = await import('../reporting/comparing.ts');
  const compared = wanted.comparison ? await compareWithPrevious(context, grouped, measured) : undefined;
  const made = [
    ...measured.sections,
    ...(compared ? [compared.section] : []),
    ...(await trendSections(context, grouped, measured, wanted)),
    ...(await workSections(context, flags, measured, wanted)),
  ].filter(({ metric }) => wanted.names.includes(metric));
  const place = ({ metric }: Section) => wanted.names.indexOf(metric);
  const sections = made.toSorted((a, b) => place(a) - place(b));
  if (wanted.byName && wanted.comparison && !compared) {
    if (sections.length === 0)
      throw new UsageError('a comparison needs a period that begins', 'Say since when: --since 30d');
    context.terminal.note('left out: comparison, which needs a period that begins (--since 30d)');
  }
  const next = n === 0 ? await nothingMatches(measured.store, scope, flags, 'report') : undefined;
  const shown = ranked(
    sections,
    by.map(({ name }) => name),
    flags,
  );
  const rest = { title: 'Social care report', sections: shown, previous: compared?.previous, next };
  const envelope = await reportOf(measured, { kind: 'report', ...rest });
  const left = flags.sections?.includes('all') ? unasked : [];
  const whole = n === 0 ? envelope : await withSummaryAndLimits(context, measured, envelope, left);
  await printReport(context, whole, grouped, { turns: measured });
  if (context.terminal.isTTY) {
    const many = groups.length;
    if (many > MANY_GROUPS && shown[0]?.rows.length === many)
      context.terminal.note(`${many} groups: --worst 10, or --sort turns --limit 10, shows fewer`);
    const others = sectionNames().filter((name) => !wanted.names.includes(name));
    if (flags.sections === undefined && n > 0) context.terminal.note(`more: --sections all, or ${others.join(', ')}`);
  }
  if (n === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
}

/** The ignored rate over time; where it was not asked for by name, only if there is something to see. */
async function trendSections(
  context: Context,
  flags: MeasureFlags,
  measured: Measured,
  { trend: isWanted, byName }: WantedSections,
): Promise<Section[]> {
  if (!isWanted) return [];
  const { reportTrend } = await import('../reporting/report-trend.ts');
  const section = await reportTrend(context, flags, measured);
  return section && (byName || section.pictures?.length) ? [section] : [];
}

/** @param unasked metrics left out because their flag is missing */
async function withSummaryAndLimits(
  context: Context,
  measured: Measured,
  report: Report,
  unasked: readonly string[],
): Promise<Report> {
  const [{ summaryOf }, { limitsOf }] = await Promise.all([
    import('../reporting/summary.ts'),
    import('../reporting/limits.ts'),
  ]);
  const style = { unicode: context.terminal.unicode, timezone: report.timezone };
  const by = measured.by.map(({ name }) => name);
  return {
    ...report,
    summary: summaryOf(report.sections, by, style),
    limits: [...unasked.map(unaskedLimit), ...(await limitsOf(measured, report))],
  };
}

function unaskedLimit(about: string): Limit {
  return {
    about,
    sentence: 'how many people a target takes: that asks how long one turn takes a person (--handle-time 6m)',
  };
}

/** What waited at the end of each day or week and what was decided in the same period, once anything has been. */
async function workSections(
  context: Context,
  flags: MeasureFlags,
  measured: Measured,
  { work: metrics, byName }: WantedSections,
): Promise<Section[]> {
  if (metrics.length === 0) return [];
  const { store, scope, settings } = measured;
  const { newestDecision } = await import('../store/work/decisions.ts');
  if (!byName && (await newestDecision(store)) === 0) return [];
  const [{ measureBacklog, measureDecisions }, { loadPolicy }] = await Promise.all([
    import('../reporting/measuring-work.ts'),
    import('../queue/policy-source.ts'),
  ]);
  // People decide today about archives that end years ago.
  const asOf = flags.asOf === undefined ? Math.max(scope.asOf, context.now()) : scope.asOf;
  const work = { store, settings, scope: { ...scope, asOf } };
  const teams = Object.keys((await loadPolicy(context)).teams);
  const { since } = scope.period;
  const days = since === null ? 0 : (scope.asOf - since) / DAY_SECONDS;
  const waiting = since === null ? work : { store, settings, scope };
  const sections: Section[] = [];
  for (const metric of metrics) {
    if (metric.of === 'backlog') {
      sections.push((await measureBacklog(metric, waiting, [days > MOST_DAYS ? 'week' : 'day'])).section);
      continue;
    }
    const all =
      metric.name === 'decisions'
        ? [['agent'], ...(teams.length > 0 ? [['team']] : []), ['action', 'reason']]
        : [['agent']];
    for (const by of all) sections.push((await measureDecisions(context, metric, work, by)).section);
  }
  // One empty section says of its metric that there is nothing.
  return sections.filter(
    ({ metric, rows }, at) =>
      rows.length > 0 || (byName && sections.findIndex((each) => each.metric === metric) === at),
  );
}

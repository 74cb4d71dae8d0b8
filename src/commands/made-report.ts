/** The report that flags ask for: its sections beside the period before, the summary, and what the data cannot show. */
import type { Context } from '../context.ts';
import { DAY_SECONDS } from '../domain/duration.ts';
import type { Limit, Report, Section } from '../domain/report.ts';
import { UsageError } from '../errors.ts';
import type { Settings, TurnMetric } from '../metrics/metric.ts';
import { reportOf } from '../reporting/envelope.ts';
import { type Measured, measureTurns, type Pauses } from '../reporting/measuring.ts';
import { nothingMatches } from '../reporting/nothing.ts';
import type { MeasureFlags } from '../reporting/reading.ts';
import type { WantedSections } from '../reporting/report-sections.ts';
import type { SortFlags } from '../reporting/sorting.ts';
import { checkStaffingFlags, STAFFING } from '../reporting/staffing-options.ts';

/** A longer backlog is shown by the week. */
const MOST_DAYS = 31;

export interface ReportFlags extends MeasureFlags, SortFlags {
  sections?: string[];
}

export interface MadeReport {
  report: Report;
  /** The flags that it was made with: groups are brands unless others were asked for. */
  flags: MeasureFlags;
  measured: Measured;
  wanted: WantedSections;
}

/**
 * @param isPage whether it is made for a page, which shows more than a screen unless sections are named
 * @param pauses of a program that has others to serve
 */
export async function makeReport(
  context: Context,
  flags: ReportFlags,
  isPage: boolean,
  { through, between }: Pauses = {},
): Promise<MadeReport> {
  const [{ countedFor, wantedSections }, { ranked }] = await Promise.all([
    import('../reporting/report-sections.ts'),
    import('../reporting/ranking.ts'),
  ]);
  const unasked = flags.handleTime === undefined ? [STAFFING] : [];
  const wanted = wantedSections(flags.sections, await context.config(), unasked, isPage);
  if (!wanted.names.includes(STAFFING)) checkStaffingFlags('report', flags);
  const grouped = { ...flags, by: flags.by ?? ['brand'] };
  const { sampling } = await import('../metrics/counts/sampling.ts');
  const windowsOf = ({ window, windows }: Settings, metric: TurnMetric) =>
    flags.window === undefined && metric.name === 'ignored' ? [window, Number.POSITIVE_INFINITY] : windows;
  const counting = { windows: windowsOf, besides: [sampling], ...(between && { between }) };
  const measured = await measureTurns(context, grouped, countedFor(wanted), counting, through);
  const { n, by, scope } = measured;
  const { compareWithPrevious } = await import('../reporting/comparing.ts');
  await between?.();
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
  const report = n === 0 ? envelope : await withSummaryAndLimits(context, measured, envelope, left);
  return { report, flags: grouped, measured, wanted };
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

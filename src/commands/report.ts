/** report: the weekly page: volume, times, ignored mentions, promise, effort, beside the period before. */
import type { Context } from '../context.ts';
import { DAY_SECONDS } from '../domain/duration.ts';
import type { Section } from '../domain/report.ts';
import { EXIT } from '../errors.ts';
import { printReport, reportOf } from '../reporting/envelope.ts';
import { addMeasureOptions, type Measured, measureTurns } from '../reporting/measuring.ts';
import { nothingMatches } from '../reporting/nothing.ts';
import { addFilterOptions } from '../reporting/options.ts';
import { ranked } from '../reporting/ranking.ts';
import type { MeasureFlags } from '../reporting/reading.ts';
import { addSortOptions, type SortFlags } from '../reporting/sorting.ts';
import type { Register } from './command.ts';

/** A longer backlog is shown by the week. */
const MOST_DAYS = 31;
/** From so many groups on, a note says how to see fewer. */
const MANY_GROUPS = 20;
const METRICS = ['volume', 'response-times', 'ignored', 'sla', 'effort'];

const HELP = `
One row per brand, unless --by groups otherwise. With --since, the previous period is shown beside it:
the calendar months before for whole months, else the period of equal length.

Examples:
  $ socialcare report --since 30d
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
      'Report volume, response times, ignored mentions, SLA attainment and effort, compared with the period before.',
    );
  addSortOptions(addMeasureOptions(addFilterOptions(command)), 'each table by its own number').addHelpText(
    'after',
    HELP,
  );
  command.action(async (flags: MeasureFlags & SortFlags) => report(await begin(command), flags));
};

export async function report(context: Context, flags: MeasureFlags & SortFlags): Promise<void> {
  const { turnMetricNamed } = await import('../metrics/index.ts');
  const metrics = METRICS.map(turnMetricNamed);
  const grouped = { ...flags, by: flags.by ?? ['brand'] };
  const measured = await measureTurns(context, grouped, metrics, ({ window, windows }) =>
    flags.window === undefined ? [window, Number.POSITIVE_INFINITY] : windows,
  );
  const { n, by, scope, sections, groups } = measured;
  const { compareWithPrevious } = await import('../reporting/comparing.ts');
  const compared = await compareWithPrevious(context, grouped, measured, metrics);
  if (compared) sections.push(compared.section);
  sections.push(...(await decisionSections(context, flags, measured)));
  const next = n === 0 ? await nothingMatches(measured.store, scope, flags, 'report') : undefined;
  const shown = ranked(
    sections,
    by.map(({ name }) => name),
    flags,
  );
  const rest = { title: 'Social care report', sections: shown, previous: compared?.previous, next };
  await printReport(context, await reportOf(measured, { kind: 'report', ...rest }), flags);
  const many = groups.length;
  if (many > MANY_GROUPS && shown[0]!.rows.length === many && context.terminal.isTTY)
    context.terminal.note(`${many} groups: --worst 10, or --sort turns --limit 10, shows fewer`);
  if (n === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
}

/** What waited at the end of each day or week and what was decided in the same period, once anything has been. */
async function decisionSections(context: Context, flags: MeasureFlags, measured: Measured): Promise<Section[]> {
  const { store, scope, settings } = measured;
  const { newestDecision } = await import('../store/work/decisions.ts');
  if ((await newestDecision(store)) === 0) return [];
  const [{ measureBacklog, measureDecisions }, { backlog }, { DECISION_METRICS }, { loadPolicy }] = await Promise.all([
    import('../reporting/measuring-work.ts'),
    import('../metrics/backlog.ts'),
    import('../metrics/index.ts'),
    import('../queue/policy-source.ts'),
  ]);
  // People decide today about archives that end years ago.
  const asOf = flags.asOf === undefined ? Math.max(scope.asOf, context.now()) : scope.asOf;
  const work = { store, settings, scope: { ...scope, asOf } };
  const teams = Object.keys((await loadPolicy(context)).teams);
  const sections: Section[] = [];
  for (const metric of DECISION_METRICS) {
    const all =
      metric.name === 'decisions'
        ? [['agent'], ...(teams.length > 0 ? [['team']] : []), ['action', 'reason']]
        : [['agent']];
    for (const by of all) sections.push((await measureDecisions(context, metric, work, by)).section);
  }
  const { since } = scope.period;
  const days = since === null ? 0 : (scope.asOf - since) / DAY_SECONDS;
  const waiting = since === null ? work : { store, settings, scope };
  sections.push((await measureBacklog(backlog, waiting, [days > MOST_DAYS ? 'week' : 'day'])).section);
  return sections.filter(({ rows }) => rows.length > 0);
}

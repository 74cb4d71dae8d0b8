/** report: the weekly page: volume, times, ignored mentions, promise, effort, beside the period before. */
import type { Context } from '../context.ts';
import { DAY_SECONDS } from '../domain/duration.ts';
import type { Section } from '../domain/report.ts';
import { EXIT } from '../errors.ts';
import { printReport, reportOf } from '../reporting/envelope.ts';
import {
  addMeasureOptions,
  groupings,
  loadMeasured,
  type Measured,
  type MeasureFlags,
  measureOver,
} from '../reporting/measuring.ts';
import { nothingMatches } from '../reporting/nothing.ts';
import { addFilterOptions } from '../reporting/options.ts';
import { ranked } from '../reporting/ranking.ts';
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
  const [{ metricNamed }, { groupTurns }] = await Promise.all([
    import('../metrics/index.ts'),
    import('../metrics/groups.ts'),
  ]);
  const metrics = METRICS.map(metricNamed);
  const measured = await loadMeasured(context, { ...flags, by: flags.by ?? ['brand'] }, metrics);
  const { frame, by, scope, settings } = measured;
  const groups = groupTurns(frame, await groupings(by, frame, scope.timezone));
  const windows = flags.window === undefined ? [settings.window, Number.POSITIVE_INFINITY] : settings.windows;
  const sections = metrics.map((metric) =>
    measureOver(metric, { ...measured, settings: { ...settings, windows } }, groups),
  );
  const { compareWithPrevious } = await import('../reporting/comparing.ts');
  const compared = await compareWithPrevious(context, flags, measured, metrics, sections);
  if (compared) sections.push(compared.section);
  sections.push(...(await deskSections(context, flags, measured)));
  const next = frame.n === 0 ? await nothingMatches(measured.store, scope, flags, 'report') : undefined;
  const shown = ranked(
    sections,
    by.map(({ name }) => name),
    flags,
  );
  const rest = { title: 'Social care report', sections: shown, previous: compared?.previous, next };
  await printReport(context, await reportOf(measured, { kind: 'report', ...rest }), flags);
  const many = groups.list.length;
  if (many > MANY_GROUPS && shown[0]!.rows.length === many && context.terminal.isTTY)
    context.terminal.note(`${many} groups: --worst 10, or --sort turns --limit 10, shows fewer`);
  if (frame.n === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
}

/** What waited at the end of each day or week and what was decided in the same period, once anything has been. */
async function deskSections(context: Context, flags: MeasureFlags, { store, scope }: Measured): Promise<Section[]> {
  const { newestDecision } = await import('../store/work/decisions.ts');
  if ((await newestDecision(store)) === 0) return [];
  const [{ measureWaiting, measureWork }, { loadPolicy }] = await Promise.all([
    import('../reporting/measuring-work.ts'),
    import('../queue/policy-source.ts'),
  ]);
  // People decide today about archives that end years ago.
  const asOf = flags.asOf === undefined ? Math.max(scope.asOf, context.now()) : scope.asOf;
  const work = { store, scope: { ...scope, asOf } };
  const sections: Section[] = [];
  const teams = Object.keys((await loadPolicy(context)).teams);
  for (const by of [['agent'], ...(teams.length > 0 ? [['team']] : []), ['action', 'reason']])
    sections.push(await measureWork(context, 'decisions', work, by));
  for (const name of ['handle-time', 'overtakes'] as const)
    sections.push(await measureWork(context, name, work, ['agent']));
  const { since } = scope.period;
  const days = since === null ? 0 : (scope.asOf - since) / DAY_SECONDS;
  const waiting = since === null ? work : { store, scope };
  sections.push(await measureWaiting(waiting, [days > MOST_DAYS ? 'week' : 'day']));
  return sections.filter(({ rows }) => rows.length > 0);
}

/** The number of a metric of turns, and each of these turns by what it counts as. */
import type { Context } from '../context.ts';
import { EXIT, UsageError } from '../errors.ts';
import type { Grouping } from '../metrics/groups.ts';
import type { FlatRow } from '../renderers/rows.ts';
import { reportOf } from './envelope.ts';
import { type ExplainFlags, explainedFormat, type Part, Parts, printExplained, textColumn } from './explained.ts';
import { groupings, loadMeasured, type Measured, measureOver } from './measuring.ts';
import { nothingMatches } from './nothing.ts';

const AT_ONCE = 5_000;
const COLUMNS = [
  'brand',
  'channel',
  'customer',
  'asked_post',
  'asked_at',
  'answer_post',
  'answered_at',
  'wait_seconds',
  'reach',
  'status',
] as const;

interface Listed {
  key: number;
  askedAt: number;
  part: Part;
  /** Index into the frame; -1 for what is no part of it. */
  turn: number;
}

/** @throws UsageError for several windows, and for formats that cannot hold it */
export async function explainTurns(context: Context, name: string, flags: ExplainFlags): Promise<void> {
  explainedFormat(flags);
  const [{ metricNamed }, { groupTurns }, { literalSql }, { turnsSql }] = await Promise.all([
    import('../metrics/index.ts'),
    import('../metrics/groups.ts'),
    import('../store/literal-sql.ts'),
    import('../store/turn-rows.ts'),
  ]);
  const metric = metricNamed(name);
  const loaded = await loadMeasured(context, flags, [metric], true);
  const measured = metric.reads === 'targets' ? { ...loaded, frame: loaded.promised } : loaded;
  const { store, scope, frame, settings } = measured;
  if (settings.windows.length > 1)
    throw new UsageError(`--window ${flags.window}: turns count for one window at a time`, 'Name one: --window 24h');
  const by = await groupings(measured.by, frame, scope.timezone);
  const groups = by.filter((dimension) => !(COLUMNS as readonly string[]).includes(dimension.name));
  const section = measureOver(metric, measured, groupTurns(frame, by));
  const next = frame.n === 0 ? await nothingMatches(store, scope, flags, `explain ${name}`) : undefined;
  const choice = { columns: COLUMNS, sort: { by: 'asked_at', descending: false } };
  const { listed, parts } = await listTurns(measured, name);
  const explained = {
    what: 'turn' as const,
    sql: literalSql(turnsSql(store, scope.filter, scope.asOf, choice)),
    parts,
    total: listed.length,
    rows: (limit: number) => rowsOf(measured, listed.slice(0, limit), groups),
    columns: [...groups.map((dimension) => dimension.name), ...COLUMNS],
    screen: [
      ...groups.map((dimension) => ({ ...textColumn(dimension.label, dimension.name), cut: true, leaves: 4 })),
      { ...textColumn('Brand', 'brand'), cut: true, leaves: 8 },
      { ...textColumn('Customer', 'customer'), cut: true },
      { ...textColumn('Post', 'asked_post'), copied: true },
      textColumn('Asked at', 'asked_at'),
      { ...textColumn('Wait (s)', 'wait_seconds'), align: 'right' as const },
      { ...textColumn('Answer', 'answer_post'), copied: true, leaves: 9 },
    ],
  };
  const report = await reportOf(measured, { kind: 'metric', title: metric.title, sections: [section], next });
  await printExplained(context, report, explained, flags);
  if (frame.n === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
}

/** Every turn that the filter picks, the worst parts of the number first, each part by time. */
async function listTurns({ store, scope, frame, settings }: Measured, name: string) {
  const [{ CLOCK_SKEW, countingOf }, { skewedTurns }] = await Promise.all([
    import('../metrics/counted.ts'),
    import('../store/turn-rows.ts'),
  ]);
  const counting = countingOf(name as Parameters<typeof countingOf>[0], frame, settings);
  const counted = new Parts();
  const listed: Listed[] = [];
  for (let turn = 0; turn < frame.n; turn++)
    listed.push({ key: frame.key![turn]!, askedAt: frame.askedAt[turn]!, part: counted.add(counting(turn)), turn });
  for (const turn of skewedTurns(store, scope.filter, scope.asOf))
    listed.push({ ...turn, part: counted.add(CLOCK_SKEW), turn: -1 });
  const parts = counted.list();
  const place = new Map(parts.map((part, at) => [part, at]));
  listed.sort((a, b) => place.get(a.part)! - place.get(b.part)! || a.askedAt - b.askedAt || a.key - b.key);
  return { listed, parts };
}

async function* rowsOf(
  { store, scope, frame }: Measured,
  listed: readonly Listed[],
  groups: readonly Grouping[],
): AsyncGenerator<FlatRow> {
  const { turnRows } = await import('../store/turn-rows.ts');
  for (let from = 0; from < listed.length; from += AT_ONCE) {
    const some = listed.slice(from, from + AT_ONCE);
    const keys = some.map(({ key }) => key);
    for (const [at, row] of turnRows(store, keys, scope.asOf, COLUMNS).entries()) {
      const { part, turn } = some[at]!;
      const group = groups.map(({ name, code, text }) => [name, turn < 0 ? null : text(code(frame, turn), frame)]);
      const counted = { counts_as: part.as, because: part.because, due: part.due ?? false };
      yield { ...counted, ...Object.fromEntries(group), ...row };
    }
  }
}

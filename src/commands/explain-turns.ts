/** The number, the statement that picks its turns, and each of these turns by what it counts as. */
import type { Context } from '../context.ts';
import { amount, grouped } from '../domain/amount.ts';
import type { Report, Row } from '../domain/report.ts';
import { EXIT, UsageError } from '../errors.ts';
import type { Counted } from '../metrics/counted.ts';
import type { Grouping } from '../metrics/groups.ts';
import type { FlatRow, RowFormat } from '../renderers/rows.ts';
import { printReport, reportOf } from './envelope.ts';
import { groupings, loadMeasured, type Measured, type MeasureFlags, measureOver } from './measuring.ts';
import { nothingMatches } from './nothing.ts';
import { formatOf } from './options.ts';

export interface ExplainFlags extends MeasureFlags {
  ids?: boolean;
  sla?: string;
  limit?: number;
}

/** What a screen shows of the turns unless it is told otherwise. */
const SHOWN = 50;
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
/** What readers look for first. */
const ORDER = ['ignored', 'missed', 'deflected', 'unanswered', 'answered', 'met', 'open', 'pending', 'not due'];

interface Part extends Counted {
  n: number;
}

interface Listed {
  key: number;
  askedAt: number;
  part: Part;
  /** Index into the frame; -1 for what is no part of it. */
  turn: number;
}

/** @throws UsageError for formats that cannot hold it */
export async function explainTurns(context: Context, name: string, flags: ExplainFlags): Promise<void> {
  const format = rowFormatOf(flags);
  const [{ metricNamed }, { groupTurns }] = await Promise.all([
    import('../metrics/index.ts'),
    import('../metrics/groups.ts'),
  ]);
  const metric = metricNamed(name);
  const loaded = await loadMeasured(context, flags, [metric], true);
  const measured = metric.reads === 'targets' ? { ...loaded, frame: loaded.promised } : loaded;
  const { store, scope, frame } = measured;
  const by = await groupings(measured.by, frame, scope.timezone);
  const section = measureOver(metric, measured, groupTurns(frame, by));
  const next = frame.n === 0 ? await nothingMatches(store, scope, flags, `explain ${name}`) : undefined;
  const report = await reportOf(measured, { kind: 'metric', title: metric.title, sections: [section], next });
  const { literalSql } = await import('../store/literal-sql.ts');
  const { turnsSql } = await import('../store/turn-rows.ts');
  const choice = { columns: COLUMNS, sort: { by: 'asked_at', descending: false } };
  const sql = literalSql(turnsSql(store, scope.filter, scope.asOf, choice));
  const { listed, parts } = await listTurns(measured, name);
  const { isTTY } = context.terminal;
  const shown = listed.slice(0, flags.limit ?? (isTTY && format === 'table' ? SHOWN : listed.length));
  const rows = rowsOf(measured, shown, by);
  if (format === 'json') await writeObject(context, report, { sql, parts }, rows);
  else if (format === 'table') await writeScreen(context, report, { sql, parts }, rows, by, flags);
  else await writeLines(context, rows, by, format);
  if (shown.length < listed.length)
    context.terminal.note(`${grouped(shown.length)} of ${amount(listed.length, 'turn')}: --limit ${listed.length}`);
  if (frame.n === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
}

function rowFormatOf(flags: ExplainFlags): RowFormat | 'table' {
  const format = formatOf(flags, 'table');
  if (['table', 'csv', 'tsv', 'jsonl', 'json'].includes(format)) return format as RowFormat | 'table';
  throw new UsageError(`--format ${format}: turns are listed as table, csv, tsv, jsonl or json`, 'Leave it out.');
}

/** Every turn that the filter picks, the worst parts of the number first, each part by time. */
async function listTurns({ store, scope, frame, settings }: Measured, name: string) {
  const [{ CLOCK_SKEW, countingOf }, { skewedTurns }] = await Promise.all([
    import('../metrics/counted.ts'),
    import('../store/turn-rows.ts'),
  ]);
  const counting = countingOf(name as Parameters<typeof countingOf>[0], frame, settings);
  const known = new Map<Counted, Part>();
  const partOf = (counted: Counted) => {
    const part = known.get(counted) ?? { ...counted, n: 0 };
    known.set(counted, part);
    part.n++;
    return part;
  };
  const listed: Listed[] = [];
  for (let turn = 0; turn < frame.n; turn++)
    listed.push({ key: frame.key![turn]!, askedAt: frame.askedAt[turn]!, part: partOf(counting(turn)), turn });
  for (const turn of skewedTurns(store, scope.filter, scope.asOf))
    listed.push({ ...turn, part: partOf(CLOCK_SKEW), turn: -1 });
  const parts = [...known.values()].sort((a, b) => rank(a) - rank(b) || a.because.localeCompare(b.because, 'en'));
  const place = new Map(parts.map((part, at) => [part, at]));
  listed.sort((a, b) => place.get(a.part)! - place.get(b.part)! || a.askedAt - b.askedAt || a.key - b.key);
  return { listed, parts };
}

function rank({ as }: Counted): number {
  if (as === 'excluded') return ORDER.length + 1;
  return ORDER.includes(as) ? ORDER.indexOf(as) : ORDER.length;
}

async function* rowsOf(
  { store, scope, frame }: Measured,
  listed: readonly Listed[],
  by: readonly Grouping[],
): AsyncGenerator<FlatRow> {
  const { turnRows } = await import('../store/turn-rows.ts');
  const groups = by.filter(({ name }) => !isColumn(name));
  for (let from = 0; from < listed.length; from += AT_ONCE) {
    const some = listed.slice(from, from + AT_ONCE);
    const keys = some.map(({ key }) => key);
    for (const [at, row] of turnRows(store, keys, scope.asOf, COLUMNS).entries()) {
      const { part, turn } = some[at]!;
      const group = groups.map(({ name, code, text }) => [name, turn < 0 ? null : text(code(frame, turn), frame)]);
      yield {
        counts_as: part.as,
        because: part.because,
        due: part.due ?? false,
        ...Object.fromEntries(group),
        ...row,
      };
    }
  }
}

/** What the rate divides by first, with what it is made of. */
function partLines(parts: readonly Part[]): string[] {
  const line = (n: number, text: string) => `${grouped(n).padStart(9)}  ${text}`;
  const due = parts.filter((part) => part.due);
  const sum = due.reduce((all, { n }) => all + n, 0);
  return [
    ...(due.length > 0 ? [line(sum, 'due, of these')] : []),
    ...parts.map(({ as, because, due: isDue, n }) => line(n, `${isDue ? '  ' : ''}${as}: ${because}`)),
  ];
}

function isColumn(name: string): boolean {
  return (COLUMNS as readonly string[]).includes(name);
}

interface Explained {
  sql: string;
  parts: readonly Part[];
}

type Rows = AsyncIterable<FlatRow>;

/** What measure --json prints, with the statement, the parts of the number and the turns behind it. */
async function writeObject({ terminal }: Context, report: Report, { sql, parts }: Explained, rows: Rows) {
  const [{ reportObject, terminalSafe }, { writeRows }] = await Promise.all([
    import('../renderers/json.ts'),
    import('../renderers/rows.ts'),
  ]);
  const counted = parts.map(({ as, because, due = false, n }) => ({ counts_as: as, because, due, n }));
  const head = terminalSafe(JSON.stringify({ ...reportObject(report), sql, counted }));
  if (!(await terminal.write(`${head.slice(0, -1)},"turns":`))) return;
  for await (const piece of writeRows(rows, { format: 'json', columns: [] }))
    if (!(await terminal.write(piece))) return;
  terminal.out('}');
}

async function writeLines({ terminal }: Context, rows: Rows, by: readonly Grouping[], format: RowFormat) {
  const { writeRows } = await import('../renderers/rows.ts');
  const names = by.map(({ name }) => name).filter((name) => !isColumn(name));
  const columns = ['counts_as', 'because', 'due', ...names, ...COLUMNS].map((key) => ({
    key,
    kind: key === 'wait_seconds' ? ('number' as const) : ('exact' as const),
  }));
  for await (const piece of writeRows(rows, { format, columns, screen: terminal.isTTY }))
    if (!(await terminal.write(piece))) return;
}

async function writeScreen(
  context: Context,
  report: Report,
  { sql, parts }: Explained,
  rows: Rows,
  by: readonly Grouping[],
  flags: ExplainFlags,
) {
  const [{ wrapToWidth }, { safeText }] = await Promise.all([
    import('../domain/text-width.ts'),
    import('../domain/safe-text.ts'),
  ]);
  const { terminal } = context;
  const { palette, width } = terminal;
  await printReport(context, report, { ...flags, format: 'table' });
  const heading = (text: string) => terminal.out(`\n${palette.strong(text)}`);
  heading('Definition');
  for (const line of wrapToWidth(report.sections[0]!.definition, Math.min(width, 100))) terminal.out(line);
  heading('Counted');
  for (const line of partLines(parts)) terminal.out(line);
  heading('SQL of the turns, for socialcare sql');
  terminal.out(safeText(sql));
  heading(`Turns behind ${report.sections[0]!.metric}`);
  if (!terminal.isTTY) return writeLines(context, rows, by, 'tsv');
  const { listText } = await import('../terminal/table.ts');
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  const names = by.map(({ name }) => name).filter((name) => !isColumn(name));
  const text = (key: string) => (row: Row) => String(row[key] ?? '');
  await terminal.write(
    listText(
      all,
      [
        { label: 'Counts as', text: text('counts_as') },
        { label: 'Because', text: text('because'), cut: true, leaves: 2 },
        ...names.map((name) => ({ label: name, text: text(name), cut: true, leaves: 1 })),
        { label: 'Brand', text: text('brand'), cut: true },
        { label: 'Customer', text: text('customer'), cut: true },
        { label: 'Post', text: text('asked_post'), copied: true },
        { label: 'Asked at', text: text('asked_at') },
        { label: 'Wait (s)', text: text('wait_seconds'), align: 'right' as const },
        { label: 'Answer', text: text('answer_post'), cut: true, leaves: 3 },
      ],
      terminal,
    ),
  );
}

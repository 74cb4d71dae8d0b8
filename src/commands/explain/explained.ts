/** A number explained: its parts, the SQL that selects its rows, and the rows by what they count as. */

import type { Context } from '../../context.ts';
import { amount, grouped } from '../../domain/amount.ts';
import type { Report } from '../../domain/report.ts';
import { jsonText } from '../../domain/safe-text.ts';
import { UsageError } from '../../errors.ts';
import type { Counted } from '../../metrics/metric.ts';
import { type Mask, maskedReport, maskForWork } from '../../queue/masking.ts';
import type { FlatRow, RowFormat } from '../../renderers/rows.ts';
import { formatOf } from '../../reporting/options.ts';
import type { MeasureFlags } from '../../reporting/reading.ts';
import type { ListColumn } from '../../terminal/table.ts';
import { printReport } from '../print-report.ts';

export interface ExplainFlags extends MeasureFlags {
  ids?: boolean;
  sla?: string;
  limit?: number;
}

/** How many rows a screen shows by default. */
const SHOWN = 50;
/** What readers look for first. */
const ORDER = [
  'waiting',
  'ignored',
  'missed',
  'deflected',
  'canned',
  'spike',
  'silenced',
  'unanswered',
  'answered',
  'met',
  'open',
  'pending',
  'not due',
  'conversation',
  'turn',
];

export interface Part extends Counted {
  n: number;
}

/** Counts what the rows of a number count as. */
export class Parts {
  #known = new Map<Counted, Part>();

  add(counted: Counted): Part {
    const part = this.#known.get(counted) ?? { ...counted, n: 0 };
    this.#known.set(counted, part);
    part.n++;
    return part;
  }

  /** The worst first. */
  list(): Part[] {
    return [...this.#known.values()].sort((a, b) => rank(a) - rank(b) || a.because.localeCompare(b.because, 'en'));
  }
}

function rank({ as }: Counted): number {
  if (as === 'excluded') return ORDER.length + 1;
  return ORDER.includes(as) ? ORDER.indexOf(as) : ORDER.length;
}

export interface Explained {
  what: 'turn' | 'decision';
  /** Selects the rows; can be run as it is. */
  sql: string;
  parts: readonly Part[];
  /** How many rows there are. */
  total: number;
  /** The rows, as many of them as are wanted; each with counts_as, because and due. */
  rows(limit: number): AsyncIterable<FlatRow>;
  /** Keys of the other columns. */
  columns: readonly string[];
  /** The other columns that a screen has room for. */
  screen: readonly ListColumn<FlatRow>[];
}

/** The number, and the rows behind it. */
export interface ExplainedNumber {
  report: Report;
  explained: Explained;
}

/** @throws UsageError for formats that cannot hold it */
export function explainedFormat(flags: ExplainFlags): RowFormat | 'table' {
  const format = formatOf(flags, 'table');
  if (['table', 'csv', 'tsv', 'jsonl', 'json'].includes(format)) return format as RowFormat | 'table';
  throw new UsageError(`--format ${format}: rows are listed as table, csv, tsv, jsonl or json`, 'Leave it out.');
}

export async function printExplained(context: Context, report: Report, explained: Explained, flags: ExplainFlags) {
  const { terminal } = context;
  const format = explainedFormat(flags);
  const { total, what } = explained;
  const limit = Math.min(total, flags.limit ?? (terminal.isTTY && format === 'table' ? SHOWN : total));
  const mask = await maskForWork(context, await context.store({ readonly: true }), flags);
  const rows = mask ? masked(explained.rows(limit), mask, what) : explained.rows(limit);
  if (format === 'json') await writeObject(context, mask ? maskedReport(report, mask) : report, explained, rows);
  else if (format === 'table') await writeScreen(context, report, explained, rows, flags);
  else await writeLines(context, explained, rows, format);
  if (limit < total) terminal.note(`${grouped(limit)} of ${amount(total, what)}: --limit ${total} for all`);
}

type Rows = AsyncIterable<FlatRow>;

async function* masked(rows: Rows, mask: Mask, what: Explained['what']): AsyncGenerator<FlatRow> {
  const { maskedRow } = await import('../../queue/masked-rows.ts');
  for await (const row of rows) yield maskedRow(row, mask, what === 'decision');
}

/** What measure --json prints, with the statement, the parts of the number and the rows behind it. */
async function writeObject({ terminal }: Context, report: Report, { sql, parts, what }: Explained, rows: Rows) {
  const [{ reportObject }, { writeRows }] = await Promise.all([
    import('../../renderers/json.ts'),
    import('../../renderers/rows.ts'),
  ]);
  const counted = parts.map(({ as, because, due = false, n }) => ({ counts_as: as, because, due, n }));
  const head = jsonText({ ...reportObject(report), sql, counted });
  if (!(await terminal.write(`${head.slice(0, -1)},"${what}s":`))) return;
  for await (const piece of writeRows(rows, { format: 'json', columns: [] }))
    if (!(await terminal.write(piece))) return;
  terminal.out('}');
}

async function writeLines({ terminal }: Context, { columns }: Explained, rows: Rows, format: RowFormat) {
  const { writeRows } = await import('../../renderers/rows.ts');
  const keys = ['counts_as', 'because', 'due', ...columns];
  const kinds = keys.map((key) => ({ key, kind: 'exact' as const }));
  for await (const piece of writeRows(rows, { format, columns: kinds, screen: terminal.isTTY }))
    if (!(await terminal.write(piece))) return;
}

async function writeScreen(
  context: Context,
  report: Report,
  explained: Explained,
  rows: Rows,
  flags: ExplainFlags,
): Promise<void> {
  const [{ wrapToWidth }, { safeText }] = await Promise.all([
    import('../../domain/text-width.ts'),
    import('../../domain/safe-text.ts'),
  ]);
  const { terminal } = context;
  const { palette, width } = terminal;
  const { sql, parts, what, screen } = explained;
  const [section] = report.sections;
  await printReport(context, report, { ...flags, format: 'table' });
  const heading = (text: string) => terminal.out(`\n${palette.strong(text)}`);
  heading('Definition');
  for (const line of wrapToWidth(section!.definition, Math.min(width, 100))) terminal.out(line);
  heading('Counted');
  for (const line of partLines(parts)) terminal.out(line);
  heading(`SQL of the ${what}s, for socialcare sql`);
  terminal.out(safeText(sql));
  heading(`${what === 'turn' ? 'Turns' : 'Decisions'} behind ${section!.metric}`);
  if (!terminal.isTTY) return writeLines(context, explained, rows, 'tsv');
  const { listText } = await import('../../terminal/table.ts');
  const all: FlatRow[] = [];
  for await (const row of rows) all.push(row);
  const first = [
    textColumn('Counts as', 'counts_as'),
    { ...textColumn('Because', 'because'), truncate: true, dropOrder: 1 },
  ];
  await terminal.write(listText(all, [...first, ...screen], terminal));
}

export function textColumn(label: string, key: string): ListColumn<FlatRow> {
  return { label, text: (row) => String(row[key] ?? '') };
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

/** A report as sheets: what it is about, then each section as a table of typed cells, then what its words mean. */
import { formatTime, wallSeconds } from '../../domain/clock-time.ts';
import type { Column, Report, Row, Section } from '../../domain/report.ts';
import { valueAt } from '../../domain/report.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { cellText } from '../cells.ts';
import { coverageTexts, inferredTexts, LIMITS_TITLE, rowsShown, spanText } from '../provenance.ts';
import { sheetNames } from './sheet-names.ts';
import { type CellContent, type FormattedCell, type SheetContent, serialDay } from './workbook.ts';

const STYLE = (report: Report) => ({ unicode: true, timezone: report.timezone });
const NARROWEST = 8;
const WIDEST = 80;

export function reportSheets(report: Report): SheetContent[] {
  const { sections } = report;
  const [first, ...names] = sheetNames(['Report', ...sections.map(({ title }) => title), 'Definitions']);
  return [
    sheet(first!, aboutRows(report), 0),
    ...sections.map((section, at) => sheet(names[at]!, sectionRows(section, report), section.refused ? 0 : 1)),
    sheet(names.at(-1)!, definitionRows(report, names), 1),
  ];
}

function sheet(name: string, rows: FormattedCell[][], headers: number): SheetContent {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  // A note below a table is one cell that runs over the others.
  const table = headers > 0 ? rows.filter((row) => row.length > 1) : rows;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.min(WIDEST, Math.max(NARROWEST, ...table.map((row, at) => shownLength(row[column], at < headers)))),
  );
  return { name, rows, widths, headers };
}

function shownLength(cell: FormattedCell | undefined, isHeader: boolean): number {
  if (cell?.value === null || cell?.value === undefined) return 0;
  if (isHeader)
    return (
      Math.max(
        ...String(cell.value)
          .split(' ')
          .map(({ length }) => length),
      ) + 2
    );
  if (cell.format?.includes('yyyy')) return cell.format.length;
  return String(typeof cell.value === 'number' ? Math.round(cell.value) : cell.value).length + 2;
}

/** Label and text, line by line; a block of several lines has its label once. */
function aboutRows(report: Report): FormattedCell[][] {
  const style = STYLE(report);
  const blocks: [label: string, lines: string[]][] = [
    ['Summary', (report.summary ?? []).map(({ sentence }) => sentence)],
    ['Period', [spanText(report.period, style)]],
    ['Compared with', report.previous ? [spanText(report.previous, style)] : []],
    ['Filter', report.filter],
    ['As of', [formatTime(report.as_of, report.timezone)]],
    ['Time zone', [report.timezone]],
    ['Labels', [report.label_method]],
    ['Sampling', report.sampling.length > 0 ? report.sampling : ['unknown']],
    ['Coverage', [...coverageTexts(report.coverage, style), ...inferredTexts(report)]],
    ['Warnings', report.warnings],
    [LIMITS_TITLE, (report.limits ?? []).map(({ sentence }) => sentence)],
    ['Next', report.next === undefined ? [] : [report.next]],
  ];
  return [
    [{ value: report.title, bold: true }],
    ...blocks.flatMap(([label, lines]) =>
      lines.map((line, at) => [{ value: at === 0 ? label : null, bold: at === 0 }, { value: safeLine(line) }]),
    ),
  ];
}

function sectionRows(section: Section, report: Report): FormattedCell[][] {
  const { refused, notes, total } = section;
  const rows = rowsShown(section);
  const refusal = refused ? [`Refused: ${refused.reason}`, refused.hint] : [];
  const empty = rows.length === 0 && !refused ? ['Nothing matches this period and filter.'] : [];
  const makers = toldApart(section.columns).flatMap((column) =>
    cellMakers(column, [...rows, ...(total ? [total] : [])], report),
  );
  const table = [
    makers.map(({ header }) => ({ value: header, bold: true })),
    ...rows.map((row) => makers.map(({ cell }) => cell(row))),
    ...(total ? [makers.map(({ cell }) => ({ ...cell(total), bold: true }))] : []),
  ];
  const below = [...empty, ...notes].map((note) => [{ value: safeLine(note) }]);
  return [
    ...refusal.map((line) => [{ value: safeLine(line), bold: true }]),
    ...(refused && rows.length === 0 ? [] : table),
    ...(below.length > 0 ? [[], ...below] : []),
  ];
}

/** Columns of one label, which a screen explains by their place, are named by their path as well. */
function toldApart(columns: readonly Column[]): Column[] {
  return columns.map((column, at) => {
    if (columns.findIndex(({ label }) => label === column.label) === at) return column;
    const [name = column.key] = column.key.split('.');
    return { ...column, label: `${column.label}, ${name.replaceAll('_', ' ')}` };
  });
}

interface CellMaker {
  header: string;
  cell(row: Row): FormattedCell;
}

type Kind = Column['kind'];

const FORMATS: Partial<Record<Kind, string>> = {
  count: '#,##0',
  share: '0.0%',
  number: '0.00',
  p: '0.0000',
  seconds: '[h]:mm:ss',
  time: 'yyyy-mm-dd hh:mm:ss',
};

/** A column and, beside it, the ends of its interval. */
function cellMakers(column: Column, rows: readonly Row[], report: Report): CellMaker[] {
  const { key, label, interval, range, unit } = column;
  // Of `Rate (95 % CI)` the number is the rate, and its ends are those of the interval.
  const [, name = label, level = ''] = (interval && /^(.+?)( \(\d+ % CI\))$/.exec(label)) ?? [];
  const keys = [...(range ? [] : [key]), ...(interval ?? [])];
  // Spreadsheets show no time below zero.
  const isSigned = rows.some((row) => keys.some((each) => Number(valueAt(row, each) ?? 0) < 0));
  const kindOf = (row: Row): Kind => (unit === undefined ? column.kind : ((valueAt(row, unit) as Kind) ?? column.kind));
  const unitText =
    unit === undefined && column.kind === 'seconds'
      ? isSigned
        ? ' (seconds)'
        : ' (h:mm:ss)'
      : column.kind === 'time'
        ? ` (${report.timezone})`
        : '';
  const numberAt = (path: string, row: Row): FormattedCell | undefined => {
    const value = valueAt(row, path);
    if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
    const kind = kindOf(row);
    if (kind === 'seconds' && isSigned) return { value, format: '0' };
    const format = FORMATS[kind];
    return { value: inUnit(value, kind, report), ...(format !== undefined && { format: signed(format, column) }) };
  };
  const main: CellMaker = {
    header: `${name}${unitText}`,
    cell: (row) => numberAt(key, row) ?? { value: textOf(row, column, report) },
  };
  const ends = (interval ?? []).map((path, at) => ({
    header: `${name}${unitText}, ${at === 0 ? 'low' : 'high'}${level}`,
    cell: (row: Row): FormattedCell => numberAt(path, row) ?? { value: null },
  }));
  return range ? ends : [main, ...ends];
}

function inUnit(value: number, kind: Kind, { timezone }: Report): number {
  if (kind === 'seconds') return value / 86_400;
  return kind === 'time' ? serialDay(wallSeconds(value, timezone)) : value;
}

/** Differences show their sign. */
function signed(format: string, { difference }: Column): string {
  return difference && format !== FORMATS.seconds ? `+${format};-${format};${format}` : format;
}

/** Words in place of a number, and texts; nothing where a row has no number. */
function textOf(row: Row, column: Column, report: Report): CellContent {
  const value = valueAt(row, column.key);
  if (Array.isArray(value) && column.kind === 'spark') return value.map((each) => each ?? '').join(' ');
  if (value !== null && value !== undefined && !Number.isNaN(value))
    return typeof value === 'boolean' ? value : cellText(row, column, STYLE(report));
  const { interval: _, ...bare } = column;
  const text = cellText(row, bare, STYLE(report));
  return text === '–' ? null : text;
}

const DEFINITION_HEADERS = ['Sheet', 'Metric', 'Version', 'Question', 'Definition', 'Window', 'Hours', 'Of', 'n'];

/** @param names of the sheets of the sections */
function definitionRows(report: Report, names: readonly string[]): FormattedCell[][] {
  const window = (section: Section) => section.window ?? report.window;
  return [
    DEFINITION_HEADERS.map((value) => ({ value, bold: true })),
    ...report.sections.map((section, at) => [
      { value: names[at] },
      { value: section.metric },
      { value: section.version },
      { value: safeLine(section.question) },
      { value: safeLine(section.definition) },
      { value: window(section) },
      { value: section.hours },
      { value: section.denominator },
      { value: section.n, format: '#,##0' },
    ]),
  ];
}

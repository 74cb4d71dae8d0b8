/** The report for a person at a terminal: aligned, fitted to the width, units spelled out. */
import type { Picture } from '../domain/picture.ts';
import type { Column, Report, Section } from '../domain/report.ts';
import { safeLine } from '../domain/safe-text.ts';
import { displayWidth, padToWidth, proseWidth, truncateToWidth, wrapToWidth } from '../domain/text-width.ts';
import { cellText } from './cells.ts';
import { fitColumns, GAP, type Placed, type TableLayout } from './layout.ts';
import { pictureLines } from './pictures/index.ts';
import { LIMITS_TITLE, reportLines, rowsShown, scopeLine, sectionLine, sectionsShown } from './provenance.ts';
import type { Renderer, RenderOptions } from './renderer.ts';

const LEFT = new Set<Column['kind']>(['text', 'time', 'spark']);

export const tableRenderer: Renderer = {
  name: 'table',
  title: 'aligned columns for a terminal',
  render(report, options) {
    const { palette, unicode, width } = options;
    const lines = [palette.strong(safeLine(report.title)), ...dim(scopeLine(report, unicode), options), ''];
    for (const warning of report.warnings) lines.push(...marked('warning: ', safeLine(warning), palette.warn, width));
    if (report.warnings.length) lines.push('');
    if (report.summary?.length) lines.push(...listed('Summary', report.summary, options), '');
    for (const section of sectionsShown(report)) lines.push(...sectionLines(section, report, options), '');
    if (report.limits?.length) lines.push(...listed(LIMITS_TITLE, report.limits, options), '');
    lines.push(...reportLines(report, unicode).flatMap((line) => dim(line, options)));
    if (report.next) lines.push('', ...marked('next: ', safeLine(report.next), palette.accent, width));
    return `${lines.join('\n')}\n`;
  },
};

function listed(
  title: string,
  items: readonly { sentence: string }[],
  { palette, width, unicode }: RenderOptions,
): string[] {
  const mark = unicode ? '• ' : '* ';
  return [
    palette.strong(title),
    ...items.flatMap(({ sentence }) => marked(mark, safeLine(sentence), (text) => text, width)),
  ];
}

function sectionLines(section: Section, report: Report, options: RenderOptions): string[] {
  const { palette, width, unicode } = options;
  const lines: string[] = [];
  if (report.kind === 'report') lines.push(palette.strong(safeLine(section.title)));
  lines.push(...dim(safeLine(section.question), options));
  if (section.refused) {
    lines.push(...marked('refused: ', safeLine(section.refused.reason), palette.warn, width));
    if (firstWith(section.refused.hint, report) === section)
      lines.push(...marked('hint: ', safeLine(section.refused.hint), palette.dim, width));
  }
  if (section.rows.length) lines.push(...body(section, report, options));
  // A list may be empty although turns were counted; its notes say so.
  else if (!section.refused && !section.n) lines.push('nothing matches this period and filter');
  const drawings = drawn(section, options).map((picture) => pictureLines(picture, options, report.timezone));
  for (const drawing of drawings.filter(({ length }) => length > 0)) lines.push('', ...drawing);
  if (drawings.some(({ length }) => length > 0)) lines.push('');
  for (const note of section.notes) lines.push(...marked(unicode ? '• ' : '* ', safeLine(note), (text) => text, width));
  return [...lines, ...dim(sectionLine(section, report, unicode), options)];
}

function drawn({ pictures = [] }: Section, options: RenderOptions): readonly Picture[] {
  return options.pictures === true ? pictures : [];
}

/** The first section with this hint, so that it is printed once. */
function firstWith(hint: string, { sections }: Report): Section | undefined {
  return sections.find(({ refused }) => refused?.hint === hint);
}

function body(section: Section, report: Report, options: RenderOptions): string[] {
  const all = [...rowsShown(section), ...(section.total ? [section.total] : [])];
  const style = { unicode: options.unicode, timezone: report.timezone };
  const cells = all.map((row) => section.columns.map((column) => cellText(row, column, style)));
  const layout = fitColumns(section.columns, cells, options.width);
  if (!layout.fits || (!layout.whole && all.length === 1))
    return cells.flatMap((row, at) => [...(at > 0 ? [''] : []), ...record(section.columns, row, options)]);
  const rule = layout.placed.map((place) => (options.unicode ? '─' : '-').repeat(place.width)).join(' '.repeat(GAP));
  const lines = [...header(layout, options), options.palette.dim(rule)];
  cells.forEach((row, index) => {
    if (section.total && index === all.length - 1) lines.push(options.palette.dim(rule));
    lines.push(joined(layout.placed, (place) => paint(row[place.index]!, place, options)));
  });
  return [...lines, ...hiddenLine(layout, options)];
}

/** A row too wide for the screen, printed vertically: one line per column. */
function record(columns: readonly Column[], cells: readonly string[], options: RenderOptions): string[] {
  const widest = Math.max(...columns.map((column) => displayWidth(column.label)));
  return columns.map((column, index) => {
    const room = options.width - widest - GAP;
    const cell = truncateToWidth(cells[index]!, room, options.unicode ? '…' : '...');
    if (cell === '') return options.palette.dim(column.label);
    return `${options.palette.dim(padToWidth(column.label, widest))}${' '.repeat(GAP)}${cell}`;
  });
}

function header(layout: TableLayout, { palette }: RenderOptions): string[] {
  const wrapped = layout.placed.map((place) => wrapToWidth(place.column.label, place.width));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    palette.strong(joined(layout.placed, (_place, at) => wrapped[at]![line - height + wrapped[at]!.length] ?? '')),
  );
}

function joined(placed: readonly Placed[], text: (place: Placed, at: number) => string): string {
  const gap = ' '.repeat(GAP);
  return placed
    .map((place, at) => padToWidth(text(place, at), place.width, LEFT.has(place.column.kind) ? 'left' : 'right'))
    .join(gap)
    .trimEnd();
}

function paint(cell: string, place: Placed, { palette, unicode }: RenderOptions): string {
  if (place.column.kind === 'spark') return palette.accent(cell);
  if (cell === (place.column.absent ?? (unicode ? '–' : '-'))) return palette.dim(cell);
  return truncateToWidth(cell, place.width, unicode ? '…' : '...');
}

function hiddenLine({ hidden }: TableLayout, options: RenderOptions): string[] {
  if (hidden.length === 0) return [];
  const labels = new Set(hidden.map((column) => column.label));
  return dim(`not shown in ${options.width} columns: ${[...labels].join(', ')}`, options);
}

function dim(text: string, { palette, width }: RenderOptions): string[] {
  return wrapToWidth(text, proseWidth(width)).map(palette.dim);
}

/** Wrapped text after a mark, with the following lines indented. */
function marked(mark: string, text: string, paintMark: (text: string) => string, width: number): string[] {
  const indent = displayWidth(mark);
  return wrapToWidth(text, proseWidth(width) - indent).map(
    (line, at) => (at ? ' '.repeat(indent) : paintMark(mark)) + line,
  );
}

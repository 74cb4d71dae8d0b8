/** Rows as a table in a box of its own, which scrolls where the screen is narrow. */
import type { Column, Row, Section } from '../../domain/report.ts';
import { valueAt } from '../../domain/report.ts';
import { type CellStyle, cellText } from '../cells.ts';
import { rowsShown } from '../provenance.ts';
import { html, type Markup } from './html.ts';
import { withUnits } from './units.ts';

/** More columns than this are set smaller on paper. */
const MANY_COLUMNS = 9;

const LEFT = new Set<Column['kind']>(['text', 'time', 'spark']);

export function sectionTable(section: Section, style: CellStyle): Markup {
  const { columns, total, title } = section;
  const rows = rowsShown(section);
  const head = columns.map(({ label, kind }) => html`<th scope="col"${side(kind)}>${label}</th>`);
  const body = rows.map((row) => html`<tr>${cells(row, columns, style)}</tr>\n`);
  const foot = total && html`<tfoot><tr>${cells(total, columns, style)}</tr></tfoot>`;
  return scrolling(
    title,
    html`<table${columns.length > MANY_COLUMNS && html` class="dense"`}><caption>${title}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>${foot}</table>`,
  );
}

/** Reached by the keyboard, so that it can be scrolled without a mouse. */
export function scrolling(label: string, inner: Markup): Markup {
  return html`<div class="scroll" role="group" aria-label="Table: ${label}" tabindex="0">${inner}</div>`;
}

function cells(row: Row, columns: readonly Column[], style: CellStyle): Markup[] {
  return columns.map((column, at) => {
    const inner = cell(row, column, style);
    return at === 0
      ? html`<th scope="row"${side(column.kind)}>${inner}</th>`
      : html`<td${side(column.kind)}>${inner}</td>`;
  });
}

function cell(row: Row, column: Column, style: CellStyle): Markup {
  const text = cellText(row, column, style);
  if (column.kind === 'spark') return sparkline(text, valueAt(row, column.key));
  if (column.kind === 'text') return html`<bdi>${text}</bdi>`;
  const interval = column.interval && !column.range ? text.lastIndexOf(' (') : -1;
  if (interval < 0) return html`${withUnits(text)}`;
  return html`${withUnits(text.slice(0, interval))}<span class="ci">${withUnits(text.slice(interval))}</span>`;
}

/** Bars for the eye, numbers for those who hear the page. */
function sparkline(bars: string, values: unknown): Markup {
  if (!Array.isArray(values) || values.length === 0) return html`${bars}`;
  const numbers = values.map((value) => (typeof value === 'number' ? String(Math.round(value * 100) / 100) : '–'));
  return html`<span class="spark" role="img" aria-label="${numbers.join(', ')}">${bars}</span>`;
}

function side(kind: Column['kind']): Markup {
  return LEFT.has(kind) ? html`` : html` class="number"`;
}

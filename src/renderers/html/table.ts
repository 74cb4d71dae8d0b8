/** A section's rows as a table. */
import type { Column, Row, Section } from '../../domain/report.ts';
import { type CellStyle, cellText } from '../cells.ts';
import { rowsShown } from '../provenance.ts';
import { html, type Markup } from './html.ts';

const LEFT = new Set<Column['kind']>(['text', 'time', 'spark']);

/** The table in a box of its own, which scrolls where the screen is narrow. */
export function sectionTable(section: Section, style: CellStyle): Markup {
  const { columns, total, title } = section;
  const head = columns.map(({ label, kind }) => html`<th scope="col"${side(kind)}>${label}</th>`);
  const body = rowsShown(section).map((row) => html`<tr>${cells(row, columns, style)}</tr>`);
  const foot = total && html`<tfoot><tr>${cells(total, columns, style)}</tr></tfoot>`;
  return html`<div class="scroll" role="region" aria-label="${title}" tabindex="0"><table><caption>${title}</caption>
<thead><tr>${head}</tr></thead><tbody>${body}</tbody>${foot}</table></div>`;
}

function cells(row: Row, columns: readonly Column[], style: CellStyle): Markup[] {
  return columns.map((column, at) => {
    const text = cellText(row, column, style);
    const inner = column.kind === 'text' ? html`<bdi>${text}</bdi>` : text;
    return at === 0
      ? html`<th scope="row"${side(column.kind)}>${inner}</th>`
      : html`<td${side(column.kind)}>${inner}</td>`;
  });
}

function side(kind: Column['kind']): Markup {
  return LEFT.has(kind) ? html`` : html` class="number"`;
}

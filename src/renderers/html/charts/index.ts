/** Pictures of the page. */
import type { ColumnKind, Curves, Grid, Picture } from '../../../domain/report.ts';
import { cellText } from '../../cells.ts';
import { html, type Markup } from '../html.ts';

/**
 * A picture as markup that needs no script and no style but its own.
 * @param width in CSS pixels
 * @param timezone IANA zone of times
 */
export function chart(picture: Picture, _width: number, timezone: string): Markup {
  return picture.kind === 'curves' ? curvesTable(picture, timezone) : gridTable(picture, timezone);
}

function curvesTable({ title, x, y, lines }: Curves, timezone: string): Markup {
  const rows = lines.flatMap(({ name, points }) =>
    points.map(
      ([at, value]) => html`<tr><th scope="row"><bdi>${name}</bdi></th>
<td>${written(at, x.unit, timezone)}</td><td>${written(value, y.unit, timezone)}</td></tr>`,
    ),
  );
  return html`<table><caption>${title}</caption><thead><tr><th scope="col">Line</th>
<th scope="col">${x.label}</th><th scope="col">${y.label}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function gridTable({ title, rows, columns, cells, unit }: Grid, timezone: string): Markup {
  const body = rows.map(
    (name, row) => html`<tr><th scope="row"><bdi>${name}</bdi></th>
${cells[row]!.map((cell) => html`<td>${written(cell, unit, timezone)}</td>`)}</tr>`,
  );
  return html`<table><caption>${title}</caption><thead><tr><td></td>
${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${body}</tbody></table>`;
}

function written(value: number | null, kind: ColumnKind, timezone: string): string {
  return cellText({ value }, { key: 'value', label: '', kind }, { unicode: true, timezone });
}

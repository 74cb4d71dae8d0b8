/** The style of the charts; class names are short because they are many. Colours that they share with the page are the page's. */
import { type ChartColours, DARK_CHARTS, LIGHT_CHARTS, ON_SHADES, SERIES, SHADES } from './palette.ts';

/** Sizes of text in CSS pixels. */
export const TEXT = 12;
export const SMALL = 11;

/** Of heat maps, in CSS pixels: what is free between cells, and how wide the names of rows may be. */
export const GRID_GAP = 2;
export const WIDEST_ROW_NAME = 120;

/** Rows become columns. */
const TURNED = (of: string) =>
  `.grid${of}{grid-auto-flow:column;grid-template-columns:fit-content(${WIDEST_ROW_NAME}px);grid-auto-columns:minmax(0,64px);grid-template-rows:22px repeat(var(--n),22px)}`;

export const CHART_STYLE = `
:root{${declared(LIGHT_CHARTS)}}
@media screen and (prefers-color-scheme:dark){:root{${declared(DARK_CHARTS)}}}
.chart{display:block;overflow:visible;font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.chart text{font-size:${TEXT}px;fill:var(--ink);font-variant-numeric:tabular-nums}
.chart .s,.chart .s text{font-size:${SMALL}px}
.chart .f,.chart .f text{fill:var(--muted)}
.chart .m{text-anchor:middle}
.chart .e{text-anchor:end}
.chart .w{font-weight:600}
.chart .g{fill:none;stroke:var(--rule)}
.chart .a{fill:none;stroke:var(--axis)}
.chart .i{fill:none;stroke:var(--ink);stroke-width:1.25}
.chart .l{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round}
.chart .d{stroke-dasharray:5 3}
.chart .k{fill:none;stroke:currentColor;stroke-width:1;stroke-dasharray:1 2.5}
.chart .b{fill:currentColor;opacity:.16}
.chart .p{fill:currentColor}
.chart .v{fill:currentColor;opacity:.4}
.chart .z{fill:var(--paper);stroke:var(--bad);stroke-width:1.25}
.chart .o{fill:var(--paper);stroke:currentColor;stroke-width:2}
.chart .t{fill:currentColor}
.chart .r{fill:none;stroke:var(--bad);stroke-width:1.25;stroke-dasharray:5 3}
.chart .rt{fill:var(--bad)}
.chart .u{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.chart .n{fill:none;stroke:var(--axis);stroke-dasharray:1.5 2.5}
${SERIES.map((name) => `.chart .${name}{color:var(--${name})}`).join('\n')}
${SHADES.map((name, at) => `.grid .${name}{background:var(--${name});color:var(--${ON_SHADES[at]})}`).join('\n')}
.grid{display:grid;grid-template-columns:fit-content(${WIDEST_ROW_NAME}px) repeat(var(--n),minmax(0,64px));grid-auto-rows:22px;gap:${GRID_GAP}px;max-width:688px;margin-top:.35rem;font-size:${SMALL}px;line-height:22px;text-align:center}
.grid>*{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-style:normal;font-weight:400;unicode-bidi:isolate}
.grid b{padding:0 3px;color:var(--muted)}
.grid .n{outline:1px dotted var(--axis);outline-offset:-3px}
${TURNED('.turned')}
.chart .q{fill:none;stroke:var(--paper);stroke-width:1.25}
.pictured{margin:1.75rem 0}
.pictured figcaption{font-weight:620}
.pictured .note{margin:.25rem 0 0;color:var(--muted);font-size:.8125rem}
.pictured .narrow{display:none}
.pictured .narrow svg{width:100%;min-width:328px;max-width:480px;height:auto}
@media screen and (max-width:751px){${TURNED('.turns')}.pictured .wide{display:none}.pictured .narrow{display:block}}
@media print{.grid{print-color-adjust:exact;-webkit-print-color-adjust:exact}.chart{max-width:100%;height:auto;print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`.replace(/\n/g, '');

function declared(colours: ChartColours): string {
  return Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');
}

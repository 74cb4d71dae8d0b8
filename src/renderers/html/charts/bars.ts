/** Bars with their numbers, in panels side by side or below each other, on one scale. */
import { scaleLinear } from 'd3-scale';
import type { Bar, Bars } from '../../../domain/picture.ts';
import { valueText } from '../../cells.ts';
import { html, type Markup } from '../html.ts';
import type { Colours } from './colours.ts';
import { svg, textLines } from './frame.ts';
import { px } from './paths.ts';
import { seenInBars } from './seen.ts';
import { BOLD, textWidth, wrapped } from './text.ts';

const BAR = 14;
const PITCH = 15;
const GAP = 24;
/** Least pixels of a panel, on a wide chart and on a phone. */
const NARROWEST = { wide: 116, narrow: 150 };
const PHONE = 480;
/** Names wider than this stand above their bars. */
const LONG = 150;
const HEAD = 24;

/** @returns undefined where there is nothing to draw */
export function barsChart(picture: Bars, width: number, coloursOf: Colours): Markup | undefined {
  const { title, names, panels, value } = picture;
  if (names.length === 0 || panels.length === 0) return undefined;
  const colours = coloursOf(panels.map(({ name }) => name));
  const layout = layoutOf(picture, width);
  const { left, panelWidth, perRow, tops, height, labels } = layout;
  const all = panels.flatMap(({ bars }) => bars);
  const textOf = (bar: Bar) => (bar.value === null ? 'too few' : valueText(bar.value, value.unit));
  const most = Math.max(0, ...all.map(({ value, high }) => Math.max(value ?? 0, high ?? 0)));
  const room = Math.max(24, panelWidth - Math.max(...all.map((bar) => textWidth(textOf(bar)))) - 8);
  const scale = scaleLinear([0, most > 0 ? most : 1], [0, room]);
  const hasHeads = panels.some(({ name }) => name !== '');
  const block = (hasHeads ? HEAD : 4) + height;
  const rowsOf = Math.ceil(panels.length / perRow);
  return svg({ width, height: rowsOf * (block + 8) }, title, seenInBars(picture), [
    panels.map(({ name, bars }, at) => {
      const x = left + (at % perRow) * (panelWidth + GAP);
      const y = Math.floor(at / perRow) * (block + 8) + (hasHeads ? HEAD : 4);
      const isFirst = at % perRow === 0;
      return html`<g class="${colours[at]}">${
        hasHeads && textLines(wrapped(name, panelWidth / BOLD, 1), x, y - 10, 't w')
      }${bars.map((bar, row) => drawnBar(bar, textOf(bar), x, y + tops[row]!, scale))}<path class="a" d="M${px(x)},${px(y)}v${px(height - 2)}"/></g>${
        isFirst && labels.map((label, row) => nameOf(label, layout, x, y + tops[row]!))
      }`;
    }),
  ]);
}

interface Layout {
  left: number;
  panelWidth: number;
  perRow: number;
  /** Of each bar in its panel. */
  tops: number[];
  height: number;
  labels: string[][];
  isAbove: boolean;
}

function layoutOf({ names, panels }: Bars, width: number): Layout {
  const longest = Math.max(...names.map((name) => textWidth(name)));
  const isAbove = longest > LONG;
  const left = isAbove ? 0 : Math.ceil(longest) + 10;
  const least = (width < PHONE ? NARROWEST.narrow : NARROWEST.wide) + GAP;
  const perRow = isAbove ? 1 : Math.max(1, Math.min(panels.length, Math.floor((width - left + GAP) / least)));
  const panelWidth = (width - left - GAP * (perRow - 1)) / perRow;
  const labels = names.map((name) => wrapped(name, isAbove ? width : left, isAbove ? 2 : 1));
  const tops: number[] = [];
  let height = 0;
  for (const label of labels) {
    const above = isAbove ? label.length * PITCH + 2 : 0;
    tops.push(height + above);
    height += above + BAR + (isAbove ? 10 : 8);
  }
  return { left, panelWidth, perRow, tops, height, labels, isAbove };
}

function nameOf(label: readonly string[], { isAbove }: Layout, x: number, top: number): Markup {
  if (!isAbove) return textLines(label, x - 8, top + 11, 'e');
  return textLines(label, x + 4, top - PITCH * (label.length - 1) - 6);
}

function drawnBar(bar: Bar, text: string, x: number, top: number, scale: (value: number) => number): Markup {
  const { value, low, high } = bar;
  const middle = px(top + BAR / 2);
  const length = value === null ? 0 : scale(value);
  const shown = value !== null && value > 0 ? Math.max(1, length) : 0;
  const end = Math.max(length, high === undefined || value === null ? 0 : scale(high));
  const interval =
    value !== null && low !== undefined && high !== undefined
      ? html`<path class="q" d="M${px(x + scale(low))},${middle}H${px(x + length)}"/><path class="i" d="M${px(x + length)},${middle}H${px(x + scale(high))}"/>`
      : undefined;
  return html`${
    shown > 0 && html`<path class="p" d="M${px(x)},${px(top)}h${px(shown)}v${BAR}h${px(-shown)}z"/>`
  }${interval}${textLines([text], x + end + 6, top + 11, value === null ? 'f' : '')}`;
}

/** The frame of a chart: an SVG that says what it shows, with axes. */
import { safeLine } from '../../../domain/safe-text.ts';
import { html, type Markup, type Value } from '../html.ts';
import { px } from './paths.ts';
import type { Scale } from './scale.ts';

export interface Size {
  width: number;
  height: number;
}

/** @param seen what is seen, in one sentence */
export function svg({ width, height }: Size, title: string, seen: string, inner: Value): Markup {
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  return html`<svg class="chart" role="img" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}"><title>${safeLine(title)}</title><desc>${safeLine(seen)}</desc>${inner}</svg>`;
}

export interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Hairlines at the ticks with their numbers to the left. */
export function yAxis({ left, right }: Plot, { ticks }: Scale): Markup {
  const lines = ticks.map(({ at }) => `M${px(left)},${px(at)}H${px(right)}`).join('');
  return html`<path class="g" d="${lines}"/><g class="f e">${ticks.map(
    ({ at, text }) => html`<text x="${px(left - 8)}" y="${px(at + 4)}">${text}</text>`,
  )}</g>`;
}

/** The line at the bottom with ticks, their texts below it, and what it is of. */
export function xAxis({ left, right, bottom }: Plot, { ticks }: Scale, label: readonly string[]): Markup {
  const lines = ticks.map(({ at }) => `M${px(at)},${px(bottom)}v5`).join('');
  return html`<path class="a" d="M${px(left)},${px(bottom)}H${px(right)}${lines}"/><g class="f m">${ticks.map(
    ({ at, text }) => html`<text x="${px(at)}" y="${px(bottom + 19)}">${text}</text>`,
  )}</g>${label.map((text, row) => html`<text class="f" x="${px(left)}" y="${px(bottom + 36 + 15 * row)}">${text}</text>`)}`;
}

/** Lines of one text, from a first baseline down. @param look class names */
export function textLines(lines: readonly string[], x: number, y: number, look = '', pitch = 15): Markup {
  const classes = look === '' ? undefined : html` class="${look}"`;
  return html`${lines.map((text, row) => html`<text${classes} x="${px(x)}" y="${px(y + pitch * row)}">${text}</text>`)}`;
}

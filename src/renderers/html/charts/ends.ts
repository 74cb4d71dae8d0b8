/** The names of lines, at their ends where there is room, else above the chart. */
import type { CurveLine, Unit } from '../../../domain/picture.ts';
import { valueText } from '../../cells.ts';
import { html, type Markup } from '../html.ts';
import { textLines } from './frame.ts';
import { dodged } from './labels.ts';
import { px } from './paths.ts';
import { followed, textWidth, wrapped } from './text.ts';

/** Pixels from the end of the plot to the labels. */
const GAP = 12;
const PITCH = 15;
/** A label takes at most this share of the width, and this many pixels. */
const WIDEST = { share: 0.27, pixels: 190 };
const KEY = 18;
/** Room for the second half of the text of a tick at the end of the axis. */
const HALF_TICK = 26;

export interface Ends {
  /** Pixels that the labels take at the right. */
  width: number;
  /** Of all labels above each other. */
  height: number;
  /** Pixels above the plot, where the names stand there. */
  above: number;
  /** @param y where each line ends, and `x` too @param plot where the labels may be */
  draw(
    ends: readonly { x: number; y: number }[],
    plot: { left: number; right: number; top: number; bottom: number },
  ): Markup;
}

/** @param lines with at least one point each @param width of the chart @param colours classes of the lines */
export function endsOf(lines: readonly CurveLine[], unit: Unit, width: number, colours: readonly string[]): Ends {
  const texts = lines.map((line) => followed(line.name, numberOf(line, unit)));
  const most = Math.min(WIDEST.pixels, width * WIDEST.share);
  const longest = Math.max(...texts.map((text) => textWidth(text)));
  return longest <= most || width >= 560
    ? besides(lines, unit, Math.min(most, longest), colours)
    : above(lines, unit, width, colours);
}

function numberOf({ points }: CurveLine, unit: Unit): string {
  return valueText(points.at(-1)![1], unit);
}

/** The name on up to two lines, and the number behind it. */
function besides(lines: readonly CurveLine[], unit: Unit, width: number, colours: readonly string[]): Ends {
  const labels = lines.map((line) => {
    const { name } = line;
    const number = numberOf(line, unit);
    const whole = followed(name, number);
    if (textWidth(whole) <= width) return wrapped(whole, width, 1);
    const named = wrapped(name, width, 2);
    const together = followed(named.at(-1) ?? '', number);
    return textWidth(together) <= width ? [...named.slice(0, -1), together] : [...named, number];
  });
  const heights = labels.map((label) => label.length * PITCH + 2);
  return {
    width: width + GAP,
    height: heights.reduce((sum, height) => sum + height, 0),
    above: 0,
    draw(ends, { right, top, bottom }) {
      const middles = dodged(
        ends.map(({ y }, at) => ({ wanted: y, height: heights[at]! })),
        top - 8,
        bottom + 8,
      );
      return html`${labels.map((label, at) => {
        const { x, y } = ends[at]!;
        const first = middles[at]! - ((label.length - 1) * PITCH) / 2 + 4;
        const isAway = right - x > 4 || Math.abs(middles[at]! - y) > 5;
        return html`<g class="${colours[at]}">${
          isAway && html`<path class="k" d="M${px(x + 3)},${px(y)}L${px(right + GAP - 3)},${px(middles[at]!)}"/>`
        }${textLines(label, right + GAP, first, 't', PITCH)}</g>`;
      })}`;
    },
  };
}

/** A key above the plot, in rows. */
function above(lines: readonly CurveLine[], unit: Unit, width: number, colours: readonly string[]): Ends {
  const labels = lines.map((line) => {
    const number = numberOf(line, unit);
    const [name = ''] = wrapped(line.name, width - KEY - textWidth(` ${number}`), 1);
    return followed(name, number);
  });
  const places: { x: number; row: number }[] = [];
  let [x, row] = [0, 0];
  for (const label of labels) {
    const taken = KEY + textWidth(label) + 14;
    if (x > 0 && x + taken - 14 > width) [x, row] = [0, row + 1];
    places.push({ x, row });
    x += taken;
  }
  return {
    width: HALF_TICK,
    height: 0,
    above: (row + 1) * 18 + 4,
    draw: (_, { top }) =>
      html`${labels.map((label, at) => {
        const { x: left, row: line } = places[at]!;
        const y = top - (row + 1) * 18 - 28 + 18 * line + 12;
        return html`<g class="${colours[at]}"><path class="l" d="M${px(left)},${px(y - 4)}h12"/><text class="t" x="${px(left + KEY)}" y="${px(y)}">${label}</text></g>`;
      })}`,
  };
}

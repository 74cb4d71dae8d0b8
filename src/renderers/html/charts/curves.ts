/** Lines over one axis: bands, bounds, marks, names at the ends, and who is left below survival curves. */
import type { Bound, CurveLine, Curves, Mark } from '../../../domain/picture.ts';
import { html, type Markup, type Value } from '../html.ts';
import type { Colours } from './colours.ts';
import { endsOf } from './ends.ts';
import { type Plot, svg, textLines, xAxis, yAxis } from './frame.ts';
import { bandPath, linePath, type Point, px } from './paths.ts';
import { riskHeight, riskLeft, riskRows } from './risk.ts';
import { across, type Scale, upwards } from './scale.ts';
import { seenInCurves } from './seen.ts';
import { textWidth, wrapped } from './text.ts';

/** Height of the plot on a wide and on a narrow chart. */
const HEIGHTS = { wide: 264, narrow: 216 };
const NARROW = 480;
/** Lines of no more points than this have a dot at each. */
const DOTTED = 16;
const PITCH = 15;
const MOST_BANDS = 3;

/** @returns undefined where there is nothing to draw */
export function curvesChart(picture: Curves, width: number, timezone: string, coloursOf: Colours): Markup | undefined {
  const { title, marks = [], rules = [], risk } = picture;
  const lines = drawnLines(picture);
  if (lines.length === 0) return undefined;
  const colours = coloursOf(lines.map(({ name }) => name));
  // Lines without a point are not drawn, and marks count them.
  const ofMark = ({ line }: Mark) =>
    line === undefined ? undefined : colours[lines.findIndex(({ name }) => name === picture.lines[line]!.name)];
  const ends = endsOf(lines, picture.y.unit, width, colours);
  const isBanded = lines.some(({ band = [] }) => band.length > 1);
  const heads = wrapped(`${picture.y.label}${isBanded ? ', with its 95 % interval' : ''}`, width, 1);
  const key = markKey(marks, width, ofMark);
  const top = 28 + ends.above;
  const bottom = top + Math.max(width < NARROW ? HEIGHTS.narrow : HEIGHTS.wide, ends.height);
  const y = upwards(picture.y, heightsOf(lines, marks, rules), [bottom, top]);
  const left = Math.max(risk ? riskLeft(risk) : 0, ...y.ticks.map(({ text }) => textWidth(text))) + 10;
  const plot: Plot = { left, right: width - ends.width, top, bottom };
  const xs = [...lines.flatMap(({ points }) => points.map(([x]) => x)), ...marks.map(({ x }) => x)];
  const x = across(picture.x, xs, [plot.left + 2, plot.right - 2], timezone);
  const placed = lines.map(({ points }) => points.map(([at, value]): Point => [x.place(at), y.place(value)]));
  const label = wrapped(picture.x.label, width - left, 2);
  const below = bottom + 26 + PITCH * label.length;
  const marksTop = below + 4;
  const riskTop = marksTop + key.height + (risk ? 6 : 0);
  return svg(
    { width, height: risk ? riskTop + riskHeight(risk) : riskTop + 4 },
    title,
    seenInCurves({ ...picture, lines }, timezone),
    [
      textLines(heads, 0, ends.above + 12, 'f'),
      yAxis(plot, y),
      lines.map((line, at) => drawnLine(line, at, colours[at]!, x, y, placed[at]!)),
      rules.map((rule) => drawnRule(rule, plot, y, placed)),
      marks.map((mark) => ring(x.place(mark.x), y.place(mark.y), ofMark(mark))),
      xAxis(plot, x, label),
      ends.draw(
        placed.map((points) => ({ x: points.at(-1)![0], y: points.at(-1)![1] })),
        plot,
      ),
      key.draw(marksTop),
      risk && riskRows(risk, x.ticks, width, riskTop, coloursOf(risk.rows.map(({ name }) => name))),
    ],
  );
}

/** Bands of many lines would hide each other. */
function drawnLines({ lines }: Curves): CurveLine[] {
  const drawn = lines.filter(({ points }) => points.length > 0);
  if (drawn.length <= MOST_BANDS) return drawn;
  return drawn.map(({ band: _, ...line }) => line);
}

function heightsOf(lines: readonly CurveLine[], marks: readonly Mark[], rules: readonly Bound[]): number[] {
  return [
    ...lines.flatMap(({ points, band = [] }) => [...points.map(([, y]) => y), ...band.map(([, , high]) => high)]),
    ...[...marks, ...rules].map(({ y }) => y),
  ];
}

function ring(x: number, y: number, colour: string | undefined): Markup {
  return html`<circle class="o${colour !== undefined && ` ${colour}`}" cx="${px(x)}" cy="${px(y)}" r="4"/>`;
}

/** What the rings are, below the axis, each beside its name. */
function markKey(
  marks: readonly Mark[],
  width: number,
  ofMark: (mark: Mark) => string | undefined,
): { height: number; draw(top: number): Value } {
  const places: { x: number; y: number; lines: string[] }[] = [];
  let [x, y, bottom] = [0, 0, 0];
  for (const { label } of marks) {
    const lines = wrapped(label, width - 16, 2);
    const taken = 16 + Math.max(...lines.map((line) => textWidth(line)));
    if (x > 0 && x + taken > width) [x, y] = [0, bottom];
    places.push({ x, y, lines });
    x += taken + 12;
    bottom = Math.max(bottom, y + PITCH * lines.length + 3);
  }
  return {
    height: bottom,
    draw: (top) =>
      places.map(({ x: left, y: down, lines }, at) => [
        ring(left + 5, top + down + 8, ofMark(marks[at]!)),
        textLines(lines, left + 15, top + down + 12),
      ]),
  };
}

function drawnLine(
  { points, steps = false, band = [] }: CurveLine,
  at: number,
  colour: string,
  x: Scale,
  y: Scale,
  placed: readonly Point[],
): Markup {
  const around = band.map(([across, low, high]) => [x.place(across), y.place(low), y.place(high)] as const);
  const isDotted = !steps && points.length <= DOTTED;
  const dots = isDotted || points.length === 1 ? placed : [];
  return html`<g class="${colour}">${
    around.length > 1 && html`<path class="b" d="${bandPath(around, steps)}"/>`
  }${placed.length > 1 && html`<path class="l${at >= 6 && ' d'}" d="${linePath(placed, steps)}"/>`}${
    dots.length > 0 && html`<path class="p" d="${dots.map(([cx, cy]) => dot(cx, cy)).join('')}"/>`
  }</g>`;
}

/** A filled circle as part of a path. */
function dot(x: number, y: number): string {
  return `M${px(x - 3)},${px(y)}a3,3 0 1 0 6,0a3,3 0 1 0 -6,0`;
}

/** The name of a bound stands above or below it, at the end where fewest lines pass. */
function drawnRule(
  { label, y: value }: Bound,
  { left, right }: Plot,
  y: Scale,
  lines: readonly (readonly Point[])[],
): Markup {
  const at = y.place(value);
  const [text = ''] = wrapped(label, right - left - 8, 1);
  const length = textWidth(text);
  const places = [at - 5, at + 14].flatMap((base) => [left + 4, right - 4 - length].map((from) => ({ from, base })));
  const crossed = places.map(({ from, base }) => passing(lines, from, from + length, base - 14, base + 6));
  const { from, base } = places[crossed.indexOf(Math.min(...crossed))]!;
  return html`<path class="r" d="M${px(left)},${px(at)}H${px(right)}"/><text class="rt u" x="${px(from)}" y="${px(base)}">${text}</text>`;
}

/** How many lines pass through a box. */
function passing(
  lines: readonly (readonly Point[])[],
  left: number,
  right: number,
  top: number,
  bottom: number,
): number {
  return lines.filter((points) =>
    points.some(([x, y], at) => {
      const [toX, toY] = points[at + 1] ?? [x, y];
      const [high, low] = [Math.min(y, toY), Math.max(y, toY)];
      return x <= right && toX >= left && high <= bottom && low >= top;
    }),
  ).length;
}

/** A line chart in characters, each line labelled at its end. */
import type { Palette } from '../../domain/palette.ts';
import type { Curves } from '../../domain/picture.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { displayWidth, padToWidth, truncateToWidth, wrapToWidth } from '../../domain/text-width.ts';
import { valueText } from '../cells.ts';
import type { RenderOptions } from '../renderer.ts';
import { scaleOf } from './axis.ts';
import { Canvas, type Dot } from './canvas.ts';

/** Height in characters; odd, so that there is a middle row. */
const ROWS = 9;
const WIDEST = 110;
const NARROWEST = 24;
const LONGEST_NAME = 20;
/** Least number of columns between two numbers of the x axis. */
const TICK_GAP = 8;

/** Dash patterns that distinguish lines without colour: dots on, dots off. */
const DASHES = [
  [1, 0],
  [1, 2],
  [4, 3],
  [2, 5],
  [6, 2],
] as const;
const COLOURS: readonly (keyof Palette)[] = ['accent', 'good', 'warn', 'strong', 'dim'];

/** @returns an empty list where there is nothing to draw, or too little room */
export function curvesLines(picture: Curves, options: RenderOptions, timezone: string): string[] {
  const { palette, unicode } = options;
  const lines = picture.lines.filter(({ points }) => points.length > 0);
  const marks = picture.marks ?? [];
  if (lines.length === 0) return [];
  const all = [...lines.flatMap(({ points }) => points), ...marks.map(({ x, y }) => [x, y] as const)];
  const ys = all.map(([, y]) => y);
  const y = scaleOf(picture.y, picture.y.unit === 'share' && Math.max(...ys) > 0.5 ? [0, 1] : ys, 5, timezone);
  const left = Math.max(...y.ticks.map(({ text }) => displayWidth(text)));
  const names = lines.map(({ name, points }, at) => {
    const end = `${truncateToWidth(safeLine(name), LONGEST_NAME, unicode ? '…' : '...')} ${valueText(points.at(-1)![1], picture.y.unit)}`;
    return unicode ? end : `${Canvas.symbol(at)} ${end}`;
  });
  const right = Math.max(...names.map(displayWidth));
  const columns = Math.min(options.width, WIDEST) - left - 2 - 1 - right;
  if (columns < NARROWEST) return [];
  const x = scaleOf(
    picture.x,
    all.map(([at]) => at),
    Math.floor(columns / (picture.x.unit === 'time' ? 14 : TICK_GAP)),
    timezone,
  );

  const canvas = new Canvas(columns, ROWS, unicode);
  const dotOf = (point: readonly [number, number]): Dot => [
    Math.round(x.place(point[0]) * (canvas.width - 1)),
    Math.round((1 - y.place(point[1])) * (canvas.height - 1)),
  ];
  for (const [at, { points, steps = false }] of lines.entries()) {
    const [on, off] = unicode ? DASHES[at % DASHES.length]! : DASHES[0];
    const isOn = (across: number, down: number) => (across + down) % (on + off) < on;
    let from = dotOf(points[0]!);
    canvas.draw(from, from, at, isOn);
    for (const point of points.slice(1)) {
      const to = dotOf(point);
      if (steps) {
        const corner: Dot = [to[0], from[1]];
        canvas.draw(from, corner, at, isOn);
        canvas.draw(corner, to, at, isOn);
      } else canvas.draw(from, to, at, isOn);
      from = to;
    }
  }
  for (const mark of marks) canvas.sign(...dotOf([mark.x, mark.y]), markSign(unicode));

  const painted = canvas.lines((text, line) =>
    line === undefined ? palette.strong(text) : palette[COLOURS[line % COLOURS.length]!](text),
  );
  const rowOf = (value: number) => Math.round((1 - y.place(value)) * (ROWS - 1));
  const ticks = new Map(y.ticks.map(({ value, text }) => [rowOf(value), text]));
  const ends = endRows(lines.map(({ points }) => rowOf(points.at(-1)![1])));
  const [wall, tick, floor] = unicode ? ['│', '┤', '└'] : ['|', '+', '+'];
  return [
    ...painted.map((line, row) => {
      const at = ends.indexOf(row);
      const end = at < 0 ? '' : ` ${palette[COLOURS[at % COLOURS.length]!](names[at]!)}`;
      const label = ticks.get(row);
      const edge = palette.dim(`${padToWidth(label ?? '', left, 'right')} ${label === undefined ? wall : tick}`);
      return at < 0 ? `${edge}${line}`.trimEnd() : `${edge}${line}${end}`;
    }),
    palette.dim(
      ' '.repeat(left + 1) +
        floor +
        axisLine(
          columns,
          x.ticks.map(({ value }) => columnAt(x.place(value), columns)),
          unicode,
        ),
    ),
    palette.dim(`${' '.repeat(left + 2)}${axisTexts(x, columns)}`.trimEnd()),
    palette.dim(`${' '.repeat(left + 2)}${safeLine(picture.x.label)}`),
    ...(marks.length > 0 ? legend(marks, left + 2, options) : []),
  ];
}

/** The legend of the signs, printed under the axis. */
function legend(marks: NonNullable<Curves['marks']>, indent: number, { unicode, width }: RenderOptions): string[] {
  const text = `${markSign(unicode)} ${marks.map(({ label }) => safeLine(label)).join(unicode ? ' · ' : ', ')}`;
  return wrapToWidth(text, width - indent).map((line) => ' '.repeat(indent) + line);
}

const markSign = (unicode: boolean) => (unicode ? '×' : 'X');

const columnAt = (place: number, columns: number) => Math.round(place * (columns - 1));

function axisLine(columns: number, ticks: readonly number[], unicode: boolean): string {
  const [line, tick] = unicode ? ['─', '┬'] : ['-', '+'];
  return Array.from({ length: columns }, (_, at) => (ticks.includes(at) ? tick : line)).join('');
}

/** The numbers under their ticks; those without room are left out. */
function axisTexts({ ticks, place }: ReturnType<typeof scaleOf>, columns: number): string {
  let text = '';
  for (const tick of ticks) {
    const start = Math.max(0, columnAt(place(tick.value), columns) - Math.floor(tick.text.length / 2));
    if (text !== '' && start < text.length + 1) continue;
    text = text.padEnd(start) + tick.text;
  }
  return text;
}

/** A row for each name, as near to the end of its line as possible without overlap. */
function endRows(wanted: readonly number[]): number[] {
  const order = wanted.map((row, at) => ({ row, at })).sort((a, b) => a.row - b.row || a.at - b.at);
  const rows: number[] = [];
  let free = 0;
  for (const [rank, { row, at }] of order.entries()) {
    const last = ROWS - (order.length - rank);
    rows[at] = Math.min(last, Math.max(free, row));
    free = rows[at]! + 1;
  }
  return rows;
}

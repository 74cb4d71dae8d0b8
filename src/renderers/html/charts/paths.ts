/** Paths of lines and bands, in pixels with one decimal. */
import { area, curveLinear, curveStepAfter, line } from 'd3-shape';

export type Point = readonly [x: number, y: number];
export type BandPoint = readonly [x: number, low: number, high: number];

/** @param steps each y holds until the next x */
export function linePath(points: readonly Point[], steps: boolean): string {
  const path = line<Point>()
    .curve(steps ? curveStepAfter : curveLinear)
    .digits(1);
  return path(steps ? corners(points) : points) ?? '';
}

export function bandPath(points: readonly BandPoint[], steps: boolean): string {
  const path = area<BandPoint>()
    .x(([x]) => x)
    .y0(([, low]) => low)
    .y1(([, , high]) => high)
    .curve(steps ? curveStepAfter : curveLinear)
    .digits(1);
  return path(steps ? corners(points) : points) ?? '';
}

/** Without the points at which a stepped line goes on as it was. */
function corners<Some extends readonly number[]>(points: readonly Some[]): Some[] {
  const same = (a: Some, b: Some) => a.every((value, at) => at === 0 || Math.abs(value - b[at]!) < 0.05);
  const kept: Some[] = [];
  for (const [at, point] of points.entries())
    if (at === 0 || at === points.length - 1 || !same(point, kept.at(-1)!)) kept.push(point);
  return kept;
}

/** A number of pixels with one decimal. */
export function px(value: number): number {
  return Math.round(value * 10) / 10;
}

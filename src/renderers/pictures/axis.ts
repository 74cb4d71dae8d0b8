/** An axis: the position of a number on it, and its ticks at round numbers. */
import { formatTime } from '../../domain/clock-time.ts';
import { briefDuration, DAY_SECONDS } from '../../domain/duration.ts';
import type { Axis } from '../../domain/picture.ts';

/** Ticks of times in seconds: round minutes, hours, days, weeks. */
const TIMES = [
  ...[1, 5, 15, 60, 300, 900, 3_600, 14_400, 28_800],
  ...[1, 3, 7, 14, 30, 90, 365].map((days) => days * DAY_SECONDS),
];

export interface Scale {
  low: number;
  high: number;
  /** Position of a value: 0 at the low end to 1 at the high end, clipped. */
  place(value: number): number;
  ticks: { value: number; text: string }[];
}

/** @param values all values to show @param most largest number of ticks */
export function scaleOf(
  { unit, log: isLog = false }: Axis & { log?: boolean },
  values: readonly number[],
  most: number,
  timezone: string,
): Scale {
  const log = isLog && values.some((value) => value > 0);
  const positive = log ? values.filter((value) => value > 0) : values;
  const [least, largest] = [Math.min(...positive), Math.max(...positive)];
  const ticks = log ? logTicks(unit, least, largest) : evenTicks(unit, least, largest, most);
  const [low, high] = log || unit === 'time' ? [least, largest] : [ticks[0]!, ticks.at(-1)!];
  const along = log ? Math.log : (value: number) => value;
  const [from, length] = [along(low), along(high) - along(low)];
  return {
    low,
    high,
    place: (value) =>
      length === 0 ? 0 : Math.min(1, Math.max(0, (along(Math.max(value, log ? low : value)) - from) / length)),
    ticks: ticks
      .filter((value) => value >= low && value <= high)
      .map((value) => ({ value, text: tickText(value, unit, timezone) })),
  };
}

function logTicks(unit: Axis['unit'], least: number, largest: number): number[] {
  if (unit === 'seconds') return TIMES.filter((time) => time >= least && time <= largest);
  const ticks: number[] = [];
  for (let power = Math.ceil(Math.log10(least) - 1e-9); 10 ** power <= largest * (1 + 1e-9); power++)
    ticks.push(10 ** power);
  return ticks;
}

/** Ticks from zero or below to above the largest value, in steps of 1, 2 or 5; calendar times are spaced evenly between the ends. */
export function evenTicks(unit: Axis['unit'], least: number, largest: number, most: number): number[] {
  if (unit === 'time') {
    const steps = Math.max(1, Math.min(most - 1, Math.floor((largest - least) / DAY_SECONDS)));
    return Array.from({ length: steps + 1 }, (_, at) => least + ((largest - least) * at) / steps);
  }
  const [from, to] = [Math.min(0, least), Math.max(0, largest)];
  const step = roundStep(unit, (to - from) / Math.max(1, most - 1));
  const first = Math.floor(from / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(to / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step);
}

/** The next round number up. */
function roundStep(unit: Axis['unit'], least: number): number {
  if (unit === 'seconds') {
    const time = TIMES.find((each) => each >= least);
    if (time !== undefined) return time;
  }
  if (!(least > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * power >= least * (1 - 1e-9)) ?? 10) * power;
  return unit === 'count' ? Math.max(1, Math.ceil(step)) : step;
}

function tickText(value: number, unit: Axis['unit'], timezone: string): string {
  if (unit === 'time') return formatTime(value, timezone).slice(0, 10);
  if (unit === 'seconds') return value === 0 ? '0' : briefDuration(value);
  if (unit === 'share') return `${Number((value * 100).toFixed(4))} %`;
  return Number(value.toFixed(9)).toLocaleString('en-US');
}

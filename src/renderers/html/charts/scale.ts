/** Positions on an axis in pixels, and its ticks at numbers that people use. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { grouped } from '../../../domain/amount.ts';
import { calendarSteps, type StepUnit } from '../../../domain/calendar-steps.ts';
import { briefDuration, DAY_SECONDS } from '../../../domain/duration.ts';
import type { Axis, Unit } from '../../../domain/picture.ts';
import { evenTicks } from '../../pictures/axis.ts';
import { withRoom } from './labels.ts';
import { textWidth } from './text.ts';

export interface Tick {
  at: number;
  text: string;
}

export interface Scale {
  /** Pixels of a value, clipped to the range. */
  place(value: number): number;
  ticks: (Tick & { value: number })[];
}

type Range = readonly [from: number, to: number];

/** Least pixels between the texts of two ticks. */
const GAP = 6;

/** Ticks of a logarithmic axis of waits, and what they are called; those that matter most first. */
const WAITS: [seconds: number, text: string][] = [
  [3_600, '1 h'],
  [DAY_SECONDS, '1 day'],
  [60, '1 min'],
  [7 * DAY_SECONDS, '7 days'],
  [300, '5 min'],
  [14_400, '4 h'],
  [3 * DAY_SECONDS, '3 days'],
  [900, '15 min'],
  [30 * DAY_SECONDS, '30 days'],
  [365 * DAY_SECONDS, '1 year'],
  [90 * DAY_SECONDS, '90 days'],
  [1, '1 s'],
  [10, '10 s'],
];

/**
 * A horizontal axis.
 * @param values all values to show; calendar times are ticks themselves where they are few
 * @param timezone IANA zone of calendar times
 */
export function across(
  axis: Axis & { log?: boolean },
  values: readonly number[],
  range: Range,
  timezone: string,
): Scale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (axis.log === true && high > 0) {
    const least = Math.min(...values.filter((value) => value > 0));
    const ends = least === high ? [least / 2, least * 2] : [least, high];
    const scale = scaleLog(ends, [...range]).clamp(true);
    const ticks = axis.unit === 'seconds' ? WAITS : powers(least, high, axis.unit);
    return withTicks((value) => scale(Math.max(value, least)), least, high, ticks);
  }
  if (axis.unit === 'time') {
    const own = [...new Set(values)].sort((a, b) => a - b);
    return calendar([low, high], range, timezone, own.length <= FEW ? own : undefined);
  }
  const ticks = evenTicks(axis.unit, low, high, Math.max(2, Math.floor((range[1] - range[0]) / 48)));
  const scale = scaleLinear([ticks[0]!, ticks.at(-1)!], [...range]).clamp(true);
  return withTicks(
    scale,
    ticks[0]!,
    ticks.at(-1)!,
    ticks.map((tick) => [tick, tickText(tick, axis.unit)]),
  );
}

/** An axis of calendar times. @param own ticks; beginnings of days, weeks or months where they are left out */
export function calendar([low, high]: Range, range: Range, timezone: string, own?: readonly number[]): Scale {
  const scale = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [...range]).clamp(true);
  return withTicks(scale, low, high, calendarTicks([low, high], range[1] - range[0], timezone, own));
}

/** A vertical axis from zero; of shares, one above a half goes to 100 %. */
export function upwards({ unit }: Axis, values: readonly number[], [bottom, top]: Range): Scale {
  const most = Math.max(...values);
  const ends = unit === 'share' && most > 0.5 ? [0, 1] : values;
  const ticks = evenTicks(unit, Math.min(...ends), Math.max(...ends), 5);
  const scale = scaleLinear([ticks[0]!, ticks.at(-1)!], [bottom, top]).clamp(true);
  return {
    place: scale,
    ticks: ticks.map((value) => ({ value, at: scale(value), text: tickText(value, unit) })),
  };
}

/** @param ticks the most important first */
function withTicks(place: Scale['place'], low: number, high: number, ticks: [number, string][]): Scale {
  const inside = ticks
    .filter(([value]) => value >= low && value <= high)
    .map(([value, text]) => ({ value, text, at: place(value) }));
  const kept = withRoom(
    inside.map(({ at, text }) => ({ from: at - textWidth(text) / 2, to: at + textWidth(text) / 2 })),
    GAP,
  );
  return { place, ticks: kept.map((at) => inside[at]!).sort((a, b) => a.value - b.value) };
}

function powers(least: number, high: number, unit: Unit): [number, string][] {
  const from = Math.ceil(Math.log10(least) - 1e-9);
  const n = Math.max(0, Math.floor(Math.log10(high) + 1e-9) - from + 1);
  return Array.from({ length: n }, (_, power) => [10 ** (from + power), tickText(10 ** (from + power), unit)]);
}

export function tickText(value: number, unit: Unit): string {
  if (unit === 'seconds') return value === 0 ? '0' : briefDuration(value).replace(/(\d)([a-z])$/, '$1 $2');
  if (unit === 'share') return `${Number((value * 100).toFixed(4))} %`;
  const rounded = Number(value.toFixed(9));
  return Number.isInteger(rounded) ? (rounded < 0 ? `-${grouped(-rounded)}` : grouped(rounded)) : String(rounded);
}

/** Least pixels for a date. */
const DATE_WIDTH = 64;

/** Few times are ticks themselves. */
const FEW = 12;

/** As many as have room. */
function calendarTicks(
  [low, high]: Range,
  width: number,
  timezone: string,
  own?: readonly number[],
): [number, string][] {
  const days = (high - low) / DAY_SECONDS;
  const unit: StepUnit = days <= 14 ? 'day' : days <= 200 ? 'week' : 'month';
  const starts = own ?? startsBetween(low, high, unit, timezone);
  const stride = strideOf(starts.length, Math.max(1, Math.floor(width / DATE_WIDTH)), unit);
  const format = dateFormat(unit, timezone);
  const withYear = dateFormat(unit, timezone, true);
  return starts
    .filter((_, at) => at % stride === 0)
    .map((from, at, all) => {
      const isNewYear = at > 0 && yearOf(from, timezone) !== yearOf(all[at - 1]!, timezone);
      const isNamed = (unit === 'month' && at === 0) || isNewYear;
      return [from, (isNamed ? withYear : format).format(from * 1000)];
    });
}

function startsBetween(low: number, high: number, unit: StepUnit, timezone: string): number[] {
  const inside = calendarSteps(unit, low, high, timezone)
    .map(({ from }) => from)
    .filter((from) => from >= low && from <= high);
  return inside.length > 0 ? inside : [low];
}

function strideOf(n: number, most: number, unit: StepUnit): number {
  const strides = unit === 'month' ? [1, 2, 3, 6, 12, 24, 60, 120] : [1, 2, 4, 8];
  return strides.find((stride) => n / stride <= most) ?? Math.ceil(n / most);
}

function dateFormat(unit: StepUnit, timeZone: string, withYear = false): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    month: 'short',
    ...(unit !== 'month' && { day: 'numeric' }),
    ...(withYear && { year: 'numeric' }),
  });
}

function yearOf(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric' }).format(at * 1000);
}

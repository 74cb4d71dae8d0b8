/** What is seen in a chart, in one sentence, for people who do not see it. */
import { grouped } from '../../../domain/amount.ts';
import { formatTime } from '../../../domain/clock-time.ts';
import { DAY_SECONDS, formatDuration } from '../../../domain/duration.ts';
import type { Bars, CurveLine, Curves, Grid, Unit } from '../../../domain/picture.ts';
import { valueText } from '../../cells.ts';

/** Times at which survival curves are read out. */
const READ_AT = [3_600, DAY_SECONDS];
const MOST = 5;

export function seenInCurves({ lines, x, y, rules = [] }: Curves, timezone: string): string {
  const read = lines.slice(0, MOST);
  const rest = lines.length > MOST ? ` and ${lines.length - MOST} more` : '';
  const bounds = rules.map(({ label }) => `; ${label}`).join('');
  const times = READ_AT.filter((time) =>
    read.every(({ points }) => points[0]![0] <= time && points.at(-1)![0] >= time),
  );
  if (x.unit === 'seconds' && read.every(({ steps }) => steps === true) && times.length > 0) {
    const at = times.map((time) => {
      const shares = read.map((line) => `${line.name} ${valueText(heightAt(line, time), y.unit)}`);
      return `after ${formatDuration(time)}: ${shares.join(', ')}${rest}`;
    });
    return `${capital(y.label)} ${at.join('; ')}${bounds}.`;
  }
  const runs = read.map(({ name, points }) => {
    const [first, last] = [points[0]!, points.at(-1)!];
    const end = `${valueText(last[1], y.unit)} (${position(last[0], x.unit, timezone)})`;
    return points.length === 1
      ? `${name} ${end}`
      : `${name} from ${valueText(first[1], y.unit)} (${position(first[0], x.unit, timezone)}) to ${end}`;
  });
  return `${capital(y.label)}: ${runs.join('; ')}${rest}${bounds}.`;
}

/** The value of a stepped line at a place. */
export function heightAt({ points }: CurveLine, place: number): number {
  return points.findLast(([x]) => x <= place)![1];
}

export function seenInGrid({ rows, columns, cells, unit }: Grid): string {
  const known = cells.flatMap((row, at) =>
    row.flatMap((value, column) => (value === null ? [] : [{ value, name: `${rows[at]} ${columns[column]}` }])),
  );
  if (known.length === 0) return 'Too few to print anywhere.';
  const byValue = known.toSorted((a, b) => a.value - b.value);
  const [least, most] = [byValue[0]!, byValue.at(-1)!];
  const few = cells.flat().length - known.length;
  return `Highest: ${most.name} with ${valueText(most.value, unit)}; lowest: ${least.name} with ${valueText(least.value, unit)}${
    few > 0 ? `; ${grouped(few)} of ${grouped(cells.flat().length)} without a number` : ''
  }.`;
}

export function seenInBars({ names, panels, value }: Bars): string {
  const read = panels.slice(0, MOST).map(({ name, bars }) => {
    const known = bars.flatMap((bar, at) => (bar.value === null ? [] : [{ value: bar.value, name: names[at]! }]));
    const most = known.toSorted((a, b) => b.value - a.value)[0];
    const whose = name === '' ? '' : `${name}: `;
    return most === undefined
      ? `${whose}too few`
      : `${whose}${most.name}, ${valueText(most.value, value.unit)} ${value.label}`;
  });
  const rest = panels.length > MOST ? ` and ${panels.length - MOST} more` : '';
  return `Longest bar – ${read.join('; ')}${rest}.`;
}

function position(value: number, unit: Unit, timezone: string): string {
  return unit === 'time' ? formatTime(value, timezone).slice(0, 10) : valueText(value, unit);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

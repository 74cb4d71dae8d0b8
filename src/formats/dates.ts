/** The times in a column, whatever form the exporting program gave them, as unix seconds. */
import { amount, grouped } from '../domain/amount.ts';
import { FormatError } from '../errors.ts';
import { isoWallTime, parseIsoTime } from '../payloads/iso-time.ts';
import { xTime } from '../payloads/x-time.ts';
import { type DateOrder, readTime, yearLastParts } from './date-forms.ts';
import { EARLIEST, LATEST, zoneClock } from './zone-clock.ts';

export interface DateReader {
  /** What the samples look like, for the preview: "iso, no zone", "day-first", "epoch milliseconds", … */
  form: string;
  /** Unix seconds, or undefined when the cell is not a time between 1990 and 2100. @param line for the notes */
  read(cell: string, line?: number): number | undefined;
  /** What is wrong with a cell that could not be read. */
  fault(cell: string): string;
  /** The second moment the time read last may mean: the hour that clocks show twice at the end of summer time. */
  again(): number | undefined;
  /** Times were read, and none of them has a time of day. */
  datesOnly(): boolean;
  notes(): string[];
}

export interface DateOptions {
  dateOrder?: 'dmy' | 'mdy';
  /** IANA zone of times written without one; UTC when not given. */
  timezone?: string;
}

interface Form {
  name: string;
  n: number;
  lines: number[];
}

const LINES_SHOWN = 5;

/**
 * Learns the form of a column from its first cells.
 * @param samples the first cells of the column, empty ones included
 * @throws FormatError when numeric dates could be day-first or month-first and nothing decides which
 */
export async function dateReader(samples: string[], options: DateOptions, column: string): Promise<DateReader> {
  const filled = samples.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const order = options.dateOrder ?? orderOf(filled, column);
  const clock = await zoneClock(options.timezone ?? 'UTC');
  const form = filled.map((cell) => readTime(cell, order)).find((found) => 'form' in found)?.form ?? 'unknown';
  const forms: Form[] = [];
  let last: Form | undefined;
  let unzoned = 0;
  let timed = false;
  let second: number | undefined;

  function count(name: string, line: number): void {
    if (last?.name !== name) last = forms.find((known) => known.name === name) ?? formOf(name);
    last.n++;
    if (last.lines.length < LINES_SHOWN) last.lines.push(line);
  }

  function local(name: string, wall: number, midnight: boolean, line: number): number | undefined {
    const seconds = bounded(clock.at(wall));
    if (seconds === undefined) return undefined;
    timed ||= !midnight;
    count(name, line);
    unzoned++;
    second = clock.again(wall);
    return seconds;
  }

  function formOf(name: string): Form {
    const form = { name, n: 0, lines: [] };
    forms.push(form);
    return form;
  }

  return {
    form,
    read(cell, line = 0) {
      second = undefined;
      const iso = parseIsoTime(cell);
      const fast = iso ?? xTime(cell);
      if (fast !== undefined) {
        timed ||= cell.slice(11, 19) !== '00:00:00';
        count(iso === undefined ? 'twitter' : 'iso', line);
        return bounded(fast);
      }
      const wall = isoWallTime(cell);
      if (wall !== undefined) return local('iso, no zone', wall, cell.endsWith('00:00:00'), line);
      const found = readTime(cell.trim(), order);
      if ('fault' in found) return undefined;
      if (found.wall !== undefined) return local(found.form, found.wall, found.midnight, line);
      const seconds = bounded(found.seconds!);
      if (seconds === undefined) return undefined;
      timed ||= !found.midnight;
      count(found.form, line);
      return Math.floor(seconds);
    },
    fault(cell) {
      const found = readTime(cell.trim(), order);
      if ('fault' in found) return cell.trim() === '' ? found.fault : `${found.fault} (the file's form: ${form})`;
      return `"${cell.trim().slice(0, 40)}" is not between 1990 and 2100`;
    },
    again: () => second,
    datesOnly,
    notes: () => [...zoneNotes(), ...dayNotes(), ...formNotes(forms, column)],
  };

  function datesOnly(): boolean {
    return !timed && forms.some(({ name, n }) => n > 1 || name.endsWith('no time'));
  }

  function dayNotes(): string[] {
    if (column !== 'created_at' || !datesOnly()) return [];
    return ['no time of created_at has a time of day: waits are counted in days, and none under a day is printed'];
  }

  function zoneNotes(): string[] {
    if (unzoned === 0 || options.timezone) return [];
    const one = `time of ${column} names no zone and was read as UTC: use --tz if it is not`;
    return [amount(unzoned, one, `times of ${column} name no zone and were read as UTC: use --tz if they are not`)];
  }
}

function bounded(seconds: number): number | undefined {
  return seconds >= EARLIEST && seconds < LATEST ? seconds : undefined;
}

/** A column usually has one form; the rows of the others deserve a look. */
function formNotes(forms: Form[], column: string): string[] {
  if (forms.length < 2) return [];
  const [most, ...others] = [...forms].sort((a, b) => b.n - a.n);
  const otherForms = others.map(({ name, n, lines }) => {
    const more = n > lines.length ? ', …' : '';
    return `${grouped(n)} ${name} (line${n === 1 ? '' : 's'} ${lines.join(', ')}${more})`;
  });
  return [
    `times of ${column} are written in ${forms.length} forms: ${grouped(most!.n)} ${most!.name}, ${otherForms.join(', ')}`,
  ];
}

function orderOf(cells: string[], column: string): DateOrder | undefined {
  let dayFirst = 0;
  let monthFirst = 0;
  let open: string | undefined;
  for (const cell of cells) {
    const parts = yearLastParts(cell);
    if (!parts) continue;
    const { first, second, dotted } = parts;
    if (dotted || first > 12) dayFirst++;
    else if (second > 12) monthFirst++;
    else if (first !== second) open = cell;
  }
  const ask = 'Say which with --date-order dmy (31/12) or --date-order mdy (12/31).';
  if (dayFirst > 0 && monthFirst > 0)
    throw new FormatError(`${column}: some dates are day-first and some month-first`, ask);
  if (dayFirst + monthFirst === 0 && open)
    throw new FormatError(`${column}: "${open}" may be day-first or month-first`, ask);
  return dayFirst > 0 ? 'dmy' : monthFirst > 0 ? 'mdy' : undefined;
}

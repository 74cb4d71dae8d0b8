/** A time in two or three columns, "Date" and "Time" and perhaps "Timezone", joined into one. */
import type { SampleTable } from './column-checks.ts';
import { readTime } from './date-forms.ts';
import { namedZone } from './date-zones.ts';
import { type Mapping, plainName } from './fields.ts';

/** Words of a time column's name, in the languages exports are written in. */
const TIME_WORDS = new Set(
  'time,hour,clock,uhrzeit,zeit,heure,hora,ora,tijd,tid,aika,klo,kello,czas,godzina'.split(','),
);
const DATE_WORDS = new Set('date,day,datum,fecha,data,dato,päivä,pvm'.split(','));
/** Words that say nothing about which time it is. */
const ANY_WORDS = new Set(
  'utc,gmt,local,of,the,post,posted,published,publishing,publish,created,sent,message,at,in'.split(','),
);
const ZONE_NAMES = new Set([
  'timezone',
  'time zone',
  'tz',
  'zone',
  'utc offset',
  'date timezone',
  'created at timezone',
]);
const CLOCK =
  /^\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?(?: ?[ap]\.?\s?m\.?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$/i;

/** The mapping whose created_at joins what belongs together; as it was where one column holds the whole time. */
export function joinTimes(mapping: Mapping, table: SampleTable): Mapping {
  const column = mapping.created_at;
  const at = column === undefined ? -1 : table.headers.indexOf(column);
  if (at < 0 || !isOnce(table.headers, column!)) return mapping;
  const [date, time] = pairOf(at, table) ?? [at, undefined];
  const zone = time === undefined && isDateOnly(table, date) ? undefined : zoneOf(table, [date, time ?? date]);
  const parts = [date, time, zone].filter((part) => part !== undefined).map((part) => table.headers[part]!);
  return parts.length > 1 ? { ...mapping, created_at: parts.join('+') } : mapping;
}

/** A column of times of day beside a column of dates, for a hint when the person mapped the dates alone. */
export function timeBeside(column: string, table: SampleTable): string | undefined {
  const at = table.headers.indexOf(column);
  const pair = at < 0 ? undefined : pairOf(at, table);
  return pair && table.headers[pair[1]];
}

function pairOf(at: number, table: SampleTable): [date: number, time: number] | undefined {
  const others = table.headers
    .map((_, index) => index)
    .filter((index) => index !== at && isOnce(table.headers, table.headers[index]!));
  if (isDateOnly(table, at)) {
    const time = best(
      others.filter((index) => isClock(table, index)),
      (index) => kinship(table.headers[at]!, table.headers[index]!),
    );
    return time === undefined ? undefined : [at, time];
  }
  if (!isClock(table, at)) return undefined;
  const date = best(
    others.filter((index) => isDateOnly(table, index)),
    (index) => kinship(table.headers[index]!, table.headers[at]!),
  );
  return date === undefined ? undefined : [date, at];
}

/** How well a time's name goes with a date's: 0 for strangers, e.g. "Date" and "Handle time". */
function kinship(date: string, time: string): number {
  const [dates, times] = [words(date), words(time)];
  const own = times.filter((word) => !TIME_WORDS.has(word));
  if (dates.every((word) => !DATE_WORDS.has(word) && !ANY_WORDS.has(word))) return 0;
  if (own.every((word) => dates.includes(word))) return 2;
  return own.every((word) => dates.includes(word) || ANY_WORDS.has(word)) ? 1 : 0;
}

function best(indexes: number[], score: (index: number) => number): number | undefined {
  const ranked = indexes.map((index) => ({ index, score: score(index) })).sort((a, b) => b.score - a.score);
  return ranked[0] && ranked[0].score > 0 ? ranked[0].index : undefined;
}

function zoneOf(table: SampleTable, taken: number[]): number | undefined {
  const named = taken.some((index) =>
    filled(table, index).some((cell) => 'seconds' in readTime(cell, table.dateOrder)),
  );
  if (named) return undefined;
  const at = table.headers.findIndex((header) => ZONE_NAMES.has(plainName(header)) && isOnce(table.headers, header));
  const cells = at < 0 ? [] : filled(table, at);
  return cells.length > 0 && cells.every((cell) => !('fault' in namedZone(cell))) ? at : undefined;
}

function isDateOnly(table: SampleTable, index: number): boolean {
  const cells = filled(table, index);
  return (
    cells.length > 0 &&
    cells.every((cell) => {
      const found = readTime(cell, table.dateOrder ?? 'dmy');
      const other = 'fault' in found ? readTime(cell, 'mdy') : found;
      return 'form' in other && other.midnight && other.wall !== undefined;
    })
  );
}

function isClock(table: SampleTable, index: number): boolean {
  const cells = filled(table, index);
  return cells.length > 0 && cells.every((cell) => CLOCK.test(cell));
}

function filled({ rows }: SampleTable, index: number): string[] {
  return rows.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
}

function words(name: string): string[] {
  return plainName(name).split(' ');
}

/** A name that occurs once and is not a formula of the mapping language can be joined by name. */
function isOnce(headers: string[], name: string): boolean {
  return !/[+|#]/.test(name) && headers.filter((header) => header === name).length === 1;
}

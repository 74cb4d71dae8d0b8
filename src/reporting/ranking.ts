/** Sorts the groups of a table and limits their number; a note says how many are left out. */

import { grouped } from '../domain/amount.ts';
import { compareRanks, rankOf } from '../domain/rank.ts';
import type { Column, Row, Section } from '../domain/report.ts';
import { UsageError } from '../errors.ts';
import { METRICS } from '../metrics/index.ts';
import { type Sort, type SortFlags, sortOf } from './sorting.ts';

/**
 * The sections with their groups sorted and limited: with --sort all in the order of one column, with
 * --worst each by its own number. The rows of one group stay together.
 * @param by keys of the columns that identify groups
 * @throws UsageError for a column that no section has
 */
export function ranked(sections: readonly Section[], by: readonly string[], flags: SortFlags): Section[] {
  const { sort, worst, limit = worst } = flags;
  if (sort === undefined && limit === undefined) return [...sections];
  if (by.length === 0) throw new UsageError('--sort, --limit and --worst are for groups', 'Say which: --by brand');
  const common = sort === undefined ? undefined : orderBy(sort, sections, by);
  const headline = sections.find(({ metric }) => metric === 'ignored');
  const fallback = headline && worstFirst(headline, by);
  return sections.map((section) => {
    if (!section.rows.every((row) => by.every((key) => Object.hasOwn(row, key)))) return section;
    const order = worst === undefined ? common : (worstFirst(section, by) ?? fallback);
    const present = groupsOf(section.rows, by);
    const places = new Map(order?.names.map((name, at) => [name, at]));
    const place = (name: string) => places.get(name) ?? present.size;
    const names = [...present.keys()].sort((a, b) => place(a) - place(b));
    const shown = names.slice(0, limit);
    const first = order ? `, ${wordsOf(order.sort, order.of)} first` : '';
    const rows = shown.flatMap((name) => present.get(name)!);
    if (shown.length === names.length) return { ...section, rows };
    const of = `${grouped(shown.length)} of ${grouped(names.length)} groups by ${by.join(', ')}`;
    const cut = `${of}${first}; n is of all groups`;
    return { ...section, rows, shown_groups: cut, notes: [...section.notes, cut] };
  });
}

interface Order {
  sort: Sort;
  /** Names of the groups in order. */
  names: readonly string[];
  of: Section;
}

function worstFirst(section: Section, by: readonly string[]): Order | undefined {
  // Groups without the number come last; sections that compare groups have no worst order.
  const sort = METRICS.find(({ name }) => name === section.metric)?.worst;
  return sort && { sort, names: namesBy(section, by, sort), of: section };
}

/** METRIC.COLUMN is a column of that section, COLUMN that of the first section with it; columns are named by key or heading. */
function orderBy(typed: string, sections: readonly Section[], by: readonly string[]): Order {
  const metric = sections.find((section) => typed.startsWith(`${section.metric}.`));
  if (metric?.refused) throw new UsageError(`--sort: ${metric.metric} is refused here`, metric.refused.reason);
  const name = metric ? typed.slice(metric.metric.length + 1) : typed;
  const candidates = metric ? [metric] : sections.filter(({ rows }) => rows.length > 0);
  const sort = sortOf(name, candidates.flatMap(({ columns }) => columns).map(sortable));
  const of = candidates.find(({ columns }) => columns.some(({ key }) => key === sort.by))!;
  return { sort, names: namesBy(of, by, sort), of };
}

function sortable({ key, label, kind }: Column) {
  return { key, label, isNumber: kind !== 'text' };
}

/** Groups sorted by a number or text of their first row; those without one keep their order at the end. */
function namesBy({ rows, columns }: Section, by: readonly string[], { by: key, descending }: Sort): string[] {
  const column = columns.find((each) => each.key === key);
  const values = [...groupsOf(rows, by)].map(([name, [row]]) => ({ name, value: rankOf(row!, key, column) }));
  const sign = descending ? -1 : 1;
  return values.sort((a, b) => compareRanks(a.value, b.value, sign)).map(({ name }) => name);
}

function groupsOf(rows: readonly Row[], by: readonly string[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = JSON.stringify(by.map((key) => row[key]));
    const members = groups.get(name);
    if (members) members.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}

function wordsOf({ by, descending }: Sort, { columns }: Section): string {
  const column = columns.find(({ key }) => key === by);
  const label = column?.label.replace(/ \(.*\)$/, '') ?? by;
  if (column?.kind === 'text') return `${label} from ${descending ? 'Z' : 'A'}`;
  return `${descending ? 'largest' : 'smallest'} ${label}`;
}

/** The tables of this folder: made-up data, and what R and SciPy make of them. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export const FOLDER = import.meta.dirname;

type Table = Record<string, string>[];

function read(name: string): Table {
  return parse(readFileSync(`${FOLDER}/${name}`), { columns: true }) as Table;
}

/** Values by their names, as the scripts print them. */
export function valuesOf(csv: string | Buffer): Map<string, number> {
  return new Map((parse(csv) as [string, string][]).map(([name, value]) => [name, Number(value)]));
}

export const R = valuesOf(readFileSync(`${FOLDER}/oracle-r.csv`));
export const SCIPY = valuesOf(readFileSync(`${FOLDER}/oracle-scipy.csv`));

const columnOf = (table: Table, name: string) => table.map((row) => Number(row[name]));

const turns = read('waits.csv');
const order = [...turns.keys()].sort(
  (a, b) => Number(turns[a]!.time) - Number(turns[b]!.time) || Number(turns[b]!.ended) - Number(turns[a]!.ended),
);
const ordered = order.map((at) => turns[at]!);

/** 176 turns of 60 customers in three groups, in order of time. */
export const WAITS = {
  time: columnOf(ordered, 'time'),
  ended: columnOf(ordered, 'ended'),
  customer: columnOf(ordered, 'customer'),
  customers: 60,
  group: columnOf(ordered, 'group'),
  groups: 3,
};

/** The same turns as trials of a regression on an intercept, followers and night. */
export const TRIALS = {
  x: ordered.flatMap((row) => [1, Number(row.followers), Number(row.night)]),
  columns: 3,
  hit: columnOf(ordered, 'hit'),
  customer: WAITS.customer,
  customers: 60,
};

export const STRATA = { stratum: columnOf(ordered, 'stratum'), hit: TRIALS.hit, customer: WAITS.customer };

/** 48 months, three of them not measured. */
export const SERIES = read('series.csv').map(({ value }) => (value === 'NA' ? null : Number(value)));

const counts = read('counts.csv');
export const COUNTS = columnOf(counts, 'count');
export const MEANS = columnOf(counts, 'mean');

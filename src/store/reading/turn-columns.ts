/** Few facts of very many turns, one JSON array per column: five times as fast as rows. */
import type { Filter } from '../../domain/filter.ts';
import { FACET_VALUES, TURN_FACETS, type TurnFacet } from '../../domain/label.ts';
import type { Reach } from '../../domain/reach.ts';
import type { Database } from '../database.ts';
import { readList, UNINDEXED } from '../dialect.ts';
import { anyTurnLabels } from '../labels/turn-labels.ts';
import { isPast, POSTS_THEN } from './as-of.ts';
import { whereTurns } from './filter.ts';
import { LABEL_COLUMN } from './label-columns.ts';

/** Columns that are read only on request. */
const MORE = {
  channel: 't.channel',
  reach: 't.reach',
  posts: 't.posts',
  ordinal: 't.ordinal',
  answeredAt: 'CASE WHEN t.answered_at <= :as_of THEN t.answered_at END',
  followers: 'c.followers',
} as const;

export interface WantedColumns {
  columns: readonly (keyof typeof MORE)[];
  /** Labels of the turns; those that turns do not have are passed over. */
  facets: readonly string[];
}

export interface TurnColumns {
  n: number;
  /** Whether anything later may be stored than the moment that they are of. */
  isPast: boolean;
  key: number[];
  /** Keys of brands. */
  brand: number[];
  /** Unix seconds. */
  askedAt: number[];
  channel?: string[];
  reach?: Reach[];
  posts?: number[];
  ordinal?: number[];
  /** Null while it waits. */
  answeredAt?: (number | null)[];
  /** Null when unknown. */
  followers?: (number | null)[];
  /** Facet -> value of each turn, several of private-data with commas between; facets without any label are absent. */
  labels: ReadonlyMap<string, (string | null)[]>;
}

/** Keys of turns: (after, upto]. */
export interface KeyRange {
  after?: number;
  upto?: number;
}

/** The turns that a filter picks, in no order. */
export async function readTurnColumns(
  db: Database,
  filter: Filter,
  asOf: number,
  { columns, facets }: WantedColumns,
  { after, upto }: KeyRange = {},
): Promise<TurnColumns> {
  // A constant instead of a parameter, so that SQLite can use the partial index of unanswered turns.
  const past = await isPast(db, asOf);
  const waiting = filter.status.length === 1 && filter.status[0] === 'unanswered' && !past;
  const where = await whereTurns(db, { ...filter, status: waiting ? [] : filter.status }, asOf);
  const whole = after === undefined && upto === undefined;
  // Of a few turns, labels that are not there are read faster than asked for.
  const labelled = facets.length > 0 && (!whole || (await anyTurnLabels(db)));
  const urgencyAlone = labelled && whole && facets.every((facet) => facet === 'urgency');
  const read = labelled && !urgencyAlone ? facets.filter((facet) => cellOf(facet) !== undefined) : [];
  const cells = [
    't.key',
    't.brand',
    't.asked_at',
    ...columns.map((name) => (name === 'posts' && past ? POSTS_THEN : MORE[name])),
    ...read.map(cellOf),
  ];
  const [arrays] = await db.readRaw<string[]>(
    `SELECT ${cells.map((cell) => readList(cell!, 't.key')).join(', ')}
       FROM turn t ${upto === undefined ? '' : UNINDEXED}
       ${columns.includes('followers') ? 'JOIN account c ON c.key = t.customer' : ''}
       ${read.length > 0 ? 'LEFT JOIN turn_label x ON x.turn = t.key' : ''}
       WHERE ${where.sql} ${waiting ? "AND t.status = 'unanswered'" : ''}
         ${after === undefined ? '' : 'AND t.key > :after'} ${upto === undefined ? '' : 'AND t.key <= :upto'}`,
    { ...where.params, ...(after !== undefined && { after }), ...(upto !== undefined && { upto }) },
  );
  const [key, brand, askedAt, ...more] = arrays!.map((array) => JSON.parse(array) as never[]);
  return {
    n: key!.length,
    isPast: past,
    key: key!,
    brand: brand!,
    askedAt: askedAt!,
    ...Object.fromEntries(columns.map((name, at) => [name, more[at]!])),
    labels: urgencyAlone
      ? new Map([['urgency', await urgencies(db, key!)]])
      : new Map(read.map((facet, at) => [facet, more[columns.length + at]!])),
  };
}

/**
 * Urgency of very many turns, null where it is normal: reading the few that are not and looking them up takes a fifth of
 * joining all.
 */
async function urgencies(db: Database, turns: readonly number[]): Promise<(string | null)[]> {
  const telling = FACET_VALUES.urgency!.filter((value) => value !== 'normal');
  const found = await db.readRaw<[urgency: string, turns: string]>(
    `SELECT urgency, ${readList('turn', 'turn')} FROM turn_label WHERE urgency <> 'normal' GROUP BY urgency`,
  );
  const values: (string | null)[] = [null, ...telling];
  const codes = new Uint8Array(turns.reduce((most, turn) => Math.max(most, turn), 0) + 1);
  for (const [urgency, array] of found) {
    const code = values.indexOf(urgency);
    for (const turn of JSON.parse(array) as number[]) if (turn < codes.length) codes[turn] = code;
  }
  return turns.map((turn) => values[codes[turn]!]!);
}

function cellOf(facet: string): string | undefined {
  if (facet === 'private-data') return 'x.private_data';
  return (TURN_FACETS as readonly string[]).includes(facet) ? LABEL_COLUMN[facet as TurnFacet] : undefined;
}

/** Names of brands by their keys. */
export async function brandNames(db: Database): Promise<Map<number, string>> {
  return new Map(await db.readRaw<[number, string]>('SELECT key, name FROM brand'));
}

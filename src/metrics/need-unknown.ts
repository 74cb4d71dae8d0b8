/** Turns of which nothing tells whether they needed a reply, counted apart beside the rate of those that did. */
import { PRINT_FROM } from '../domain/enough.ts';
import type { Column, Row } from '../domain/report.ts';
import type { ClusterType } from '../statistics/bootstrap.ts';

/** What a window holds of some turns. */
export interface Held {
  due: number;
  /** Null where only the curve can tell. */
  ignored: number | null;
  /** Share of the ignored, 0 … 1. */
  rate: number | null;
}

/** Cells `unknown` of a row: the turns that stand apart, and the rate if every one of them had needed a reply. */
export interface UnknownCells extends Row, Held {}

export const UNKNOWN_COLUMNS: readonly Column[] = [
  { key: 'unknown.due', label: 'Unknown due', kind: 'count', drop_order: 0 },
  { key: 'unknown.rate', label: 'With them', kind: 'share', absent: 'too few', drop_order: 0 },
];

/**
 * @param counted turns that needed a reply
 * @param possible the same and those of which nothing tells
 */
export function unknownCells(counted: Held, possible: Held): UnknownCells {
  const ignored = counted.ignored === null || possible.ignored === null ? null : possible.ignored - counted.ignored;
  return {
    due: possible.due - counted.due,
    ignored,
    rate: possible.due < PRINT_FROM ? null : possible.rate,
  };
}

/** @param customers with their turns and how many of them were ignored */
export function heldBy(customers: readonly ClusterType[]): Held {
  let due = 0;
  let ignored = 0;
  for (const each of customers) {
    due += each.customers * each.due;
    ignored += each.customers * each.hits;
  }
  return { due, ignored, rate: due === 0 ? null : ignored / due };
}

/** How many stand apart in a row, in words for its sentence; '' where none does. */
export function unknownWords({ unknown, window }: Row): string {
  const { due = 0, rate = null } = (unknown ?? {}) as Partial<UnknownCells>;
  if (due === 0) return '';
  const [turns, they] = due === 1 ? ['turn', 'it'] : ['turns', 'they'];
  const more = `{unknown.due} more ${window === 'ever' ? '' : 'due '}${turns}`;
  const open = `nothing tells whether ${they} did`;
  return rate === null ? `; of ${more} ${open}` : `; {unknown.rate} with the ${more} of which ${open}`;
}

/** Which columns of the rows that are exported, in which order, how many of them. */
import { readOrder, sameCase } from '../dialect.ts';

export interface ExportColumn {
  key: string;
  /** `time`: ISO 8601 in UTC · `number`: a whole one. */
  kind: 'exact' | 'text' | 'number' | 'time';
  /** Not written unless requested by name. */
  extra?: true;
}

export interface RowChoice {
  /** Keys of columns; those that are not extra when left out. */
  columns?: readonly string[];
  /** A column, or the longest wait; rows without a value come last. */
  sort?: { by: string; descending: boolean };
  limit?: number;
}

/** Turns still waiting count with their wait so far. */
export const LONGEST_WAIT = 'longest wait';
export const WORST_FIRST = { by: LONGEST_WAIT, descending: true };

/**
 * Words are ordered as in a list of names, whatever their case; rows that are alike as they are without a choice.
 * @param columns those that may be sorted by
 * @param sqlOf a column, or LONGEST_WAIT, as SQL
 * @param rows what orders all rows where nothing is chosen, as SQL
 */
export function orderedSql(
  { sort, limit }: RowChoice,
  columns: readonly ExportColumn[],
  sqlOf: (key: string) => string,
  rows: string,
): string {
  const last = limit === undefined ? '' : `\nLIMIT ${limit}`;
  if (!sort) return `\n${readOrder(rows)}${last}`;
  const sql = sqlOf(sort.by);
  const kind = columns.find(({ key }) => key === sort.by)?.kind;
  const terms = kind === 'exact' || kind === 'text' ? [sameCase(sql), sql] : [sql];
  const direction = sort.descending ? 'DESC' : 'ASC';
  return `\nORDER BY ${terms.map((term) => `${term} ${direction} NULLS LAST`).join(', ')}, ${rows}${last}`;
}

/** Which columns of the rows that are exported, in which order, how many of them. */

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

/** @param sqlOf a column, or LONGEST_WAIT, as SQL */
export function orderedSql({ sort, limit }: RowChoice, sqlOf: (key: string) => string): string {
  const order = sort ? `\nORDER BY ${sqlOf(sort.by)} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST` : '';
  return order + (limit === undefined ? '' : `\nLIMIT ${limit}`);
}

/** What was checked of a seal, and how it came out. */

export const STATUSES = ['ok', 'differs', 'erased', 'not-checked', 'none'] as const;
/** `erased`: it holds, but for rows that were erased by law. `none`: the seal has no such thing. */
export type Status = (typeof STATUSES)[number];

export interface Checked {
  /** A file or a few words. */
  what: string;
  status: Status;
  /** One sentence, without a full stop. */
  says: string;
  /** Each thing that differs, or that was not checked. */
  details: string[];
}

/** Of things that differ, so many are named. */
const MOST_NAMED = 10;

/** The first of a list, and how many more there are. */
export function firstOf(details: readonly string[], all = details.length): string[] {
  const shown = details.slice(0, MOST_NAMED);
  return all > shown.length ? [...shown, `and ${all - shown.length} more`] : shown;
}

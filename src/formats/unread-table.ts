/** What to do about a table that cannot be read as posts: the columns to name, a header to write, or another command. */
import type { Mapping } from './fields.ts';

/** Names of columns are short words; an id or a sentence among them is somebody's row. */
const LONGEST_NAME = 60;
const TEXTS_ALONE =
  'Texts without authors are no conversations: socialcare classify --stdin labels them, classify --evaluate FILE holds labels against theirs.';

const MOST_NAMES = 60;

/** @param mapping what the columns are taken for */
export function hintForColumns(headers: readonly string[], mapping: Mapping): string {
  if (headers.some((name) => /^\d{5,}$/.test(name) || name.length > LONGEST_NAME))
    return 'Its first line looks like a row: write a line with the names of the columns above it (id, text, created_at, author_handle, …).';
  const names = headers.slice(0, MOST_NAMES).map((name) => `"${name}"`);
  if (headers.length > MOST_NAMES) names.push(`and ${headers.length - MOST_NAMES} more`);
  const hint = `Its columns are ${names.join(', ')}. Name the right ones with --map field=column.`;
  const { text, author_handle, author_id, url } = mapping;
  return text !== undefined && !author_handle && !author_id && !url ? `${hint}\n${TEXTS_ALONE}` : hint;
}

export const HINT_FOR_ONE_COLUMN = `The delimiter is not comma, semicolon, tab or bar: name it with --delimiter. Or the file is not a table.\n${TEXTS_ALONE}`;

/** Of a file that is no less sound for it. */
export const NO_ROWS = 'the table has a header and no rows';

/** --sort, --limit and --worst: the order of rows, and how many are printed. */
import { type Command, Option } from 'commander';
import { didYouMean } from '../domain/near-name.ts';
import { UsageError } from '../errors.ts';
import { wholeNumber } from './options.ts';

export interface SortFlags {
  sort?: string;
  limit?: number;
  worst?: number;
}

/** @param worst description of the order of --worst */
export function addSortOptions(command: Command, worst: string): Command {
  return command
    .option('--sort <column>', 'numbers largest first, words from A; COLUMN:asc or COLUMN:desc says otherwise')
    .addOption(new Option('--limit <n>', 'at most so many rows').argParser(wholeNumber))
    .addOption(new Option('--worst <n>', `the n worst: ${worst}`).argParser(wholeNumber).conflicts(['sort', 'limit']));
}

export interface SortColumn {
  key: string;
  /** Its heading, when it has one. */
  label?: string;
  isNumber: boolean;
}

export interface Sort {
  by: string;
  descending: boolean;
}

/**
 * Reads COLUMN, COLUMN:asc, COLUMN:desc; a column is called by its key or its heading.
 * @throws UsageError for a column that is not there
 */
export function sortOf(typed: string, columns: readonly SortColumn[]): Sort {
  const [, by = typed, direction] = /^(.*?)(?::(asc|desc))?$/.exec(typed)!;
  const heading = by.toLowerCase();
  const column = columns.find(({ key }) => key === by) ?? columns.find(({ label }) => label?.toLowerCase() === heading);
  if (!column) throw unknownColumn('--sort', by, columns);
  return { by: column.key, descending: direction === undefined ? column.isNumber : direction === 'desc' };
}

export function unknownColumn(flag: string, typed: string, columns: readonly Pick<SortColumn, 'key'>[]): UsageError {
  const keys = [...new Set(columns.map(({ key }) => key))];
  return new UsageError(
    `${flag}: there is no column "${typed}"${didYouMean(typed, keys)}`,
    `Columns: ${keys.join(', ')}.`,
  );
}

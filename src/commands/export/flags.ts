/** The flags of export: which rows, which columns, in which format. */
import { extname } from 'node:path';
import { UsageError } from '../../errors.ts';
import type { MaskFlag } from '../../queue/masking.ts';
import { type FilterFlags, filtersIn, formatOf } from '../../reporting/options.ts';
import { type SortFlags, sortOf, unknownColumn } from '../../reporting/sorting.ts';
import type { ExportKind } from '../../store/reading/export.ts';
import { type ExportColumn, type RowChoice, WORST_FIRST } from '../../store/reading/row-choice.ts';

export const FORMATS = ['csv', 'tsv', 'jsonl', 'json', 'xlsx', 'parquet'] as const;
export type ExportFormat = (typeof FORMATS)[number];

export type ExportFlags = FilterFlags &
  MaskFlag &
  SortFlags & {
    columns?: string[];
    format?: ExportFormat | 'markdown';
    json?: boolean;
    output?: string;
    partition?: string[];
    all?: boolean;
    idsOnly?: boolean;
    failOnEmpty?: boolean;
  };

const IDS = ['channel', 'id'];
/** Kinds of rows whose columns are documented as a schema. */
const IN_PARQUET: readonly ExportKind[] = ['turns', 'posts', 'replies'];

/**
 * By flag, or by the ending of the file.
 * @throws UsageError for a format that such rows have not
 */
export function exportFormat(what: ExportKind, flags: ExportFlags): ExportFormat {
  const ending = extname(flags.output ?? '').slice(1);
  const byName = FORMATS.find((name) => name === ending.toLowerCase());
  const format = formatOf(flags, flags.partition ? 'parquet' : (byName ?? 'csv'));
  if (format === 'markdown')
    throw new UsageError('rows are not written as markdown', 'Only a person is: export person @ann --format markdown');
  if (format === 'parquet' && !IN_PARQUET.includes(what))
    throw new UsageError(`${what} are not written as parquet`, `${IN_PARQUET.join(', ')} are. Take --format jsonl.`);
  if (flags.partition && format !== 'parquet')
    throw new UsageError('--partition goes with --format parquet', 'Leave one of them out.');
  if (flags.partition && flags.output === undefined)
    throw new UsageError('--partition writes a folder', 'Name it: --partition brand,month -o FOLDER');
  return format;
}

/** @throws UsageError for columns that are not there, and for posts, replies and decisions, which do not wait */
export function choiceOf(what: ExportKind, flags: ExportFlags, known: readonly ExportColumn[]): RowChoice {
  if (flags.all) refuseWithAll(what, flags);
  if (flags.idsOnly) refuseWithIds(what, flags);
  if (flags.worst !== undefined && what !== 'turns' && what !== 'conversations')
    throw new UsageError(`--worst: ${what} do not wait`, 'Turns and conversations do: export turns --worst 20');
  for (const key of flags.columns ?? [])
    if (!known.some((column) => column.key === key)) throw unknownColumn('--columns', key, known);
  const sortable = known.map(({ key, kind }) => ({ key, isNumber: kind === 'number' }));
  const sort = flags.worst === undefined ? flags.sort && sortOf(flags.sort, sortable) : WORST_FIRST;
  const columns = flags.idsOnly ? IDS : flags.columns;
  return {
    ...(columns && { columns: [...new Set(columns)] }),
    ...(sort && { sort }),
    limit: flags.worst ?? flags.limit,
  };
}

/** @throws UsageError for flags that --all would pass over in silence */
function refuseWithAll(what: ExportKind, flags: ExportFlags): void {
  if (what !== 'posts') throw new UsageError(`--all goes with posts, not with ${what}`, 'Example: export posts --all');
  const [flag] = filtersIn(flags);
  if (flag) throw new UsageError(`--all is every post: it does not go with --${flag}`, 'Leave one of them out.');
}

function refuseWithIds(what: ExportKind, flags: ExportFlags): void {
  if (what !== 'posts')
    throw new UsageError(`--ids-only goes with posts, not with ${what}`, 'Example: export posts --ids-only');
  if (flags.columns) throw new UsageError('--ids-only and --columns contradict each other', 'Leave one of them out.');
  if (flags.mask)
    throw new UsageError(
      '--ids-only and --mask contradict each other: a masked id leads to no post',
      'Leave one of them out.',
    );
}

/** Any table of posts: the columns are recognised, taken from a preset, or mapped by the person. */
import { FormatError } from '../errors.ts';
import { checkMapping } from './check-mapping.ts';
import { type Chunker, chunker } from './chunker.ts';
import {
  exportWithoutPosts,
  gettersFor,
  mappingFor,
  mappingProblems,
  presetFor,
  presetNamed,
  repeatedHeaders,
} from './csv-columns.ts';
import { type CsvLayout, layoutOf } from './csv-layout.ts';
import type { CsvPreset } from './csv-presets.ts';
import { rowsOfHead } from './csv-rows.ts';
import { type FieldName, guessMapping, type Mapping, plainName } from './fields.ts';
import type { Chunk, Format, ReadOptions, TextInput } from './format.ts';
import { type PostMapper, postMapper } from './post-mapper.ts';
import { cellPlacer, tableRows } from './table-rows.ts';
import { HINT_FOR_ONE_COLUMN, hintForColumns, NO_ROWS } from './unread-table.ts';

export const csv = {
  name: 'csv',
  title: 'any table with a header (comma, semicolon, tab or bar), by column mapping or preset',
  sampling: 'unknown',
  applies: ['mapping', 'preset', 'delimiter', 'dateOrder'],
  detect(head) {
    if (/^[\s\ufeff]*[{[]/.test(head.text) || /^[\s\ufeff]*window\./.test(head.text)) return 0;
    const { headers } = layoutOf(head.text, knownHeaders);
    if (headers.length < 2 || headers.length > MOST_COLUMNS) return 0.1;
    if (presetFor(headers) ?? exportWithoutPosts(headers, guessMapping(headers))) return 0.9;
    return mappingProblems({}, guessMapping(headers), headers).length === 0 ? 0.6 : 0.3;
  },
  read,
} satisfies Format;

/** Exports of posts have a few hundred; the beginning of a file holds no longer header. */
const MOST_COLUMNS = 2_000;

/** What an import of this table would use, for `read` and for the preview. */
export interface TablePlan {
  layout: CsvLayout;
  preset?: CsvPreset;
  mapping: Mapping;
  /** Why it cannot be imported yet, one sentence each. */
  problems: string[];
  /** The whole rows of the head. */
  rows: string[][];
  /** Columns that are not read as their names suggest. */
  notes: string[];
}

/** @param head the beginning of the file @throws FormatError for an unknown preset or delimiter, and a header without end */
export function planTable(head: string, options: ReadOptions): TablePlan {
  const layout = layoutOf(head, knownHeaders, options.delimiter);
  const { headers } = layout;
  if (headers.length > MOST_COLUMNS)
    throw new FormatError(
      `the header names more than ${MOST_COLUMNS} columns: no export of posts is so wide`,
      'Check that the first line holds the names of the columns, and the delimiter (--delimiter).',
    );
  const said = options.mapping ?? {};
  const preset = options.preset ? presetNamed(options.preset) : presetFor(headers);
  const rows = rowsOf(head, layout);
  const dateOrder = options.dateOrder ?? preset?.dateOrder;
  const table = { headers, rows, ...(dateOrder && { dateOrder }) };
  const guessed = mappingFor(headers, preset, said);
  const firstProblems = mappingProblems(said, guessed, headers);
  const without = options.mapping ? undefined : exportWithoutPosts(headers, guessed);
  if (without) return { layout, preset, mapping: guessed, problems: [`this is ${without}`], rows, notes: [] };
  if (firstProblems.length > 0) return { layout, preset, mapping: guessed, problems: firstProblems, rows, notes: [] };
  const { mapping, notes } = checkMapping(guessed, table, said);
  return { layout, preset, mapping, problems: mappingProblems(said, mapping, headers), rows, notes };
}

/** The head ends anywhere, so its last line is left out unless it is all there is. */
function rowsOf(head: string, layout: CsvLayout): string[][] {
  const lastBreak = head.lastIndexOf(layout.newline) + 1;
  return rowsOfHead(head.slice(0, lastBreak || undefined), { ...layout, width: layout.headers.length }).rows;
}

async function* read(input: TextInput, options: ReadOptions): AsyncGenerator<Chunk> {
  const plan = planTable(input.head.text, options);
  const { layout, problems } = plan;
  if (layout.headers.length < 2)
    throw new FormatError(
      `${input.name} has only one column: "${layout.headers[0]?.slice(0, 60) ?? ''}"`,
      HINT_FOR_ONE_COLUMN,
    );
  if (problems.length > 0)
    throw new FormatError(`${input.name}: ${problems.join('; ')}`, hintForColumns(layout.headers, plan.mapping));
  const cellAt = cellPlacer(input, (field) => {
    const column = plan.mapping[field as FieldName]?.split(/[|+]/)[0]?.trim();
    return column === undefined ? -1 : columnIn(layout.headers, column);
  });
  const out = chunker<string[]>(input.name, { ...options, cellAt }, (row) => row.join(layout.delimiter));
  let mapper: PostMapper<string[]> | undefined;
  let hasRows = false;
  for await (const block of tableRows(input, layout)) {
    mapper ??= await tableMapper(out, block.rows, plan, options);
    hasRows ||= block.rows.length + block.broken.length > 0;
    out.skip('blank', block.blank);
    for (const { line, reason, raw } of block.broken) out.reject(line, reason, raw);
    for (let i = 0; i < block.rows.length; i++) {
      mapper.map(block.rows[i]!, block.lines[i]!);
      if (out.full()) yield out.take(input.bytesRead());
    }
  }
  const repeated = repeatedHeaders(layout.headers).map((name) => `the header names ${name} more than once`);
  const empty = hasRows ? [] : [NO_ROWS];
  const { notes = [], datesOnly = false } = mapper?.finish() ?? {};
  yield {
    ...out.take(input.bytesRead(), [...empty, ...repeated, ...plan.notes, ...notes, ...input.notes()]),
    datesOnly,
  };
}

function tableMapper(
  out: Chunker<string[]>,
  samples: string[][],
  plan: TablePlan,
  options: ReadOptions,
): Promise<PostMapper<string[]>> {
  const { layout, preset, mapping } = plan;
  const at = (column: string): number => columnIn(layout.headers, column);
  const has = (row: string[], { column, values }: { column: string; values: string[] }): boolean =>
    values.includes(row[at(column)]?.trim().toLowerCase() ?? '');
  return postMapper(out, {
    getters: gettersFor(mapping, layout.headers),
    samples,
    options: { ...options, dateOrder: options.dateOrder ?? preset?.dateOrder },
    channel: preset?.channel ?? (layout.headers.some((name) => /tweet|twitter/i.test(name)) ? 'x' : undefined),
    passOver: (row) => preset?.passOver?.find((rule) => has(row, rule))?.reason,
    outbound: (row) => preset?.outboundWhen && has(row, preset.outboundWhen),
    raw: (row) => row.join(layout.delimiter),
  });
}

function columnIn(headers: readonly string[], column: string): number {
  return headers.findIndex((header) => plainName(header) === plainName(column));
}

/** How many cells of a row are names this program knows. */
function knownHeaders(cells: string[]): number {
  return presetFor(cells) ? cells.length : Object.keys(guessMapping(cells)).length;
}

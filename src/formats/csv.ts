/** Any table of posts: the columns are recognised, taken from a preset, or mapped by the person. */
import { FormatError } from '../errors.ts';
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
import { type Layout, layoutOf } from './csv-layout.ts';
import type { Preset } from './csv-presets.ts';
import { csvRows } from './csv-rows.ts';
import { guessMapping, type Mapping, plainName } from './fields.ts';
import type { Chunk, Format, ReadOptions, TextInput } from './format.ts';
import { type PostMapper, postMapper } from './post-mapper.ts';

export const csv = {
  name: 'csv',
  title: 'any table with a header (comma, semicolon, tab or bar), by column mapping or preset',
  sampling: 'unknown',
  applies: ['mapping', 'preset', 'delimiter', 'dateOrder'],
  detect(head) {
    if (/^[\s\ufeff]*[{[]/.test(head.text) || /^[\s\ufeff]*window\./.test(head.text)) return 0;
    const { headers } = layoutOf(head.text, knownHeaders);
    if (headers.length < 2) return 0.1;
    if (presetFor(headers) ?? exportWithoutPosts(headers)) return 0.9;
    return mappingProblems({}, guessMapping(headers), headers).length === 0 ? 0.6 : 0.3;
  },
  read,
} satisfies Format;

/** What an import of this table would use, for `read` and for the preview. */
export interface TablePlan {
  layout: Layout;
  preset?: Preset;
  mapping: Mapping;
  /** Why it cannot be imported yet, one sentence each. */
  problems: string[];
}

/** @param head the beginning of the file @throws FormatError for an unknown preset or delimiter */
export function planTable(head: string, options: ReadOptions): TablePlan {
  const layout = layoutOf(head, knownHeaders, options.delimiter);
  const { headers } = layout;
  const said = options.mapping ?? {};
  const preset = options.preset ? presetNamed(options.preset) : presetFor(headers);
  const mapping = mappingFor(headers, preset, said);
  const without = exportWithoutPosts(headers);
  if (without && !options.mapping) return { layout, preset, mapping, problems: [`this is ${without}`] };
  return { layout, preset, mapping, problems: mappingProblems(said, mapping, headers) };
}

async function* read(input: TextInput, options: ReadOptions): AsyncGenerator<Chunk> {
  const { layout, preset, mapping, problems } = planTable(input.head.text, options);
  if (layout.headers.length < 2)
    throw new FormatError(
      `${input.name} has only one column: "${layout.headers[0]?.slice(0, 60) ?? ''}"`,
      'The delimiter is not comma, semicolon, tab or bar: name it with --delimiter. Or the file is no table.',
    );
  if (problems.length > 0)
    throw new FormatError(
      `${input.name}: ${problems.join('; ')}`,
      `Its columns are ${layout.headers.map((name) => `"${name}"`).join(', ')}. Name the right ones with --map field=column.`,
    );
  const out = chunker<string[]>(input.name, options, (row) => row.join(layout.delimiter));
  let mapper: PostMapper<string[]> | undefined;
  for await (const block of csvRows(input.text, { ...layout, width: layout.headers.length })) {
    mapper ??= await tableMapper(out, block.rows, { layout, preset, mapping, problems }, options);
    out.skip('blank', block.blank);
    for (const { line, reason, raw } of block.broken) out.reject(line, reason, raw);
    for (let i = 0; i < block.rows.length; i++) {
      mapper.map(block.rows[i]!, block.lines[i]!);
      if (out.full()) yield out.take(input.bytesRead());
    }
  }
  const repeated = repeatedHeaders(layout.headers).map((name) => `the header names ${name} more than once`);
  const { notes = [], datesOnly = false } = mapper?.finish() ?? {};
  yield { ...out.take(input.bytesRead(), [...repeated, ...notes, ...input.notes()]), datesOnly };
}

function tableMapper(
  out: Chunker<string[]>,
  samples: string[][],
  plan: TablePlan,
  options: ReadOptions,
): Promise<PostMapper<string[]>> {
  const { layout, preset, mapping } = plan;
  const at = (column: string): number => layout.headers.findIndex((header) => plainName(header) === plainName(column));
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

/** How many cells of a row are names this program knows. */
function knownHeaders(cells: string[]): number {
  return presetFor(cells) ? cells.length : Object.keys(guessMapping(cells)).length;
}

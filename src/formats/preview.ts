/** A first look at an input before it is imported: what it is, how it would be read, its first rows. */
import { FormatError } from '../errors.ts';
import { refuseUnappliedTo } from './applied-options.ts';
import { planTable, type TablePlan } from './csv.ts';
import { gettersFor, mappingProblems } from './csv-columns.ts';
import { dateReader } from './dates.ts';
import { formatFor } from './detect.ts';
import type { Mapping } from './fields.ts';
import type { Format, TextInput } from './format.ts';
import { openInput } from './input.ts';
import type { ReadInputsOptions } from './input-chunk.ts';

export interface Preview {
  path: string;
  /** The file or member looked at. */
  file: string;
  format: string;
  title: string;
  sampling: Format['sampling'];
  encoding: string;
  /** Size on disk, when known. */
  totalBytes?: number;
  /** The following are of tables only. */
  delimiter?: string;
  /** Of a workbook: the name of the sheet. */
  sheet?: string;
  preset?: string;
  headers: string[];
  /** The first rows, cell by cell; at most `rows` of them. */
  rows: string[][];
  /** Field -> column that an import would use. */
  mapping: Mapping;
  /** Form of the times, e.g. "day-first, no zone". */
  dateForm?: string;
  /** What is wrong with the mapping, one sentence each. */
  problems: string[];
  /** Set when dates can be read in two ways and `dateOrder` must decide. */
  unclearDates?: string;
}

/**
 * Looks at the first member that holds posts; reads no further than its head.
 * @param rows rows to show at most
 * @throws FormatError when nothing readable is there
 */
export async function preview(path: string, options: ReadInputsOptions = {}, rows = 10): Promise<Preview> {
  const opened = await openInput(path, options);
  try {
    for (const member of opened.members) {
      const input = await member.open();
      try {
        refuseUnappliedTo(input, options);
        const format = formatFor(input.head, opened.bundle, options);
        if (!format) continue;
        const { name, title, sampling } = format;
        const { encoding } = input;
        const seen = { path, file: input.name, format: name, title, sampling, encoding, totalBytes: opened.totalBytes };
        const table = name === 'csv' || name === 'twcs' ? await previewTable(input, name, options, rows) : NO_TABLE;
        return { ...seen, ...table };
      } finally {
        await input.close();
      }
    }
    throw new FormatError(
      `${path}: none of its files holds posts in a known format`,
      'Name the right file, or force one with --format.',
    );
  } finally {
    await opened.close();
  }
}

type TableView = Pick<
  Preview,
  'delimiter' | 'sheet' | 'preset' | 'headers' | 'rows' | 'mapping' | 'dateForm' | 'problems' | 'unclearDates'
>;
const NO_TABLE: TableView = { headers: [], rows: [], mapping: {}, problems: [] };

async function previewTable(
  input: TextInput,
  format: string,
  options: ReadInputsOptions,
  rows: number,
): Promise<TableView> {
  const plan = planTable(input.head.text, options);
  const { layout, preset, mapping } = plan;
  const { headers, delimiter } = layout;
  const view: TableView = {
    ...(input.sheet ? { sheet: input.sheet.name } : { delimiter }),
    preset: preset?.name,
    headers,
    rows: plan.rows.slice(0, rows),
    mapping,
    problems: format === 'csv' ? plan.problems : [],
  };
  if (mapping.created_at && mappingProblems({}, mapping, headers).length === 0) {
    try {
      view.dateForm = await formOfDates(plan, options);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      view.unclearDates = error.message;
    }
  }
  return view;
}

async function formOfDates({ layout, preset, mapping, rows }: TablePlan, options: ReadInputsOptions): Promise<string> {
  const created = gettersFor(mapping, layout.headers).created_at!;
  const dateOrder = options.dateOrder ?? preset?.dateOrder;
  return (await dateReader(rows.map(created), { ...options, dateOrder }, 'created_at')).form;
}

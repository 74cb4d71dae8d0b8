/** Any JSON records of posts: this program's own export, or other fields by mapping dotted paths. */
import { FormatError } from '../errors.ts';
import { isRecord, type Json } from '../payloads/json.ts';
import { chunker } from './chunker.ts';
import { columnsRead, gettersFor, mappingFor, mappingProblems } from './csv-columns.ts';
import { guessMapping, type Mapping } from './fields.ts';
import type { Chunk, Format, ReadOptions, TextInput } from './format.ts';
import { type JsonRecord, jsonRecords } from './json-records.ts';
import { firstRecord } from './json-text.ts';
import { type PostMapper, postMapper } from './post-mapper.ts';

const OWN = ['channel', 'id', 'text', 'created_at'];
const SAMPLE = 50;
const DEEPEST = 5;

export const jsonl = {
  name: 'jsonl',
  title: 'JSON Lines or a JSON list of posts: an export of this program, or any fields by mapping',
  sampling: 'unknown',
  detect(head) {
    const record = /^[\s\ufeff]*[{[]/.test(head.text) ? firstRecord(head.text) : undefined;
    const paths = isRecord(record) ? pathsOf([record]) : [];
    if (paths.length === 0) return 0;
    if (OWN.every((name) => paths.includes(name))) return 0.97;
    return mappingProblems({}, guessMapping(paths), paths).length === 0 ? 0.5 : 0.2;
  },
  read,
} satisfies Format;

async function* read(input: TextInput, options: ReadOptions): AsyncGenerator<Chunk> {
  const out = chunker(input.name);
  let rows: Rows | undefined;
  for await (const { records, broken, blank } of jsonRecords(input)) {
    out.skip('blank', blank);
    for (const { line, reason, raw } of broken) out.reject(line, reason, raw);
    if (records.length === 0) continue;
    rows ??= await rowsOf(records, input, options, out);
    for (const { value, line } of records) {
      if (isRecord(value)) rows.mapper.map(rows.cells(value), line);
      else out.reject(line, 'the record is no object', JSON.stringify(value));
      if (out.full()) yield out.take(input.bytesRead());
    }
  }
  yield out.take(input.bytesRead(), [...(rows?.mapper.notes() ?? []), ...input.notes()]);
}

interface Rows {
  mapper: PostMapper<string[]>;
  cells(record: Json): string[];
}

/** Treats the paths the mapping reads as the columns of a table. */
async function rowsOf(
  records: JsonRecord[],
  input: TextInput,
  options: ReadOptions,
  out: ReturnType<typeof chunker>,
): Promise<Rows> {
  const samples = records.map(({ value }) => value).filter(isRecord);
  const paths = pathsOf(samples.slice(0, SAMPLE));
  const said = options.mapping ?? {};
  const mapping: Mapping = mappingFor(paths, undefined, said);
  const problems = mappingProblems(said, mapping, paths);
  if (problems.length > 0)
    throw new FormatError(
      `${input.name}: ${problems.join('; ')}`,
      `Its fields are ${paths.slice(0, 40).join(', ')}${paths.length > 40 ? ', …' : ''}. Name the right ones with --map field=path.`,
    );
  const columns = columnsRead(mapping, paths);
  const cells = (record: Json): string[] => columns.map((path) => cellAt(record, path));
  const mapper = await postMapper(out, {
    getters: gettersFor(mapping, columns),
    samples: samples.map(cells),
    options,
    raw: (row) => JSON.stringify(Object.fromEntries(columns.map((path, at) => [path, row[at]]))),
  });
  return { mapper, cells };
}

/** The dotted paths of everything that is no object, in order of appearance. */
function pathsOf(records: Json[]): string[] {
  const paths = new Set<string>();
  const walk = (record: Json, before: string, depth: number): void => {
    for (const [key, value] of Object.entries(record)) {
      if (isRecord(value) && depth < DEEPEST) walk(value, `${before}${key}.`, depth + 1);
      else if (!isRecord(value)) paths.add(before + key);
    }
  };
  for (const record of records) walk(record, '', 1);
  return [...paths];
}

function cellAt(record: Json, path: string): string {
  let value: unknown = record;
  for (const key of path in record ? [path] : path.split('.')) value = isRecord(value) ? value[key] : undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value)
    ? value.filter((item) => typeof item === 'string' || typeof item === 'number').join(' ')
    : '';
}

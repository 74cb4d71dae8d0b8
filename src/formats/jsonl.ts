/** Any JSON records of posts, by mapping dotted paths; answers nested inside them are read as replies. */

import type { SourcePost } from '../domain/post.ts';
import { FormatError } from '../errors.ts';
import { isRecord, type Json } from '../payloads/json.ts';
import { checkMapping } from './check-mapping.ts';
import { type Chunker, chunker } from './chunker.ts';
import { mappingFor, mappingProblems, withSaid } from './csv-columns.ts';
import { ACCOUNT_LISTS, type FieldName, fieldNamed, guessMapping } from './fields.ts';
import type { Chunk, Format, ReadOptions, TextInput } from './format.ts';
import { discover, envelope, holdsPosts, type JsonLevel, levelOfList, looksWritten, postLevel } from './json-levels.ts';
import { cellAt, dottedPaths, listCellAt, listsOf, pathsWithLists, shortList } from './json-paths.ts';
import { type JsonRecord, jsonRecords } from './json-records.ts';
import { firstRecord } from './json-text.ts';
import { type PostMapper, postMapper } from './post-mapper.ts';
import { isProfile } from './profiles.ts';
import { type LineTally, tally } from './tally.ts';

const OWN = ['channel', 'id', 'text', 'created_at'];
const SAMPLE = 500;

export const jsonl = {
  name: 'jsonl',
  title: 'JSON Lines or a JSON list of posts, any fields by mapping',
  sampling: 'unknown',
  applies: ['mapping', 'dateOrder'],
  detect(head) {
    const record = /^[\s\ufeff]*[{[]/.test(head.text) ? firstRecord(head.text) : undefined;
    const paths = isRecord(record) ? dottedPaths([record]) : [];
    if (!isRecord(record) || (paths.length === 0 && listsOf(record).length === 0)) return 0;
    if (OWN.every((name) => paths.includes(name))) return 0.97;
    const isPost = mappingProblems({}, guessMapping(paths), paths).length === 0;
    return isPost || holdsPosts([record], {}) ? 0.5 : 0.2;
  },
  read,
} satisfies Format;

async function* read(input: TextInput, options: ReadOptions): AsyncGenerator<Chunk> {
  const out = chunker<Row>(input.name, options, rawOf);
  let tree: Tree | undefined;
  for await (const { records, broken, blank } of jsonRecords(input)) {
    out.skip('blank', blank);
    for (const { line, reason, raw } of broken) out.reject(line, reason, raw);
    if (records.length === 0) continue;
    tree ??= await treeOf(records, input, options, out);
    for (const { value, line } of records) {
      if (isRecord(value)) tree.read(value, line);
      else out.reject(line, 'the record is not an object', JSON.stringify(value));
      if (out.full()) yield out.take(input.bytesRead());
    }
  }
  const { notes = [], datesOnly = false } = tree?.finish() ?? {};
  yield { ...out.take(input.bytesRead(), [...notes, ...input.notes()]), datesOnly };
}

/** The cells of one record, and how to read them. */
interface Row {
  level: JsonLevel;
  cells: string[];
}

interface Tree {
  read(record: Json, line: number): void;
  finish(): { notes: string[]; datesOnly: boolean };
}

async function treeOf(records: JsonRecord[], input: TextInput, options: ReadOptions, out: Chunker<Row>): Promise<Tree> {
  const said = options.mapping ?? {};
  const samples = records.map(({ value }) => value).filter(isRecord);
  const { level: root, notes: columnNotes } = rootOf(samples, said, input.name);
  discover(root, samples, said);
  const passedOver = new Map<string, LineTally>();
  const first: Row[] = [];
  for (const record of samples)
    visit([record], root, 0, (row) => {
      if (row) first.push(row);
      return undefined;
    });
  const used = new Set(first.flatMap(({ level }) => Object.keys(level.getters) as FieldName[]));
  const getters = Object.fromEntries(
    [...used].map((name) => [name, ({ level, cells }: Row) => level.getters[name]?.(cells) ?? '']),
  );
  const mapper: PostMapper<Row> = await postMapper(out, { getters, samples: first, options, raw: rawOf });
  passedOver.clear();

  function map(row: Row | undefined, line: number, parent?: SourcePost): SourcePost | undefined {
    if (row) return mapper.map(row, line, parent);
    out.skip('a profile, not a post');
    return undefined;
  }

  /** Walks a record and the lists in it, parents first. @param see is given no row for a profile */
  function visit(around: Json[], level: JsonLevel, line: number, see: typeof map, parent?: SourcePost): void {
    const record = around.at(-1)!;
    const isPost = level.columns.length > 0;
    const row = isPost && !isProfile(record) ? { level, cells: level.cells(around) } : undefined;
    const post = isPost ? see(row, line, parent) : undefined;
    for (const [path, items] of listsOf(record)) {
      if (!level.lists.has(path)) level.lists.set(path, levelOfList(path, items, said));
      const inner = level.lists.get(path);
      if (inner) for (const item of items) visit([...around, item], inner, line, see, post ?? parent);
      else if (looksWritten(path, items)) passed(path).add(line);
    }
  }

  function passed(path: string): LineTally {
    let count = passedOver.get(path);
    if (!count) {
      count = tally(
        `list under "${path}" was skipped: its records lack text, a time or an author`,
        `lists under "${path}" were skipped: their records lack text, a time or an author`,
      );
      passedOver.set(path, count);
    }
    return count;
  }

  return {
    read: (record, line) => visit([record], root, line, map),
    finish() {
      const { notes, datesOnly } = mapper.finish();
      const passed = [...passedOver.values()].flatMap((count) => count.notes());
      return { notes: [...columnNotes, ...notes, ...passed], datesOnly };
    },
  };
}

/** How the outermost records are read. @throws FormatError when neither they nor a list in them are posts */
function rootOf(samples: Json[], said: Record<string, string>, file: string): { level: JsonLevel; notes: string[] } {
  const some = samples.slice(0, SAMPLE);
  const paths = [...new Set([...dottedPaths(some), ...accountLists(some, said)])];
  const nested = Object.entries(said).find(([name, path]) => !isAccountList(name) && path.includes('[].'))?.[1];
  if (nested !== undefined)
    return { level: saidLevels(samples, said, nested.split('[].').slice(0, -1), file), notes: [] };
  const guessed = mappingFor(paths, undefined, said);
  const problems = mappingProblems(said, guessed, paths);
  if (problems.length === 0) {
    const rows = samples.map((record) => paths.map((path) => cellAt(record, path)));
    const { mapping, notes } = checkMapping(guessed, { headers: paths, rows }, said);
    if (mappingProblems(said, mapping, paths).length === 0) return { level: postLevel(mapping, paths), notes };
  }
  const absent = absentFrom(some, said);
  if (absent.length === 0 && holdsPosts(samples, said)) return { level: envelope(), notes: [] };
  throw unmapped(file, absent.length > 0 ? absent : problems, samples);
}

/** What a person mapped and no record has, at whatever level. */
function absentFrom(samples: Json[], said: Record<string, string>): string[] {
  const paths = pathsWithLists(samples);
  const isThere = (path: string) => paths.some((known) => known === path || known.endsWith(`[].${path}`));
  return Object.entries(said).flatMap(([name, column]) =>
    column === '' || isAccountList(name) || column.split(/[|+]/).some((path) => isThere(path.trim()))
      ? []
      : [`${name}: there is no field "${column}"`],
  );
}

/** Lists of accounts that a person mapped and that some record has: such lists are no posts. */
function accountLists(samples: Json[], said: Record<string, string>): string[] {
  const mapped = Object.entries(said).flatMap(([name, path]) => (isAccountList(name) ? [path] : []));
  return mapped.filter((path) => samples.some((record) => listCellAt(record, path) !== ''));
}

function isAccountList(name: string): boolean {
  const field = fieldNamed(name);
  return field !== undefined && ACCOUNT_LISTS.includes(field);
}

/** The levels a mapping through lists names: envelopes around, posts inside. */
function saidLevels(samples: Json[], said: Record<string, string>, steps: string[], file: string): JsonLevel {
  const paths = pathsWithLists(samples.slice(0, SAMPLE));
  const prefix = `${steps.join('[].')}[].`;
  const inside = paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  const guessed = Object.entries(guessMapping(inside)).map(([field, path]) => [field, prefix + path]);
  const mapping = withSaid(Object.fromEntries(guessed), said);
  const problems = mappingProblems(said, mapping, paths);
  if (problems.length > 0) throw unmapped(file, problems, samples);
  const levels = steps.map(envelope);
  levels.push(postLevel(mapping, paths));
  for (const [at, step] of steps.entries()) levels[at]!.lists.set(step, levels[at + 1]);
  return levels[0]!;
}

function unmapped(file: string, problems: string[], samples: Json[]): FormatError {
  const fields = pathsWithLists(samples.slice(0, SAMPLE));
  return new FormatError(
    `${file}: ${problems.join('; ')}`,
    `Its fields are ${shortList(fields)}. Name the right ones with --map field=path.`,
  );
}

function rawOf({ level, cells }: Row): string {
  return JSON.stringify(Object.fromEntries(level.columns.map((path, at) => [path, cells[at]])));
}

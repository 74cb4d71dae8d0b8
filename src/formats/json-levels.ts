/** Posts inside posts: which lists of a JSON record hold posts of their own, and how each is read. */
import type { Json } from '../payloads/json.ts';
import { columnsRead, gettersFor, mappingFor, mappingProblems } from './csv-columns.ts';
import { ACCOUNT_LISTS, guessMapping, type Mapping, plainName } from './fields.ts';
import { cellAt, dottedPaths, listCellAt, listsOf } from './json-paths.ts';
import type { Getters } from './post-mapper.ts';

/** Records that stand at one place of a file and are read alike. */
export interface JsonLevel {
  /** The paths read, in the order of a row's cells; none where the records are not posts but hold some. */
  columns: string[];
  getters: Getters<string[]>;
  /** A row's cells from the record and those around it, outermost first. */
  cells(around: Json[]): string[];
  /** What is known of the lists inside its records, by path. */
  lists: Map<string, JsonLevel | undefined>;
}

/** Lists of other posts that are not answers to this one, and of what is not a post. */
const NO_ANSWERS =
  /^(referenced|quoted|retweet|reblog|related|ancestors?|parents?|mentions?|media|attachments?|hashtags?|edits?|history|versions?|urls?|likes?|reactions?)/i;
const SAMPLE = 500;

/** Records that are not posts themselves. */
export function envelope(): JsonLevel {
  return { columns: [], getters: {}, cells: () => [], lists: new Map() };
}

/** @param mapping field -> path; free of problems for `paths`. Paths through lists begin at the outermost record. */
export function postLevel(mapping: Mapping, paths: string[]): JsonLevel {
  const columns = columnsRead(mapping, paths);
  const lists = new Set(ACCOUNT_LISTS.flatMap((field) => mapping[field] ?? []));
  const steps = columns.map((path) => (lists.has(path) ? [path] : path.split('[].')));
  const isNested = steps.some(({ length }) => length > 1);
  const recordOf = (around: Json[], depth: number): Json | undefined => (isNested ? around[depth - 1] : around.at(-1));
  return {
    columns,
    getters: gettersFor(mapping, columns),
    cells: (around) =>
      steps.map((path) => {
        if (lists.has(path[0]!)) return listCellAt(around.at(-1)!, path[0]!);
        const record = recordOf(around, path.length);
        return record ? cellAt(record, path.at(-1)!) : '';
      }),
    lists: new Map(),
  };
}

/** Learns the lists inside the first records of a level, and inside those. */
export function discover(level: JsonLevel, records: Json[], said: Record<string, string>): void {
  const lists = new Map<string, Json[]>();
  for (const record of records)
    for (const [path, items] of listsOf(record)) {
      const known = lists.get(path) ?? [];
      if (known.length < SAMPLE) lists.set(path, [...known, ...items.slice(0, SAMPLE)]);
    }
  for (const [path, items] of lists) {
    if (!level.lists.has(path)) level.lists.set(path, levelOfList(path, items, said));
    const inner = level.lists.get(path);
    if (inner) discover(inner, items, said);
  }
}

/**
 * Looks at the items of a list that was not met before.
 * @param said what the person says of the records around, whose items are often of the same kind
 */
export function levelOfList(path: string, items: Json[], said: Record<string, string>): JsonLevel | undefined {
  const key = path.slice(path.lastIndexOf('.') + 1);
  if (NO_ANSWERS.test(key)) return undefined;
  const paths = dottedPaths(items.slice(0, SAMPLE));
  const also = Object.fromEntries(Object.entries(said).filter(([, column]) => paths.includes(column)));
  const mapping = mappingFor(paths, undefined, also);
  return isPostMapping(mapping, paths) ? postLevel(mapping, paths) : undefined;
}

/** Whether records of these fields are posts beyond doubt: words, a time and an author of their own. */
export function isPostMapping(mapping: Mapping, paths: string[]): boolean {
  const isAuthored = mapping.author_handle !== undefined || mapping.author_id !== undefined;
  return isAuthored && mappingProblems({}, mapping, paths).length === 0 && !isDescription(mapping);
}

/** Whether items that were passed over look as if somebody had written them. */
export function looksWritten(path: string, items: Json[]): boolean {
  if (NO_ANSWERS.test(path.slice(path.lastIndexOf('.') + 1))) return false;
  const { text, created_at, author_handle, author_id } = guessMapping(dottedPaths(items.slice(0, SAMPLE)));
  return text !== undefined && [created_at, author_handle, author_id].some((field) => field !== undefined);
}

/** True for a text that describes something: an account, a link, a picture. */
function isDescription({ text }: Mapping): boolean {
  return text !== undefined && /^(.* )?(description|bio|title)$/.test(plainName(text));
}

/** Whether any list of these records holds posts. */
export function holdsPosts(records: Json[], said: Record<string, string>): boolean {
  return records.some((record) =>
    listsOf(record).some(([path, items]) => levelOfList(path, items, said) !== undefined),
  );
}

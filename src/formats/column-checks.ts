/** Checks of guessed columns against their cells: a wrong guess is corrected or dropped, with a note. */
import { snowflakeTime } from '../payloads/x-time.ts';
import { truth } from './cell-values.ts';
import { gettersFor } from './csv-columns.ts';
import { type DateOrder, readTime } from './date-forms.ts';
import { type FieldName, type Mapping, plainName } from './fields.ts';
import { isDigits } from './ids.ts';
import { factsOfUrl } from './post-urls.ts';

export interface SampleTable {
  headers: string[];
  /** The first rows, cell by cell. */
  rows: string[][];
  dateOrder?: DateOrder | undefined;
}

export interface CheckedMapping {
  mapping: Mapping;
  /** One sentence for each column that is not read as its name suggests. */
  notes: string[];
}

interface Check {
  table: SampleTable;
  mapping: Mapping;
  notes: string[];
  /** The cells of a field, row by row; none when no column fills it. */
  cells(field: FieldName): string[];
  filled(field: FieldName): string[];
  /** Reads a column as another field, when that one is free, or not at all. */
  move(field: FieldName, to: FieldName | undefined, holds: string): void;
}

const SAMPLE = 300;
/** Fewer rows may be copies of one post. */
const FEWEST_ROWS = 5;

/** @param said fields the person mapped; they stay as they are */
export function checkColumns(guessed: Mapping, table: SampleTable, said: ReadonlySet<FieldName>): CheckedMapping {
  const mapping = { ...guessed };
  const notes: string[] = [];
  const rows = table.rows.slice(0, SAMPLE);
  const cells = (field: FieldName): string[] => {
    const column = mapping[field];
    if (column === undefined) return [];
    const getter = gettersFor({ [field]: column }, table.headers)[field]!;
    return rows.map((row) => getter(row).trim());
  };
  const check: Check = {
    table: { ...table, rows },
    mapping,
    notes,
    cells,
    filled: (field) => cells(field).filter((cell) => cell !== ''),
    move(field, to, holds) {
      const column = mapping[field];
      delete mapping[field];
      const isFree = to !== undefined && mapping[to] === undefined;
      if (isFree) mapping[to] = column;
      notes.push(
        `column "${column}" holds ${holds}: read as ${isFree ? to : 'nothing'}${isFree ? '' : `; --map ${field}=COLUMN overrides this`}`,
      );
    },
  };
  for (const [field, rule] of RULES) if (mapping[field] !== undefined && !said.has(field)) rule(check);
  return { mapping, notes };
}

const RULES: [FieldName, (check: Check) => void][] = [
  ['author_id', ownIds],
  ['author_handle', authors],
  ['reply_to_id', parents],
  ['quote_of_id', quotes],
  ['agent', agents],
  ['repost', reposts],
  ['id', sameIds],
];

/** "twitter_id" may be the account's or the post's. */
function ownIds({ cells, filled, mapping, move, table }: Check): void {
  const ids = cells('author_id');
  const own = cells('id');
  const urls = cells('url').map((url) => factsOfUrl(url).id);
  const times = cells('created_at').map((cell) => secondsOf(cell, table.dateOrder));
  const isOwn = (id: string, at: number): boolean => {
    const known = own[at] || urls[at];
    if (known) return id === known;
    const made = snowflakeTime(id);
    const written = times[at];
    return made !== undefined && written !== undefined && Math.abs(made - written) < 2 * 86_400;
  };
  const isEvery = filled('author_id').length > 1 && ids.every((id, at) => id === '' || isOwn(id, at));
  const isChanging = mapping.id === undefined && changesForEverybody(filled('author_id'), cells('author_handle'));
  if (isEvery || isChanging) move('author_id', 'id', 'the ids of the posts themselves');
}

/** True when authors of several posts have a different value each time. */
function changesForEverybody(ids: string[], handles: string[]): boolean {
  const isAgain = handles.some((handle, at) => handle !== '' && handles.indexOf(handle) < at);
  return isAgain && new Set(ids).size === ids.length;
}

function authors(check: Check): void {
  const { filled, mapping, move, table } = check;
  const names = filled('author_handle');
  if (names.length === 0) return;
  if (isAgentOfSome(check)) return;
  if (names.every((name) => isDated(name, table.dateOrder))) move('author_handle', undefined, 'times');
  else if (names.every(isFlag)) move('author_handle', undefined, 'yes and no');
  else if (mapping.author_id === undefined && names.every((name) => isDigits(name) && name.length >= 5))
    move('author_handle', 'author_id', 'numbers');
}

/** A column that may name the author, or the agent who answered. */
const VAGUE = new Set(['user', 'user name']);
const WRITERS = new Set(['from', 'sender', 'author', 'contact', 'contact handle']);

/** "User" filled in some rows only, beside a "From" that every row fills, is who answered. */
function isAgentOfSome({ cells, mapping, notes, table }: Check): boolean {
  const user = mapping.author_handle!;
  if (!VAGUE.has(plainName(user)) || mapping.agent !== undefined || cells('author_handle').every(Boolean)) return false;
  const writer = table.headers.findIndex((header) => WRITERS.has(plainName(header)));
  if (writer < 0 || !table.rows.every((row) => (row[writer] ?? '').trim() !== '')) return false;
  mapping.author_handle = table.headers[writer]!;
  mapping.agent = user;
  notes.push(
    `column "${user}" is empty in some rows: read as agent, and author_handle from "${mapping.author_handle}"`,
  );
  return true;
}

/** The agent is not the author; an ambiguous column is the agent's when only the brand's rows fill it. */
function agents({ cells, filled, mapping, move, table }: Check): void {
  const names = filled('agent');
  if (names.length === 0) return;
  if (names.every((name) => isDated(name, table.dateOrder))) move('agent', undefined, 'times');
  else if (names.every(isFlag)) move('agent', undefined, 'yes and no');
  else {
    const all = cells('agent').map(plainHandle);
    const [authors, shown] = [cells('author_handle').map(plainHandle), cells('author_name').map(plainHandle)];
    const isInbound = cells('inbound').map(truth);
    const isAuthors = all.every((name, at) => [authors[at], shown[at], ''].includes(name));
    const isAnswering = all.every((name, at) => name === '' || isInbound[at] === false);
    if (isAuthors || (VAGUE.has(plainName(mapping.agent!)) && !isAnswering)) delete mapping.agent;
  }
}

function plainHandle(name: string): string {
  return name.replace(/^@/, '').toLowerCase();
}

function parents({ cells, filled, move }: Check): void {
  const links = filled('reply_to_id');
  if (links.length === 0) return;
  const handles = new Set(cells('author_handle').map((handle) => handle.replace(/^@/, '').toLowerCase()));
  const ids = new Set(cells('id'));
  const isHandle = (link: string): boolean => handles.has(link.replace(/^@/, '').toLowerCase()) && !ids.has(link);
  if (links.every((link) => /^@[\w.-]+$/.test(link) || isHandle(link)))
    move('reply_to_id', 'reply_to_author_handle', 'handles');
  else if (isNoIds(links)) move('reply_to_id', undefined, 'no ids of posts');
}

function quotes({ filled, move }: Check): void {
  const links = filled('quote_of_id');
  if (links.length > 0 && isNoIds(links)) move('quote_of_id', undefined, 'no ids of posts');
}

/** A count of reposts is not the mark of one. */
function reposts({ filled, move }: Check): void {
  if (filled('repost').some((cell) => truth(cell) === undefined))
    move('repost', undefined, 'counts or words, not yes and no');
}

/** An id that every row shares is that of the query or the account. */
function sameIds({ filled, move }: Check): void {
  const ids = filled('id');
  if (ids.length >= FEWEST_ROWS && new Set(ids).size === 1) move('id', undefined, 'one value in every row');
}

function isFlag(cell: string): boolean {
  return /^(?:true|false|yes|no)$/i.test(cell);
}

function isNoIds(links: string[]): boolean {
  return links.every(isFlag) || links.every((link) => /^\[.*\]$/s.test(link) || /\s/.test(link));
}

function isDated(cell: string, order: DateOrder | undefined): boolean {
  return !isDigits(cell) && 'form' in readTime(cell, order);
}

function secondsOf(cell: string, order: DateOrder | undefined): number | undefined {
  const found = readTime(cell, order);
  if (!('form' in found)) return undefined;
  return found.seconds ?? found.wall;
}

/** The public "Customer Support on Twitter" layout, in all the shapes it has been re-saved to. */
import type { SourcePost } from '../domain/post.ts';
import { FormatError } from '../errors.ts';
import { wordsOfX } from '../payloads/x-text.ts';
import { type Chunker, chunker } from './chunker.ts';
import { layoutOf } from './csv-layout.ts';
import type { RowBlock } from './csv-rows.ts';
import { type DateReader, dateReader } from './dates.ts';
import { doubledHours } from './doubled-hours.ts';
import type { Chunk, Format, ReadOptions, TextInput } from './format.ts';
import { isDigits, readId } from './ids.ts';
import { MISREAD_TEXT, REPAIRED, repairMojibake } from './mojibake.ts';
import { cellPlacer, tableRows } from './table-rows.ts';
import { tally } from './tally.ts';
import { NO_ROWS } from './unread-table.ts';

const NEEDED = ['tweet_id', 'author_id', 'inbound', 'created_at', 'text'];
const LINKS = ['in_response_to_tweet_id', 'response_tweet_id'];

export const twcs = {
  name: 'twcs',
  title: 'Customer Support on Twitter (csv: tweet_id, author_id, inbound, …)',
  // Every conversation in it holds a brand reply by construction, so what was ignored cannot be read from it.
  sampling: 'answered-only',
  channel: 'x',
  applies: ['delimiter', 'dateOrder'],
  detect(head) {
    if (!/inbound/i.test(head.text)) return 0;
    const names = layoutOf(head.text, knownNames).headers.map(lower);
    return NEEDED.every((name) => names.includes(name)) && LINKS.some((name) => names.includes(name)) ? 1 : 0;
  },
  read,
} satisfies Format;

async function* read(input: TextInput, options: ReadOptions): AsyncGenerator<Chunk> {
  const layout = layoutOf(input.head.text, knownNames, options.delimiter);
  const columns = columnsOf(layout.headers, input.name);
  const cellAt = cellPlacer(input, (name) => layout.headers.map(lower).indexOf(name));
  const out = chunker<string[]>(input.name, { ...options, cellAt }, (row) => row.join(','));
  let mapRow: ReturnType<typeof rowMapper> | undefined;
  let hasRows = false;
  for await (const block of tableRows(input, layout)) {
    mapRow ??= rowMapper(out, columns, await datesOf(block, columns, options));
    hasRows ||= block.rows.length + block.broken.length > 0;
    out.skip('blank', block.blank);
    for (const { line, reason, raw } of block.broken) out.reject(line, reason, raw);
    for (let i = 0; i < block.rows.length; i++) {
      mapRow.map(block.rows[i]!, block.lines[i]!);
      if (out.full()) yield out.take(input.bytesRead());
    }
  }
  const { notes = [], datesOnly = false } = mapRow?.finish() ?? {};
  yield { ...out.take(input.bytesRead(), [...(hasRows ? [] : [NO_ROWS]), ...notes, ...input.notes()]), datesOnly };
}

type Columns = Record<'id' | 'author' | 'inbound' | 'created' | 'text' | 'replies' | 'parent', number>;

function columnsOf(headers: string[], file: string): Columns {
  const names = headers.map(lower);
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new FormatError(
      `${file}: the twcs columns ${missing.join(', ')} are missing`,
      'Import it with --format csv and map its columns.',
    );
  const at = (name: string): number => names.indexOf(name);
  return {
    id: at('tweet_id'),
    author: at('author_id'),
    inbound: at('inbound'),
    created: at('created_at'),
    text: at('text'),
    replies: at('response_tweet_id'),
    parent: at('in_response_to_tweet_id'),
  };
}

function datesOf(block: RowBlock, columns: Columns, options: ReadOptions): Promise<DateReader> {
  return dateReader(
    block.rows.map((row) => row[columns.created]!),
    options,
    'created_at',
  );
}

/** Turns rows into posts, rejects and skips of `out`; keeps what is worth a note at the end. */
function rowMapper(out: Chunker<string[]>, at: Columns, dates: DateReader) {
  const doubled = doubledHours(out);
  const lostParents = tally(
    'post has no parent: its in_response_to_tweet_id has lost digits',
    'posts have no parent: their in_response_to_tweet_id has lost digits',
  );
  const lostReplies = tally(
    'cell of response_tweet_id has lost digits; the column is not used',
    'cells of response_tweet_id have lost digits; the column is not used',
  );
  const repaired = tally(...REPAIRED);
  const misread = tally(...MISREAD_TEXT);

  function map(row: string[], line: number): void {
    const created = row[at.created]!;
    const ownId = readId(row[at.id]!);
    if (ownId.id === undefined) {
      if (ownId.lost) out.reject(line, `tweet_id ${ownId.lost}`, row.join(','), 'tweet_id');
      else if (row.every((cell) => cell.trim() === '')) out.skip('blank');
      else out.reject(line, 'tweet_id is empty', row.join(','), 'tweet_id');
      return;
    }
    const { id } = ownId;
    const author = row[at.author]!.trim();
    const createdAt = dates.read(created, line);
    const inbound = truth(row[at.inbound]!);
    if (!isDigits(id)) out.reject(line, 'tweet_id is not a number', row.join(','), 'tweet_id');
    else if (author === '') out.reject(line, 'author_id is empty', row.join(','), 'author_id');
    else if (inbound === undefined) out.reject(line, 'inbound is neither True nor False', row.join(','), 'inbound');
    else if (createdAt === undefined) out.reject(line, dates.fault(created), row.join(','), 'created_at');
    else {
      const text = textOf(row[at.text]!, line);
      const post: SourcePost = { channel: 'x', id, text, createdAt, authorHandle: author, inbound };
      const parent = at.parent < 0 ? undefined : readId(row[at.parent]!);
      if (parent?.id !== undefined) post.replyToId = parent.id;
      else if (parent?.lost) lostParents.add(line);
      if (at.replies >= 0 && hasLostDigits(row[at.replies]!, id)) lostReplies.add(line);
      doubled.post(post, line, row, dates.again());
    }
  }

  function textOf(cell: string, line: number): string {
    const { text, repaired: wasRepaired, misread: isMisread } = repairMojibake(cell);
    if (wasRepaired) repaired.add(line);
    if (isMisread) misread.add(line);
    return wordsOfX(text);
  }

  const finish = () => ({
    notes: [
      ...doubled.finish(),
      ...[lostParents, lostReplies, repaired, misread].flatMap((counted) => counted.notes()),
      ...dates.notes(),
    ],
    datesOnly: dates.datesOnly(),
  });
  return { map, finish };
}

/**
 * An id list "2468,2469" merged into one number reads "24,682,469": every group behind the first has three digits.
 * A post whose own id is that short has neighbours that are, so its list is believed, unless it ends in zeros.
 */
function hasLostDigits(cell: string, ownId: string): boolean {
  if (cell === '' || isDigits(cell)) return false;
  if (!cell.includes(',')) return readId(cell).lost !== undefined;
  return cell.includes(',000,000') || (ownId.length > 3 && /^\d{1,3}(,\d{3})+$/.test(cell));
}

function truth(cell: string): boolean | undefined {
  if (cell === 'True') return true;
  if (cell === 'False') return false;
  const word = cell.trim().toLowerCase();
  if (word === 'true' || word === '1' || word === '1.0') return true;
  if (word === 'false' || word === '0' || word === '0.0') return false;
  return undefined;
}

function knownNames(cells: string[]): number {
  return cells.filter((cell) => [...NEEDED, ...LINKS].includes(lower(cell))).length;
}

function lower(name: string): string {
  return name.trim().toLowerCase();
}

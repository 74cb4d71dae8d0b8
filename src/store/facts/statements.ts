/** The fields of one copy of a post, and of several copies merged, independent of their order of arrival. */
import type { SourcePost } from '../../domain/post.ts';
import { compareIds } from '../../domain/thread.ts';

/** The columns of a post that a copy can state. Accounts are keys, truths 0 and 1, times unix seconds. */
export interface Statement {
  author: number;
  created_at: number;
  text: string;
  stated: number | null;
  reply_to: string | null;
  reply_to_author: number | null;
  quote_of: string | null;
  quote_of_author: number | null;
  conversation: string | null;
  lang: string | null;
  url: string | null;
  edited_at: number | null;
  deleted_at: number | null;
  /** JSON, as is addressed_to. */
  mentions: string | null;
  addressed_to: string | null;
  automatic: number | null;
  agent: string | null;
}

export const STATEMENT_COLUMNS = [
  'author',
  'created_at',
  'text',
  'stated',
  'reply_to',
  'reply_to_author',
  'quote_of',
  'quote_of_author',
  'conversation',
  'lang',
  'url',
  'edited_at',
  'deleted_at',
  'mentions',
  'addressed_to',
  'automatic',
  'agent',
] as const satisfies (keyof Statement)[];

/**
 * Every statement has its properties in the order of STATEMENT_COLUMNS and is made in one piece: an object that is put together
 * from another one takes three times as long, and an import that repeats an earlier one makes two of them for each row.
 * @param accounts keys of the accounts that the post names
 */
export function statementOf(
  post: SourcePost,
  accounts: Pick<Statement, 'author' | 'reply_to_author' | 'quote_of_author'>,
): Statement {
  return {
    author: accounts.author,
    created_at: post.createdAt,
    text: post.text,
    stated: truth(post.inbound),
    reply_to: post.replyToId ?? null,
    reply_to_author: accounts.reply_to_author,
    quote_of: post.quoteOfId ?? null,
    quote_of_author: accounts.quote_of_author,
    conversation: post.conversationId ?? null,
    lang: post.lang ?? null,
    url: post.url ?? null,
    edited_at: post.editedAt ?? null,
    deleted_at: post.deletedAt ?? null,
    mentions: list(post.mentions),
    addressed_to: list(post.addressedTo),
    automatic: truth(post.automatic),
    agent: post.agent ?? null,
  };
}

/** The values of STATEMENT_COLUMNS, a post's own columns. */
export type StatementRow = [
  author: number,
  created_at: number,
  text: string,
  stated: number | null,
  reply_to: string | null,
  reply_to_author: number | null,
  quote_of: string | null,
  quote_of_author: number | null,
  conversation: string | null,
  lang: string | null,
  url: string | null,
  edited_at: number | null,
  deleted_at: number | null,
  mentions: string | null,
  addressed_to: string | null,
  automatic: number | null,
  agent: string | null,
];

export function statementIn(row: StatementRow): Statement {
  return {
    author: row[0],
    created_at: row[1],
    text: row[2],
    stated: row[3],
    reply_to: row[4],
    reply_to_author: row[5],
    quote_of: row[6],
    quote_of_author: row[7],
    conversation: row[8],
    lang: row[9],
    url: row[10],
    edited_at: row[11],
    deleted_at: row[12],
    mentions: row[13],
    addressed_to: row[14],
    automatic: row[15],
    agent: row[16],
  };
}

export function isSame(a: Statement, b: Statement): boolean {
  return STATEMENT_COLUMNS.every((column) => a[column] === b[column]);
}

export function packStatement(statement: Statement): string {
  return JSON.stringify(STATEMENT_COLUMNS.map((column) => statement[column]));
}

export function unpackStatement(said: string): Statement {
  const values = JSON.parse(said) as Statement[keyof Statement][];
  // Columns that came later are not in what was kept before them.
  return Object.fromEntries(
    STATEMENT_COLUMNS.map((column, at) => [column, values[at] ?? null]),
  ) as unknown as Statement;
}

/**
 * What all copies together say of the post. Where they name different authors they are copies of different posts: the
 * earliest holds. Of one author's, the earliest time, the newest version's longest text, and whatever any of them knows.
 * @param nameOf an account's id or handle, which orders two authors where all else is equal
 */
export function mergeStatements(all: readonly Statement[], nameOf: (account: number) => string): Statement {
  const [first] = [...all].sort(
    (a, b) =>
      a.created_at - b.created_at ||
      compareTexts(a.text, b.text) ||
      (a.author === b.author ? 0 : compareTexts(nameOf(a.author), nameOf(b.author))),
  );
  const ours = all.filter(({ author }) => author === first!.author);
  const edited_at = most(ours.map((one) => one.edited_at));
  const worded = ours.filter(({ text }) => text !== '');
  const newest = Math.max(...worded.map((one) => one.edited_at ?? 0));
  const texts = worded.filter((one) => (one.edited_at ?? 0) === newest).map(({ text }) => text);
  const reply_to = leastId(ours.map((one) => one.reply_to));
  const quote_of = leastId(ours.map((one) => one.quote_of));
  return {
    author: first!.author,
    created_at: timeOf(ours.map((one) => one.created_at)),
    text: texts.reduce((best, text) => (isBetter(text, best) ? text : best), ''),
    stated: least(ours.map((one) => one.stated)),
    reply_to,
    reply_to_author: least(ours.filter((one) => one.reply_to === reply_to).map((one) => one.reply_to_author)),
    quote_of,
    quote_of_author: least(ours.filter((one) => one.quote_of === quote_of).map((one) => one.quote_of_author)),
    conversation: leastId(ours.map((one) => one.conversation)),
    lang: leastId(ours.map((one) => one.lang)),
    url: leastId(ours.map((one) => one.url)),
    edited_at,
    deleted_at: least(ours.map((one) => one.deleted_at)),
    mentions: longest(ours.map((one) => one.mentions)),
    addressed_to: longest(ours.map((one) => one.addressed_to)),
    automatic: most(ours.map((one) => one.automatic)),
    agent: leastText(ours.map((one) => one.agent)),
  };
}

const MINUTE = 60;

/** The earliest; of copies within its minute the latest, for some exports cut the seconds off. */
function timeOf(times: readonly number[]): number {
  const earliest = Math.min(...times);
  const minute = earliest - (earliest % MINUTE);
  return Math.max(...times.filter((time) => time < minute + MINUTE));
}

/** The longer of two texts: exports truncate texts. */
function isBetter(text: string, than: string): boolean {
  return text.length > than.length || (text.length === than.length && text < than);
}

function least(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function most(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function leastId(values: readonly (string | null)[]): string | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((best, value) => (compareIds(value, best) < 0 ? value : best));
}

function leastText(values: readonly (string | null)[]): string | null {
  return values.filter((value) => value !== null).sort(compareTexts)[0] ?? null;
}

function longest(values: readonly (string | null)[]): string | null {
  return values.reduce(
    (best, value) => (value !== null && (best === null || isBetter(value, best)) ? value : best),
    null,
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function truth(value: boolean | undefined): number | null {
  return value === undefined ? null : Number(value);
}

function list(names: readonly object[] | undefined): string | null {
  return names === undefined ? null : JSON.stringify(names);
}

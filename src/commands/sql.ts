/** sql: any question to the database, read-only. */
import { Option } from 'commander';
import type { Context } from '../context.ts';
import { isServer } from '../domain/database-address.ts';
import { parseDuration } from '../domain/duration.ts';
import { EXIT, UsageError } from '../errors.ts';
import { formatOf } from '../reporting/options.ts';
import type { QueryRow } from '../store/reading/query.ts';
import type { Register } from './command.ts';

const HELP = `
The view "turns" has brand, channel, customer, turn, asked_post, asked_at, answer_post, answered_at, wait_seconds,
reach, status and text. Nothing can be changed from here. Where two columns are called alike, JSON numbers the second:
a and a_2. search_text(text) is a text without case and accents, as --search compares it;
search_fits(text, 'refund -late') is 1 where that search finds the text.

Examples:
  $ socialcare sql "SELECT brand, count(*) FROM turns GROUP BY 1"
  $ socialcare sql --tables
  $ socialcare sql - --format csv < question.sql
  $ socialcare explain ignored --brand acme --json | jq -r .sql | socialcare sql -`;

const LONGEST_QUERY = 1_000_000;
/** On a server others wait for what one person asked. */
const DEFAULT_TIMEOUT = '5m';
/** Seconds; servers count milliseconds in 31 bits. */
const LONGEST_TIMEOUT = 2_147_483;

type Flags = {
  format?: 'table' | 'csv' | 'tsv' | 'jsonl' | 'json';
  json?: boolean;
  tables?: boolean;
  timeout?: string;
};

export const registerSql: Register = (program, begin) => {
  const command = program
    .command('sql')
    .summary('ask the database in SQL, read-only')
    .description('Ask the database in SQL, read-only.')
    .argument('[query]', 'one SELECT, or - for standard input')
    .addOption(
      new Option('--format <name>', 'table, csv, tsv, jsonl or json').choices(['table', 'csv', 'tsv', 'jsonl', 'json']),
    )
    .option('--json', 'short for --format json')
    .option('--timeout <time>', 'on a server: stop a statement that takes longer; or ever (default: 5m)')
    .option('--tables', 'list tables, views and their columns')
    .addHelpText('after', HELP);
  command.action(async (query: string | undefined, flags: Flags) => ask(await begin(command), query, flags));
};

async function ask(context: Context, typed: string | undefined, flags: Flags): Promise<void> {
  const { terminal } = context;
  if (typed === undefined && !flags.tables)
    throw new UsageError('sql: no query', 'Give one in quotes, - for standard input, or --tables to look around.');
  const format = formatOf(flags, terminal.laidOut ? 'table' : 'tsv');
  const limit = await limitOf(context, flags.timeout);
  const store = await context.store({ readonly: true, ...limit });
  const { openQuery } = await import('../store/reading/query.ts');
  const query = flags.tables ? store.catalogue : typed === '-' ? await readAll(context) : typed!;
  const { columns, batches } = await openQuery(store, query);
  if ((await context.config()).privacy.value === 'masked' && !flags.tables)
    terminal.note('sql prints what is stored, names too, although privacy is masked');
  if (format === 'table') {
    const { listText } = await import('../terminal/table.ts');
    const all: QueryRow[] = [];
    for await (const rows of batches) all.push(...rows);
    await terminal.write(
      listText(
        all,
        columns.map(({ name, key }) => ({ label: name, text: (row) => cell(row[key]), truncate: true })),
        terminal,
      ),
    );
    if (all.length === 0) terminal.note('no rows');
    return;
  }
  const { writeRows } = await import('../renderers/rows.ts');
  for await (const piece of writeRows(each(batches), {
    format,
    columns: columns.map(({ name, key }) => ({ key, label: name, kind: 'text' })),
    screen: terminal.isTTY,
  })) {
    if (!(await terminal.write(piece))) break;
  }
  context.exitCode = EXIT.ok;
}

/** @throws UsageError for a file, where nothing stops a statement but Ctrl-C, and for what no server can count */
async function limitOf({ config }: Context, timeout: string | undefined): Promise<{ limitSeconds?: number }> {
  const { db } = await config();
  if (!isServer(db.value) && timeout !== undefined)
    throw new UsageError(`--timeout is for databases on a server; ${db.value} is a file`, 'Leave it out.');
  const seconds = parseDuration(timeout ?? DEFAULT_TIMEOUT, '--timeout');
  if (seconds === Number.POSITIVE_INFINITY) return {};
  if (seconds > LONGEST_TIMEOUT)
    throw new UsageError(
      `--timeout: ${timeout} is longer than a server can count (24 days)`,
      'Name a shorter time, or ever for no limit.',
    );
  return { limitSeconds: seconds };
}

async function* each(batches: AsyncIterable<QueryRow[]>): AsyncGenerator<QueryRow> {
  for await (const rows of batches) yield* rows;
}

function cell(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** @throws UsageError for what is too long to be a question */
async function readAll(context: Context): Promise<string> {
  let text = '';
  for await (const piece of context.environment.stdin) {
    text += String(piece);
    if (text.length > LONGEST_QUERY)
      throw new UsageError('sql: more than 1,000,000 characters came in', 'Give one SELECT on standard input.');
  }
  return text;
}

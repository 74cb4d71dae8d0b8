/** export: the rows behind the numbers, for a spreadsheet or a program. */

import { resolve } from 'node:path';
import { Argument, Option } from 'commander';
import type { Context } from '../context.ts';
import { grouped } from '../domain/amount.ts';
import { EXIT, UsageError } from '../errors.ts';
import type { Register } from './command.ts';
import { nothingMatches } from './nothing.ts';
import { addFilterOptions, type FilterFlags, filtersIn, formatOf, readScope } from './options.ts';

type What = 'turns' | 'posts' | 'conversations';
type Flags = FilterFlags & {
  format?: 'csv' | 'tsv' | 'jsonl' | 'json';
  json?: boolean;
  output?: string;
  all?: boolean;
  failOnEmpty?: boolean;
};

const HELP = `
Times are ISO 8601 in UTC, ids exactly as the platform writes them. Cells of post text that a spreadsheet would run as a
formula begin with an apostrophe in csv; json and jsonl carry the text as it is.

Examples:
  $ socialcare export turns --brand acme --since 30d > turns.csv
  $ socialcare export turns --reach all --format jsonl
  $ socialcare export posts --search refund --output refunds.csv`;

export const registerExport: Register = (program, begin) => {
  const command = program
    .command('export')
    .summary('turns, posts or conversations as csv, jsonl or json')
    .description('Write the rows behind the numbers: turns, posts or conversations.')
    .addArgument(new Argument('<what>', 'turns, posts or conversations').choices(['turns', 'posts', 'conversations']));
  addFilterOptions(command)
    .addOption(
      new Option('--format <name>', 'csv, tsv, jsonl or json (default: csv)').choices(['csv', 'tsv', 'jsonl', 'json']),
    )
    .option('--json', 'short for --format json')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--all', 'posts: every post, also those that belong to no turn')
    .option('--fail-on-empty', 'leave with exit code 6 when nothing matches')
    .addHelpText('after', HELP);
  command.action(async (what: What, flags: Flags) => exportRows(await begin(command), what, flags));
};

async function exportRows(context: Context, what: What, flags: Flags): Promise<void> {
  const format = formatOf(flags, 'csv');
  if (flags.all) refuseWithAll(what, flags);
  const store = await context.store({ readonly: true });
  const [scope, rooms, { writeRows }] = await Promise.all([
    readScope(context, store, flags),
    import('../store/export.ts'),
    import('../renderers/rows.ts'),
  ]);
  const { terminal } = context;
  const { filter, asOf } = scope;
  // Begun by the writer: a query that nobody reads to its end would keep the database busy.
  const rowsOf = {
    turns: () => rooms.exportTurns(store, filter, asOf),
    conversations: () => rooms.exportConversations(store, filter, asOf),
    posts: () => rooms.exportPosts(store, filter, asOf, flags.all === true),
  }[what];
  const columns = rooms.EXPORT_COLUMNS[what].map(([key, kind]) => ({ key, kind }));
  let count = 0;
  const counted = (function* () {
    for (const row of rowsOf()) {
      count++;
      yield row;
    }
  })();
  const toFile = flags.output !== undefined;
  const pieces = writeRows(counted, { format, columns, screen: terminal.isTTY && !toFile });
  if (flags.output !== undefined) {
    const { writeOutput } = await import('./output-file.ts');
    await writeOutput(resolve(context.world.cwd, flags.output), pieces);
    terminal.note(`${grouped(count)} ${count === 1 ? what.slice(0, -1) : what} written to ${flags.output}`);
  } else for await (const piece of pieces) if (!(await terminal.write(piece))) return;
  if (count === 0) terminal.note(await nothingMatches(store, scope, flags, `export ${what}`));
  if (count === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
}

/** @throws UsageError for flags that --all would pass over in silence */
function refuseWithAll(what: What, flags: Flags): void {
  if (what !== 'posts') throw new UsageError(`--all goes with posts, not with ${what}`, 'Example: export posts --all');
  const [flag] = filtersIn(flags);
  if (flag) throw new UsageError(`--all is every post: it does not go with --${flag}`, 'Leave one of them out.');
}

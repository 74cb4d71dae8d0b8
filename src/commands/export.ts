/** export: the rows behind the numbers, for a spreadsheet or a program. */

import { resolve } from 'node:path';
import { Argument, Option } from 'commander';
import type { Context } from '../context.ts';
import { grouped } from '../domain/amount.ts';
import { EXIT, UsageError } from '../errors.ts';
import type { MaskFlag } from '../queue/masking.ts';
import { nothingMatches } from '../reporting/nothing.ts';
import {
  addFilterOptions,
  addMaskOptions,
  collectList,
  type FilterFlags,
  filtersIn,
  formatOf,
  readScope,
  type Scope,
} from '../reporting/options.ts';
import { addSortOptions, type SortFlags, sortOf, unknownColumn } from '../reporting/sorting.ts';
import type { Store } from '../store/open.ts';
import type { ExportKind } from '../store/reading/export.ts';
import { type ExportColumn, type RowChoice, WORST_FIRST } from '../store/reading/row-choice.ts';
import type { Register } from './command.ts';

type Flags = FilterFlags &
  MaskFlag &
  SortFlags & {
    columns?: string[];
    format?: 'csv' | 'tsv' | 'jsonl' | 'json' | 'markdown';
    json?: boolean;
    output?: string;
    all?: boolean;
    failOnEmpty?: boolean;
  };

const HELP = `
Times are ISO 8601 in UTC, ids exactly as the platform writes them. Cells of post text that a spreadsheet would run as a
formula begin with an apostrophe in csv; json and jsonl carry the text as it is. --columns also knows the labels of turns:
intent, needs_reply, sentiment, urgency, topic, language, reply_act, agent, private_data; all_reply_acts, the acts of every
reply by a person; auto_replies, how many came by machine; deleted_at.

Rows of decisions are those that measure decisions, handle-time and out-of-order count, undone ones included; --brand,
--channel, --since and --until pick them, and their period is that of the decision.

Examples:
  $ socialcare export turns --brand acme --since 30d > turns.csv
  $ socialcare export turns --reach all --format jsonl
  $ socialcare export turns --worst 20 --columns customer,asked_at,wait_seconds,asked_text,asked_url
  $ socialcare export conversations --sort turns --limit 50
  $ socialcare export posts --search refund --output refunds.csv
  $ socialcare export decisions --since 7d
  $ socialcare export person @ann --format markdown -o ann.md`;

export const registerExport: Register = (program, begin) => {
  const command = program
    .command('export')
    .summary('turns, posts, conversations or decisions as csv, jsonl or json; all about a person')
    .description(
      'Write the rows behind the numbers (turns, posts, conversations or decisions), or all that is held about a person.',
    )
    .addArgument(
      new Argument('<what>', 'turns, posts, conversations, decisions or person').choices([
        'turns',
        'posts',
        'conversations',
        'decisions',
        'person',
      ]),
    )
    .argument('[who]', 'person: @handle or the id of an account');
  addSortOptions(
    addMaskOptions(addFilterOptions(command)),
    'turns or conversations that waited, or still wait, longest',
  )
    .addOption(
      new Option(
        '--format <name>',
        'csv, tsv, jsonl or json (default: csv); person: json (default) or markdown',
      ).choices(['csv', 'tsv', 'jsonl', 'json', 'markdown']),
    )
    .option('--json', 'short for --format json')
    .option('--columns <names>', 'only these columns, in this order', collectList)
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option('--all', 'posts: every post, also those without a turn')
    .option('--fail-on-empty', 'leave with exit code 6 when nothing matches')
    .addHelpText('after', HELP);
  command.action(async (what: ExportKind | 'person', who: string | undefined, flags: Flags) => {
    const context = await begin(command);
    if (what === 'person') return exportHeld(context, who, flags);
    if (who !== undefined) throw new UsageError(`${what} take no name`, `Example: export ${what} --customer @ann`);
    return exportRows(context, what, flags);
  });
};

/** @throws UsageError without a person, and for flags and formats of rows */
async function exportHeld(context: Context, who: string | undefined, flags: Flags): Promise<void> {
  if (who === undefined) throw new UsageError('export person needs a name', 'Example: export person @ann');
  const format = formatOf(flags, 'json');
  if (format !== 'json' && format !== 'markdown')
    throw new UsageError(`a person is exported as json or markdown, not as ${format}`, 'Leave --format out for json.');
  if (flags.mask) throw new UsageError('a person is exported with all names', 'Leave --mask out.');
  const { channel, output, ...others } = flags;
  const [stray] = filtersIn(others);
  if (stray) throw new UsageError(`--${stray} does not go with a person: all is exported`, 'Leave it out.');
  const { exportPerson } = await import('./export-person.ts');
  await exportPerson(context, who, { format, ...(channel && { channel }), ...(output !== undefined && { output }) });
}

async function exportRows(context: Context, what: ExportKind, flags: Flags): Promise<void> {
  const format = formatOf(flags, 'csv');
  if (format === 'markdown')
    throw new UsageError('rows are not written as markdown', 'Only a person is: export person @ann --format markdown');
  if (flags.all) refuseWithAll(what, flags);
  const store = await context.store({ readonly: true });
  const [scope, exporting, { writeRows }] = await Promise.all([
    what === 'decisions' ? decisionScope(context, store, flags) : readScope(context, store, flags),
    import('../store/reading/export.ts'),
    import('../renderers/rows.ts'),
  ]);
  const { terminal } = context;
  const [{ maskFor }, { maskedRow }] = await Promise.all([
    import('../queue/masking.ts'),
    import('../queue/masked-rows.ts'),
  ]);
  const mask = await maskFor(context, store, flags);
  const known = exporting.EXPORT_COLUMNS[what];
  const choice = choiceOf(what, flags, known);
  const request = { filter: scope.filter, asOf: scope.asOf, all: flags.all === true };
  const columns = choice.columns
    ? choice.columns.map((key) => known.find((column) => column.key === key)!)
    : known.filter(({ extra }) => !extra);
  let count = 0;
  const counted = (async function* () {
    for await (const rows of exporting.exportRows(store, what, { ...request, choice })) {
      count += rows.length;
      yield* mask ? rows.map((row) => maskedRow(row, mask, what === 'decisions')) : rows;
    }
  })();
  const toFile = flags.output !== undefined;
  const pieces = writeRows(counted, { format, columns, screen: terminal.isTTY && !toFile });
  if (flags.output !== undefined) {
    const [{ writeOutput }, { rememberFile }] = await Promise.all([
      import('./output-file.ts'),
      import('./written-files.ts'),
    ]);
    const path = resolve(context.environment.cwd, flags.output);
    await writeOutput(path, pieces);
    await rememberFile(context, path, 'output');
    terminal.note(`${grouped(count)} ${count === 1 ? what.slice(0, -1) : what} written to ${flags.output}`);
  } else for await (const piece of pieces) if (!(await terminal.write(piece))) return;
  const { removedFrom, removedRowsText } = await import('../reporting/removed.ts');
  const removed = await removedFrom(store, scope.filter, [scope.period]);
  if (removed) terminal.note(removedRowsText(removed, scope.timezone));
  if (count === 0)
    terminal.note(
      what === 'decisions'
        ? 'No decision in this period. Decide what waits: socialcare triage'
        : await nothingMatches(store, scope, flags, `export ${what}`),
    );
  if (count > 0 && count === choice.limit) {
    const all = await exporting.countExported(store, what, request);
    if (all > count) terminal.note(`${grouped(count)} of ${grouped(all)} ${what}: --limit ${all} for all`);
  }
  if (count === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
}

async function decisionScope(context: Context, store: Store, flags: FilterFlags): Promise<Scope> {
  const { scopeOfWork } = await import('../reporting/measuring-work.ts');
  return scopeOfWork(context, store, flags, 'these rows are decisions');
}

/** @throws UsageError for columns that are not there, and for posts and decisions, which do not wait */
function choiceOf(what: ExportKind, flags: Flags, known: readonly ExportColumn[]): RowChoice {
  if (flags.worst !== undefined && (what === 'posts' || what === 'decisions'))
    throw new UsageError(`--worst: ${what} do not wait`, 'Turns and conversations do: export turns --worst 20');
  for (const key of flags.columns ?? [])
    if (!known.some((column) => column.key === key)) throw unknownColumn('--columns', key, known);
  const sortable = known.map(({ key, kind }) => ({ key, isNumber: kind === 'number' }));
  const sort = flags.worst === undefined ? flags.sort && sortOf(flags.sort, sortable) : WORST_FIRST;
  return {
    ...(flags.columns && { columns: [...new Set(flags.columns)] }),
    ...(sort && { sort }),
    limit: flags.worst ?? flags.limit,
  };
}

/** @throws UsageError for flags that --all would pass over in silence */
function refuseWithAll(what: ExportKind, flags: Flags): void {
  if (what !== 'posts') throw new UsageError(`--all goes with posts, not with ${what}`, 'Example: export posts --all');
  const [flag] = filtersIn(flags);
  if (flag) throw new UsageError(`--all is every post: it does not go with --${flag}`, 'Leave one of them out.');
}

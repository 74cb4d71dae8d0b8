/** export: the rows behind the numbers, for a spreadsheet or a program. */
import { Argument, Option } from 'commander';
import type { Context } from '../../context.ts';
import { UsageError } from '../../errors.ts';
import { addFilterOptions, addMaskOptions, collectList, filtersIn, formatOf } from '../../reporting/options.ts';
import { addSortOptions } from '../../reporting/sorting.ts';
import type { ExportKind } from '../../store/reading/export.ts';
import type { Register } from '../command.ts';
import { type ExportFlags, FORMATS } from './flags.ts';

const HELP = `
Times are ISO 8601 in UTC, ids exactly as the platform writes them. Cells of post text that a spreadsheet would run as a
formula begin with an apostrophe in csv; json, jsonl, xlsx and parquet carry the text as it is, xlsx never as a formula.
--columns also knows the labels of turns: intent, needs_reply, sentiment, urgency, topic, language, reply_act, agent,
private_data; all_reply_acts, the acts of every reply by a person; auto_replies, how many came by machine; deleted_at.

Rows of replies are one for each turn that a reply belongs to. Rows of decisions are those that measure decisions,
handle-time and out-of-order count, undone ones included; --brand, --channel, --since and --until pick them, and their
period is that of the decision.

Without --format, the ending of --output decides, or else it is csv.

Examples:
  $ socialcare export turns --brand acme --since 30d > turns.csv
  $ socialcare export turns --since 30d -o turns.xlsx
  $ socialcare export turns --reach all --format jsonl
  $ socialcare export turns --worst 20 --columns customer,asked_at,wait_seconds,asked_text,asked_url
  $ socialcare export replies --format parquet --partition brand,month -o replies
  $ socialcare export conversations --sort turns --limit 50
  $ socialcare export posts --search refund --output refunds.csv
  $ socialcare export posts --ids-only -o ids.csv
  $ socialcare export decisions --since 7d
  $ socialcare export person @ann --format markdown -o ann.md
  $ socialcare export store -o FOLDER`;

const KINDS = ['turns', 'posts', 'replies', 'conversations', 'decisions'] as const satisfies ExportKind[];

export const registerExport: Register = (program, begin) => {
  const command = program
    .command('export')
    .summary('turns, posts, replies, conversations or decisions as csv, json, xlsx or parquet; all about a person')
    .description(
      'Write the rows behind the numbers (turns, posts, replies, conversations or decisions), or all that is held about a person.',
    )
    .addArgument(
      new Argument('<what>', 'turns, posts, replies, conversations, decisions, person or store').choices([
        ...KINDS,
        'person',
        'store',
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
        'csv, tsv, jsonl, json, xlsx; turns, posts, replies: parquet; person: json (default) or markdown',
      ).choices([...FORMATS, 'markdown']),
    )
    .option('--json', 'short for --format json')
    .option('--columns <names>', 'only these columns, in this order', collectList)
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .option(
      '--partition <columns>',
      'parquet: a folder of files by these columns, month or day, as in brand=acme/month=2026-10',
      collectList,
    )
    .option('--all', 'posts: every post, also those without a turn')
    .option('--ids-only', 'posts: channel and id alone, which the rules of the networks allow to share')
    .option('--fail-on-empty', 'leave with exit code 6 when nothing matches')
    .addHelpText('after', HELP);
  command.action(async (what: ExportKind | 'person' | 'store', who: string | undefined, flags: ExportFlags) => {
    const context = await begin(command);
    if (what === 'person') return exportHeld(context, who, flags);
    if (who !== undefined) throw new UsageError(`${what} take no name`, `Example: export ${what} --customer @ann`);
    if (what === 'store') return (await import('./store.ts')).exportStore(context, flags);
    const { exportRows } = await import('./rows.ts');
    return exportRows(context, what, flags);
  });
};

/** @throws UsageError without a person, and for flags and formats of rows */
async function exportHeld(context: Context, who: string | undefined, flags: ExportFlags): Promise<void> {
  if (who === undefined) throw new UsageError('export person needs a name', 'Example: export person @ann');
  const format = formatOf(flags, 'json');
  if (format !== 'json' && format !== 'markdown')
    throw new UsageError(`a person is exported as json or markdown, not as ${format}`, 'Leave --format out for json.');
  if (flags.mask) throw new UsageError('a person is exported with all names', 'Leave --mask out.');
  const { channel, output, ...others } = flags;
  const [stray] = filtersIn(others);
  if (stray) throw new UsageError(`--${stray} does not go with a person: all is exported`, 'Leave it out.');
  const { exportPerson } = await import('./person.ts');
  await exportPerson(context, who, { format, ...(channel && { channel }), ...(output !== undefined && { output }) });
}

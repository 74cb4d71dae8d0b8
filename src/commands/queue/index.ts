/** queue: turns that wait for an answer, in the order of the policy. */
import { type Command, Option } from 'commander';
import { type Context, INTERACTIVE_SECONDS } from '../../context.ts';
import { addFilterOptions, addMaskOptions, wholeNumber } from '../../reporting/options.ts';
import type { Register } from '../command.ts';
import type { QueueFlags } from './flags.ts';

const HELP = `
Order: breached targets, then those used to 75 %, then the rest, then what is labelled as needing no
reply, unless a rule of the policy gives it a team, an urgency or a target; inside each, by urgency, then the longest
wait. Followers do not matter unless the policy names them.

Examples:
  $ socialcare queue
  $ socialcare queue --brand acme --team billing
  $ socialcare queue --count                       a number, for scripts and prompts
  $ socialcare queue --json | jq -r '.items[].post'
  $ socialcare queue --watch --every 30s`;

export const registerQueue: Register = (program, begin) => {
  const command = program
    .command('queue')
    .summary('what waits for an answer, in order')
    .description('List what waits for an answer, in the order of the policy.');
  addQueueOptions(command).addHelpText('after', HELP);
  command.action(async (flags: QueueFlags) => queue(await begin(command), flags));
};

export function addQueueOptions(command: Command): Command {
  return addMaskOptions(addFilterOptions(command, false))
    .option('--team <name>', 'only what belongs to this team')
    .option('--assignee <name>', 'only what is assigned to this person')
    .addOption(new Option('--unassigned', 'only what is assigned to nobody').conflicts('assignee'))
    .option('--closed', 'also what was closed without a post')
    .option('--snoozed', 'also what is snoozed')
    .option('--ignored', 'also what the policy ignores')
    .option('--limit <n>', 'at most this many (default: what fits the screen; all in a pipe)', wholeNumber)
    .option('--count', 'only how many wait for an answer')
    .option('--watch', 'redraw until Ctrl-C')
    .option('--every <time>', 'with --watch: how often (default: 10s)')
    .option('--json', 'as JSON')
    .option('--fail-on-empty', 'leave with exit code 6 when nothing waits');
}

async function queue(context: Context, flags: QueueFlags): Promise<void> {
  const store = await context.store({
    readonly: true,
    ...(flags.watch && { limitSeconds: INTERACTIVE_SECONDS }),
  });
  const { printQueue, watchQueue } = await import('./print.ts');
  await (flags.watch ? watchQueue : printQueue)(context, store, flags);
}

/** triage: work through the queue by keys, or decide by flags. */
import { Option } from 'commander';
import { ACTION_NAMES } from '../../domain/decision.ts';
import { UsageError } from '../../errors.ts';
import { addFilterOptions, addMaskOptions } from '../../reporting/options.ts';
import type { Register } from '../command.ts';
import type { TriageFlags } from './flags.ts';

const HELP = `
With --as: what the keys do, for scripts. --until then says how long to snooze, --label which label to correct.
  --as no-reply --reason spam        --as elsewhere --via phone     --as escalate --to legal --note "threatens to sue"
  --as snooze --until 2h|tomorrow    --as assign --to ann           --as tag --tag refund
  --as note --note "called back"     --as label --label intent=complaint
  --as undo                          the newest decision about the post; without a post, --any takes back your newest
  --reply | pbcopy                   the suggested reply as text        --open    the post in the browser

Every decision is one appended row; undo appends another. Nothing is ever sent. What you decided already is not written
twice, so a batch that was stopped can be given again; an undo takes back one decision each time unless --request names it.

Examples:
  $ socialcare triage --brand acme
  $ socialcare triage 1790000000000000001 --as no-reply --reason thanks
  $ socialcare queue --search giveaway --json | jq -r '.items[].post' | socialcare triage - --as no-reply --reason spam
  $ echo '{"post":"1790000000000000001","as":"escalate","to":"legal"}' | socialcare triage -`;

/** Flags that mean something only beside --as. */
const DECIDING = ['reason', 'via', 'to', 'tag', 'note', 'any', 'request', 'force', 'json'] as const;

export const registerTriage: Register = (program, begin) => {
  const command = program
    .command('triage')
    .summary('work through the queue by keys, or decide by flags')
    .description('Work through what waits, one key per decision; or decide by flags.')
    .argument('[post...]', 'begin with these posts; with --as, decide about them (- reads them from standard input)');
  addMaskOptions(addFilterOptions(command, false))
    .addOption(new Option('--as <action>', ACTION_NAMES.join(', ')))
    .option('--reason <why>', 'with --as no-reply')
    .option('--via <way>', 'with --as elsewhere: phone, dm, mail, chat, store, other')
    .option('--to <name>', 'a team with --as escalate, a person with --as assign')
    .option('--tag <name>', 'with --as tag')
    .option('--note <text>', 'a few words beside any decision')
    .option('--reply [template]', 'print the reply that the policy suggests for a post; nothing is sent')
    .option('--open', 'open a post in the browser')
    .option('--actor <name>', 'who decides (default: SOCIALCARE_ACTOR, else your user name)')
    .option('--team <name>', 'work for this team')
    .option('--assignee <name>', 'only what is assigned to this person')
    .addOption(new Option('--unassigned', 'only what is assigned to nobody').conflicts('assignee'))
    .option('--ignored', 'also what the policy ignores')
    .option('--reveal', 'show private data, and names that are hidden, at once')
    .option('--any', 'with --as undo and no post: your newest decision, whenever it was')
    .option('--request <name>', 'a name of your own: the same request given again, undo included, writes nothing twice')
    .option('--force', 'decide even if somebody is working on it')
    .option('--json', 'with --as: the decisions as JSON lines')
    .addHelpText('after', HELP);
  command.action(async (posts: string[], flags: TriageFlags) => {
    const context = await begin(command);
    if (flags.reply !== undefined || flags.open) {
      const [post, more] = posts;
      if (post === undefined || more !== undefined || flags.as !== undefined)
        throw new UsageError('--reply and --open need one post and no --as', 'Example: socialcare triage POST --reply');
      const { openPost, printReply } = await import('./without-deciding.ts');
      return flags.open ? openPost(context, post, flags) : printReply(context, post, flags);
    }
    if (flags.as !== undefined || posts[0] === '-') {
      const { triageByFlags } = await import('./by-flags.ts');
      return triageByFlags(context, posts, flags);
    }
    const stray = DECIDING.find((name) => flags[name] !== undefined);
    if (stray)
      throw new UsageError(
        `--${stray} goes with --as`,
        'Example: socialcare triage POST --as no-reply --reason thanks',
      );
    if (!context.terminal.interactive)
      throw new UsageError(
        'triage by keys needs a terminal, and this is not one (or --no-input was given)',
        'Decide by flags: socialcare triage POST --as no-reply|elsewhere|escalate|snooze|assign|tag|note|label|undo …\nSee what waits: socialcare queue',
      );
    const { triageByKeys } = await import('./by-keys.ts');
    return triageByKeys(context, posts, flags);
  });
};

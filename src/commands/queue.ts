/** queue: turns that wait for an answer, in the order of the policy. */
import { Option } from 'commander';
import type { Context } from '../context.ts';
import type { QueueView, WaitingTurn } from '../domain/queue.ts';
import { EXIT, UsageError } from '../errors.ts';
import { type Mask, type MaskFlag, maskFor } from '../queue/masking.ts';
import type { NamedItem, WaitingQueue } from '../queue/waiting-queue.ts';
import { nothingMatches } from '../reporting/nothing.ts';
import {
  addFilterOptions,
  addMaskOptions,
  type FilterFlags,
  readScope,
  type Scope,
  wholeNumber,
} from '../reporting/options.ts';
import type { Store } from '../store/open.ts';
import type { Register } from './command.ts';

export interface QueueFlags extends FilterFlags, MaskFlag {
  team?: string;
  assignee?: string;
  unassigned?: boolean;
  closed?: boolean;
  snoozed?: boolean;
  ignored?: boolean;
  limit?: number;
  count?: boolean;
  watch?: boolean;
  every?: string;
  json?: boolean;
  failOnEmpty?: boolean;
}

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
  addMaskOptions(addFilterOptions(command, false))
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
    .option('--fail-on-empty', 'leave with exit code 6 when nothing waits')
    .addHelpText('after', HELP);
  command.action(async (flags: QueueFlags) => queue(await begin(command), flags));
};

/**
 * The view that the flags ask for.
 * @throws UsageError for a status: the queue holds unanswered turns only
 */
export function viewOf(flags: QueueFlags): QueueView {
  if (flags.status !== undefined)
    throw new UsageError(
      '--status does not apply: a queue holds what is not answered',
      'See --closed --snoozed --ignored.',
    );
  const include = (['closed', 'snoozed', 'ignored'] as const).filter((name) => flags[name] === true);
  const { team, assignee, unassigned } = flags;
  return { team, assignee: assignee?.replace(/^@/, ''), unassigned, include };
}

/**
 * @throws UsageError for a team that nothing knows: a misspelt name would look like an empty queue
 */
export function checkTeam({ triage, all }: WaitingQueue, team: string | undefined): void {
  if (team === undefined) return;
  const { teams, defaultTeam, rules } = triage.policy;
  const known = new Set([...Object.keys(teams), ...(defaultTeam ? [defaultTeam] : [])]);
  for (const rule of rules) if (rule.team) known.add(rule.team);
  for (const { state } of all()) if (state?.team) known.add(state.team);
  if (known.has(team)) return;
  throw new UsageError(
    `there is no team "${team}"`,
    known.size > 0
      ? `Teams: ${[...known].sort().join(', ')}.`
      : 'Teams are declared in the policy, or created by escalating to one: socialcare policy --help',
  );
}

async function queue(context: Context, flags: QueueFlags): Promise<void> {
  const store = await context.store({ readonly: true });
  if (flags.watch) return watch(context, store, flags, flags.limit);
  await drawOnce(context, store, flags, flags.limit);
}

async function watch(context: Context, store: Store, flags: QueueFlags, limit: number | undefined): Promise<void> {
  const { terminal, environment } = context;
  if (!terminal.isTTY)
    throw new UsageError('--watch needs a terminal', 'Run socialcare queue from a scheduler instead.');
  const [{ parseDuration }, { wrapToWidth }, { openFullScreen }] = await Promise.all([
    import('../domain/duration.ts'),
    import('../domain/text-width.ts'),
    import('../terminal/full-screen.ts'),
  ]);
  const pause_ms = parseDuration(flags.every ?? '10s', '--every') * 1000;
  const screen = openFullScreen(terminal);
  try {
    while (!environment.signal.aborted) {
      const { rows, columns } = screen.size();
      const found = await read(context, store, flags);
      const below = wrapToWidth([found.summary, found.pinned].filter(Boolean).join('; '), columns);
      const { text } = await fitting(context, found, limit ?? rows, columns, rows - below.length - 1);
      screen.draw([...text.trimEnd().split('\n'), '', ...below.map(terminal.palette.dim)]);
      await screen.pause(pause_ms, environment.signal);
    }
  } finally {
    screen.close();
  }
  context.exitCode = EXIT.interrupted;
}

interface Found {
  scope: Scope;
  line: WaitingQueue;
  items: WaitingTurn[];
  ignored: number;
  /** Of the items, those whose customers wait for an answer. */
  awaited: number;
  asOf: number;
  mask: Mask | undefined;
  /** One line: how many, how many breached. */
  summary: string;
  /** The moment it is seen from, where that is not now. */
  pinned: string | undefined;
}

async function read(context: Context, store: Store, flags: QueueFlags): Promise<Found> {
  const [{ clocksOf, openWaitingQueue }, { queueStatusOf }, { formatTime }] = await Promise.all([
    import('../queue/waiting-queue.ts'),
    import('../domain/queue.ts'),
    import('../domain/clock-time.ts'),
  ]);
  const scope = await readScope(context, store, flags);
  const clocks = clocksOf(context, scope.asOf, flags.asOf !== undefined);
  const line = await openWaitingQueue(context, store, scope.filter, clocks, clocks.moving ? undefined : scope.asOf);
  checkTeam(line, flags.team);
  const items = line.view(viewOf(flags));
  const ignored = line.all().filter((item) => queueStatusOf(item, clocks.snoozeClock()) === 'ignored').length;
  const awaited = items.filter(({ risk }) => risk !== 'none').length;
  const breached = items.filter(({ risk }) => risk === 'breached').length;
  const atRisk = items.filter(({ risk }) => risk === 'at-risk').length;
  const summary = [
    `${awaited} waiting, ${breached} past their target, ${atRisk} at risk`,
    ...(items.length > awaited
      ? [`${items.length - awaited} more ${items.length - awaited === 1 ? 'needs' : 'need'} no reply`]
      : []),
    ...(line.triage.policy.hours === 'business' ? ['waits and targets count open hours'] : []),
    ...(ignored > 0 ? [`${ignored} ignored by the policy (--ignored)`] : []),
  ].join('; ');
  const pinned = clocks.moving ? undefined : `as of ${formatTime(scope.asOf, scope.timezone)}`;
  const mask = await maskFor(context, store, flags);
  return { scope, line, items, ignored, awaited, asOf: scope.asOf, mask, summary, pinned };
}

async function drawOnce(context: Context, store: Store, flags: QueueFlags, limit: number | undefined): Promise<void> {
  const { terminal } = context;
  const found = await read(context, store, flags);
  if (found.awaited === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
  if (flags.count) {
    terminal.out(String(found.awaited));
    return;
  }
  if (flags.json) {
    const { queueDocument } = await import('../queue/queue-document.ts');
    terminal.out(JSON.stringify(queueDocument(await named(found, limit), found)));
    return;
  }
  const { length } = found.items;
  const { stdout, isTTY, width } = terminal;
  const rows = stdout.rows || 24;
  const { text, shown } =
    isTTY && limit === undefined
      ? await fitting(
          context,
          found,
          rows,
          width,
          rows - PROMPT_ROWS - (await heightOf(terminal, messagesOf(found, length))),
        )
      : { text: await listed(context, found, limit ?? length, width), shown: limit ?? length };
  await terminal.write(text);
  for (const message of messagesOf(found, length - shown)) terminal.note(message);
  if (length > 0) return;
  const { contents } = await import('../store/reading/stored-days.ts');
  if ((flags.since ?? flags.until) === undefined && (await contents(store)).brands) return;
  const { scope } = found;
  const open = { ...scope, filter: { ...scope.filter, status: ['unanswered' as const] } };
  terminal.note(await nothingMatches(store, open, flags, 'queue'));
}

const PROMPT_ROWS = 1;
const LEAST_ITEMS = 3;

/** As much of the list as fits into so many rows, so that the header stays on the screen. */
async function fitting(context: Context, found: Found, limit: number, width: number, rows: number) {
  const text = await listed(context, found, limit, width);
  const excess = text.split('\n').length - 1 - rows;
  const shown = Math.max(LEAST_ITEMS, Math.min(limit, found.items.length) - Math.max(0, excess));
  return { text: excess > 0 ? await listed(context, found, shown, width) : text, shown };
}

/** What is said below the list, when so many items are not in it. */
function messagesOf({ summary, pinned, items }: Found, more: number): string[] {
  return [
    summary,
    ...(pinned ? [pinned] : []),
    ...(more > 0 ? [`${more} more: --limit ${items.length}`] : []),
    ...(items.length > 0 ? ['next: socialcare triage'] : []),
  ];
}

/** Rows that messages take. */
async function heightOf({ stdout, quiet }: Context['terminal'], messages: readonly string[]): Promise<number> {
  if (quiet) return 0;
  const { wrapToWidth } = await import('../domain/text-width.ts');
  return messages.flatMap((message) => wrapToWidth(message, stdout.columns || 80)).length;
}

async function listed({ terminal }: Context, found: Found, limit: number, width: number): Promise<string> {
  const [{ listText }, { queueColumns }] = await Promise.all([
    import('../terminal/table.ts'),
    import('../queue/queue-columns.ts'),
  ]);
  const shown = await named(found, limit);
  return listText(shown, queueColumns(shown, found.scope), { ...terminal, width });
}

/** The first items with their words and customers, masked where that is asked for. */
async function named({ line, items, mask }: Found, limit: number | undefined): Promise<NamedItem[]> {
  const shown = await line.named(items.slice(0, limit));
  if (!mask) return shown;
  return shown.map(({ item, turn }) => ({
    item,
    turn: { ...turn, customer: mask.name(turn.customer), text: mask.text(turn.text, turn.channel), url: null },
  }));
}

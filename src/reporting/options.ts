/** The filter as flags, the same on every command that reads turns, and how these are parsed. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Context } from '../context.ts';
import type { Filter } from '../domain/filter.ts';
import type { PeriodContext } from '../domain/period.ts';
import type { Span } from '../domain/report.ts';
import { TURN_STATUSES, type TurnStatus } from '../domain/turn-status.ts';
import { UsageError } from '../errors.ts';
import type { Store } from '../store/open.ts';

export interface FilterFlags {
  brand?: string[];
  channel?: string[];
  since?: string;
  until?: string;
  asOf?: string;
  status?: string[];
  customer?: string;
  agent?: string[];
  search?: string;
  label?: string[];
  turns?: 'first' | 'next' | 'all';
}

/** Collects a repeatable flag whose values may also be separated by commas. */
export function collectList(value: string, earlier: string[] = []): string[] {
  const parts = value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  // An empty value must not mean "no filter": a script with an empty variable would get everything.
  if (parts.length === 0) throw new InvalidArgumentError('Name at least one, or leave the flag out.');
  return [...earlier, ...parts];
}

function words(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('Give at least one word, or leave the flag out.');
  return value;
}

/** Parses a flag that takes a whole number. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0) throw new InvalidArgumentError('Write a whole number above zero.');
  return Number(text);
}

/** @throws UsageError when --json and --format contradict each other */
export function formatOf<Format extends string>(
  flags: { json?: boolean; format?: Format },
  otherwise: Format,
): Format | 'json' {
  if (!flags.json) return flags.format ?? otherwise;
  if (flags.format !== undefined && flags.format !== 'json')
    throw new UsageError(`--json and --format ${flags.format} contradict each other`, 'Leave one of them out.');
  return 'json';
}

/** Flags of commands that can print customers under pseudonyms. */
export function addMaskOptions(command: Command): Command {
  return command
    .option('--mask', 'hide private data, and customers behind pseudonyms (default: privacy of the configuration)')
    .option('--no-mask', 'name customers although the configuration hides them');
}

/** @param answered whether answered turns can be selected; not in the queue, whose help leaves out the status */
export function addFilterOptions(command: Command, answered = true): Command {
  return command
    .optionsGroup('Filter:')
    .option('--brand <name>', 'only these brands (repeat or separate by commas)', collectList)
    .option('--channel <name>', 'only these networks: x, bluesky, mastodon, …', collectList)
    .option('--since <when>', 'turns that began then or later: 2026-10-01, 30d (before --as-of), yesterday, last-month')
    .option('--until <when>', 'turns that began before the end of then')
    .option('--as-of <when>', 'as things stood then (default: now, or the newest post of imported archives)')
    .option('--tz <zone>', 'IANA zone of dates and days (default: timezone of the configuration)')
    .option('--reach <classes>', 'direct, quote, implicit, untagged, or all (default: direct,quote)')
    .addOption(
      new Option('--turns <which>', 'first turns of conversations, later ones, or all').choices([
        'first',
        'next',
        'all',
      ]),
    )
    .addOption(
      new Option('--status <status>', `only ${TURN_STATUSES.join(', ')}`).argParser(collectList).hideHelp(!answered),
    )
    .option('--customer <name>', 'only this customer: a handle or an account id')
    .option(
      '--agent <name>',
      'only turns first answered by, as the data say or the answer is signed: JK; or unsigned',
      collectList,
    )
    .addOption(searchOption())
    .option('--label <facet=value>', 'only turns with this label, e.g. intent=complaint', collectList)
    .optionsGroup('Options:');
}

/** The same in every command. */
export function addSearchOption(command: Command): Command {
  return command.addOption(searchOption());
}

function searchOption(): Option {
  return new Option(
    '--search <words>',
    `only turns with a post or answer that holds all these words: 'refund late', '"no answer"', 'cancel*', 'late OR lost -joke'`,
  ).argParser(words);
}

const FILTERS = [
  'brand',
  'channel',
  'since',
  'until',
  'asOf',
  'reach',
  'turns',
  'status',
  'customer',
  'agent',
  'search',
  'label',
] as const;

/** The given filter flags, as typed. */
export function filtersIn(flags: FilterFlags & { reach?: string }): string[] {
  return FILTERS.filter((name) => flags[name] !== undefined).map(flagName);
}

/** The given filter flags without some, quoted for a shell. */
export function filterWords(flags: FilterFlags & { reach?: string }, without: readonly string[]): string[] {
  return FILTERS.filter((name) => !without.includes(name)).flatMap((name) => {
    const value = flags[name];
    if (value === undefined) return [];
    return [`--${flagName(name)}`, quotedWord(Array.isArray(value) ? value.join(',') : value)];
  });
}

/** asOf is typed as as-of. */
export function flagName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function quotedWord(text: string): string {
  return /^[\w@.,:=+/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

export interface Scope {
  filter: Filter;
  /** Unix seconds. */
  asOf: number;
  timezone: string;
  /** The context for parsing times: see PeriodContext. */
  clock: PeriodContext;
  period: Span;
}

/**
 * Parses the flags. Durations (30d) count back from as-of, so that they work for archives too; calendar words (yesterday)
 * refer to the present day, or to the day of --as-of where it is given.
 */
export async function readScope(context: Context, store: Store, flags: FilterFlags): Promise<Scope> {
  const [{ parsePeriod, spanNamed }, { defaultAsOf }, config] = await Promise.all([
    import('../domain/period.ts'),
    import('../store/reading/summary.ts'),
    context.config(),
  ]);
  if (flags.search !== undefined) await (await import('./searching.ts')).prepareSearch(context, store, flags.search);
  const zone = config.timezone.value;
  const now = context.now();
  const then = flags.asOf === undefined ? undefined : spanNamed(flags.asOf, '--as-of', { zone, now });
  if (then && then.from > now)
    throw new UsageError(
      `--as-of: ${flags.asOf} is in the future`,
      'Numbers exist up to now: leave it out, or name a day that has begun.',
    );
  const asOf = then ? Math.min(now, then.to) : await defaultAsOf(store, now);
  // A day includes its last second.
  const clock = then ? Math.min(now, Math.max(then.from, then.to - 1)) : now;
  const times: PeriodContext = { zone, now: asOf, clock };
  const period = parsePeriod({ since: flags.since, until: flags.until }, times);
  return {
    asOf,
    timezone: zone,
    clock: times,
    period: { since: period.since ?? null, until: period.until ?? null },
    filter: {
      brands: flags.brand ?? [],
      channels: flags.channel ?? [],
      reach: config.reach.value,
      ...period,
      status: (flags.status ?? []).map(statusNamed),
      customer: flags.customer?.replace(/^@/, ''),
      ...(flags.agent && { agents: flags.agent.map((name) => name.replace(/^[\^*~/-]/, '')) }),
      search: flags.search,
      labels: labelsOf(flags.label ?? []),
      turns: flags.turns ?? 'all',
    },
  };
}

function statusNamed(name: string): TurnStatus {
  const status = TURN_STATUSES.find((one) => one === name);
  if (!status) throw new UsageError(`--status: "${name}" is not a status`, `Statuses: ${TURN_STATUSES.join(', ')}.`);
  return status;
}

/** `intent=complaint,problem` means either value; the commas have already been split into list items. */
function labelsOf(pairs: string[]): Record<string, string[]> {
  const labels = new Map<string, string[]>();
  let facet: string | undefined;
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    if (equals >= 0) facet = pair.slice(0, equals);
    const value = pair.slice(equals + 1);
    if (!facet || !value)
      throw new UsageError(`--label: "${pair}" is not facet=value`, 'Example: --label intent=complaint');
    labels.set(facet, [...(labels.get(facet) ?? []), value]);
  }
  return Object.fromEntries(labels);
}

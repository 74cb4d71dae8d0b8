/** From flags to counted turns: the one road that measure, report, explain and every later command take. */

import { type Command, Option } from 'commander';
import type { Config } from '../config/config.ts';
import type { Context } from '../context.ts';
import type { Dimension, LocalClock } from '../dimensions/dimension.ts';
import type { Section } from '../domain/report.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import { UsageError } from '../errors.ts';
import type { Grouping, Groups } from '../metrics/groups.ts';
import type { Metric, Settings } from '../metrics/metric.ts';
import type { Store } from '../store/open.ts';
import { needsAnsweredBy, needsReplyRecord } from './labelling.ts';
import { type FilterFlags, list, readScope, type Scope } from './options.ts';

export interface MeasureFlags extends FilterFlags {
  by?: string[];
  window?: string;
  hours?: 'calendar' | 'business';
  denominator?: 'needs-reply' | 'all';
  acceptBiasedSample?: boolean;
  format?: string;
  json?: boolean;
  failOnEmpty?: boolean;
}

/** Flags of every command that prints numbers. @param formats those of --format, in words */
export function addMeasureOptions(command: Command, formats = 'table, markdown, csv or json'): Command {
  return command
    .option(
      '--by <dimensions>',
      'group by brand, channel, reach, day, week, month, weekday, hour, agent, or a label: intent, topic, …',
      list,
    )
    .option('--window <times>', 'time a brand has to answer: 1h, 24h, 72h, ever (default: 24h)')
    .option('--sla <time>', 'the promise, for attainment (default: 1h)')
    .option('--hours <which>', 'calendar or business: count every second, or only open ones (default: calendar)')
    .addOption(
      new Option(
        '--denominator <which>',
        'turns that needed a reply, or all (default: needs-reply once classified)',
      ).choices(['needs-reply', 'all']),
    )
    .option('--accept-biased-sample', 'print rates that the sampling forbids, with the warning')
    .option('--format <name>', `${formats} (default: table)`)
    .option('--json', 'short for --format json')
    .option('--fail-on-empty', 'leave with exit code 6 when nothing matches');
}

export interface Measured {
  store: Store;
  scope: Scope;
  frame: TurnFrame;
  /** The same turns with waits in the hours in which the policy makes its promise, for metrics of targets. */
  promised: TurnFrame;
  settings: Settings;
  by: Dimension[];
  config: Config;
}

/**
 * Loads the turns that the flags pick, with the labels that the metrics and dimensions need.
 */
export async function loadMeasured(
  context: Context,
  flags: MeasureFlags,
  metrics: readonly Pick<Metric, 'facet' | 'reads'>[] = [],
): Promise<Measured> {
  const [store, config, { loadTurnFrame }, { dimensionsNamed }] = await Promise.all([
    context.store({ readonly: true }),
    context.config(),
    import('../store/reading/turn-frame.ts'),
    import('../dimensions/index.ts'),
  ]);
  const scope = await readScope(context, store, flags);
  const by = dimensionsNamed(flags.by ?? []);
  const facets = [...metrics, ...by].flatMap(({ facet }) => facet ?? []);
  const policy = await promising(context, config, metrics);
  const loaded = await loadTurnFrame(store, scope.filter, scope.asOf, facets);
  const turns = policy ? await policy.promise(store, scope, loaded) : loaded;
  const read = await withConversations(store, scope, metrics, turns);
  const frame = await withHours(context, config, flags, read);
  const promised = flags.hours === undefined ? await inPromisedHours(context, config, metrics, frame) : frame;
  const settings = await readSettings(config, flags, frame.needsReply && store);
  return { store, scope, frame, promised, settings, by, config };
}

/** A metric's answer over the turns as it counts them. */
export function measureOver(
  metric: Metric,
  { frame, promised, settings }: Pick<Measured, 'frame' | 'promised' | 'settings'>,
  groups: Groups,
): Section {
  return metric.measure(metric.reads === 'targets' ? promised : frame, groups, settings);
}

/** A policy that promises in business hours is held to it in them, as the queue is. */
async function inPromisedHours(
  context: Context,
  config: Config,
  metrics: readonly Pick<Metric, 'reads'>[],
  frame: TurnFrame,
): Promise<TurnFrame> {
  if (!metrics.some(({ reads }) => reads === 'targets')) return frame;
  const [{ loadPolicy }, { openHoursByBrand }] = await Promise.all([
    import('../queue/policy-source.ts'),
    import('../queue/business-hours.ts'),
  ]);
  const policy = await loadPolicy(context);
  if (policy.hours !== 'business') return frame;
  return openHoursByBrand(context, config.schedules.value, frame, 'or-calendar');
}

/** @param labelled the store, where its labels count */
async function readSettings(config: Config, flags: MeasureFlags, labelled: Store | undefined): Promise<Settings> {
  const [{ parseDuration }, record, answeredBy] = await Promise.all([
    import('../domain/duration.ts'),
    labelled && needsReplyRecord(labelled),
    labelled && needsAnsweredBy(labelled),
  ]);
  const typed = flags.window?.split(',').map((text) => parseDuration(text.trim(), '--window'));
  const windows = typed && [...new Set(typed)];
  const outcomes = { '--status': flags.status, '--agent': flags.agent };
  const byOutcome = Object.entries(outcomes)
    .flatMap(([flag, values]) => (values ? [`${flag} ${values.join(',')}`] : []))
    .join(' and ');
  return {
    window: windows?.[0] ?? config.window_seconds.value,
    windows: windows ?? [config.window_seconds.value],
    target: config.sla_target_seconds.value,
    episodeGap: config.episode_gap_seconds.value,
    acceptBiased: flags.acceptBiasedSample === true,
    allTurns: flags.denominator === 'all',
    ...(byOutcome !== '' && { byOutcome }),
    ...(record && { needsReplyRecord: record }),
    ...(answeredBy && answeredBy !== 'own' && { unmeasured: answeredBy }),
  };
}

/** What the policy promises each turn, for metrics that ask; a promise given by flag holds for all. */
async function promising(context: Context, config: Config, metrics: readonly Pick<Metric, 'reads'>[]) {
  if (!metrics.some(({ reads }) => reads === 'targets') || config.sla_target_seconds.origin.endsWith('--sla'))
    return undefined;
  const { policyWithTargets, withTargets } = await import('../queue/targets.ts');
  const policy = await policyWithTargets(context);
  return (
    policy && {
      promise: (store: Store, scope: Scope, frame: TurnFrame) => withTargets(context, store, policy, scope, frame),
    }
  );
}

/** What the filter cuts off conversations, and the acts of replies, for metrics that ask. */
async function withConversations(
  store: Store,
  { filter, asOf }: Scope,
  metrics: readonly Pick<Metric, 'reads'>[],
  frame: TurnFrame,
): Promise<TurnFrame> {
  const asks = (what: Metric['reads']) => metrics.some(({ reads }) => reads === what);
  if (asks('conversations')) {
    const { loadLaterTurns } = await import('../store/reading/later-turns.ts');
    return { ...frame, laterTurns: await loadLaterTurns(store, filter, asOf, frame) };
  }
  if (!asks('replies')) return frame;
  const { loadReplyColumns } = await import('../store/reading/reply-columns.ts');
  return { ...frame, replies: await loadReplyColumns(store, frame, asOf) };
}

/** Waits in open seconds, by the brand's own schedule where it has one. */
async function withHours(context: Context, config: Config, flags: MeasureFlags, frame: TurnFrame): Promise<TurnFrame> {
  if (flags.hours === undefined || flags.hours === 'calendar') return frame;
  if (flags.hours !== 'business')
    throw new UsageError(`--hours: "${flags.hours}" is neither calendar nor business`, 'Write --hours business.');
  if (config.schedules.value.length === 0)
    throw new UsageError(
      '--hours business: no business hours are configured',
      'Add a [[schedule]] to socialcare.toml; socialcare init writes an example.',
    );
  const { openHoursByBrand } = await import('../queue/business-hours.ts');
  return openHoursByBrand(context, config.schedules.value, frame);
}

/** The dimensions with the report's clock built in. */
export async function groupings(by: readonly Dimension[], frame: TurnFrame, timezone: string): Promise<Grouping[]> {
  const clock = await localClock(frame, timezone);
  return by.map((dimension) => ({ ...dimension, code: (each, turn) => dimension.code(each, turn, clock) }));
}

async function localClock(frame: TurnFrame, timezone: string): Promise<LocalClock> {
  if (frame.n === 0 || timezone === 'UTC') return { offset: () => 0 };
  const { zoneOffsets } = await import('../domain/zone-offsets.ts');
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const at of frame.askedAt) {
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  const offsets = zoneOffsets(timezone, first, last + 1);
  return { offset: (at) => offsets.find((each) => at < each.to)!.offset_seconds };
}

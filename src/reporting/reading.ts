/** From flags to turns: which data some metrics need, which hours count, which SLA targets apply, and reading them. */
import type { Config } from '../config/config.ts';
import type { Context } from '../context.ts';
import type { Dimension } from '../dimensions/dimension.ts';
import type { ReplyFact } from '../domain/reply-columns.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import { RefusedError, UsageError } from '../errors.ts';
import type { Grouping } from '../metrics/counts/groups.ts';
import type { ReadTurns } from '../metrics/counts/turn-chunk.ts';
import type { Settings, TurnMetric } from '../metrics/metric.ts';
import type { Store } from '../store/open.ts';
import type { TurnRound } from '../store/reading/turn-rounds.ts';
import { type BesidePart, openBesides, replyFactsOf } from './besides.ts';
import { labelRecordsOf, needsAnsweredBy, needsReplyRecord } from './labelling.ts';
import { localClock } from './local-clock.ts';
import type { FilterFlags, Scope } from './options.ts';
import type { OutputFlags } from './output-options.ts';
import { readCountedScope } from './removed.ts';
import { type StaffingFlags, staffingAsked } from './staffing-options.ts';
import { turnFacts } from './turn-facts.ts';

export interface MeasureFlags extends FilterFlags, StaffingFlags, OutputFlags {
  by?: string[];
  /** One group of a dimension and all the others together, instead of --by. */
  apart?: { by: string; name: string };
  window?: string;
  hours?: 'calendar' | 'business';
  denominator?: 'needs-reply' | 'all';
  acceptBiasedSample?: boolean;
  failOnEmpty?: boolean;
  /** Whether pictures are drawn; when left out, only in tables on a terminal. */
  pictures?: boolean;
}

/** Turns opened for reading, with the settings and statistics of some metrics. */
export interface Reading {
  store: Store;
  scope: Scope;
  config: Config;
  settings: Settings;
  by: readonly Dimension[];
  /** Facets to read. */
  facets: readonly string[];
  /** Facts of replies to read. */
  replyFacts: readonly ReplyFact[];
  groupings: readonly Grouping<TurnFrame>[];
  /** The rounds in which turns are read; one where they are not very many. */
  rounds: readonly TurnRound[];
  /** The turns of a round or all of them, part by part; what a part holds is overwritten by the next. */
  turns(round?: TurnRound): AsyncGenerator<ReadTurns>;
  /** Reads the further data that the metrics need. */
  besides?(part: BesidePart): Promise<Partial<TurnFrame>>;
}

type Asked = readonly Pick<TurnMetric, 'facet' | 'labels' | 'reads' | 'facts' | 'replyFacts' | 'goesBy'>[];

/** @param metrics to be computed; none where only the settings are needed */
export async function openReading(context: Context, flags: MeasureFlags, metrics: Asked = []): Promise<Reading> {
  const [store, config, { readTurns }] = await Promise.all([
    context.store({ readonly: true }),
    context.config(),
    import('../store/reading/turn-frame.ts'),
  ]);
  const scope = await readCountedScope(context, store, flags);
  const by = await dimensionsOf(flags);
  const facets = [
    ...[...metrics, ...by].flatMap(({ facet }) => facet ?? []),
    ...metrics.flatMap(({ labels = [] }) => labels),
  ];
  const replyFacts = await replyFactsOf(store, metrics);
  const labelRecords = await labelRecordsOf(store, facets, replyFacts);
  const settings = { ...(await readSettings(store, config, flags, facets)), ...(labelRecords && { labelRecords }) };
  const asks = (what: TurnMetric['reads']) => metrics.some(({ reads }) => reads === what);
  const [targets, hours, promised] = [
    asks('targets') ? await promises(context, store, config, scope) : undefined,
    await hoursAsked(context, store, config, flags, scope),
    asks('targets') && flags.hours === undefined ? await hoursPromised(context, store, config, scope) : undefined,
  ];
  const others = await openBesides(store, scope, asks, replyFacts);
  const facts = await turnFacts(store, scope, [
    ...metrics.flatMap(({ facts = [] }) => facts),
    ...by.flatMap(({ fact }) => fact ?? []),
  ]);
  const staffing = staffingAsked(flags, settings.target);
  const rounds = await roundsOf(store, by);
  const span = rounds.length > 1 ? await spanOf(store, scope) : undefined;
  return {
    ...{ store, scope, config, by, facets },
    settings: {
      ...settings,
      ...(span && { span: { first: span.first, last: span.lastBegan } }),
      ...(staffing && {
        staffing: {
          ...staffing,
          period: scope.period,
          asOf: scope.asOf,
          offset: (await localClock(scope.timezone)).offset,
        },
      }),
      ...(metrics.some(({ goesBy }) => goesBy === 'hours') && { known: await knownTime(store, scope) }),
    },
    replyFacts,
    groupings: await groupings(by, scope.timezone),
    rounds,
    ...(others && { besides: others }),
    async *turns(round) {
      for await (const part of readTurns(store, scope.filter, scope.asOf, facets, round)) {
        const turns = {
          ...part.frame,
          ...facts(part.frame),
          ...(targets && { target: await targets(part) }),
          ...(await others?.({ ...part, ...(round && { round }) })),
        };
        const frame = hours ? hours(turns) : turns;
        yield { frame, ...(promised && { promised: promised(frame) }) };
      }
    },
  };
}

/** Coverage of the period, and the clock of its zone. */
async function knownTime(store: Store, { filter, asOf, timezone }: Scope): Promise<Settings['known']> {
  const { listCover } = await import('../store/facts/coverage.ts');
  const [first, last] = [filter.since ?? Number.NEGATIVE_INFINITY, Math.min(asOf, (filter.until ?? asOf + 1) - 1)];
  const covers = (await listCover(store)).map(({ brandKey, channel, since, until }) => ({
    ...{ brand: brandKey, channel, since: Math.max(since, first), until: Math.min(until, last) },
  }));
  return { covers, offset: (await localClock(timezone)).offset };
}

async function dimensionsOf({ by = [], apart: side }: MeasureFlags): Promise<Dimension[]> {
  const { dimensionsNamed } = await import('../dimensions/index.ts');
  if (!side) return dimensionsNamed(by);
  const { apart } = await import('../dimensions/apart.ts');
  return dimensionsNamed([side.by]).map((dimension) => apart(dimension, side.name));
}

async function roundsOf(store: Store, by: readonly Dimension[]): Promise<TurnRound[]> {
  const { turnRounds } = await import('../store/reading/turn-rounds.ts');
  return turnRounds(
    store,
    by.some(({ name }) => name === 'brand'),
  );
}

async function spanOf(store: Store, { filter, asOf }: Scope) {
  const { spanOfTurns } = await import('../store/reading/turn-span.ts');
  return spanOfTurns(store, filter, asOf);
}

async function readSettings(
  store: Store,
  config: Config,
  flags: MeasureFlags,
  facets: readonly string[],
): Promise<Settings> {
  const [{ parseDuration }, { listCover }, { BIASED_SAMPLINGS }, { anyTurnLabels }] = await Promise.all([
    import('../domain/duration.ts'),
    import('../store/facts/coverage.ts'),
    import('../domain/turn-frame.ts'),
    import('../store/labels/turn-labels.ts'),
  ]);
  const labelled = facets.includes('needs-reply') && (await anyTurnLabels(store));
  if (flags.denominator === 'needs-reply' && facets.includes('needs-reply') && !labelled)
    throw new RefusedError(
      '--denominator needs-reply: nothing is classified, so which turns needed a reply is not known',
      'Label them first: socialcare classify',
    );
  const [record, answeredBy] = labelled ? await Promise.all([needsReplyRecord(store), needsAnsweredBy(store)]) : [];
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
    labelled,
    allTurns: flags.denominator === 'all',
    unbiased: !(await listCover(store)).some(({ sampling }) => BIASED_SAMPLINGS.has(sampling)),
    ...(byOutcome !== '' && { byOutcome }),
    ...(record && { needsReplyRecord: record }),
    ...(answeredBy && answeredBy !== 'own' && { unmeasured: answeredBy }),
  };
}

/** The policy's target of each turn, where targets differ; a target given by flag applies to all. */
async function promises(context: Context, store: Store, config: Config, scope: Scope) {
  if (config.sla_target_seconds.origin.endsWith('--sla')) return undefined;
  const { openTargets, policyWithTargets } = await import('../queue/targets.ts');
  const policy = await policyWithTargets(context);
  return policy && openTargets(context, store, policy, scope);
}

/** Waits in open seconds, by the brand's own schedule where it has one. */
async function hoursAsked(context: Context, store: Store, config: Config, flags: MeasureFlags, scope: Scope) {
  if (flags.hours === undefined || flags.hours === 'calendar') return undefined;
  if (flags.hours !== 'business')
    throw new UsageError(`--hours: "${flags.hours}" is neither calendar nor business`, 'Write --hours business.');
  if (config.schedules.value.length === 0)
    throw new UsageError(
      '--hours business: no business hours are configured',
      'Add a [[schedule]] to socialcare.toml; socialcare init writes an example.',
    );
  return hoursOver(context, store, config, scope, 'refuse');
}

/** Business hours for targets that the policy counts in them, as the queue does. */
async function hoursPromised(context: Context, store: Store, config: Config, scope: Scope) {
  const { loadPolicy } = await import('../queue/policy-source.ts');
  const policy = await loadPolicy(context);
  return policy.hours === 'business' ? hoursOver(context, store, config, scope, 'or-calendar') : undefined;
}

async function hoursOver(
  context: Context,
  store: Store,
  config: Config,
  scope: Scope,
  without: 'refuse' | 'or-calendar',
) {
  const { openHoursByBrand } = await import('../queue/business-hours.ts');
  const span = await spanOf(store, scope);
  return span && openHoursByBrand(context, config.schedules.value, span, without);
}

/** The dimensions with the report's clock built in. */
export async function groupings(by: readonly Dimension[], timezone: string): Promise<Grouping<TurnFrame>[]> {
  const clock = await localClock(timezone);
  return by.map((dimension) => ({ ...dimension, code: (frame, turn) => dimension.code(frame, turn, clock) }));
}

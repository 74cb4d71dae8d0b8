/** The period before, group by group beside this one, where both lie inside coverage. */
import type { Context } from '../context.ts';
import { formatTime } from '../domain/clock-time.ts';
import { DAY_SECONDS } from '../domain/duration.ts';
import type { Row, Section, Span } from '../domain/report.ts';
import type { TurnMetric } from '../metrics/metric.ts';
import type { Cover, Gap } from '../store/facts/coverage.ts';
import { type Measured, measureTurns } from './measuring.ts';
import type { MeasureFlags } from './reading.ts';

export interface Compared {
  section: Section;
  /** The period before. */
  previous: Span;
}

/** Days, weeks and months of two periods are never the same: what is left of --by tells both apart. */
const NEVER_THE_SAME = new Set(['day', 'week', 'month']);

/**
 * @param now this period, by all of --by
 * @returns undefined without a period that begins
 */
export async function compareWithPrevious(
  context: Context,
  flags: MeasureFlags,
  now: Measured,
  metrics: readonly TurnMetric[],
): Promise<Compared | undefined> {
  const period = periodOf(now);
  if (!period) return undefined;
  const [{ previousPeriod }, { compare }] = await Promise.all([
    import('../domain/period.ts'),
    import('../metrics/comparison.ts'),
  ]);
  const previous = previousPeriod(period, now.scope.timezone);
  const at = (second: number) => new Date(second * 1000).toISOString().slice(0, 19).concat('Z');
  const by = now.by.map(({ name }) => name).filter((name) => !NEVER_THE_SAME.has(name));
  const [here, before] = [
    by.length === now.by.length ? now : await measureTurns(context, { ...flags, by }, metrics),
    await measureTurns(context, { ...flags, by, since: at(previous.since), until: at(previous.until) }, metrics),
  ];
  const columns = here.by.map(({ name, label }) => ({ key: name, label, kind: 'text' as const }));
  const lapse = await lapses(now, before, [period, previous]);
  return { section: compare(here.sections, before.sections, columns, now.settings, lapse), previous };
}

function periodOf({ scope }: Measured): { since: number; until: number } | undefined {
  const { since, until } = scope.period;
  const end = Math.min(until ?? scope.asOf, scope.asOf);
  if (since === null || since >= end) return undefined;
  return { since, until: until ?? scope.asOf };
}

/** Why a group cannot be compared: a brand and channel that it holds turns of is not known for all of both periods. */
async function lapses(
  { store, scope, sample }: Measured,
  before: Measured,
  periods: readonly { since: number; until: number }[],
): Promise<(names: Row) => string | undefined> {
  const { listCover, listGaps } = await import('../store/facts/coverage.ts');
  const [covers, gaps] = await Promise.all([listCover(store), listGaps(store)]);
  const streams = [...sample.streams, ...before.sample.streams];
  const found = streams.flatMap(({ brand, channel }) => {
    const period = periods.find(
      (each) => !isCovered(brand, channel, { ...each, until: Math.min(each.until, scope.asOf) }, covers, gaps),
    );
    const text = (second: number) => formatTime(second, scope.timezone);
    return period
      ? [
          {
            brand,
            channel,
            why: `${text(period.since)} to ${text(period.until)} lies partly outside coverage of ${brand}/${channel}`,
          },
        ]
      : [];
  });
  return (names) =>
    found.find(({ brand, channel }) => (names.brand ?? brand) === brand && (names.channel ?? channel) === channel)?.why;
}

/** An import claims the time between its first and its last post, which are never quite at midnight. */
const EDGE_SHARE = 0.05;

function isCovered(
  brand: string,
  channel: string,
  { since, until }: { since: number; until: number },
  covers: readonly Cover[],
  gaps: readonly Gap[],
): boolean {
  const edge = Math.min(DAY_SECONDS, EDGE_SHARE * (until - since));
  const isLost = (gap: Gap) =>
    gap.channel === channel &&
    (gap.brand === null || gap.brand === brand) &&
    Math.min(gap.until, until) - Math.max(gap.since, since) > edge;
  if (gaps.some(isLost)) return false;
  let known = since;
  const spans = covers.filter((cover) => cover.brand === brand && cover.channel === channel);
  for (const span of spans.toSorted((a, b) => a.since - b.since))
    if (span.since <= known + edge) known = Math.max(known, span.until);
  return known >= until - edge;
}

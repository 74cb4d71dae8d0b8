/** The period before, group by group beside this one, where both lie inside coverage. */
import type { Context } from '../context.ts';
import { formatTime } from '../domain/clock-time.ts';
import { DAY_SECONDS } from '../domain/duration.ts';
import type { Row, Section, Span } from '../domain/report.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import type { Metric } from '../metrics/metric.ts';
import type { Cover, Gap } from '../store/facts/coverage.ts';
import { groupings, loadMeasured, type Measured, type MeasureFlags, measureOver } from './measuring.ts';

export interface Compared {
  section: Section;
  /** The period before. */
  previous: Span;
}

/** Days, weeks and months of two periods are never the same: what is left of --by tells both apart. */
const NEVER_THE_SAME = new Set(['day', 'week', 'month']);

/**
 * @param sections of this period by all of --by
 * @returns undefined without a period that begins
 */
export async function compareWithPrevious(
  context: Context,
  flags: MeasureFlags,
  now: Measured,
  metrics: readonly Metric[],
  sections: readonly Section[],
): Promise<Compared | undefined> {
  const period = periodOf(now);
  if (!period) return undefined;
  const [{ previousPeriod }, { compare }, { groupTurns }] = await Promise.all([
    import('../domain/period.ts'),
    import('../metrics/comparison.ts'),
    import('../metrics/groups.ts'),
  ]);
  const { timezone } = now.scope;
  const previous = previousPeriod(period, timezone);
  const at = (second: number) => new Date(second * 1000).toISOString().slice(0, 19).concat('Z');
  const before = await loadMeasured(
    context,
    { ...flags, since: at(previous.since), until: at(previous.until) },
    metrics,
  );
  const by = now.by.filter(({ name }) => !NEVER_THE_SAME.has(name));
  const sectionsOf = async (measured: Measured) => {
    const groups = groupTurns(measured.frame, await groupings(by, measured.frame, timezone));
    return metrics.map((metric) => measureOver(metric, { ...measured, settings: now.settings }, groups));
  };
  const columns = by.map(({ name, label }) => ({ key: name, label, kind: 'text' as const }));
  const section = compare(
    by.length === now.by.length ? sections : await sectionsOf(now),
    await sectionsOf(before),
    columns,
    now.settings,
    await lapses(now, before, [period, previous]),
  );
  return { section, previous };
}

function periodOf({ scope }: Measured): { since: number; until: number } | undefined {
  const { since, until } = scope.period;
  const end = Math.min(until ?? scope.asOf, scope.asOf);
  if (since === null || since >= end) return undefined;
  return { since, until: until ?? scope.asOf };
}

/** Why a group cannot be compared: a brand and channel that it holds turns of is not known for all of both periods. */
async function lapses(
  { store, scope, frame }: Measured,
  before: Measured,
  periods: readonly { since: number; until: number }[],
): Promise<(names: Row) => string | undefined> {
  const { listCover, listGaps } = await import('../store/facts/coverage.ts');
  const [covers, gaps] = await Promise.all([listCover(store), listGaps(store)]);
  const found = streamsOf([frame, before.frame]).flatMap(({ brand, channel }) => {
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

function streamsOf(frames: readonly TurnFrame[]): { brand: string; channel: string }[] {
  const streams = new Map<string, { brand: string; channel: string }>();
  for (const { n, brand, channel, brands, channels } of frames)
    for (let turn = 0; turn < n; turn++) {
      const name = `${brand[turn]} ${channel[turn]}`;
      if (!streams.has(name))
        streams.set(name, { brand: brands.get(brand[turn]!)!, channel: channels[channel[turn]!]! });
    }
  return [...streams.values()];
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

/** Lapses of coverage: periods that the coverage of a brand and channel does not fill. */
import { formatTime } from '../domain/clock-time.ts';
import { DAY_SECONDS } from '../domain/duration.ts';
import { foldName } from '../domain/names.ts';
import type { Row } from '../domain/report.ts';
import type { SampleCounts } from '../metrics/counts/sampling.ts';
import type { Cover, Gap } from '../store/facts/coverage.ts';
import type { Reading } from './reading.ts';

type Streams = SampleCounts['streams'];

/** Why coverage rules out a statement about a group; undefined where it does not. */
export type Lapse = (names: Row) => string | undefined;

/**
 * Why coverage rules out a statement about a group: one of its brands and channels is not covered for all of the periods.
 * @param streams brands and channels that turns were read of
 * @param periods unix seconds; time after as-of need not be covered
 */
export async function lapsesOf(
  reading: Pick<Reading, 'store' | 'scope'>,
  streams: Streams,
  periods: readonly Period[],
): Promise<Lapse> {
  return lapsesIn(await knownTimes(reading), reading.scope, streams, periods);
}

/** The same of each period by itself. */
export async function lapsesOfEach(
  reading: Pick<Reading, 'store' | 'scope'>,
  streams: Streams,
  periods: readonly Period[],
): Promise<Lapse[]> {
  const known = await knownTimes(reading);
  return periods.map((period) => lapsesIn(known, reading.scope, streams, [period]));
}

/**
 * The same of the period that was measured, as far as anything is known.
 * @param other of whose brands and channels those that the side is about must be known too: it may have no turn of its own
 */
export async function lapsesOfPeriod(measured: Whole, other = measured): Promise<Lapse> {
  const { filter, period, asOf } = measured.scope;
  if (period.since === null) return () => undefined;
  const brands = filter.brands.map(foldName);
  const streams = [...measured.sample.streams, ...other.sample.streams].filter(
    ({ brand, channel }) =>
      (brands.length === 0 || brands.includes(foldName(brand))) &&
      (filter.channels.length === 0 || filter.channels.includes(channel)),
  );
  return lapsesOf(measured, streams, [{ since: period.since, until: period.until ?? asOf }]);
}

type Whole = Pick<Reading, 'store' | 'scope'> & { sample: Pick<SampleCounts, 'streams'> };

interface Period {
  since: number;
  until: number;
}

/** What is known of the time that was covered. */
export interface KnownTimes {
  covers: readonly Cover[];
  gaps: readonly Gap[];
}

export async function knownTimes({ store }: Pick<Reading, 'store'>): Promise<KnownTimes> {
  const { listCover, listGaps } = await import('../store/facts/coverage.ts');
  const [covers, gaps] = await Promise.all([listCover(store), listGaps(store)]);
  return { covers, gaps };
}

/** The same where what is covered is known already. */
export function lapsesIn(
  { covers, gaps }: KnownTimes,
  scope: Pick<Reading['scope'], 'asOf' | 'timezone'>,
  streams: Streams,
  periods: readonly Period[],
): Lapse {
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

/**
 * Tolerated share of a period without coverage at its ends: an import covers the time from its first to its last post,
 * which are never exactly at midnight.
 */
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

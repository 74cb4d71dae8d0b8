/** What two sides are compared by: the metrics of other commands, their waits, and their cases by kind. */
import type { Context } from '../context.ts';
import { dimensionsNamed } from '../dimensions/index.ts';
import { DAY_SECONDS } from '../domain/duration.ts';
import type { Row } from '../domain/report.ts';
import { type ComparedSide, matchedLevel } from '../metrics/compared-rows.ts';
import { type CaseMix, caseMix, type Mix } from '../metrics/counts/case-mix.ts';
import { type SharedWaits, sharedWaits } from '../metrics/counts/shared-waits.ts';
import type { TurnStatistic } from '../metrics/counts/turn-chunk.ts';
import { populationOf } from '../metrics/denominator.ts';
import { turnMetricNamed } from '../metrics/index.ts';
import type { Settings, TurnMetric } from '../metrics/metric.ts';
import type { Measured } from './measuring.ts';
import { groupings } from './reading.ts';

/** What is measured on each side: the metrics of other commands, and statistics that only comparisons need. */
export interface Pairing {
  metrics: readonly TurnMetric[];
  /** The attributes by which cases are matched, in words; null where the sides differ in all of them. */
  mix(measured: Measured): string | null;
  waits(settings: Settings): TurnStatistic<SharedWaits>;
  ignored(settings: Settings): TurnStatistic<CaseMix>;
  late(settings: Settings): TurnStatistic<CaseMix>;
}

const BLOCK_HOURS = 4;
const BLOCKS = 24 / BLOCK_HOURS;
const SATURDAY = 5;

/** Attributes of time for matching; the others are about what the customer asked. */
const OF_TIME = ['hour', 'weekday', 'day'];
const OF_INTENT = ['intent', 'needs-reply', 'label'];

/** @param by dimensions or filters by which the sides differ */
export async function pairingOf(context: Context, by: readonly string[]): Promise<Pairing> {
  const timezone = (await context.config()).timezone.value;
  const [hour, weekday, intent] = await groupings(dimensionsNamed(['hour', 'weekday', 'intent']), timezone);
  const [byTime, byIntent] = [OF_TIME, OF_INTENT].map((names) => !by.some((name) => names.includes(name)));
  const mix: Mix = {
    name: `${byTime ? `hours ${timezone}` : ''} ${byIntent ? 'intent' : ''}`,
    code(frame, turn) {
      const kind = byIntent ? intent!.code(frame, turn) : 0;
      if (!byTime) return kind;
      const block = Math.floor(hour!.code(frame, turn) / BLOCK_HOURS);
      const weekend = weekday!.code(frame, turn) >= SATURDAY ? 1 : 0;
      return (kind * 2 + weekend) * BLOCKS + block;
    },
  };
  const [volume, responseTimes, ignored] = ['volume', 'response-times', 'ignored'].map(turnMetricNamed) as [
    TurnMetric,
    TurnMetric,
    TurnMetric,
  ];
  const watched = (settings: Settings) => populationOf(responseTimes, settings, { watched: true });
  const rest = {
    mix: ({ settings }: Measured) =>
      [...(byTime ? ['time of the week'] : []), ...(byIntent && settings.labelled ? ['intent'] : [])].join(' and ') ||
      null,
    waits: (settings: Settings) => sharedWaits(watched(settings)),
    ignored: (settings: Settings) =>
      caseMix(Number.isFinite(settings.window) ? settings.window : DAY_SECONDS, populationOf(ignored, settings), mix),
    late: (settings: Settings) => caseMix(matchedLevel(settings), watched(settings), mix),
  };
  const pairs: TurnMetric = {
    ...{ ...volume, name: 'pairs', facet: 'intent' },
    needs: (settings) => [rest.waits(settings), rest.ignored(settings), rest.late(settings)],
    rows: () => ({ columns: [], rows: [] }),
  };
  return { metrics: [volume, ignored, responseTimes, pairs], ...rest };
}

export function sideOf(
  { groups, counts, settings, sections }: Measured,
  name: string,
  group: Row,
  pairing: Pairing,
): ComparedSide {
  const key = JSON.stringify(group);
  const at = groups.find(({ names }) => JSON.stringify(names) === key)?.at ?? -1;
  return {
    name,
    sections,
    isOfGroup: (row) => Object.entries(group).every(([dimension, value]) => row[dimension] === value),
    waits: counts.of(pairing.waits(settings)).of(at),
    ignored: counts.of(pairing.ignored(settings)).of(at),
    late: counts.of(pairing.late(settings)).of(at),
  };
}

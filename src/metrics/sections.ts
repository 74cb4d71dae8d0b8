/** From counts to sections: the steps that all metrics of turns share. */
import type { Section } from '../domain/report.ts';
import { datesOnly } from './counts/dates-only.ts';
import { offHours } from './counts/off-hours.ts';
import { sampling } from './counts/sampling.ts';
import type { Counts } from './counts/statistic.ts';
import type { TurnStatistic } from './counts/turn-chunk.ts';
import { inDays } from './days.ts';
import { isByNeed, populationOf } from './denominator.ts';
import { type Settings, sectionOf, type TurnMetric } from './metric.ts';
import { mixedBrandNotes } from './mixed-brands.ts';
import { inOpenHours } from './open-hours.ts';
import { refusal, sampleNotes } from './sample.ts';
import { windowRefusal } from './window-notes.ts';

/** All statistics that a metric of turns needs. */
export function needsOf(metric: TurnMetric, settings: Settings): TurnStatistic<unknown>[] {
  if (windowRefusal(metric, settings)) return [sampling];
  if (metric.restsOn === undefined) return [...metric.needs(settings), sampling];
  const { kept, counted } = populationsOf(metric, settings);
  return [
    ...metric.needs(settings),
    sampling,
    ...(metric.leavesOutUndated ? [] : [datesOnly(kept)]),
    offHours(counted),
  ];
}

/**
 * A metric's answer. It refuses what its sample forbids unless it is told to print it, leaves out and counts turns of such
 * samples beside others, warns of samples that may miss something, and names the hours it counts in.
 */
export function turnSection(metric: TurnMetric, counts: Counts, settings: Settings): Section {
  const { restsOn, reads, byCalendar = false } = metric;
  const none = () => sectionOf(metric, counts, { columns: [], rows: [], n: 0 });
  const endless = windowRefusal(metric, settings);
  if (endless) return { ...none(), refused: endless };
  if (restsOn === undefined) return sectionOf(metric, counts, metric.rows(counts, settings));
  const sample = counts.of(sampling);
  const refused = refusal(restsOn, sample, settings);
  if (refused) return { ...none(), refused };
  const { kept, counted } = populationsOf(metric, settings);
  const away = counts.of(offHours(counted));
  const whole = sectionOf(metric, counts, metric.rows(counts, settings));
  const datedGroups = () => counts.list.map((group) => ({ ...group, ...counts.of(datesOnly(kept)).of(group.at) }));
  const inCalendar = metric.leavesOutUndated ? whole : inDays(whole, datedGroups(), settings);
  const hours = sample.hours[reads === 'targets' ? 'promised' : 'asked'];
  const offHoursWaits = counts.list.flatMap(({ at }) => [...away.of(at)]);
  const section = byCalendar ? inCalendar : inOpenHours(inCalendar, hours, offHoursWaits);
  return {
    ...section,
    notes: [
      ...section.notes,
      ...(metric.ofOneBrand ? mixedBrandNotes(counts) : []),
      ...sampleNotes(restsOn, sample, settings),
    ],
  };
}

/** `kept`: what the sample allows; `counted`: of these, what the rates of the report divide by. */
function populationsOf(metric: TurnMetric, settings: Settings) {
  const kept = populationOf(metric, settings, { replies: 'all' });
  return { kept, counted: { ...kept, replies: isByNeed(settings) ? ('needed' as const) : ('all' as const) } };
}

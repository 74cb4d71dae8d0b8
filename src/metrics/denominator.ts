/** Which turns a rate is about: those that needed a reply where labels can tell, else all of them. */
import { amount, grouped } from '../domain/amount.ts';
import type { Row } from '../domain/report.ts';
import type { Population } from './counts/population.ts';
import { sampling } from './counts/sampling.ts';
import type { Counts } from './counts/statistic.ts';
import type { Settings, TurnMetric } from './metric.ts';

/** Whether rates divide by the turns that needed a reply: when posts are classified and --denominator all is not given. */
export function isByNeed({ labelled = false, allTurns = false }: Settings): boolean {
  return labelled && !allTurns;
}

/** The turns that a metric counts. @param more where it counts others beside them */
export function populationOf(
  { restsOn = 'nothing', facet, reads }: TurnMetric,
  settings: Settings,
  more: Partial<Population> = {},
): Population {
  const need = restsOn === 'mentions' && settings.unbiased ? 'answers' : restsOn;
  return {
    need: settings.acceptBiased ? 'nothing' : need,
    replies: facet === 'needs-reply' && isByNeed(settings) ? 'needed' : 'all',
    watched: false,
    hours: reads === 'targets' ? 'promised' : 'asked',
    ...more,
  };
}

/** Name of the denominator in the rows of a rate. */
export function denominatorName(settings: Settings): 'needs-reply' | 'all turns' {
  return isByNeed(settings) ? 'needs-reply' : 'all turns';
}

/** The counted turns as a sentence names them. @param denominator as denominatorName gives it */
export function turnWords({ denominator }: Row): string {
  return denominator === 'needs-reply' ? 'turns that needed a reply' : 'turns';
}

/** Notes on the denominator. */
export function needNotes(counts: Counts, settings: Settings): string[] {
  if (!isByNeed(settings)) return [];
  const { n, needed, needUnknown, notClassified } = counts.of(sampling);
  return [
    `${grouped(needed)} of ${amount(n, 'turn')} needed a reply: a question, complaint, request or problem among their posts`,
    ...(needUnknown > 0 ? [`${amount(needUnknown, 'turn')} ${APART}`] : []),
    ...(notClassified > 0
      ? [`${amount(notClassified, 'turn')} left out: not classified yet (socialcare classify)`]
      : []),
  ];
}

const APART =
  'counted apart: read, and nothing tells whether they needed a reply (export turns --label needs-reply=unknown lists them)';

/** Whether a note says how many needed a reply, or of how many that is not known. */
export function isOfNeed(note: string): boolean {
  return note.includes('needed a reply:') || isOfUnknownNeed(note);
}

/** Whether a note says of how many turns nothing tells whether they needed a reply. */
export function isOfUnknownNeed(note: string): boolean {
  return note.endsWith(APART);
}

/** Note on the turns outside coverage, which times and SLA attainment leave out. */
export function uncoveredNotes(counts: Counts): string[] {
  const { uncovered } = counts.of(sampling);
  return uncovered > 0 ? [`${amount(uncovered, 'turn')} left out: outside known coverage`] : [];
}

export function clockSkewNotes(counts: Counts): string[] {
  const { clockSkew } = counts.of(sampling);
  return clockSkew > 0 ? [`${amount(clockSkew, 'turn')} excluded: dated after the answer (clock skew)`] : [];
}

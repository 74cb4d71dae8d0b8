/** The envelope of a report: period, filter, coverage, sampling, labels and warnings. */
import { amount, grouped } from '../domain/amount.ts';
import { isoTime } from '../domain/clock-time.ts';
import { describeFilter, type Filter } from '../domain/filter.ts';
import { foldName } from '../domain/names.ts';
import { FACETS_OF_FACT } from '../domain/reply-columns.ts';
import type { CoverageSpan, Report } from '../domain/report.ts';
import type { SampleCounts } from '../metrics/counts/sampling.ts';
import type { Removed } from '../store/erasure/removals.ts';
import type { AnswersSought } from '../store/facts/answers-sought.ts';
import type { UnfinishedImport } from '../store/facts/batches.ts';
import type { Cover, Gap } from '../store/facts/coverage.ts';
import { labelMethod } from './labelling.ts';
import type { Measured } from './measuring.ts';
import type { Reading } from './reading.ts';
import { removedFrom, removedText } from './removed.ts';

/** What a report contains. */
export type Contents = Pick<Report, 'kind' | 'title' | 'sections' | 'previous' | 'next'> & { filter?: Filter };

/** Input of an envelope; the sample is left out where no turns were read. */
export type Enveloped = Pick<Reading, 'store' | 'scope' | 'settings' | 'facets' | 'replyFacts'> &
  Partial<Pick<Measured, 'sample'>>;

/** What the database says of the coverage and the labels behind numbers. */
export interface Background {
  covers: readonly Cover[];
  gaps: readonly Gap[];
  /** Imports that are running, or were interrupted. */
  unfinished: readonly UnfinishedImport[];
  sought: readonly AnswersSought[];
  inferred: Report['inferred_answers'];
  labelMethod: string;
  /** What retention took of the time that the report is about. */
  removed: Removed | undefined;
}

/** A report: the sections with period, filter, coverage, sampling, labels and warnings. */
export async function reportOf(reading: Enveloped, rest: Contents): Promise<Report> {
  return enveloped(reading, await backgroundOf(reading, rest), rest);
}

/** @param rest what the report contains, as far as it matters */
export async function backgroundOf(
  reading: Enveloped,
  { sections, previous, filter = reading.scope.filter }: Pick<Contents, 'sections' | 'previous' | 'filter'>,
): Promise<Background> {
  const [{ listCover, listGaps }, { listUnfinished }, { listAnswersSought }, { countInferred }] = await Promise.all([
    import('../store/facts/coverage.ts'),
    import('../store/facts/batches.ts'),
    import('../store/facts/answers-sought.ts'),
    import('../store/threads/inferred-answers.ts'),
  ]);
  const { store, scope } = reading;
  const used = facetsUsed(reading, filter);
  // What waited before the period is part of a backlog.
  const isBacklog = sections.some(({ metric }) => metric === 'backlog');
  const spans = [isBacklog ? { since: null } : scope.period, previous];
  return {
    removed: await removedFrom(store, filter, spans),
    covers: await listCover(store),
    gaps: await listGaps(store),
    // Where a file lies says more of the person who imports it than of the file.
    unfinished: (await listUnfinished(store, scope.asOf)).map(({ file, posts }) => ({ file: nameOf(file), posts })),
    sought: await listAnswersSought(store),
    inferred: await countInferred(store, filter, scope.asOf),
    labelMethod: used.length > 0 ? await labelMethod(store, used) : 'none',
  };
}

/** The same report where the background is known. */
export function enveloped(
  { scope, sample }: Pick<Enveloped, 'scope' | 'sample'>,
  background: Background,
  rest: Contents,
): Report {
  const filter = rest.filter ?? scope.filter;
  const wanted = (brand: string | null, channel: string) =>
    (filter.brands.length === 0 ||
      brand === null ||
      filter.brands.some((name) => foldName(name) === foldName(brand))) &&
    (filter.channels.length === 0 || filter.channels.includes(channel));
  const covers = background.covers
    .filter(({ brand, channel, since }) => wanted(brand, channel) && since <= scope.asOf)
    .map((cover) => ({
      ...cover,
      until: Math.min(cover.until, scope.asOf),
      withoutAnswers: !areAnswersSought(background.sought, cover),
    }));
  const { removed } = background;
  const gaps = background.gaps.filter(({ brand, channel, since }) => wanted(brand, channel) && since <= scope.asOf);
  return {
    version: 1,
    kind: rest.kind,
    title: rest.title,
    as_of: scope.asOf,
    timezone: scope.timezone,
    period: scope.period,
    previous: rest.previous,
    filter: describeFilter(filter),
    coverage: coverageSpans(covers, gaps),
    sampling: [...new Set(covers.map(({ sampling }) => sampling))].sort(),
    inferred_answers: background.inferred,
    label_method: background.labelMethod,
    sections: rest.sections,
    ...(removed && { removed: { before: removed.before, turns: removed.turns, posts: removed.posts } }),
    warnings: [
      ...(removed ? [removedText(removed, scope.timezone)] : []),
      ...(sample ? [...unscheduledOf(sample), ...unlabelledOf(sample)] : []),
      ...warningsOf(gaps),
      ...background.unfinished.map(unfinishedText),
    ],
    next: rest.next,
  };
}

/** The facets that the numbers depend on; needs-reply follows from the intent. */
function facetsUsed({ settings, facets, replyFacts }: Enveloped, filter: Filter): string[] {
  const used = new Set([
    ...(settings.labelled ? ['needs-reply'] : []),
    ...replyFacts.flatMap((fact) => FACETS_OF_FACT[fact]),
    ...facets,
    ...Object.keys(filter.labels),
  ]);
  if (used.has('needs-reply')) used.add('intent');
  return [...used];
}

function unscheduledOf({ unscheduled }: SampleCounts): string[] {
  if (unscheduled === 0) return [];
  return [`${amount(unscheduled, 'turn')} began before the first schedule does: the brand counts as closed then`];
}

/** Warning about turns added since the last classification: rates by need of a reply leave them out. */
function unlabelledOf({ notClassified, n }: SampleCounts): string[] {
  if (notClassified === 0) return [];
  return [
    `${grouped(notClassified)} of ${amount(n, 'turn')} not classified: left out of every rate of what needed a reply until socialcare classify has run`,
  ];
}

function unfinishedText({ file, posts }: UnfinishedImport): string {
  return `${file} is not read to its end: the ${amount(posts, 'post')} so far count. Its import is running, or was interrupted: run it again`;
}

/** The last part of a path of any system. */
function nameOf(file: string): string {
  return file.replace(/^.*[/\\]/, '');
}

function warningsOf(gaps: { source: string; since: number; until: number; reason: string }[]): string[] {
  return gaps.map(
    ({ source, since, until, reason }) => `gap in ${source}: ${isoTime(since)} to ${isoTime(until)} (${reason})`,
  );
}

/** Whether, for part of the time, anything other than a person's --covers shows that the brand's posts were searched for. */
function areAnswersSought(sought: readonly AnswersSought[], { brandKey, channel, since, until }: Cover): boolean {
  return sought.some(
    (each) =>
      !each.atWord &&
      each.brandKey === brandKey &&
      each.channel === channel &&
      each.since <= until &&
      each.until >= since,
  );
}

/** One entry per brand and channel, or one for all brands where their coverage is the same. */
function coverageSpans(
  covers: (Cover & { withoutAnswers: boolean })[],
  gaps: { brand: string | null; channel: string; since: number; until: number }[],
): CoverageSpan[] {
  const spans = new Map<string, CoverageSpan & { brands: string[] }>();
  for (const { brand, channel, sampling, since, until, missing, withoutAnswers } of covers) {
    const name = `${channel} ${since} ${until} ${sampling} ${missing} ${withoutAnswers}`;
    const notes = [
      ...(sampling === 'complete' ? [] : [sampling]),
      ...(withoutAnswers ? ['no post of the brand is in it'] : []),
    ];
    const span = spans.get(name);
    if (span) {
      if (!span.brands.includes(brand)) span.brands.push(brand);
      continue;
    }
    const holes = gaps.filter((gap) => gap.channel === channel && (gap.brand === null || gap.brand === brand));
    spans.set(name, {
      brands: [brand],
      channel,
      since,
      until,
      complete: holes.length === 0 && missing === 0 && notes.length === 0,
      gaps: holes.length,
      ...(holes.length > 0 && { gap_spans: holes.map((hole) => ({ since: hole.since, until: hole.until })) }),
      ...(missing > 0 && { missing_rows: missing }),
      note: notes.length > 0 ? notes.join(', ') : undefined,
    });
  }
  return [...spans.values()].map(({ brands, ...span }) => ({
    brand: brands.length <= 3 ? brands.join(', ') : `${brands.length} brands`,
    ...span,
  }));
}

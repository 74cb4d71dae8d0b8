/** From flags to sections: how measure, report and all other commands compute numbers. */
import { type Command, Option } from 'commander';
import type { Context } from '../context.ts';
import { amount } from '../domain/amount.ts';
import type { Section } from '../domain/report.ts';
import type { SampleCounts } from '../metrics/counts/sampling.ts';
import type { Counts, Group } from '../metrics/counts/statistic.ts';
import type { TurnStatistic } from '../metrics/counts/turn-chunk.ts';
import type { PostReader, Settings, TurnMetric } from '../metrics/metric.ts';
import type { Progress } from '../terminal/progress.ts';
import { addFormatOption } from './late-help.ts';
import { addMaskOptions, collectList } from './options.ts';
import { addOutputOptions } from './output-options.ts';
import { type MeasureFlags, openReading, type Reading } from './reading.ts';

/** Flags for how waits and SLA targets are counted. */
export function addCountingOptions(command: Command): Command {
  return command
    .option('--sla <time>', 'the promise, for attainment (default: 1h)')
    .option('--hours <which>', 'calendar or business: count every second, or only open ones (default: calendar)')
    .addOption(
      new Option(
        '--denominator <which>',
        'turns that needed a reply, or all (default: needs-reply once classified)',
      ).choices(['needs-reply', 'all']),
    );
}

/** Flags of every command that prints numbers. @param formats those of --format, in words, where they are not all renderers */
export function addMeasureOptions(command: Command, formats?: string): Command {
  const counted = command
    .option(
      '--by <dimensions>',
      'group by brand, channel, week, intent, … (all of them: socialcare measure --help)',
      collectList,
    )
    .option('--window <times>', 'time a brand has to answer: 1h, 24h, 72h, ever (default: 24h)');
  addCountingOptions(counted).option(
    '--accept-biased-sample',
    'print rates that the sampling forbids, with the warning',
  );
  if (formats) counted.option('--format <name>', `${formats} (default: table)`);
  else addOutputOptions(addFormatOption(counted, { files: true }));
  return addMaskOptions(counted)
    .option('--json', 'short for --format json')
    .option('--pictures', 'draw curves and grids into a file or a pipe too')
    .option('--no-pictures', 'draw none on a screen either')
    .option('--fail-on-empty', 'leave with exit code 6 when nothing matches');
}

/** What counting needs of a reading, wherever its turns come from. */
export type Countable = Pick<
  Reading,
  'scope' | 'settings' | 'by' | 'facets' | 'replyFacts' | 'groupings' | 'rounds' | 'turns'
>;

/** Turns that were read, counted. */
export interface Counted extends Countable {
  sections: Section[];
  /** Turns that were read. */
  n: number;
  groups: readonly Group[];
  counts: Counts;
  sample: SampleCounts;
}

export type Measured = Reading & Counted;

/** What is counted beside the needs of the metrics, and for which windows. */
export interface Counting {
  /** Windows of a metric instead of those of the settings, in seconds. */
  windows?(settings: Settings, metric: TurnMetric): readonly number[];
  /** Further statistics to count. */
  besides?: readonly TurnStatistic<unknown>[];
  /** Reads posts for metrics that complete their sections with them; they do not when it is left out. */
  posts?: PostReader;
  onTurns?(read: number): void;
  /** Awaited before each section is made, so that others are served meanwhile; it may throw to end the work. */
  between?(): Promise<void>;
}

/** Stands between the reading of turns and their counting. */
export type Through = (reading: Reading) => Reading | Promise<Reading>;

/** Where the work of a program pauses that has others to serve. */
export interface Pauses {
  through?: Through;
  between?(): Promise<void>;
}

/**
 * Some metrics over the turns that the flags pick.
 * @param counting its windows and statistics
 * @param through stands between the reading and the counting
 */
export async function measureTurns(
  context: Context,
  flags: MeasureFlags,
  metrics: readonly TurnMetric[],
  counting: Pick<Counting, 'windows' | 'besides' | 'between'> = {},
  through: Through = (reading) => reading,
): Promise<Measured> {
  const reading = await through(await openReading(context, flags, metrics));
  const [posts, progress] = [await postReader(reading), await progressOf(context, metrics)];
  const onTurns = (read: number) => progress?.update(read, amount(read, 'turn'));
  const counted = await countReading(reading, metrics, { ...counting, posts, onTurns });
  progress?.done();
  return { ...reading, ...counted };
}

/** Some metrics over the turns of a reading. */
export async function countReading(
  reading: Countable,
  metrics: readonly TurnMetric[],
  { windows, besides = [], posts, onTurns, between }: Counting = {},
): Promise<Counted> {
  const [{ TurnCounting }, { needsOf, turnSection }, { sampling }] = await Promise.all([
    import('../metrics/counts/turn-chunk.ts'),
    import('../metrics/sections.ts'),
    import('../metrics/counts/sampling.ts'),
  ]);
  const { settings } = reading;
  const settingsOf = (metric: TurnMetric) => (windows ? { ...settings, windows: windows(settings, metric) } : settings);
  const needs = [...metrics.flatMap((metric) => needsOf(metric, settingsOf(metric))), ...besides];
  const counting = new TurnCounting(needs, reading.groupings);
  let read = 0;
  for (const [at, round] of reading.rounds.entries()) {
    for await (const turns of reading.turns(round)) {
      counting.add(turns, round);
      read += turns.frame.n;
      onTurns?.(read);
    }
    counting.endRound(at === reading.rounds.length - 1, round);
  }
  const counts = counting.counts();
  const sections: Section[] = [];
  for (const metric of metrics) {
    await between?.();
    const its = settingsOf(metric);
    const section = turnSection(metric, counts, its);
    const completed = section.refused || !posts ? undefined : metric.complete?.(section, counts, its, posts);
    sections.push((await completed) ?? section);
  }
  sections[0]?.notes.unshift(...(counts.notes ?? []));
  return { ...reading, sections, n: counts.n, groups: counts.list, counts, sample: counts.of(sampling) };
}

/** Progress, shown only where metrics read texts, which takes longer. */
async function progressOf(context: Context, metrics: readonly TurnMetric[]): Promise<Progress | undefined> {
  if (!metrics.some(({ reads }) => reads === 'texts')) return undefined;
  const { startProgress } = await import('../terminal/progress.ts');
  return startProgress(context.terminal, { label: 'reading replies', unit: 'turns', now: context.environment.now });
}

async function postReader({ store, scope: { asOf } }: Reading): Promise<PostReader> {
  const [{ quotedPosts }, { textsOfTurns }] = await Promise.all([
    import('../store/reading/quoted-posts.ts'),
    import('../store/work/open-turns.ts'),
  ]);
  return {
    quoted: (posts) => quotedPosts(store, posts),
    asked: (turns) => textsOfTurns(store, turns, asOf),
  };
}

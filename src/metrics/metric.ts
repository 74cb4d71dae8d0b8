/**
 * The contract of a metric: it names the statistics it needs and makes rows of their counts. It never sees the turns or
 * decisions that were counted.
 */
import type { CheckedMeasure } from '../domain/audit-check.ts';
import type { Figure } from '../domain/audit-verdict.ts';
import type { CalendarStep } from '../domain/calendar-steps.ts';
import type { BacklogFrame, DecisionFrame } from '../domain/decision-frame.ts';
import type { FrameFacet } from '../domain/label.ts';
import type { ReplyFact } from '../domain/reply-columns.ts';
import type { Row, Section, Span } from '../domain/report.ts';
import type { StaffingAsked } from '../domain/staffing.ts';
import type { TurnFact, TurnFrame } from '../domain/turn-frame.ts';
import type { ClassifierRecord } from '../statistics/labelled-rate.ts';
import type { KnownTime } from './counts/counted-hours.ts';
import type { BacklogChunk, DecisionChunk } from './counts/decision-chunk.ts';
import type { Need } from './counts/population.ts';
import type { Counts, Groups, Statistic } from './counts/statistic.ts';
import type { TurnChunk } from './counts/turn-chunk.ts';
import type { TurnSpan } from './counts/volume.ts';
import type { LabelRecords } from './label-errors.ts';

/** Settings of the staffing metric, with the zone's clock. */
export interface StaffingSettings extends StaffingAsked {
  period: Span;
  /** Unix seconds. */
  asOf: number;
  /** Seconds that the wall clock stands ahead of UTC at a Unix second. */
  offset(at: number): number;
}

export interface Settings {
  /** Headline window in seconds; Infinity is 'ever'. */
  window: number;
  /** Every window that was asked for. */
  windows: readonly number[];
  /** SLA target in seconds for turns without a target of their own. */
  target: number;
  /** Gap in seconds after which a customer's next conversation is a new problem. */
  episodeGap: number;
  /** Print rates that the sampling rules out, with a warning. */
  acceptBiased: boolean;
  /** The flags that select turns by their outcome, as typed; left out when none does. */
  byOutcome?: string;
  /** Whether the turns that needed a reply are known: posts are classified, and a metric asked for it. */
  labelled?: boolean;
  /** Count turns that needed no reply too. */
  allTurns?: boolean;
  /** Evaluation of the needs-reply labels against known truth; left out where there is none. */
  needsReplyRecord?: ClassifierRecord;
  /** Evaluations of the labels whose shares are printed; left out where no metric prints any. */
  labelRecords?: LabelRecords;
  /** Why no evaluation applies to the labels: they are of several versions, or a model server made them. */
  unmeasured?: 'several' | 'model';
  /** No turn lies in coverage whose sampling rules out a rate: needs 'mentions' and 'answers' then select the same turns. */
  unbiased?: boolean;
  /** First and last beginning of a turn; left out where it is found while reading. */
  span?: TurnSpan;
  /** The time inside coverage, for metrics by hour; left out where it is all from the first turn to the last. */
  known?: KnownTime;
  /** Days, weeks or months in order and without gaps, for metrics by calendar period. */
  steps?: readonly CalendarStep[];
  stepLabel?: string;
  /** Only for the staffing metric. */
  staffing?: StaffingSettings;
}

/** What a number means. */
export interface Definition {
  name: string;
  /** Raised whenever a number of unchanged data could change. */
  version: number;
  title: string;
  question: string;
  definition: string;
}

/** What a turn or decision counts as. */
export interface Counted {
  /** A number of the metric's row, or excluded. */
  as: string;
  because: string;
  /** It is in the denominator of the rate. */
  due?: true;
}

/** What a metric makes of the counts. */
export type Rows = Pick<
  Section,
  'columns' | 'rows' | 'n' | 'denominator' | 'window' | 'pictures' | 'detail' | 'refused'
> & {
  notes?: string[];
};

interface Contract<Chunk, Frame> extends Definition {
  /** Its name before the last rename, still understood on the command line for one version. */
  formerName?: string;
  /** Another name that is understood. */
  alias?: string;
  /** A few words for lists of metrics. */
  summary: string;
  /** Grouping columns that the metric adds to those of --by. */
  ownGroups?: readonly string[];
  /** The column by which the worst groups come first. */
  worst: { by: string; descending: boolean };
  /**
   * A sentence of a summary about one row: {column} stands for that cell, the first of them for the number that ranks groups.
   * It begins small and has no full stop. Undefined where there is too little to say.
   */
  says?(row: Row): string | undefined;
  needs(settings: Settings): readonly Statistic<Chunk, unknown>[];
  /** @param counts of what it needs */
  rows(counts: Counts, settings: Settings): Rows;
  /**
   * Tells what a turn or decision of a frame counts as; the same object for the same answer.
   * @param group of each, where these are counted apart
   */
  countsAs(frame: Frame, settings: Settings, group?: Uint32Array): (at: number) => Counted;
}

/** A number of a metric that an audit holds against a bound. */
export interface Gate extends CheckedMeasure {
  /** A few words. */
  summary: string;
  /** Made of the first turns of conversations alone. */
  turns?: 'first';
  /** What of its metric's it rests on; all of it when left out. */
  replyFacts?: readonly ReplyFact[];
  /**
   * @param rows of one group, as many as there are windows
   * @param window seconds behind @
   * @returns undefined where no row holds it
   */
  figure(rows: readonly Row[], window: number | undefined): Figure | undefined;
}

export interface TurnMetric extends Contract<TurnChunk, TurnFrame> {
  of: 'turns';
  /** What the sample must hold; left out where it counts whatever there is, and says so of nothing. */
  restsOn?: Need;
  /** Whether a group of several brands says little of any of them. */
  ofOneBrand?: true;
  /** Whether it tells who was answered within the window, and so has no number where that has no end. */
  withinWindow?: true;
  /** Whether it leaves out turns that are dated without a time of day, and counts them in a note. */
  leavesOutUndated?: true;
  /** Whether it counts by the calendar whatever hours are asked for. */
  byCalendar?: true;
  /** The label that it cannot do without. */
  facet?: FrameFacet;
  /** Further labels that it uses where there are any. */
  labels?: readonly FrameFacet[];
  /** Further data that must be read for it. */
  reads?: 'targets' | 'conversations' | 'audience' | 'texts' | 'inboxes';
  /** Facts of replies that must be read for it; left out where it uses none. */
  replyFacts?: readonly ReplyFact[];
  /** Replies need not be read where there are no labels of replies and the data name no agents. */
  repliesOnceLabelled?: true;
  /** Facts of turns that must be read for it. */
  facts?: readonly TurnFact[];
  /** It needs to know which hours are inside coverage, also those without turns. */
  goesBy?: 'hours';
  /** Its numbers that audits may check. */
  gates?: readonly Gate[];
  /** Completes its section with texts of posts, read once the counts tell which are needed. */
  complete?(section: Section, counts: Counts, settings: Settings, posts: PostReader): Promise<Section>;
  /** Keys of the posts that decide what a turn counts as, where these are not its first post. */
  postsOf?(frame: TurnFrame, settings: Settings): (turn: number) => readonly number[];
}

/** Reads single posts as of the report's as-of. */
export interface PostReader {
  /** @param posts keys */
  quoted(posts: readonly number[]): Promise<ReadonlyMap<number, PostText>>;
  /** What customers wrote in each of these turns, a line a post. @param turns keys */
  asked(turns: readonly number[]): Promise<ReadonlyMap<number, string>>;
}

export interface PostText {
  /** The platform's id. */
  id: string;
  text: string;
}

/** A metric of decisions: of agents' work, not of turns. */
export interface DecisionMetric extends Contract<DecisionChunk, DecisionFrame> {
  of: 'decisions';
}

/** A metric of the backlog: turns of any age, and when they stopped waiting. */
export interface BacklogMetric extends Contract<BacklogChunk, BacklogFrame> {
  of: 'backlog';
}

export type Metric = TurnMetric | DecisionMetric | BacklogMetric;

/** The parts of a section that every metric fills in the same way. */
export function sectionOf(metric: Definition, groups: Pick<Groups, 'columns'>, rest: Rows): Section {
  const { name, version, title, question, definition } = metric;
  const columns = [...groups.columns, ...rest.columns];
  return { metric: name, version, title, question, definition, notes: [], ...rest, columns };
}

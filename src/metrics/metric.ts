/** The contract of this room: a metric says what is to be counted, and makes rows of the counts. It never sees what was counted. */
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

/** What staffing is asked for, and the hours of the clock. */
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
  /** Promise in seconds, for attainment, where turns have none of their own. */
  target: number;
  /** Gap in seconds after which a customer's next conversation is a new problem. */
  episodeGap: number;
  /** Print rates that the sampling forbids, with the warning. */
  acceptBiased: boolean;
  /** The flags that keep turns by how they ended; left out when none does. */
  byOutcome?: string;
  /** Whether turns that needed a reply are told from others: they are classified, and somebody asked. */
  labelled?: boolean;
  /** Count turns that needed no reply too. */
  allTurns?: boolean;
  /** How the labels of needs-reply did where the truth is known; left out when nobody measured. */
  needsReplyRecord?: ClassifierRecord;
  /** Why no measurement speaks for the labels: several versions stand side by side, or a model server made them. */
  unmeasured?: 'several' | 'model';
  /** No turn lies in coverage whose sample forbids a rate: what rests on mentions and on answers then counts the same. */
  unbiased?: boolean;
  /** When the turns began; left out where that is found out while they are read. */
  span?: TurnSpan;
  /** Which time is known, of metrics that go by the hour; left out where all is from the first turn to the last. */
  known?: KnownTime;
  /** Days, weeks or months, in order and without gaps, of metrics that go by them, and what they are called. */
  steps?: readonly CalendarStep[];
  stepLabel?: string;
  /** Left out where nobody asked. */
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
  /** Counted below the line of the rate. */
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
  /** What it says of itself in a list of metrics, a few words. */
  summary: string;
  /** Columns of its own that tell groups apart beside those that were asked for. */
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
  /** Whether it counts by the calendar whatever hours are asked for. */
  byCalendar?: true;
  /** The label it needs read. */
  facet?: FrameFacet;
  /** Labels that it looks at as well, where turns have them. */
  labels?: readonly FrameFacet[];
  /** What it needs read besides. */
  reads?: 'targets' | 'conversations' | 'audience' | 'texts' | 'inboxes';
  /** What it needs read of replies; left out where it looks at none. */
  replyFacts?: readonly ReplyFact[];
  /** Whether replies of which nothing is known, neither by labels nor by the data, need not be read. */
  repliesOnceLabelled?: true;
  /** Facts of turns that it needs read. */
  facts?: readonly TurnFact[];
  /** It must know which hours are known, not of which there are turns alone. */
  goesBy?: 'hours';
  /** What audits may check of it. */
  gates?: readonly Gate[];
  /** Adds to its section what only posts tell, once it is known which. */
  complete?(section: Section, counts: Counts, settings: Settings, posts: PostReader): Promise<Section>;
  /** Keys of the posts that make a turn of a frame count as it does, where these are others than its first. */
  postsOf?(frame: TurnFrame, settings: Settings): (turn: number) => readonly number[];
}

/** Reads single posts, as they stood at the time of the numbers. */
export interface PostReader {
  /** @param posts keys */
  quoted(posts: readonly number[]): Promise<ReadonlyMap<number, PostText>>;
  /** What customers wrote in each of these turns, a line a post. @param turns keys */
  asked(turns: readonly number[]): Promise<ReadonlyMap<number, string>>;
}

export interface PostText {
  /** The platform's. */
  id: string;
  text: string;
}

/** Of the work itself. */
export interface DecisionMetric extends Contract<DecisionChunk, DecisionFrame> {
  of: 'decisions';
}

/** Of turns of any age, and when they stopped waiting. */
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

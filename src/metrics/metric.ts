/** The contract of this room: a metric reads turns as columns and answers one question, with its definition beside it. */
import type { FrameFacet } from '../domain/label.ts';
import type { Section } from '../domain/report.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import type { ClassifierRecord } from '../statistics/labelled-rate.ts';
import type { Groups } from './groups.ts';

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
  /** Count turns that needed no reply too. */
  allTurns?: boolean;
  /** How the labels of needs-reply did where the truth is known; left out when nobody measured. */
  needsReplyRecord?: ClassifierRecord;
  /** Why no measurement speaks for the labels: several versions stand side by side, or a model server made them. */
  unmeasured?: 'several' | 'model';
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

export interface Metric extends Definition {
  /** The label it needs read. */
  facet?: FrameFacet;
  /** What it needs read besides. */
  reads?: 'replies' | 'targets' | 'conversations';
  measure(frame: TurnFrame, groups: Groups, settings: Settings): Section;
  /** Why the sample keeps a turn out of the number, unless biased samples are accepted. */
  objection?(frame: TurnFrame, turn: number): string | undefined;
}

/** The parts of a section that every metric fills in the same way. */
export function sectionOf(
  metric: Definition,
  groups: Pick<Groups, 'columns'>,
  rest: Pick<Section, 'columns' | 'rows'> & Partial<Section>,
): Section {
  const { name, version, title, question, definition } = metric;
  const columns = [...groups.columns, ...rest.columns];
  return { metric: name, version, title, question, definition, notes: [], ...rest, columns };
}

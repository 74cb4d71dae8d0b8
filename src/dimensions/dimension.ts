/** The contract of this room: a dimension turns each turn into a small number to group by, and the number into words. */
import type { FrameFacet } from '../domain/label.ts';
import type { TurnFact, TurnFrame } from '../domain/turn-frame.ts';

/** What local time it is at a Unix second, in the report's zone. */
export interface LocalClock {
  /** Seconds the wall clock stands ahead of UTC. */
  offset(at: number): number;
}

export interface Dimension {
  name: string;
  /** Heading of the column. */
  label: string;
  /** One line for --help. */
  title: string;
  code(frame: TurnFrame, turn: number, clock: LocalClock): number;
  /** What a code is called. */
  text(code: number, frame: TurnFrame): string;
  /** Groups stand in the order of their codes unless the order of their names says more. */
  order: 'code' | 'text';
  /** The label it needs read. */
  facet?: FrameFacet;
  /** What it needs read besides. */
  fact?: TurnFact;
  /** What readers must know of its groups. */
  notes?(frame: TurnFrame): string[];
}

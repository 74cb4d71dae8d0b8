/** The input of statistics of decisions and of the backlog: the rows of a frame, each with its group. */
import type { BacklogFrame, DecisionFrame } from '../../domain/decision-frame.ts';
import { type Grouping, GroupNumbers } from './groups.ts';
import { type Counts, Foldings, type Statistic } from './statistic.ts';

export interface GroupedChunk<Frame> {
  frame: Frame;
  /** The group of each row of the frame. */
  group: Uint32Array;
}

export type DecisionChunk = GroupedChunk<DecisionFrame>;
export type BacklogChunk = GroupedChunk<BacklogFrame>;

/** Counts the rows of one frame, held in memory whole: decisions are few. */
export function countWork<Frame extends { n: number }>(
  frame: Frame,
  by: readonly Grouping<Frame>[],
  statistics: readonly Statistic<GroupedChunk<Frame>, unknown>[],
): Counts {
  const groups = new GroupNumbers(by);
  const foldings = new Foldings(statistics);
  foldings.add({ frame, group: groups.number(frame) });
  foldings.endRound(true);
  return { ...groups.groups(), n: frame.n, of: (statistic) => foldings.of(statistic) };
}

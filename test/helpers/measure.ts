/** One metric over a frame, as the commands measure it. */
import type { Section } from '../../src/domain/report.ts';
import type { TurnFrame } from '../../src/domain/turn-frame.ts';
import { type Grouping, GroupNumbers } from '../../src/metrics/counts/groups.ts';
import { type CountingRound, TurnCounting } from '../../src/metrics/counts/turn-chunk.ts';
import type { Settings, TurnMetric } from '../../src/metrics/metric.ts';
import { needsOf, turnSection } from '../../src/metrics/sections.ts';

/** A frame counted in one part. */
export function measured(
  metric: TurnMetric,
  frame: TurnFrame,
  settings: Settings,
  by: readonly Grouping<TurnFrame>[] = [],
): Section {
  return measuredIn([{ frames: [frame] }], metric, settings, by);
}

/** The parts of one round; it has all turns of its groups and customers where it does not say otherwise. */
export interface Round extends CountingRound {
  frames: readonly TurnFrame[];
}

/** A frame counted in parts, round by round. */
export function measuredIn(
  rounds: readonly Round[],
  metric: TurnMetric,
  settings: Settings,
  by: readonly Grouping<TurnFrame>[] = [],
): Section {
  const labelled = rounds.some(({ frames }) => frames.some(({ needsReply }) => needsReply !== undefined));
  const asked = { ...settings, labelled };
  const counting = new TurnCounting(needsOf(metric, asked), by);
  for (const [at, { frames, ...round }] of rounds.entries()) {
    for (const frame of frames) counting.add({ frame }, round);
    counting.endRound(at === rounds.length - 1, round);
  }
  return turnSection(metric, counting.counts(), asked);
}

/** The turns of each group, by the names of the group. */
export function grouped(frame: TurnFrame, by: readonly Grouping<TurnFrame>[]) {
  const numbers = new GroupNumbers(by);
  const groups = numbers.number(frame);
  return numbers.groups().list.map(({ names, at }) => ({
    names,
    turns: [...groups.keys()].filter((turn) => groups[turn] === at),
  }));
}

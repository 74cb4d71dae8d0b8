/** How many turns began, ended and waited, step by step of the calendar. */
import type { CalendarStep } from '../../domain/calendar-steps.ts';
import { ENDS } from '../../domain/decision-frame.ts';
import type { BacklogChunk } from './decision-chunk.ts';
import type { Statistic } from './statistic.ts';

export type StepCounts = Record<(typeof ENDS)[number] | 'began' | 'waiting', number>;

export interface BacklogCounts {
  /** One per step. */
  of(group: number): StepCounts[];
}

/** @param steps in order, without gaps */
export function backlogSteps(steps: readonly CalendarStep[]): Statistic<BacklogChunk, BacklogCounts> {
  return { name: 'backlog steps', open: () => foldSteps(steps) };
}

interface Steps {
  counts: StepCounts[];
  /** Net change of the backlog in each step. */
  changes: Float64Array;
}

function foldSteps(steps: readonly CalendarStep[]) {
  const groups: Steps[] = [];
  const groupAt = (at: number): Steps => {
    groups[at] ??= {
      counts: steps.map(() => ({ began: 0, answered: 0, closed: 0, gone: 0, waiting: 0 })),
      changes: new Float64Array(steps.length + 1),
    };
    return groups[at];
  };
  const first = steps[0]?.from ?? 0;
  const stepAt = (second: number) => {
    let low = 0;
    let high = steps.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (steps[middle]!.until <= second) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    add({ frame, group }: BacklogChunk) {
      for (let turn = 0; turn < frame.n; turn++) {
        const { counts, changes } = groupAt(group[turn]!);
        const [asked, ended] = [frame.askedAt[turn]!, frame.endedAt[turn]!];
        const [began, left] = [stepAt(asked), stepAt(ended)];
        changes[began]!++;
        if (left < steps.length) changes[left]!--;
        if (asked >= first && began < steps.length) counts[began]!.began++;
        if (ended >= first && left < steps.length) counts[left]![ENDS[frame.how[turn]!]!]++;
      }
    },
    finish: (): BacklogCounts => ({
      of(group) {
        const { counts, changes } = groupAt(group);
        let waiting = 0;
        return counts.map((step, at) => {
          waiting += changes[at]!;
          return { ...step, waiting };
        });
      },
    }),
  };
}

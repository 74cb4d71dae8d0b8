/** Decisions by action, and how many were undone or followed by another post of the customer. */
import type { Action } from '../../domain/decision.ts';
import type { DecisionChunk } from './decision-chunk.ts';
import type { Statistic } from './statistic.ts';

export interface Decided {
  decisions: number;
  /** Turns with a decision. */
  turns: number;
  undone: number;
  /** In effect, and the customer wrote again. */
  reopened: number;
  /** Action -> decisions in effect. */
  standing: ReadonlyMap<Action, number>;
}

export interface DecidedCounts {
  of(group: number): Decided;
}

export const decided: Statistic<DecisionChunk, DecidedCounts> = { name: 'decided', open: foldDecided };

function foldDecided() {
  const groups: (Decided & { standing: Map<Action, number>; subjects: Set<number> })[] = [];
  const groupAt = (at: number) => {
    groups[at] ??= { decisions: 0, turns: 0, undone: 0, reopened: 0, standing: new Map(), subjects: new Set() };
    return groups[at];
  };
  return {
    add({ frame, group }: DecisionChunk) {
      for (let row = 0; row < frame.n; row++) {
        const counted = groupAt(group[row]!);
        counted.decisions++;
        counted.subjects.add(frame.subject[row]!);
        counted.turns = counted.subjects.size;
        if (frame.undone[row] === 1) {
          counted.undone++;
          continue;
        }
        counted.reopened += frame.reopened[row]!;
        const action = frame.actions[frame.action[row]!]!;
        counted.standing.set(action, (counted.standing.get(action) ?? 0) + 1);
      }
    },
    finish: (): DecidedCounts => ({ of: groupAt }),
  };
}

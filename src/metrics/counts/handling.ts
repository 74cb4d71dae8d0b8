/** How long agents looked at turns, and how old turns were when they were decided. */
import type { DecisionChunk } from './decision-chunk.ts';
import type { Statistic } from './statistic.ts';

export interface Handling {
  /** Seconds for which one agent looked at one turn, one number per look. */
  looks: number[];
  /** Looks left out because the post was shown for longer than awaySeconds. */
  away: number;
  /** Seconds from the customer's question to the first decision in effect, one number per turn. */
  waits: number[];
}

export interface HandlingCounts {
  of(group: number): Handling;
}

/** @param awaySeconds a post shown for longer was left open, not read */
export function handling(awaySeconds: number): Statistic<DecisionChunk, HandlingCounts> {
  return { name: `handling ${awaySeconds}`, open: () => foldHandling(awaySeconds) };
}

const DECIDING: ReadonlySet<string> = new Set(['no-reply', 'elsewhere', 'escalate', 'assign', 'snooze']);

function foldHandling(awaySeconds: number) {
  const groups: { spent: Map<string, number>; away: number; waits: number[] }[] = [];
  /** Turns with a decision so far. */
  const decided = new Set<number>();
  const groupAt = (at: number) => {
    groups[at] ??= { spent: new Map(), away: 0, waits: [] };
    return groups[at];
  };
  return {
    add({ frame, group }: DecisionChunk) {
      for (let row = 0; row < frame.n; row++) {
        const { spent, waits } = groupAt(group[row]!);
        const [seconds, subject] = [frame.shown[row]!, frame.subject[row]!];
        if (seconds > awaySeconds) groupAt(group[row]!).away++;
        else if (seconds >= 0) {
          const look = `${frame.agent[row]} ${subject}`;
          spent.set(look, (spent.get(look) ?? 0) + seconds);
        }
        const decides = frame.undone[row] === 0 && DECIDING.has(frame.actions[frame.action[row]!]!);
        if (!decides || decided.has(subject)) continue;
        decided.add(subject);
        if (frame.waited[row]! >= 0) waits.push(frame.waited[row]!);
      }
    },
    finish: (): HandlingCounts => ({
      of(group) {
        const { spent, away, waits } = groupAt(group);
        return { looks: [...spent.values()], away, waits };
      },
    }),
  };
}

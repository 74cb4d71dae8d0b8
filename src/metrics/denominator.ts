/** Which turns a rate is about: those that needed a reply where labels can tell, else all of them. */
import { amount, grouped } from '../domain/amount.ts';
import { NEED_UNKNOWN, REPLY_NEEDED, type TurnFrame } from '../domain/turn-frame.ts';
import type { Settings } from './metric.ts';

export interface Denominator {
  name: 'needs-reply' | 'all turns';
  /** The turns of a group that count. */
  pick(turns: Uint32Array): Uint32Array;
  /** What a reader must know of it. */
  notes: string[];
}

/** Those that needed a reply once anything was classified, unless all turns were asked for. */
export function denominatorOf(frame: TurnFrame, settings: Settings): Denominator {
  const { needsReply } = frame;
  if (!needsReply || settings.allTurns) return { name: 'all turns', pick: (turns) => turns, notes: [] };
  let needed = 0;
  let unknown = 0;
  for (const need of needsReply) {
    if (need === REPLY_NEEDED) needed++;
    else if (need === NEED_UNKNOWN) unknown++;
  }
  return {
    name: 'needs-reply',
    pick: (turns) => needing(turns, needsReply),
    notes: [
      `${grouped(needed)} of ${amount(frame.n, 'turn')} needed a reply: a question, complaint, request or problem among their posts`,
      ...(unknown > 0 ? [`${amount(unknown, 'turn')} left out: not classified yet (socialcare classify)`] : []),
    ],
  };
}

/** What filter would give, without a call per turn. */
function needing(turns: Uint32Array, needsReply: Uint8Array): Uint32Array {
  const picked = new Uint32Array(turns.length);
  let n = 0;
  for (const turn of turns) if (needsReply[turn] === REPLY_NEEDED) picked[n++] = turn;
  return picked.subarray(0, n);
}

/** Of times and promises, which say nothing of turns that nobody watched. */
export function uncoveredNotes({ uncovered }: TurnFrame): string[] {
  return uncovered > 0 ? [`${amount(uncovered, 'turn')} left out: outside known coverage`] : [];
}

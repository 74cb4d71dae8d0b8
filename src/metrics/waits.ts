/** The waits of one group, sorted for the streaming statistics. */
import type { TurnFrame } from '../domain/turn-frame.ts';

export interface Waits {
  /** Twice the seconds, plus one when the wait was cut off rather than ended: sorts ends before cuts at equal times. */
  coded: Float64Array;
  answered: number;
  /** Calendar waits of turns that were answered before an open second had passed; they are among `coded` as 0. */
  offHours: Float64Array;
}

/** @param turns indices into the frame */
export function waitsOf(frame: TurnFrame, turns: Uint32Array): Waits {
  const coded = new Float64Array(turns.length);
  const offHours: number[] = [];
  let answered = 0;
  for (let at = 0; at < turns.length; at++) {
    const turn = turns[at]!;
    if (frame.offHours?.[turn] === 1) offHours.push(frame.calendarWait[turn]!);
    const wait = frame.wait[turn]!;
    if (wait >= 0) answered++;
    coded[at] = wait >= 0 ? 2 * wait : 2 * frame.observed[turn]! + 1;
  }
  return { coded: coded.sort(), answered, offHours: Float64Array.from(offHours).sort() };
}

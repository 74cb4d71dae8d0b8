/** A frame of turns written down one by one. */
import { REACHES } from '../../src/domain/reach.ts';
import { ANSWERS_SOUGHT, ONE_SIDED, SOUGHT_AT_WORD, type TurnFrame } from '../../src/domain/turn-frame.ts';
import { DAY_ONE } from './transcript.ts';

export interface TurnSpec {
  /** Seconds after the first day's midnight. */
  at?: number;
  /** Seconds to the answer; left out when there was none. */
  wait?: number;
  /** Seconds for which the turn was watched; ten days by default. */
  observed?: number;
  /** False outside all known coverage. */
  covered?: boolean;
  customer?: number;
  brand?: number;
  ordinal?: number;
  /** Its place among all turns, where the frame does not hold them all. */
  key?: number;
  posts?: number;
  unbiased?: boolean;
  oneSided?: boolean | 'word';
}

export function frameOf(turns: TurnSpec[]): TurnFrame {
  const uncovered = turns.filter(({ covered }) => covered === false).length;
  const numbers = (pick: (turn: TurnSpec, at: number) => number) => turns.map(pick);
  const wait = Float64Array.from(numbers((turn) => turn.wait ?? -1));
  const observed = Float64Array.from(numbers((turn) => (turn.covered === false ? 0 : (turn.observed ?? 10 * 86_400))));
  return {
    n: turns.length,
    brand: Int32Array.from(numbers((turn) => turn.brand ?? 1)),
    key: Int32Array.from(numbers((turn, at) => turn.key ?? at + 1)),
    channel: Uint16Array.from(numbers(() => 0)),
    reach: Uint8Array.from(numbers(() => 0)),
    askedAt: Float64Array.from(numbers((turn) => DAY_ONE + (turn.at ?? 0))),
    wait,
    calendarWait: wait,
    observed,
    calendarObserved: observed,
    unbiased: Uint8Array.from(numbers((turn) => (turn.unbiased === false ? 0 : 1))),
    oneSided: Uint8Array.from(
      numbers((turn) =>
        turn.oneSided === true ? ONE_SIDED : turn.oneSided === 'word' ? SOUGHT_AT_WORD : ANSWERS_SOUGHT,
      ),
    ),
    samplings: new Map(),
    ordinal: Int32Array.from(numbers((turn) => turn.ordinal ?? 1)),
    posts: Int32Array.from(numbers((turn) => turn.posts ?? 1)),
    customer: Int32Array.from(numbers((turn, at) => turn.customer ?? at)),
    autoReplies: Int32Array.from(numbers(() => 0)),
    brands: new Map([
      [1, 'acme'],
      [2, 'rival'],
    ]),
    channels: ['x'],
    reaches: REACHES,
    clockSkew: 0,
    uncovered,
    ...(uncovered > 0 && { covered: Uint8Array.from(numbers(({ covered }) => (covered === false ? 0 : 1))) }),
    labels: {},
  } as TurnFrame;
}

/** What each turn counts as in the metric of canned replies, by the texts of its replies. */

import type { TurnFrame } from '../domain/turn-frame.ts';
import { due, excluded } from './counted.ts';
import { Copies } from './counts/copies.ts';
import type { Counted } from './metric.ts';

/** The most frequent texts are named; turns with a copy of any other are counted together. */
const NAMED = 20;

const OWN = due('own words', 'no reply of it is a copy of a canned text');
const SHORT = excluded('no reply of six words or more by a person');

/** The canned texts of a frame, by reply. */
interface Found {
  copies: Copies;
  /** By turn: 1 where it has a reply that is long enough to be compared. */
  counts: Uint8Array;
  /** By turn: its replies that are copies. `place` is their index in `copies`. */
  copied: ReadonlyMap<number, { place: number; text: Counted }[]>;
}

/** A cache: each frame is asked twice, for what its turns count as and for the posts that decide it. */
const known = new WeakMap<TurnFrame, Found>();

function find(frame: TurnFrame): Found {
  const before = known.get(frame);
  if (before) return before;
  const copies = new Copies();
  // Each turn is its own member here, so that copies can be found by turn.
  copies.add(frame, Uint32Array.from(frame.key.keys()));
  const counts = new Uint8Array(frame.n);
  for (let at = 0; at < copies.n; at++) if (copies.isCounted(at)) counts[copies.member[at]!] = 1;
  const copied = new Map<number, { place: number; text: Counted }[]>();
  const other = due('canned', 'a copy of another text');
  const texts = copies.texts().sort((a, b) => b.customers - a.customers || b.replies.length - a.replies.length);
  for (const [rank, { name, customers, replies }] of texts.entries()) {
    const text = rank < NAMED ? due('canned', `a copy of text ${name}, which ${customers} customers got`) : other;
    for (const place of replies) {
      const turn = copies.member[place]!;
      const those = copied.get(turn) ?? [];
      copied.set(turn, those);
      those.push({ place, text });
    }
  }
  const found = { copies, counts, copied };
  known.set(frame, found);
  return found;
}

/** A turn with copies of several texts counts as the text that most customers got. */
export function cannedCounting(frame: TurnFrame): (turn: number) => Counted {
  const { counts, copied } = find(frame);
  return (turn) => copied.get(turn)?.[0]?.text ?? (counts[turn] === 1 ? OWN : SHORT);
}

/** Keys of the turn's replies that are copies, ascending. */
export function cannedPosts(frame: TurnFrame): (turn: number) => readonly number[] {
  const { copies, copied } = find(frame);
  return (turn) => (copied.get(turn) ?? []).map(({ place }) => copies.post[place]!).sort((a, b) => a - b);
}

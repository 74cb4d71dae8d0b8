/** What turns count as where their replies are copies. */

import type { TurnFrame } from '../domain/turn-frame.ts';
import { due, excluded } from './counted.ts';
import { Copies } from './counts/copies.ts';
import type { Counted } from './metric.ts';

/** Texts that are named one by one. */
const NAMED = 20;

const OWN = due('own words', 'no reply of it is a copy of a canned text');
const SHORT = excluded('no reply of six words or more by a person');

/** The canned texts of a frame, by reply. */
interface Found {
  copies: Copies;
  /** Of each turn whether a reply of it counts. */
  counts: Uint8Array;
  /** Replies by turn: places, of those that are copies. */
  copied: ReadonlyMap<number, { place: number; text: Counted }[]>;
}

/** Frames are asked twice: what turns count as, and for which posts. */
const known = new WeakMap<TurnFrame, Found>();

function find(frame: TurnFrame): Found {
  const before = known.get(frame);
  if (before) return before;
  const copies = new Copies();
  // Each turn is a member of its own here.
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

/** A turn counts as the text that most customers got. */
export function cannedCounting(frame: TurnFrame): (turn: number) => Counted {
  const { counts, copied } = find(frame);
  return (turn) => copied.get(turn)?.[0]?.text ?? (counts[turn] === 1 ? OWN : SHORT);
}

/** Its replies that are copies. */
export function cannedPosts(frame: TurnFrame): (turn: number) => readonly number[] {
  const { copies, copied } = find(frame);
  return (turn) => (copied.get(turn) ?? []).map(({ place }) => copies.post[place]!).sort((a, b) => a - b);
}

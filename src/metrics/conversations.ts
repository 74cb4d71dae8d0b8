/** Conversations followed whole: from the turn that began them, wherever the period or the filter cuts. */
import type { TurnFrame } from '../domain/turn-frame.ts';

/** For each turn that began a conversation, how many turns that has had by now; 0 for later turns. */
export function turnsOfConversations({ n, key, ordinal, laterTurns = new Int32Array() }: TurnFrame): Uint32Array {
  const turns = new Uint32Array(n);
  for (let turn = 0; turn < n; turn++) {
    if (ordinal[turn] === 1) {
      turns[turn] = 1;
      continue;
    }
    const conversation = key[turn]! - ordinal[turn]! + 1;
    let first = turn - 1;
    while (first >= 0 && key[first]! > conversation) first--;
    if (first >= 0 && key[first] === conversation) turns[first]!++;
  }
  let first = 0;
  for (const conversation of laterTurns) {
    while (first < n && key[first]! < conversation) first++;
    if (first < n && key[first] === conversation) turns[first]!++;
  }
  return turns;
}

/**
 * 1 for turns that began a conversation which belongs to the episode before it: it starts within the gap after the last
 * exchange of that customer's earlier conversations with the brand.
 * @param gap seconds
 */
export function repeatContacts(frame: TurnFrame, gap: number): Uint8Array {
  const repeats = new Uint8Array(frame.n);
  const { count, customer, brand, from, until, first } = spansOf(frame);
  const { order, starts } = sortedBy(customer.subarray(0, count));
  for (let account = 0; account + 1 < starts.length; account++) {
    if (starts[account + 1]! - starts[account]! < 2) continue;
    const own = order.subarray(starts[account]!, starts[account + 1]!);
    own.sort((a, b) => brand[a]! - brand[b]! || from[a]! - from[b]! || a - b);
    let end = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < own.length; at++) {
      const span = own[at]!;
      if (at > 0 && brand[own[at - 1]!] !== brand[span]) end = Number.NEGATIVE_INFINITY;
      if (first[span]! >= 0 && from[span]! - end < gap) repeats[first[span]!] = 1;
      end = Math.max(end, until[span]!);
    }
  }
  return repeats;
}

/** What the frame holds of each conversation: from its first turn there to the last exchange. */
function spansOf({ n, key, ordinal, customer: whose, brand: which, askedAt, calendarWait }: TurnFrame) {
  const customer = new Int32Array(n);
  const brand = new Int32Array(n);
  const from = new Float64Array(n);
  const until = new Float64Array(n);
  /** The turn that began it; -1 where the frame does not hold that. */
  const first = new Int32Array(n);
  let count = 0;
  let last = Number.NaN;
  for (let turn = 0; turn < n; turn++) {
    const conversation = key[turn]! - ordinal[turn]!;
    const asked = askedAt[turn]!;
    const end = asked + Math.max(0, calendarWait[turn]!);
    if (conversation === last) {
      if (end > until[count - 1]!) until[count - 1] = end;
      continue;
    }
    last = conversation;
    customer[count] = whose[turn]!;
    brand[count] = which[turn]!;
    from[count] = asked;
    until[count] = end;
    first[count++] = ordinal[turn] === 1 ? turn : -1;
  }
  return { count, customer, brand, from, until, first };
}

/** Places by value, and where each value's begin; the order among equals is kept. */
function sortedBy(values: Int32Array): { order: Uint32Array; starts: Uint32Array } {
  let most = -1;
  for (let at = 0; at < values.length; at++) if (values[at]! > most) most = values[at]!;
  const starts = new Uint32Array(most + 2);
  for (let at = 0; at < values.length; at++) starts[values[at]! + 1]!++;
  for (let value = 0; value <= most; value++) starts[value + 1]! += starts[value]!;
  const next = starts.slice(0, -1);
  const order = new Uint32Array(values.length);
  for (let at = 0; at < values.length; at++) order[next[values[at]!]!++] = at;
  return { order, starts };
}

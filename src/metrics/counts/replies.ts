/** Conversations and their replies, counted in the group of their first turn. */
import type { ReplyColumns } from '../../domain/reply-columns.ts';
import type { TurnFrame } from '../../domain/turn-frame.ts';

/**
 * Visits the conversations that began in a frame, with the run of their replies: [from, to), empty where nobody replied. None
 * where replies were not read.
 */
export function eachConversation(
  { n, key, ordinal, replies }: TurnFrame,
  visit: (turn: number, replies: ReplyColumns, from: number, to: number) => void,
): void {
  if (!replies) return;
  const { conversation } = replies;
  let from = 0;
  for (let turn = 0; turn < n; turn++) {
    if (ordinal[turn] !== 1) continue;
    while (from < replies.n && conversation[from]! < key[turn]!) from++;
    let to = from;
    while (to < replies.n && conversation[to] === key[turn]) to++;
    visit(turn, replies, from, to);
    from = to;
  }
}

/** All acts of the replies by people, as one set of bits; 0 without a reply. */
export function actsOfPeople({ acts, auto }: ReplyColumns, from: number, to: number): number {
  let mask = 0;
  for (let at = from; at < to; at++) if (auto[at] === 0) mask |= acts[at]!;
  return mask;
}

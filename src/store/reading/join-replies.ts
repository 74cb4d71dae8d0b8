/** Parts of the replies made one. */
import type { LaterMoods, ReplyColumns } from '../../domain/reply-columns.ts';
import { concatenated } from './join-frames.ts';

/** @param parts in order, of the same facts @param agents of all of them */
export function joinReplies(parts: readonly ReplyColumns[], agents: readonly string[]): ReplyColumns {
  const [first] = parts;
  if (!first) return { ...NO_REPLIES, agents };
  if (parts.length === 1) return first;
  const all = <Name extends 'conversation' | 'turn' | 'at' | 'auto' | 'acts' | 'agent'>(name: Name) =>
    concatenated(
      first[name]!,
      parts.map((part) => part[name]!),
    );
  const merged = (name: 'tried' | 'given' | 'asked') => new Map(parts.flatMap((part) => [...part[name]!]));
  return {
    ...{ n: parts.reduce((sum, { n }) => sum + n, 0), agents, conversation: all('conversation'), turn: all('turn') },
    ...{ at: all('at'), auto: all('auto'), acts: all('acts'), agent: all('agent') },
    ...(first.tried && { tried: merged('tried') }),
    ...(first.given && { given: merged('given'), asked: merged('asked') }),
    ...(first.moods && { moods: joinedMoods(parts.map(({ moods }) => moods!)) }),
  };
}

function joinedMoods(parts: readonly LaterMoods[]): LaterMoods {
  const all = <Name extends keyof LaterMoods>(name: Name) =>
    concatenated(
      parts[0]![name],
      parts.map((part) => part[name]),
    );
  return { conversation: all('conversation'), key: all('key'), at: all('at'), mood: all('mood') };
}

const NO_REPLIES: Omit<ReplyColumns, 'agents'> = {
  n: 0,
  conversation: new Int32Array(0),
  turn: new Int32Array(0),
  at: new Float64Array(0),
  auto: new Uint8Array(0),
  acts: new Int32Array(0),
  agent: new Uint32Array(0),
};

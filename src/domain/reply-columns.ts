/** The replies of conversations as columns: of those that began in a frame, followed whole, whatever the filter leaves out. */
import type { FacetName } from './label.ts';

/** What is read of replies only on request. */
export type ReplyFact = 'acts' | 'agents' | 'tried' | 'moods' | 'details';

/** The labels from which each fact is computed. */
export const FACETS_OF_FACT: Readonly<Record<ReplyFact, readonly FacetName[]>> = {
  acts: ['reply-act'],
  agents: ['agent'],
  tried: [],
  moods: ['intent', 'sentiment'],
  details: ['private-data'],
};

/** Nobody has classified the reply, and the data do not say who wrote it. */
export const AGENT_UNKNOWN = 0;
/** Nobody signed it. */
export const NO_SIGNATURE = 1;

/** Mood of the customer in a later turn; unknown where that is not classified. */
export const MOOD_UNKNOWN = 0;
/** They thank, praise, or are positive without a complaint. */
export const CONTENT = 1;
export const NOT_CONTENT = 2;
/** Classified, and neither its intent nor its sentiment, unknown in its language, tells. */
export const MOOD_OPEN = 3;

/** Later turns of these conversations, by key. */
export interface LaterMoods {
  /** Key of the first turn of the conversation. */
  conversation: Int32Array;
  key: Int32Array;
  /** Unix seconds. */
  at: Float64Array;
  /** MOOD_UNKNOWN, CONTENT, NOT_CONTENT or MOOD_OPEN. */
  mood: Uint8Array;
}

/** By conversation, turn and time. */
export interface ReplyColumns {
  n: number;
  /** Key of the first turn of the conversation; the key of a turn less its ordinal, plus 1. */
  conversation: Int32Array;
  /** Key of the turn that the reply came in. */
  turn: Int32Array;
  /** Unix seconds. */
  at: Float64Array;
  /** 1 for automatic ones. */
  auto: Uint8Array;
  /** Bits of reply-acts; UNLABELLED where it was not classified, or labels were not requested. */
  acts: Int32Array;
  /** Index into agents: AGENT_UNKNOWN, NO_SIGNATURE or a person. */
  agent: Uint32Array;
  /** Grows while parts are read. */
  agents: readonly string[];
  /**
   * By key of turn: destinations the customer says to have tried, as the bits of DEFLECTS; TRIED_ALL for "I did"; with
   * TRIED_FIRST where a conversation begins there.
   */
  tried?: ReadonlyMap<number, number>;
  moods?: LaterMoods;
  /** By key of turn: the details that customers wrote there, as bits of PRIVATE_KINDS. */
  given?: ReadonlyMap<number, number>;
  /** By key of turn: those that people ask for there, in conversations in which they may ask again. */
  asked?: ReadonlyMap<number, number>;
}

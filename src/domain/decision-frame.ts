/** Decisions as columns: what the decision metrics compute on, one row per decision, undone ones included. */
import type { Action } from './decision.ts';

export interface DecisionFrame {
  n: number;
  /** Index into brands. */
  brand: Int32Array;
  /** Index into channels. */
  channel: Uint16Array;
  /** Unix seconds. */
  decidedAt: Float64Array;
  /** Index into actions. */
  action: Uint8Array;
  /** Index into values: reason, way, team, person, tag, facet=value. */
  value: Int32Array;
  /** Index into agents. */
  agent: Int32Array;
  /** Number of the turn it is about, the same for all decisions about one turn. */
  subject: Int32Array;
  /** Seconds it was on the screen; -1 when decided by a flag. */
  shown: Float64Array;
  /** Seconds from the customer's question to the decision; -1 when the post is not stored. */
  waited: Float64Array;
  /** Items that came before it in the policy's order; -1 when not known. */
  ahead: Int32Array;
  /** Followers of the customer; -1 when not known. */
  followers: Float64Array;
  undone: Uint8Array;
  /** Closed something, and the customer wrote again. */
  reopened: Uint8Array;
  brands: readonly string[];
  channels: readonly string[];
  actions: readonly Action[];
  values: readonly string[];
  agents: readonly string[];
  /** For each agent, an index into teams. */
  agentTeam: readonly number[];
  /** The first one is '': no team. */
  teams: readonly string[];
}

/** Every turn with when it began and when it stopped waiting. */
export interface BacklogFrame {
  n: number;
  /** Keys of the turns. */
  key: Int32Array;
  /** Unix seconds. */
  askedAt: Float64Array;
  /** Unix seconds; Infinity while it waits. */
  endedAt: Float64Array;
  /** Index into ENDS; meaningless for a turn that still waits. */
  how: Uint8Array;
  /** Keys of brands. */
  brand: Int32Array;
  /** Index into channels. */
  channel: Uint16Array;
  brands: ReadonlyMap<number, string>;
  channels: readonly string[];
}

export const ENDS = ['answered', 'closed', 'gone'] as const;

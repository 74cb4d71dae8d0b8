/** What a run of a team came to, one line of the table. */
export interface TeamSums {
  /** By post, the agents on whose screens it came. */
  shown: Map<string, Set<string>>;
  /** Posts of which an agent saw the decision written. */
  decided: Set<string>;
  /** Decisions that are stored. */
  stored: number;
  /** Milliseconds from the key of a decision to the next item. */
  waits: number[];
  /** The same of the agent's process alone, which others at this computer do not lengthen. */
  processes: number[];
  pulls: number;
  reports: number;
  /** Commands that the kill of the server cut off, and that were given again. */
  cut: number;
  lost: number;
  doubled: number;
  errors: string[];
  /** Connections at the end. */
  connections: number;
  /** Of this computer, one minute. */
  load: number;
}

export function lastingSums(): TeamSums {
  return {
    shown: new Map(),
    decided: new Set(),
    stored: 0,
    waits: [],
    processes: [],
    pulls: 0,
    reports: 0,
    cut: 0,
    lost: 0,
    doubled: 0,
    errors: [],
    connections: 0,
    load: 0,
  };
}

/** Items that came to more than one agent. */
export function shownTwice({ shown }: TeamSums): string[] {
  return [...shown].flatMap(([post, agents]) => (agents.size > 1 ? [post] : []));
}

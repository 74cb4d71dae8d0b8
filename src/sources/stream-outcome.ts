/** The outcome of one stream in one run. */
import type { TimeRange } from '../domain/intervals.ts';
import type { UnavailablePost } from '../payloads/page.ts';
import type { StreamGap } from './pull-store.ts';
import type { Stream } from './source.ts';

/** Also filled when the run was stopped. */
export interface StreamOutcome {
  stream: Stream;
  /** A walk of an earlier run was finished first. */
  resumed: boolean;
  /** HTTP requests, failed attempts included. */
  requests: number;
  pages: number;
  posts: number;
  /** New posts that were requested. */
  new: number;
  /** Parents and quoted posts that came along, and are new as well. */
  parents: number;
  changed: number;
  same: number;
  deleted: number;
  /** Ids of posts reported deleted for the first time; they are marked deleted when that is reported again an hour later. */
  deletionCandidates: Set<string>;
  /** Ids of stored posts that are not visible now, with the reason. */
  hidden: Map<string, string>;
  /** Posts that were marked deleted and are shown again. */
  undeleted: number;
  /** Posts of erased persons, stored without words and names, and posts too old to be stored. */
  turnedAway: { erased: number; expired: number };
  rejected: number;
  /** Posts that no database can hold, with the reason; `rejected` does not count them. */
  unsound: UnavailablePost[];
  /** US dollars. */
  cost: number;
  covered: TimeRange[];
  gaps: StreamGap[];
  /** Threads and comments that the platform refused, by id, with the reason: asked for again in the next run. */
  unread: Map<string, string>;
  /** Young posts of the walks by id, with their author and time (unix seconds). */
  seen: Map<string, { author: string; at: number }>;
  /** What a person should know of it. */
  warnings: string[];
  /** The error that stopped it. */
  stopped?: unknown;
}

/** Before anything has been asked. */
export function newStreamOutcome(stream: Stream): StreamOutcome {
  return {
    stream,
    resumed: false,
    requests: 0,
    pages: 0,
    posts: 0,
    new: 0,
    parents: 0,
    changed: 0,
    same: 0,
    deleted: 0,
    deletionCandidates: new Set(),
    hidden: new Map(),
    undeleted: 0,
    turnedAway: { erased: 0, expired: 0 },
    rejected: 0,
    unsound: [],
    cost: 0,
    covered: [],
    gaps: [],
    unread: new Map(),
    seen: new Map(),
    warnings: [],
  };
}

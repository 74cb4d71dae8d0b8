/** What became of one stream in one run. */
import type { TimeRange } from '../domain/intervals.ts';
import type { Gap } from './pull-store.ts';
import type { Stream } from './source.ts';

/** Also when something stopped it. */
export interface Outcome {
  stream: Stream;
  /** A walk of an earlier run was finished first. */
  resumed: boolean;
  /** HTTP requests, tries that failed included. */
  requests: number;
  pages: number;
  posts: number;
  /** What was asked for. */
  new: number;
  /** Parents and quoted posts that came along, and are new as well. */
  parents: number;
  changed: number;
  same: number;
  deleted: number;
  /** Ids of posts said to be deleted for the first time: believed when that is said again an hour later. */
  suspected: Set<string>;
  /** Ids of stored posts that are not visible now, with the reason. */
  hidden: Map<string, string>;
  /** Posts taken for deleted before, that are shown again. */
  revived: number;
  rejected: number;
  /** US dollars. */
  cost: number;
  covered: TimeRange[];
  gaps: Gap[];
  /** Threads and comments that the platform refused, by id, with the reason: asked for again in the next run. */
  unread: Map<string, string>;
  /** Young posts of the walks by id, with their author and time (unix seconds). */
  seen: Map<string, { author: string; at: number }>;
  /** What a person should know of it. */
  warnings: string[];
  /** Why it ended before its end. */
  stopped?: unknown;
}

/** Before anything has been asked. */
export function newOutcome(stream: Stream): Outcome {
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
    suspected: new Set(),
    hidden: new Map(),
    revived: 0,
    rejected: 0,
    cost: 0,
    covered: [],
    gaps: [],
    unread: new Map(),
    seen: new Map(),
    warnings: [],
  };
}

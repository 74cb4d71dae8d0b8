/** What the engine needs of a store: the state of each stream, and one transaction per page. */
import type { ReceivedBody } from '../domain/arrival.ts';
import type { TimeRange } from '../domain/intervals.ts';
import type { SourcePost } from '../domain/post.ts';
import type { QuoteCount, QuotedPost } from '../domain/quoted-post.ts';
import type { YoungPost } from '../domain/young-post.ts';
import type { UnavailablePost } from '../payloads/page.ts';
import type { Charge, Stream } from './source.ts';

/** A walk that has not reached its end; a restart finishes it first. */
export interface OpenWalk {
  batch: number;
  /** Name of the brand, for listing unfinished walks. */
  brand: string;
  /** Unix seconds back to which the walk goes. */
  since: number;
  /** Unix seconds on the platform's clock when the walk began: what it knows ends here. */
  started: number;
  next?: string;
  mark?: string;
  pages: number;
  /** There was no earlier walk of the stream, and no --since. */
  isFirst: boolean;
  /** It reads again what the walk before it could not read. */
  isRetry: boolean;
  /** It has begun again from the newest post once, because the platform refused its cursor. */
  restarted: boolean;
  /** Posts returned so far. */
  seen: number;
  /** Unix seconds of the oldest entry so far. */
  oldest: number | null;
}

export interface StreamState {
  mark?: string;
  /** Unix seconds back to which the next walk tries again, because a fault ended the last one early. */
  retry?: number;
  /** Unix seconds of the last reread of young posts. */
  reread?: number;
  open: OpenWalk | null;
}

export interface StreamGap extends TimeRange {
  reason: string;
}

export interface PageCommit {
  batch: number;
  /** HTTP requests that this page took. */
  requests: number;
  /** The answers that it was read from, in the order in which they were received. */
  received: readonly ReceivedBody[];
  posts: SourcePost[];
  /** Posts that came along, such as parents. */
  context: SourcePost[];
  /** Reported deleted by the platform. */
  reportedDeleted: UnavailablePost[];
  /** Not visible now. */
  hidden: UnavailablePost[];
  bill: Charge[];
  rejected: string[];
  /** Threads and comments of this page that were read to their end, by id. */
  read: string[];
  /** Those that the platform refused. */
  unread: UnavailablePost[];
  /** How often own posts of this page have been quoted. */
  quoteCounts?: readonly QuoteCount[];
  /** The post whose quotes this page holds, and the position of their reading. */
  quotes?: Omit<QuotedPost, 'shown'>;
  /** Left out when the page moves no cursor (a reread of known posts). */
  state?: StreamState;
  /** Unix seconds that the walk is about. */
  walked: TimeRange;
  /** Of a finished walk. */
  covered?: TimeRange;
  gap?: StreamGap;
  /** The batch ends with this page. */
  finished: boolean;
  /** Unix seconds on the platform's clock. */
  at: number;
}

export interface Written {
  /** Parents and quoted posts that came along included. */
  new: number;
  /** Of the new ones, those that came along. */
  parents: number;
  changed: number;
  same: number;
  /** Reported deleted now and an hour ago or earlier: marked deleted from now on. */
  deleted: number;
  /** Ids reported deleted for the first time. */
  deletionCandidates: string[];
  /** Ids of stored posts that are not visible now. */
  hidden: string[];
  /** Marked deleted before, and shown again. */
  undeleted: number;
  /** Posts of erased persons, stored without words and names, and posts too old to be stored. */
  turnedAway: { readonly erased: number; readonly expired: number };
  /** US dollars that this page added; ids billed before on the same UTC day add nothing. */
  cost: number;
}

export interface PullStore {
  /** Bills one look-up of an account; returns what it adds, US dollars. */
  billLookUp(stream: Stream, charge: Charge, at: number): Promise<number>;
  state(stream: Stream): Promise<StreamState>;
  /**
   * Time ranges that earlier walks of this stream cover completely, gaps that the platform will never fill, and the time
   * before which posts are too old to be stored (unix seconds).
   */
  known(stream: Stream): Promise<{ known: TimeRange[]; gaps: TimeRange[]; keptSince?: number | undefined }>;
  /** Records that a walk has begun, with a batch of its own. */
  begin(stream: Stream, walk: Omit<OpenWalk, 'batch'>): Promise<OpenWalk>;
  /** Writes a page, its cursor, its cost and its coverage in one transaction. */
  commit(stream: Stream, page: PageCommit): Promise<Written>;
  /** Drops the cursor of an unfinished walk: the next one begins at the newest post. */
  restart(stream: Stream): Promise<void>;
  /** Threads and comments that earlier walks could not read, by id: since when (unix seconds). */
  unread(stream: Stream): Promise<ReadonlyMap<string, number>>;
  /** Own posts of the stream's account with quotes to be read. */
  quoted(stream: Stream): Promise<QuotedPost[]>;
  /** Stored posts of this stream made since then (unix seconds), newest first; of those known to be deleted, those that were only missing from a pull. */
  recent(stream: Stream, since: number): Promise<YoungPost[]>;
}

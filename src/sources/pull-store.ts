/** What the engine needs of a store: where each stream stands, and one transaction per page. */
import type { TimeRange } from '../domain/intervals.ts';
import type { SourcePost } from '../domain/post.ts';
import type { QuoteCount, QuotedPost } from '../domain/quoted-post.ts';
import type { Charge, Stream } from './source.ts';

/** A walk that has not reached its end; a restart finishes it first. */
export interface OpenWalk {
  batch: number;
  /** Name, for people who ask what is unfinished. */
  brand: string;
  /** Unix seconds back to which the walk goes. */
  since: number;
  /** Unix seconds on the platform's clock when the walk began: what it knows ends here. */
  started: number;
  next?: string;
  mark?: string;
  pages: number;
  /** No earlier walk knows anything of the stream, and nobody asked for a time of their own. */
  isFirst: boolean;
  /** It reads again what the walk before it had to leave. */
  isRetry: boolean;
  /** It has begun again from the newest post once, because the platform refused its place. */
  restarted: boolean;
  /** Posts handed over so far. */
  seen: number;
  /** Unix seconds of the oldest entry so far. */
  oldest: number | null;
}

export interface StreamState {
  mark?: string;
  /** Unix seconds back to which the next walk tries again, because the last one was cut short by a fault. */
  retry?: number;
  /** Unix seconds of the last second look at young posts. */
  reread?: number;
  open: OpenWalk | null;
}

export interface Gap extends TimeRange {
  reason: string;
}

/** Why a platform did not show a post. */
export interface Missing {
  id: string;
  reason: string;
}

/** A stored post of the last days, to be looked at again. */
export interface YoungPost {
  id: string;
  /** Unix seconds. */
  createdAt: number;
  /** The platform's id of who wrote it. */
  author: string | null;
  isReply: boolean;
  isQuote: boolean;
  /** Known to be deleted. */
  deleted: boolean;
}

export interface PageCommit {
  batch: number;
  /** HTTP requests that this page took. */
  requests: number;
  posts: SourcePost[];
  /** Posts that came along, such as parents. */
  context: SourcePost[];
  /** Said to be deleted. */
  gone: Missing[];
  /** Not visible now. */
  hidden: Missing[];
  bill: Charge[];
  rejected: string[];
  /** Threads and comments of this page that were read to their end, by id. */
  read: string[];
  /** Those that the platform refused. */
  unread: Missing[];
  /** How often own posts of this page have been quoted. */
  quoteCounts?: readonly QuoteCount[];
  /** The post whose quotes this page holds, and where their reading stands. */
  quotes?: Omit<QuotedPost, 'shown'>;
  /** Left out when the page moves no cursor (a second look at known posts). */
  state?: StreamState;
  /** Unix seconds that the walk is about. */
  walked: TimeRange;
  /** Of a finished walk. */
  covered?: TimeRange;
  gap?: Gap;
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
  /** Said to be deleted now and an hour ago or longer: tombstones from now on. */
  deleted: number;
  /** Ids said to be deleted for the first time. */
  suspected: string[];
  /** Ids of stored posts that are not visible now. */
  hidden: string[];
  /** Taken for deleted before, and shown again. */
  revived: number;
  /** US dollars that this page added; ids billed before on the same UTC day add nothing. */
  cost: number;
}

export interface PullStore {
  /** Bills one look-up of an account; returns what it adds, US dollars. */
  billLookUp(stream: Stream, charge: Charge, at: number): Promise<number>;
  state(stream: Stream): Promise<StreamState>;
  /** What earlier walks of this stream know completely, and what the platform will never show. */
  known(stream: Stream): Promise<{ known: TimeRange[]; gaps: TimeRange[] }>;
  /** Writes down that a walk has begun, with a batch of its own. */
  begin(stream: Stream, walk: Omit<OpenWalk, 'batch'>): Promise<OpenWalk>;
  /** Writes a page, its cursor, its cost and its coverage in one transaction. */
  commit(stream: Stream, page: PageCommit): Promise<Written>;
  /** Drops the place of an unfinished walk: the next one begins at the newest post. */
  restart(stream: Stream): Promise<void>;
  /** Threads and comments that earlier walks could not read, by id: since when (unix seconds). */
  unread(stream: Stream): Promise<ReadonlyMap<string, number>>;
  /** Own posts of the stream's account with quotes to be read. */
  quoted(stream: Stream): Promise<QuotedPost[]>;
  /** Stored posts of this stream made since then (unix seconds), newest first; of those known to be deleted, those that only a pull has missed. */
  recent(stream: Stream, since: number): Promise<YoungPost[]>;
}

/** The contract of this room: a live channel hands over pages; the pull engine in commands/ decides what to keep. */
import type { SourcePost } from '../domain/post.ts';

/** One unfinished or finished walk through a feed, newest to oldest or oldest to newest, as the platform pages it. */
export interface Page {
  posts: SourcePost[];
  /** Ids the platform says are gone: deleted, suspended, protected. */
  gone: { id: string; reason: string }[];
  /** Where the next page starts; undefined when the feed has ended. An empty page may have a next cursor. */
  next?: string;
  /** The platform ended the walk before what was asked for, e.g. "the newest 800 mentions". */
  cap?: string;
  /** Billable units this page used, in the source's price unit. */
  cost: number;
}

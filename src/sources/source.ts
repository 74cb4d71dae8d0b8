/** The contract of this room: a live channel names its streams and returns pages; the engine decides what to keep. */
import type { Sampling, SourcePost } from '../domain/post.ts';
import type { QuoteCount } from '../domain/quoted-post.ts';
import type { YoungPost } from '../domain/young-post.ts';
import type { UnavailablePost } from '../payloads/page.ts';
import type { Http } from './http.ts';
import type { SourceSettings } from './settings.ts';

/** An account that a brand declared on the source's channel. */
export interface Account {
  brand: number;
  brandName: string;
  /** Without the @. */
  handle: string | null;
  id: string | null;
}

export const ROUTES = ['auto', 'feed', 'search', 'archive'] as const;
/** How mentions are found: the account's own feed, recent search, or the full archive; 'auto' lets the source choose. */
export type Route = (typeof ROUTES)[number];

export interface StreamOptions {
  via: Route;
  /** Ask for the authors' profiles too, where they are billed. */
  authors: boolean;
}

/** One feed of one account, walked from newest to oldest unless the source keeps a mark. */
export interface Stream {
  /** Names the cursor: 'mentions:@acme'. */
  name: string;
  /**
   * The brand's own posts, what customers write to it, both in one feed, a second view that only checks the first, or
   * more that the feed of mentions does not show, of which nothing is claimed.
   */
  kind: 'own' | 'mentions' | 'both' | 'check' | 'more';
  channel: string;
  account: Account;
  sampling: Sampling;
  pageSize: { min: number; max: number };
  /** How far back the platform answers. */
  reach?: { seconds: number; why: string };
  /** How many posts the platform returns at most, newest first. */
  cap?: { posts: number; why: string };
  /** The handle under which the platform knows the account now, where it was asked. */
  calledNow?: string;
  /** Whose credentials it is read with, where a source may hold several: 'app', '@acme'. */
  as?: string;
  /** What the platform bills for having been asked who the account is. */
  lookUp?: Charge;
  /** With it the quotes of the account's own posts are read. */
  quotes?: boolean;
  /** What the source needs to ask for it: ids, queries. */
  target: Readonly<Record<string, string>>;
}

/** The position of a walk when the next page is requested. */
export interface Walk {
  /** Unix seconds; older posts are not wanted. */
  since: number;
  /** Where the page starts; undefined is the newest. */
  next?: string;
  /** The newest feed position that an earlier walk has completed, for sources that walk forward from it. */
  mark?: string;
  /** The largest page wanted. */
  limit: number;
  /** Threads and comments that earlier walks could not read, by id: since when (unix seconds) they are wanted. */
  unread: ReadonlyMap<string, number>;
}

export interface Page {
  posts: SourcePost[];
  /** Posts that came along: parents, quoted posts. */
  context?: SourcePost[];
  /** Posts that the platform reports as deleted, each by name; a post that is merely missing is not one of them. */
  reportedDeleted: UnavailablePost[];
  /** Posts that are not visible now: blocked, protected, suspended, left out of an answer. They are not deleted. */
  hidden?: UnavailablePost[];
  /** Where the next page starts; undefined when the walk has reached `since` or the feed has ended. May follow an empty page. */
  next?: string;
  /** Entries that the platform counted for this page, including those it left out; they count towards its cap. */
  looked?: number;
  /** Threads and comments requested with the page that were read completely, by id. */
  read?: string[];
  /** Those that the platform refused; the rest of the page is complete. */
  unread?: UnavailablePost[];
  /** The walk goes from old to new. */
  forward?: boolean;
  /** The platform ended the walk before `since` was reached, and why. */
  cap?: string;
  /** Unix seconds of the oldest feed entry, where that is not the oldest post (pinned posts, reposts). */
  oldest?: number;
  /** Feed positions with their times (unix seconds), for the next walk's mark. */
  marks?: { mark: string; at: number }[];
  /** How often own posts of the page have been quoted. */
  quoteCounts?: readonly QuoteCount[];
  /** What the platform bills; the same id is billed once a UTC day. */
  bill: Charge[];
  /** Entries that could not be read as posts, with the reason. */
  rejected?: string[];
  /** Posts that no database can hold, left out of the page once it is there. */
  unsound?: UnavailablePost[];
}

export interface Charge {
  id: string;
  unit: 'post' | 'user';
  /** US dollars. */
  price: number;
}

/** One secret that a source may use. */
export interface SecretSpec {
  /** 'bearer_token': the key for `<key>_command` in the configuration. */
  key: string;
  /** Environment variable. */
  env: string;
  /** What a person is asked for. */
  label: string;
  /** Not secret (an account name): shown by `auth status`. */
  open?: boolean;
}

export interface Connection {
  /** Values by SecretSpec.key; missing ones are absent, all of them where what is open is read without credentials. */
  secrets: Readonly<Record<string, string>>;
  settings: SourceSettings;
  http: Http;
  /** A value kept between runs, such as a session; never a password. */
  keep: { read(): Promise<string | undefined>; write(value: string): Promise<void> };
}

export interface Identity {
  /** '@acme', 'app only', 'key'. */
  as: string;
  /** What these credentials may do, in a few words. */
  can: string;
  /** Notices of the platform, such as the end of an API version. */
  notices?: readonly string[];
}

/** A source with its credentials in hand. */
export interface LiveSource {
  /**
   * Verifies the credentials and their permissions against the platform.
   * @param account a declared one, for sources whose address depends on it
   * @throws AuthError, or PermissionError when they are accepted but do not suffice, with what to do
   */
  check(account?: Account): Promise<Identity>;
  /** The streams of an account: own posts first, so that no known mention is shown unanswered for want of its answer. */
  streams(account: Account, options: StreamOptions): Promise<Stream[]>;
  page(stream: Stream, walk: Walk): Promise<Page>;
  /** Reads stored posts again; those that are not found are `reportedDeleted` or `hidden`. */
  reread?(stream: Stream, posts: readonly YoungPost[]): Promise<Page>;
  /** One page of the quotes of a post, newest first. */
  quotes?(stream: Stream, page: { id: string; limit: number; next?: string }): Promise<Page>;
  /** How many posts a walk back to `since` (unix seconds) would return, where the platform counts them, and what the request cost (US dollars). */
  expect?(stream: Stream, since: number): Promise<{ posts: number; cost: number } | undefined>;
}

export interface Source {
  name: string;
  channel: string;
  title: string;
  /** Sets of secrets of which one must be complete, best first. */
  secrets: readonly (readonly SecretSpec[])[];
  /** Set where public posts can be read without credentials. */
  open?: {
    /** What that is, and what it lacks, for people. */
    reads: string;
    /** The handle that somebody typed, where it can be one: it need not be declared before. */
    handleOf(typed: string): string | undefined;
  };
  /** Every complete set is passed on: the source chooses between them by request. */
  usesAllSets?: boolean;
  /** Where to get the credentials, for people. */
  help: string;
  /** Addresses, prices and times that hold when nothing is configured. */
  defaults: Partial<SourceSettings>;
  /** A table of the configuration whose settings and secrets hold here too, but for some. */
  family?: { name: string; without?: readonly string[] };
  /** Ids that one reread may hold. */
  rereadSize: number;
  /** Its cursors are valid for one run only: an interrupted walk begins again at the newest post. */
  cursorsExpire?: boolean;
  /** Pause between rereads of the young posts of a stream, where each post costs a request. */
  rereadEverySeconds?: number;
  /** What it reads as well, but a dry run cannot estimate. */
  notForeseen?: string;
  /** The date of the built-in prices; they can be configured. */
  pricesAsOf?: string;
  /** Worst price of one post with its author, in US dollars. */
  price(settings: SourceSettings, options: StreamOptions): number;
  connect(connection: Connection): Promise<LiveSource>;
}

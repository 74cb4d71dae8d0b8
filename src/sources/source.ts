/** The contract of this room: a live channel names its streams and hands over pages; the engine decides what to keep. */
import type { Sampling, SourcePost } from '../domain/post.ts';
import type { QuoteCount } from '../domain/quoted-post.ts';
import type { Http } from './http.ts';
import type { Missing, YoungPost } from './pull-store.ts';
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
  /** The platform answers no further back than this. */
  reach?: { seconds: number; why: string };
  /** The platform hands over no more posts than this, newest first. */
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

/** Where a walk stands when the next page is asked for. */
export interface Walk {
  /** Unix seconds; older posts are not wanted. */
  since: number;
  /** Where the page starts; undefined is the newest. */
  next?: string;
  /** The newest feed position that an earlier walk has settled, for sources that walk forward from it. */
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
  /** Posts of which the platform says that there are none such: its word for each of them, never a silence. */
  gone: Missing[];
  /** Posts that are not visible now: blocked, protected, suspended, left out of an answer. That is not a deletion. */
  hidden?: Missing[];
  /** Where the next page starts; undefined when the walk has reached `since` or the feed has ended. May follow an empty page. */
  next?: string;
  /** Entries that the platform went through for this page, where it leaves some out; they count towards its cap. */
  looked?: number;
  /** Threads and comments asked for along with the page that were read to their end, by id. */
  read?: string[];
  /** Those that the platform refused: the rest of the page is whole. */
  unread?: Missing[];
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
  /** Something worth keeping between runs, such as a session; never a password. */
  keep: { read(): Promise<string | undefined>; write(value: string): Promise<void> };
}

export interface Identity {
  /** '@acme', 'app only', 'key'. */
  as: string;
  /** What these credentials may do, in a few words. */
  can: string;
  /** What the platform said of how it was asked: a version that ends. */
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
  /** Looks again at stored posts; those that it does not find are `gone` or `hidden`. */
  reread?(stream: Stream, posts: readonly YoungPost[]): Promise<Page>;
  /** One page of the quotes of a post, newest first. */
  quotes?(stream: Stream, page: { id: string; limit: number; next?: string }): Promise<Page>;
  /** How many posts a walk back to `since` (unix seconds) would bring, where the platform tells, and what asking cost (US dollars). */
  expect?(stream: Stream, since: number): Promise<{ posts: number; cost: number } | undefined>;
}

export interface Source {
  name: string;
  channel: string;
  title: string;
  /** Sets of secrets of which one must be complete, best first. */
  secrets: readonly (readonly SecretSpec[])[];
  /** Without credentials it reads what everybody may see. */
  open?: {
    /** What that is, and what it lacks, for people. */
    reads: string;
    /** The handle that somebody typed, where it can be one: it need not be declared before. */
    handleOf(typed: string): string | undefined;
  };
  /** Every complete set is handed over, for the source chooses between them by request. */
  usesAllSets?: boolean;
  /** Where to get the credentials, for people. */
  help: string;
  /** Addresses, prices and times that hold when nothing is configured. */
  defaults: Partial<SourceSettings>;
  /** A table of the configuration whose settings and secrets hold here too, but for some. */
  family?: { name: string; without?: readonly string[] };
  /** Ids that one reread may hold. */
  rereadSize: number;
  /** Places in its feeds hold for one run only: a walk that was interrupted begins again from the newest post. */
  placesEnd?: boolean;
  /** Pause between second looks at the young posts of a stream, where each post costs a request. */
  rereadEverySeconds?: number;
  /** What it reads as well, and a dry run cannot count before. */
  notForeseen?: string;
  /** The day on which the built-in prices held; they may be set otherwise. */
  pricesAsOf?: string;
  /** Worst price of one post with its author, in US dollars. */
  price(settings: SourceSettings, options: StreamOptions): number;
  connect(connection: Connection): Promise<LiveSource>;
}

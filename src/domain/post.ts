/** An account as a platform names it: by its id, by its handle, or by both. */
export interface AccountName {
  id?: string;
  /** Without the leading @. */
  handle?: string;
}

/** A post as sources and formats yield it: flat, with the platform's own ids, before it is stored. */
export interface SourcePost {
  /** The network: x, bluesky, mastodon, facebook, instagram, threads, youtube, reddit, … */
  channel: string;
  /** Exactly as the platform writes it; ids are text, never numbers. */
  id: string;
  /** As received; empty when the platform withheld it. */
  text: string;
  /** Unix seconds, UTC. */
  createdAt: number;
  authorId?: string;
  /** Without the leading @, as the platform writes it. One of authorId and authorHandle is always there. */
  authorHandle?: string;
  authorName?: string;
  authorFollowers?: number;
  /** The platform says that a program writes this account's posts. */
  authorBot?: boolean;
  /** The parent, even when it is not in the same file or page. */
  replyToId?: string;
  replyToAuthorId?: string;
  replyToAuthorHandle?: string;
  quoteOfId?: string;
  quoteOfAuthorId?: string;
  quoteOfAuthorHandle?: string;
  /** The channel's own thread or conversation id. */
  conversationId?: string;
  /** Ids of this post's versions, oldest first, when it was edited. */
  editHistory?: string[];
  editedAt?: number;
  /** Known to be deleted at this time (unix seconds). The text may be missing. */
  deletedAt?: number;
  /** A repost without words of its own: counted by ingest, never stored as a mention. */
  repost?: boolean;
  /** The data itself states that the post is inbound (true) or written by the brand (false). */
  inbound?: boolean;
  /** The accounts the platform itself says the post mentions; empty when it says none, undefined when it does not say. */
  mentions?: AccountName[];
  /** The accounts the platform says the post was sent to: the page of a visitor post, the owner of a tag or an inbox. */
  addressedTo?: AccountName[];
  /** The data declare that a machine wrote this post. */
  automatic?: boolean;
  /** The agent who wrote it, where the data say so. Outranks the sign-off of the text. */
  agent?: string;
  lang?: string;
  url?: string;
  impressions?: number;
}

/** Networks on which a mention's handle is what its author typed, and only the id is what it links to. */
export const TYPED_MENTIONS: ReadonlySet<string> = new Set(['bluesky']);

/** What a batch of posts may be used for; see the definitions page, "Coverage and sampling". */
export const SAMPLINGS = [
  'complete',
  'search',
  'federated-partial',
  'unknown',
  'brand-replies',
  'answered-only',
] as const;
export type Sampling = (typeof SAMPLINGS)[number];

/** Channels whose clients put the handles of everybody in the thread before a reply's own words. */
export const AUTOFILLED_CHANNELS: ReadonlySet<string> = new Set(['x', 'mastodon', 'instagram', 'threads', 'youtube']);

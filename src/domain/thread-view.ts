/** A thread as a conversation, before it is drawn for a screen or a page. */

export interface ThreadViewPost {
  /** Unix seconds. */
  at: number;
  /** The handle or name to show. */
  who: string;
  side: 'customer' | 'brand' | 'other';
  /** As received; null when it is not available. */
  text: string | null;
  id?: string;
  /** Replies deep in the tree are indented by this many steps; 0 and left out stand at the margin. */
  depth?: number;
  /** Seconds the customer had waited when this post answered. */
  wait_seconds?: number;
  /** A few words each: 'auto reply', 'quote', 'deleted', 'needs reply 92 %'. */
  marks?: readonly string[];
}

export interface ThreadView {
  title: string;
  posts: readonly ThreadViewPost[];
  /** What is open now: 'unanswered for 2 h 05 min'. */
  status?: string;
  timezone: string;
}

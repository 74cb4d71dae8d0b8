/** A thread as the store passes it to the rules: all posts under one root, with their known parents and quotes. */
import type { Mention, Named } from './handles.ts';
import type { AccountName } from './post.ts';

export interface ThreadPost {
  key: number;
  channel: string;
  /** The platform's id. */
  id: string;
  createdAt: number;
  author: number;
  authorId: string | null;
  authorHandle: string | null;
  /** The brand the author writes for; null for everybody else. */
  authorBrand: number | null;
  /** Key of the parent when it is stored. */
  parent: number | null;
  isReply: boolean;
  /** Who wrote the parent, known even for some parents that are not stored. */
  parentAuthor: number | null;
  parentBrand: number | null;
  /** Key of the quoted post when it is stored, and the brand that wrote it. */
  quoted: number | null;
  quotedBrand: number | null;
  named: Named;
  /** Accounts to which the platform says it was sent, whatever its text says. */
  addressedTo?: readonly AccountName[];
  /** Direction that the data declares: inbound (true) or outbound (false). */
  declaredInbound: boolean | null;
  deletedAt: number | null;
  /** Written by a machine: it does not stop the clock. */
  auto: boolean;
  /** Belongs to another thread and is here only because it quotes a post of this one. */
  quotesFromElsewhere?: boolean;
}

export interface BrandNames {
  /** The brand of whoever is named: of who went by a folded handle at that time (unix seconds), or of the account listed. */
  brandOf(channel: string, named: Mention, at: number): number | undefined;
  /** Key of the account that went by a folded handle then; undefined where its owner never changed. */
  accountOf(channel: string, handle: string, at: number): number | undefined;
}

/** By time, then by the channel's own order of ids: shorter numbers first, then text. */
export function comparePosts(a: ThreadPost, b: ThreadPost): number {
  return a.createdAt - b.createdAt || compareIds(a.id, b.id);
}

/** Snowflakes and counters grow in length; at:// URIs of one author differ in their last, time-ordered segment. */
export function compareIds(a: string, b: string): number {
  const left = a.slice(a.lastIndexOf('/') + 1);
  const right = b.slice(b.lastIndexOf('/') + 1);
  if (left.length !== right.length) return left.length - right.length;
  return left < right ? -1 : left > right ? 1 : a < b ? -1 : a > b ? 1 : 0;
}

/** Turns: how long each customer of a thread waited for each brand, and which post ended the wait. */
import { type Attribution, addressees, attributeInbound, customerResolver, isInbound } from './attribution.ts';
import { type ByPost, tablesOf } from './by-post.ts';
import { isCounted, type Reach } from './reach.ts';
import { type BrandNames, comparePosts, type ThreadPost } from './thread.ts';
import type { TurnStatus } from './turn-status.ts';

/** A maximal run of one customer's inbound posts to one brand, with no answer between them. */
export interface Turn {
  brand: number;
  customer: number;
  /** 1 for the first turn of the conversation. */
  ordinal: number;
  /** The oldest stored ancestor of the asking post. */
  root: number;
  /** The post that starts the clock: the first of the run that reached the brand, or simply the first. */
  asked: ThreadPost;
  posts: { key: number; reach: Reach }[];
  reach: Reach;
  status: TurnStatus;
  /** The post that stopped the clock; with clock-skew, the reply that is dated before the turn. */
  answer: ThreadPost | null;
  /** Every outbound post of the conversation after this turn and before the next. */
  replies: { key: number; auto: boolean }[];
  /** When the last of the customer's posts was deleted, before any answer; the wait is censored here. */
  deletedAt: number | null;
}

export interface ThreadConversations {
  turns: Turn[];
  /** Inbound posts that no brand owns. */
  unattributed: number[];
}

/** Sorts a thread into conversations (brand x customer) and each conversation into turns. Input order does not matter. */
export function conversationsOf(posts: ThreadPost[], names: BrandNames): ThreadConversations {
  const unattributed: number[] = [];
  const turns = [...turnsIn(posts, names, (key) => unattributed.push(key))];
  return { turns, unattributed };
}

/**
 * The turns of a thread, one conversation after the other, none of which is kept: there may be a hundred thousand.
 * @param onUnattributed is called with the key of every inbound post that no brand owns
 */
export function* turnsIn(
  posts: ThreadPost[],
  names: BrandNames,
  onUnattributed: (key: number) => void = () => {},
): Generator<Turn> {
  const table = tablesOf(posts);
  const byKey = table<ThreadPost>();
  for (const post of posts) byKey.set(post.key, post);
  const attributions = attributeInbound(posts, byKey, names, table());
  const customers = customerResolver(posts, names);
  const roots = table<number>();
  const conversations = new Map<number, { brand: number; customer: number; posts: ThreadPost[] }>();
  const join = (brand: number, customer: number, post: ThreadPost) => {
    const id = brand * 2 ** 32 + customer;
    const conversation = conversations.get(id);
    if (conversation) conversation.posts.push(post);
    else conversations.set(id, { brand, customer, posts: [post] });
  };
  for (const post of posts) {
    if (isInbound(post)) {
      const brands = attributions.get(post.key)!;
      if (brands.size === 0) onUnattributed(post.key);
      for (const brand of brands.keys()) join(brand, post.author, post);
    } else if (post.authorBrand !== null)
      for (const customer of addressees(post, byKey, customers)) join(post.authorBrand, customer, post);
  }
  for (const { brand, customer, posts: own } of conversations.values()) {
    if (!own.some((post) => post.author === customer)) continue;
    for (const turn of turnsOf(brand, customer, own, attributions)) {
      turn.root = rootOf(turn.asked, byKey, roots);
      yield turn;
    }
  }
}

function turnsOf(brand: number, customer: number, posts: ThreadPost[], attributions: ByPost<Attribution>): Turn[] {
  const turns: Turn[] = [];
  let open: Turn | undefined;
  for (const post of inOrder(posts)) {
    if (post.author === customer) {
      const reach = attributions.get(post.key)!.get(brand)!;
      if (!open || open.answer) {
        open = newTurn(brand, customer, turns.length + 1, post, reach);
        turns.push(open);
        continue;
      }
      if (isCounted(reach) && !isCounted(open.reach)) {
        open.asked = post;
        open.reach = reach;
      }
      open.posts.push({ key: post.key, reach });
    } else if (open) {
      const reply = { key: post.key, auto: post.auto };
      // Most turns have one; a push makes room for sixteen more.
      if (open.replies.length === 0) open.replies = [reply];
      else open.replies.push(reply);
      if (!post.auto && !open.answer) open.answer = post;
    }
  }
  const deleted = new Map<number, number>();
  for (const { key, deletedAt } of posts) if (deletedAt !== null) deleted.set(key, deletedAt);
  for (const turn of turns) resolveStatus(turn, deleted);
  return turns;
}

function newTurn(brand: number, customer: number, ordinal: number, asked: ThreadPost, reach: Reach): Turn {
  return {
    brand,
    customer,
    ordinal,
    root: asked.key,
    asked,
    posts: [{ key: asked.key, reach }],
    reach,
    status: 'unanswered',
    answer: null,
    replies: [],
    deletedAt: null,
  };
}

function resolveStatus(turn: Turn, deleted: Map<number, number>): void {
  let allDeletedAt: number | null = 0;
  for (const { key } of turn.posts) {
    const deletedAt = deleted.get(key);
    if (deletedAt === undefined) {
      allDeletedAt = null;
      break;
    }
    allDeletedAt = Math.max(allDeletedAt, deletedAt);
  }
  if (allDeletedAt !== null && (!turn.answer || turn.answer.createdAt > allDeletedAt)) {
    turn.status = 'deleted';
    turn.deletedAt = allDeletedAt;
    turn.answer = null;
  } else if (turn.answer) turn.status = turn.answer.createdAt < turn.asked.createdAt ? 'clock-skew' : 'answered';
}

/** Walks up to the oldest stored ancestor, and keeps it for every post on the way. */
function rootOf(post: ThreadPost, byKey: ByPost<ThreadPost>, roots: ByPost<number>): number {
  const path: number[] = [];
  let at = post;
  while (!roots.has(at.key)) {
    if (path.length === byKey.size) {
      at = earliestOfCircle(at, byKey);
      break;
    }
    path.push(at.key);
    const parent = at.parent === null ? undefined : byKey.get(at.parent);
    if (!parent || parent.quotesFromElsewhere) break;
    at = parent;
  }
  const root = roots.get(at.key) ?? at.key;
  for (const key of path) roots.set(key, root);
  return root;
}

/** Posts that reply to each other in a circle have no oldest ancestor: the earliest of them is taken. */
function earliestOfCircle(post: ThreadPost, byKey: ByPost<ThreadPost>): ThreadPost {
  let earliest = post;
  for (let at = byKey.get(post.parent!)!; at !== post; at = byKey.get(at.parent!)!)
    if (comparePosts(at, earliest) < 0) earliest = at;
  return earliest;
}

/** By time, except that a reply never comes before the post it replies to, however wrong its clock. */
function inOrder(posts: ThreadPost[]): ThreadPost[] {
  const sorted = [...posts].sort(comparePosts);
  const places = tablesOf(sorted)<number>();
  for (let place = 0; place < sorted.length; place++) places.set(sorted[place]!.key, place);
  const isEarly = (post: ThreadPost, place: number) => (places.get(predecessorOf(post) ?? -1) ?? -1) > place;
  return sorted.some(isEarly) ? parentsFirst(sorted, places) : sorted;
}

/** The post that must come before this one. */
function predecessorOf(post: ThreadPost): number | null {
  return post.quotesFromElsewhere ? post.quoted : post.parent;
}

function parentsFirst(sorted: ThreadPost[], here: ByPost<number>): ThreadPost[] {
  const placed = new Set<number>();
  const waiting = new Map<number, ThreadPost[]>();
  const ordered: ThreadPost[] = [];
  const place = (first: ThreadPost) => {
    const stack = [first];
    for (let post = stack.pop(); post; post = stack.pop()) {
      if (placed.has(post.key)) continue;
      ordered.push(post);
      placed.add(post.key);
      stack.push(...(waiting.get(post.key) ?? []).reverse());
      waiting.delete(post.key);
    }
  };
  for (const post of sorted) {
    const parent = predecessorOf(post);
    if (parent === null || !here.has(parent) || placed.has(parent)) place(post);
    else waiting.set(parent, [...(waiting.get(parent) ?? []), post]);
  }
  // What still waits replies to itself in a circle.
  for (const post of sorted) if (!placed.has(post.key)) place(post);
  return ordered;
}

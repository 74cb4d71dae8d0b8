/** Answers inferred from names, for files that do not state what a post replies to. */
import { compareIds } from './thread.ts';

/** A post between one customer and one brand on one channel. */
export interface Exchange {
  kind: 'asked' | 'answered' | 'naming';
  /** Key of the post; not used for answers. */
  post: number;
  /** The thread of the customer's post, or of the post that an answer replies to; unknown of a naming post. */
  thread: number;
  /** Unix seconds. */
  at: number;
  /** The platform's id of the post. */
  id: string;
  /** Written by a machine: it ends no turn. */
  auto: boolean;
}

export interface InferredLink {
  /** Key of the outbound post. */
  post: number;
  /** Key of the customer's post that it follows. */
  asked: number;
}

interface OpenThread {
  thread: number;
  /** The customer's last post in it. */
  last: number;
  /** Unix seconds at which the open or most recent turn began. */
  since: number;
  open: boolean;
}

/**
 * Joins every outbound post that names the customer to the last post of each turn of theirs that is open then and at most
 * `gap` seconds old; where none is open, to the newest turn of at most that age, as a further reply.
 * @param exchanges of one customer, brand and channel, in any order; 'answered' are replies whose link is declared
 */
export function inferLinks(exchanges: readonly Exchange[], gap: number): InferredLink[] {
  const links: InferredLink[] = [];
  const threads = new Map<number, OpenThread>();
  for (const { kind, post, thread, at, auto } of [...exchanges].sort(inOrder)) {
    if (kind === 'asked') {
      const known = threads.get(thread);
      if (known?.open) known.last = post;
      else threads.set(thread, { thread, last: post, since: at, open: true });
    } else if (kind === 'answered') {
      const known = threads.get(thread);
      if (known && !auto) known.open = false;
    } else {
      const young = [...threads.values()].filter(({ since }) => at - since <= gap);
      const open = young.filter((each) => each.open);
      for (const each of open.length > 0 ? open : newest(young)) {
        links.push({ post, asked: each.last });
        if (!auto) each.open = false;
      }
    }
  }
  return links;
}

/** A turn that began with this post or later is the newest; the last thread of equal ones. */
function newest(threads: readonly OpenThread[]): OpenThread[] {
  return threads.length === 0 ? [] : [threads.reduce((best, each) => (each.since >= best.since ? each : best))];
}

function inOrder(a: Exchange, b: Exchange): number {
  return a.at - b.at || compareIds(a.id, b.id) || (a.id < b.id ? -1 : 1);
}

/** What every mapping of this room yields. */
import type { SourcePost } from '../domain/post.ts';

export interface PagePosts {
  /** What the page was asked for, in its order. */
  posts: SourcePost[];
  /** Posts that came along: parents, quoted posts, threads. */
  context: SourcePost[];
  /** Posts of which the platform says that there are none such: deleted. */
  gone: Gone[];
  /** Posts that are not visible now to whoever asked: blocked, protected, suspended. Nothing says that they are deleted. */
  hidden: Gone[];
  /** Items that are not public posts, by reason: private, not a post, … */
  skipped: Record<string, number>;
}

export interface Gone {
  id: string;
  reason: string;
}

export function emptyPage(): PagePosts {
  return { posts: [], context: [], gone: [], hidden: [], skipped: {} };
}

export function skip(page: PagePosts, reason: string): void {
  page.skipped[reason] = (page.skipped[reason] ?? 0) + 1;
}

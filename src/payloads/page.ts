/** What every mapping of this room yields. */
import type { SourcePost } from '../domain/post.ts';

export interface PagePosts {
  /** What the page was asked for, in its order. */
  posts: SourcePost[];
  /** Posts that came along: parents, quoted posts, threads. */
  context: SourcePost[];
  /** Posts that the platform reports as deleted. */
  reportedDeleted: UnavailablePost[];
  /** Posts that are not visible now to whoever asked: blocked, protected, suspended. They are not reported as deleted. */
  hidden: UnavailablePost[];
  /** Items that are not public posts, by reason: private, not a post, … */
  skipped: Record<string, number>;
}

/** Why a platform did not show a post. */
export interface UnavailablePost {
  id: string;
  reason: string;
}

export function emptyPage(): PagePosts {
  return { posts: [], context: [], reportedDeleted: [], hidden: [], skipped: {} };
}

/** The reason 'not a post', once for each item that was skipped for it. */
export function notPosts(skipped: PagePosts['skipped']): string[] {
  const reason = 'not a post';
  return Array<string>(skipped[reason] ?? 0).fill(reason);
}

export function skip(page: PagePosts, reason: string): void {
  page.skipped[reason] = (page.skipped[reason] ?? 0) + 1;
}

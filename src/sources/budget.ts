/** A budget of posts and dollars for one run: how large the next page may be, and when to stop. */
import { RateStop } from '../errors.ts';

export interface Budget {
  /** The largest page that fits, at most `max`. @throws RateStop when not even `min` posts fit */
  pageLimit(page: { min: number; max: number }, pricePerPost: number): number;
  spend(posts: number, cost: number): void;
  posts(): number;
  cost(): number;
}

export function openBudget(limits: { maxPosts?: number; maxCost?: number }): Budget {
  let posts = 0;
  let cost = 0;
  return {
    pageLimit({ min, max }, price) {
      const postsLeft = (limits.maxPosts ?? Number.POSITIVE_INFINITY) - posts;
      const costLeft = (limits.maxCost ?? Number.POSITIVE_INFINITY) - cost;
      if (postsLeft <= 0) throw stop(`--max-posts ${limits.maxPosts} is reached`);
      const affordable = price > 0 ? Math.floor(costLeft / price + 1e-9) : Number.POSITIVE_INFINITY;
      if (affordable < min)
        throw stop(`--max-cost ${limits.maxCost} is reached: $${cost.toFixed(3)} spent, the next page could cost more`);
      return Math.max(min, Math.min(max, postsLeft, affordable));
    },
    spend(morePosts, moreCost) {
      posts += morePosts;
      cost += moreCost;
    },
    posts: () => posts,
    cost: () => cost,
  };
}

function stop(what: string): RateStop {
  return new RateStop(what, 'Everything so far is kept. Run the same command again and it goes on from here.');
}

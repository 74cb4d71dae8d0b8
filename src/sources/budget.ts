/** A budget of posts and dollars for one run: how large the next page may be, and when to stop. */
import { RateStop } from '../errors.ts';

export interface PullBudget {
  /** The largest page of a walk that fits, at most `max`. @throws RateStop when not even `min` posts fit */
  pageLimit(page: { min: number; max: number }, pricePerPost: number): number;
  /** As many rereads as fit, at most `max`: they bring no new posts, so dollars alone limit them. */
  rereadLimit(max: number, pricePerPost: number): number;
  /** @param newPosts that were not in the database before @param cost US dollars */
  spend(newPosts: number, cost: number): void;
}

/** @param maxCost US dollars; what is left out is not limited */
export function openPullBudget({ maxPosts, maxCost }: { maxPosts?: number; maxCost?: number }): PullBudget {
  let posts = 0;
  let cost = 0;

  function affordable(min: number, price: number): number {
    if (maxCost === undefined || price === 0) return Number.POSITIVE_INFINITY;
    const count = Math.floor((maxCost - cost) / price + 1e-9);
    if (count >= min) return count;
    const dearest = `$${(min * price).toFixed(3)}`;
    throw cost === 0
      ? new RateStop(
          `--max-cost ${maxCost} does not pay for a single page, which may cost ${dearest}`,
          `Raise it to at least ${(min * price).toFixed(2)} for each stream.`,
        )
      : stop(`--max-cost ${maxCost} is reached: $${cost.toFixed(3)} spent, and the next page may cost ${dearest}`);
  }

  return {
    pageLimit({ min, max }, price) {
      const left = (maxPosts ?? Number.POSITIVE_INFINITY) - posts;
      if (left <= 0) throw stop(`--max-posts ${maxPosts} is reached`);
      return Math.max(min, Math.min(max, left, affordable(min, price)));
    },
    rereadLimit: (max, price) => Math.min(max, affordable(1, price)),
    spend(newPosts, moreCost) {
      posts += newPosts;
      cost += moreCost;
    },
  };
}

function stop(what: string): RateStop {
  return new RateStop(what, 'Everything so far is kept. Run the same command again to continue from here.');
}

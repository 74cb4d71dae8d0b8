/** Labels that dodge each other. */

export interface Placed {
  /** Where the middle of the label should be. */
  wanted: number;
  height: number;
}

/**
 * The middles of labels in one column, moved as little as possible (least squares) so that none overlaps another: isotonic
 * regression of the places with the heights taken out, by pooling neighbours that violate the order.
 * @param from top of the column, and `to`, its bottom; labels that are higher together than the column go on below it
 * @returns in the order of the labels
 */
export function dodged(labels: readonly Placed[], from: number, to: number): number[] {
  const order = [...labels.keys()].sort((a, b) => labels[a]!.wanted - labels[b]!.wanted || a - b);
  const offsets: number[] = [];
  let height = 0;
  for (const at of order) {
    offsets.push(height + labels[at]!.height / 2);
    height += labels[at]!.height;
  }
  const pools: { sum: number; n: number }[] = [];
  for (const [rank, at] of order.entries()) {
    pools.push({ sum: labels[at]!.wanted - offsets[rank]!, n: 1 });
    for (let last = pools.at(-1)!, before = pools.at(-2); before && mean(before) > mean(last); before = pools.at(-2)) {
      pools.pop();
      before.sum += last.sum;
      before.n += last.n;
      last = before;
    }
  }
  const tops = pools.flatMap((pool) => Array<number>(pool.n).fill(mean(pool)));
  const placed: number[] = [];
  for (const [rank, at] of order.entries())
    placed[at] = Math.max(from, Math.min(tops[rank]!, to - height)) + offsets[rank]!;
  return placed;
}

const mean = ({ sum, n }: { sum: number; n: number }) => sum / n;

/** Those that have room beside each other, the first in order of importance first. @returns indices, in any order */
export function withRoom(spans: readonly { from: number; to: number }[], gap: number): number[] {
  const kept: number[] = [];
  for (const [at, { from, to }] of spans.entries())
    if (kept.every((other) => from - gap >= spans[other]!.to || to + gap <= spans[other]!.from)) kept.push(at);
  return kept;
}

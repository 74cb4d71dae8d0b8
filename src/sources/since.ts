/** How far back the next walk through a stream goes. */
import { subtract } from '../domain/intervals.ts';
import type { PullStore } from './pull-store.ts';
import type { Stream } from './source.ts';

export interface Span {
  /** Unix seconds that a person asked for with --since. */
  since?: number;
  firstPullSeconds: number;
  overlapSeconds: number;
}

/**
 * Back to the overlap, or further where a person asked for more than is known; a first pull stays inside the reach.
 * @param now unix seconds
 * @returns usual: the walk goes on where the one before it ended; first: nothing is known yet, and nobody asked for a time
 */
export async function wantedSince(
  store: Pick<PullStore, 'known'>,
  stream: Stream,
  span: Span,
  now: number,
): Promise<{ since: number; usual: boolean; first: boolean }> {
  const reach = stream.reach ? now - stream.reach.seconds : Number.NEGATIVE_INFINITY;
  const { known, gaps } = await store.known(stream);
  const high = known.at(-1)?.until;
  if (high === undefined) {
    const first = span.since === undefined;
    return { since: span.since ?? Math.max(now - span.firstPullSeconds, reach), usual: false, first };
  }
  const overlap = high - span.overlapSeconds;
  if (span.since === undefined) return { since: overlap, usual: true, first: false };
  const missing = subtract([{ since: span.since, until: now }], [...known, ...gaps]);
  const since = Math.min(overlap, missing[0]?.since ?? overlap);
  return { since, usual: since === overlap, first: false };
}

/** How far back the next walk through a stream goes. */
import { subtract } from '../domain/intervals.ts';
import type { PullStore } from './pull-store.ts';
import type { Stream } from './source.ts';

export interface HistorySettings {
  /** Unix seconds that a person asked for with --since. */
  since?: number;
  firstPullSeconds: number;
  overlapSeconds: number;
}

/**
 * Back to the overlap, or further where a person asked for more than is known; a first pull stays inside the reach, and
 * none asks for what would be too old to be stored.
 * @param now unix seconds
 * @returns usual: the walk continues where the one before it ended; first: nothing is known yet, and there is no --since
 */
export async function wantedSince(
  store: Pick<PullStore, 'known'>,
  stream: Stream,
  settings: HistorySettings,
  now: number,
): Promise<{ since: number; usual: boolean; first: boolean }> {
  const { known, gaps, keptSince = Number.NEGATIVE_INFINITY } = await store.known(stream);
  const reach = Math.max(keptSince, stream.reach ? now - stream.reach.seconds : keptSince);
  const asked = settings.since === undefined ? undefined : Math.max(settings.since, keptSince);
  const high = known.at(-1)?.until;
  if (high === undefined) {
    const first = asked === undefined;
    return { since: asked ?? Math.max(now - settings.firstPullSeconds, reach), usual: false, first };
  }
  const overlap = high - settings.overlapSeconds;
  if (asked === undefined) return { since: overlap, usual: true, first: false };
  const missing = subtract([{ since: asked, until: now }], [...known, ...gaps]);
  const since = Math.min(overlap, missing[0]?.since ?? overlap);
  return { since, usual: since === overlap, first: false };
}

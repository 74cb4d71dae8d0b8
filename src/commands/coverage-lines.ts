/** What is covered, line by line: brands by what rates may rest on, and the streams of their pulls. */
import type { TimeRange } from '../domain/intervals.ts';
import type { Store } from '../store/open.ts';

/** One line of the calendar: a brand on a channel, or one stream of a source. */
export interface CoverageLine {
  kind: 'brand' | 'stream';
  brand: string;
  channel: string;
  /** 'mentions and answers' for a brand. */
  stream: string;
  source: string | null;
  sampling: string | null;
  known: TimeRange[];
  /** The part of it that reports count as complete. */
  sound: TimeRange[];
  /** Rows of the imports behind it that could not be read. */
  missing_rows: number;
  gaps: (TimeRange & { reason: string })[];
  /** Time range (unix seconds) of an unfinished pull. */
  unfinished: TimeRange | null;
}

/** Every brand on every channel, and every stream that was pulled. */
export async function readCoverage(store: Store): Promise<CoverageLine[]> {
  const [{ listCover }, { listStreams }, { listCursors }] = await Promise.all([
    import('../store/facts/coverage.ts'),
    import('../store/pulling/stream-coverage.ts'),
    import('../store/pulling/cursors.ts'),
  ]);
  const lines = new Map<string, CoverageLine>();
  const line = (key: string, fresh: Omit<CoverageLine, 'known' | 'sound' | 'missing_rows' | 'gaps' | 'unfinished'>) => {
    const found = lines.get(key) ?? { ...fresh, known: [], sound: [], missing_rows: 0, gaps: [], unfinished: null };
    lines.set(key, found);
    return found;
  };
  for (const { brand, channel, sampling, since, until, missing } of await listCover(store)) {
    const found = line(`brand ${brand} ${channel} ${sampling}`, {
      kind: 'brand',
      brand,
      channel,
      stream: 'mentions and answers',
      source: null,
      sampling,
    });
    found.known.push({ since, until });
    if (sampling === 'complete' && missing === 0) found.sound.push({ since, until });
    found.missing_rows += missing;
  }
  for (const { source, stream, channel, brandName, since, until, gap, reason } of await listStreams(store)) {
    const found = line(`stream ${source} ${brandName} ${stream}`, {
      kind: 'stream',
      brand: brandName,
      channel,
      stream,
      source,
      sampling: null,
    });
    if (gap) found.gaps.push({ since, until, reason: reason ?? '' });
    else {
      found.known.push({ since, until });
      found.sound.push({ since, until });
    }
  }
  for (const { source, stream, state } of await listCursors(store)) {
    const { open } = state as { open?: { brand: string; since: number; started: number } | null };
    if (!open) continue;
    const found = line(`stream ${source} ${open.brand} ${stream}`, {
      kind: 'stream',
      brand: open.brand,
      channel: source.replace('pull ', ''),
      stream,
      source,
      sampling: null,
    });
    found.unfinished = { since: open.since, until: open.started };
  }
  return [...lines.values()];
}

/** The dry run: which requests a pull would make, how many posts they may bring and what those may cost. */
import type { Context } from '../../context.ts';
import { formatTime } from '../../domain/clock-time.ts';
import type { OpenWalk, StreamState } from '../../sources/pull-store.ts';
import type { Account, Stream, StreamOptions } from '../../sources/source.ts';
import type { Store } from '../../store/open.ts';
import { openPulls } from '../../store/pulls.ts';
import type { Connected } from './connect.ts';
import { pullStoreOf, streamsOf } from './job.ts';

export interface Estimate {
  source: string;
  stream: string;
  /** Unix seconds. */
  since: number;
  /** An unfinished walk is finished first. */
  resumes: boolean;
  /** Null where neither the platform nor the store can tell. */
  posts: number | null;
  requests: number | null;
  cost_usd: number | null;
}

export async function estimatePull(
  context: Context,
  store: Store,
  connected: Connected,
  accounts: Account[],
  options: StreamOptions & { since?: number },
): Promise<Estimate[]> {
  const { source, live, settings, now } = connected;
  const { streams, unready } = await streamsOf(connected, accounts, options);
  if (unready[0]) throw unready[0].error;
  const pulls = openPulls(store, {
    source: source.name,
    toolVersion: context.world.version,
    autoReplySeconds: 0,
    now: context.now,
  });
  const view = pullStoreOf(pulls, streams);
  const estimates: Estimate[] = [];
  for (const stream of streams) {
    const state: StreamState = await view.state(stream);
    const { known } = await view.known(stream);
    const high = known.at(-1)?.until;
    const first = options.since ?? now() - settings.first_pull_seconds;
    const since = Math.max(
      high === undefined ? first : Math.min(options.since ?? Number.POSITIVE_INFINITY, high - settings.overlap_seconds),
      stream.reach ? now() - stream.reach.seconds : 0,
    );
    const counted = live.expect && (await live.expect(stream, since));
    const posts = counted ?? (await fromRate(pulls, stream, streams, since, now(), settings.reread_seconds));
    const capped = posts === undefined ? null : Math.min(posts, stream.cap?.posts ?? posts);
    estimates.push({
      source: source.name,
      stream: stream.name,
      since: Math.min(since, (state.open as OpenWalk | null)?.since ?? since),
      resumes: state.open !== null,
      posts: capped,
      requests: capped === null ? null : Math.max(1, Math.ceil(capped / stream.pageSize.max)),
      cost_usd: capped === null ? null : Math.round(capped * source.price(settings, options) * 1000) / 1000,
    });
  }
  return estimates;
}

/** Posts of the last days, carried forward at the same rate. */
async function fromRate(
  pulls: ReturnType<typeof openPulls>,
  stream: Stream,
  streams: readonly Stream[],
  since: number,
  now: number,
  rereadSeconds: number,
): Promise<number | undefined> {
  const young = (await pullStoreOf(pulls, streams).recent(stream, now - rereadSeconds)).length;
  return young === 0 || rereadSeconds === 0 ? undefined : Math.ceil((young * (now - since)) / rereadSeconds);
}

export async function showEstimates(context: Context, estimates: Estimate[], timezone: string): Promise<void> {
  const { terminal } = context;
  const { listText } = await import('../../terminal/table.ts');
  const told = (value: number | null) => (value === null ? 'unknown' : String(value));
  await terminal.write(
    listText(
      estimates,
      [
        { label: 'Source', text: ({ source }) => source },
        { label: 'Stream', text: ({ stream }) => stream, cut: true },
        {
          label: 'Back to',
          text: ({ since, resumes }) => `${formatTime(since, timezone)}${resumes ? ' (resumes)' : ''}`,
          plain: ({ since }) => new Date(since * 1000).toISOString(),
        },
        { label: 'Requests', text: ({ requests }) => told(requests), align: 'right' },
        { label: 'Posts', text: ({ posts }) => told(posts), align: 'right' },
        {
          label: 'Cost at most',
          text: ({ cost_usd }) => (cost_usd === null ? 'unknown' : `$${cost_usd.toFixed(3)}`),
          align: 'right',
        },
      ],
      terminal,
    ),
  );
  terminal.note(
    'Nothing was pulled. Leave out --dry-run to pull; --max-cost DOLLARS ends a pull before it costs more.',
  );
}

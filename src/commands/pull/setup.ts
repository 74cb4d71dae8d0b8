/** What both a pull and its dry run need: whom to ask for what, and how long to wait. */
import type { Context } from '../../context.ts';
import { parsePeriod } from '../../domain/period.ts';
import { UsageError } from '../../errors.ts';
import type { StreamOptions } from '../../sources/source.ts';
import type { Store } from '../../store/open.ts';
import { listCursors } from '../../store/pulling/cursors.ts';
import { type Holder, renewLocks } from '../../store/pulling/locks.ts';
import type { PullFlags } from './flags.ts';
import { thisProcess } from './holder.ts';
import { type PullPlan, planPull } from './plan.ts';
import { declareTypedBrands } from './typed-brands.ts';
import { openRateWaiting, type RateWaiting } from './waiting.ts';

export interface PullSetup {
  store: Store;
  plans: PullPlan[];
  /** Brands that were declared for this run. */
  fresh: readonly string[];
  waiting: RateWaiting;
  holder: Holder;
  options: StreamOptions & { since?: number; reread: boolean };
  timezone: string;
}

/** @throws UsageError for unknown sources, brands and streams, and where nothing is to be pulled */
export async function openSetup(context: Context, names: string[], flags: PullFlags): Promise<PullSetup> {
  const [config, store] = await Promise.all([context.config(), context.store()]);
  const timezone = config.timezone.value;
  const holder = thisProcess();
  if (flags.restart) await checkStreams(store, flags.restart);
  const typed = await declareTypedBrands(context, store, names, flags.brand ?? [], flags.dryRun === true);
  return {
    store,
    plans: await planPull(store, names, typed.names),
    fresh: typed.fresh,
    waiting: openRateWaiting(context, flags.wait, timezone, () => renewLocks(store, holder, context.now())),
    holder,
    options: {
      via: flags.via,
      authors: flags.authors,
      reread: flags.reread,
      since:
        flags.since === undefined
          ? undefined
          : parsePeriod({ since: flags.since }, { zone: timezone, now: context.now() }).since,
    },
    timezone,
  };
}

/** @throws UsageError for a stream that was never pulled, naming those that are unfinished */
async function checkStreams(store: Store, names: readonly string[]): Promise<void> {
  const cursors = await listCursors(store);
  const stray = names.find((name) => !cursors.some(({ stream }) => stream === name));
  if (stray === undefined) return;
  const open = cursors.filter(({ state }) => (state as { open?: unknown }).open).map(({ stream }) => stream);
  throw new UsageError(
    `there is no stream "${stray}"`,
    open.length > 0 ? `Unfinished: ${open.join(', ')}.` : 'No stream is unfinished: there is nothing to drop.',
  );
}

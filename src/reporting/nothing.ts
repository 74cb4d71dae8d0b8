/** The message where nothing matches: what is stored, up to which day, and the command to run next. */
import { amount } from '../domain/amount.ts';
import { formatTime } from '../domain/clock-time.ts';
import { DAY_SECONDS } from '../domain/duration.ts';
import { describeFilter, type Filter } from '../domain/filter.ts';
import { REACHES } from '../domain/reach.ts';
import type { Store } from '../store/open.ts';
import { type FilterFlags, filterWords, type Scope } from './options.ts';

const SHOWN_DAYS = 30;

/** @param command what was run, without its filter: 'measure ignored' */
export async function nothingMatches(
  store: Store,
  { filter, asOf, timezone }: Scope,
  flags: FilterFlags,
  command: string,
): Promise<string> {
  const { contents, storedTurns } = await import('../store/reading/stored-days.ts');
  const { posts, brands } = await contents(store);
  if (!posts) return 'Nothing is stored yet. Read a file: socialcare import FILE';
  if (!brands)
    return "No brand is declared, so no post waits for anybody's answer. Declare one: socialcare brand add NAME @handle";
  if (await isUnlabelled(store, filter)) return `${NOTHING_LABELLED}. Run: socialcare classify`;
  const dayOf = (at: number) => formatTime(at, timezone).slice(0, 10);
  const whenever = { ...filter, since: undefined, until: undefined };
  const stored =
    (await storedTurns(store, whenever, asOf)) ?? (await storedTurns(store, whenever, Number.MAX_SAFE_INTEGER));
  if (stored) {
    const since = dayOf(Math.max(stored.first, stored.last - (SHOWN_DAYS - 1) * DAY_SECONDS));
    const found = `of ${amount(stored.n, 'turn')} stored the first began on ${dayOf(stored.first)}, the last on ${dayOf(stored.last)}`;
    const others = filterWords(flags, ['since', 'until', 'asOf']);
    return `Nothing in this period: ${found}. Run: socialcare ${[command, ...others, '--since', since].join(' ')}`;
  }
  const anyReach = await storedTurns(store, { ...whenever, reach: REACHES }, Number.MAX_SAFE_INTEGER);
  if (anyReach) {
    const others = filterWords(flags, ['since', 'until', 'asOf', 'reach']);
    const run = ['socialcare', command, ...others, '--reach', 'all'].join(' ');
    return `No turn is ${filter.reach.join(' or ')}; ${amount(anyReach.n, 'is', 'are')} of other reach. Run: ${run}`;
  }
  const all = await storedTurns(store, EVERYTHING, Number.MAX_SAFE_INTEGER);
  if (!all) return 'No post here was written to a declared brand. See: socialcare brand list, socialcare status';
  const met = describeFilter(filter).join(', ');
  return `No turn of any day meets all of this: ${met}. The last day stored is ${dayOf(all.last)}. Leave a condition out: socialcare ${command}`;
}

export const NOTHING_LABELLED = 'Nothing is labelled yet, so --label finds nothing';

/** Whether a filter asks for labels, and nothing has any. Agents are named by data, too. */
export async function isUnlabelled(store: Store, { labels }: Pick<Filter, 'labels'>): Promise<boolean> {
  if (!Object.keys(labels).some((facet) => facet !== 'agent')) return false;
  const { anyLabels } = await import('../store/labels/turn-labels.ts');
  return !(await anyLabels(store));
}

const EVERYTHING: Filter = { brands: [], channels: [], reach: REACHES, status: [], labels: {}, turns: 'all' };

/** The queue of waiting turns in memory: read once, then updated by decisions of others and by new posts. */
import type { Context } from '../context.ts';
import type { Filter } from '../domain/filter.ts';
import {
  comparator,
  isFor,
  isIn,
  type QueueItem,
  type QueueView,
  queueStatusOf,
  type WaitingTurn,
} from '../domain/queue.ts';
import type { Store } from '../store/open.ts';
import { readTurnColumns } from '../store/reading/turn-columns.ts';
import { newestDecision, turnsDecidedSince } from '../store/work/decisions.ts';
import { type NamedTurn, namedTurns, newestPost, newestTurn, turnsWrittenSince } from '../store/work/open-turns.ts';
import { openTriageContext, type TriageContext } from './triage-context.ts';
import { wantedBy } from './turn-facts.ts';

export interface NamedItem {
  item: QueueItem;
  turn: NamedTurn;
}

export interface WaitingQueue {
  triage: TriageContext;
  /** Everything that is not answered, in the policy's order, whatever was decided about it. */
  all(): readonly WaitingTurn[];
  /** What belongs to a view, in order. */
  view(view: QueueView): WaitingTurn[];
  /** How much belongs to a view. */
  count(view: QueueView): number;
  /** These turns with everything that is shown of them; those answered meanwhile are left out. */
  named(waits: readonly WaitingTurn[]): Promise<NamedItem[]>;
  /** The first item that may be given to a person, is wanted, and is accepted by `take`. */
  next(
    actor: string,
    view: QueueView,
    wants: (turn: number) => boolean,
    take: (turn: NamedTurn) => Promise<boolean>,
  ): Promise<NamedItem | undefined>;
  /** How many open items of the same view come before an item, without those that others are working on. */
  ahead(item: WaitingTurn, actor: string, view: QueueView, claimed: ReadonlySet<number>): number;
  /** Reads what changed since the last look: decisions, new turns, answers, and the passing of time. */
  refresh(): Promise<void>;
  /** An item as it is now; undefined when it was answered or rebuilt. */
  current(turn: number): Promise<NamedItem | undefined>;
  now(): number;
}

/** Between two checks of which turns have passed their target. */
const RERANK_SECONDS = 30;
const NAMED_AT_ONCE = 5_000;
/** With more new turns than these, sorting the whole queue is faster than inserting each. */
const ADDED_SINGLY = 100;

/** Two clocks, which differ where an archive ended long ago. */
export interface Clocks {
  /** Unix seconds up to which turns have waited. */
  now(): number;
  /** Unix seconds by which snoozes end: they are set by the real clock. */
  snoozeClock(): number;
  /** Whether waits still grow, as they do up to the present. */
  moving: boolean;
}

const LIVE_SECONDS = 60;

/** @param pinned a time was asked for: everything is shown as of that time */
export function clocksOf(context: Context, asOf: number, pinned: boolean): Clocks {
  const moving = context.now() - asOf < LIVE_SECONDS;
  const now = () => (moving ? context.now() : asOf);
  return { now, snoozeClock: pinned ? now : () => context.now(), moving };
}

/**
 * @param answeredFrom unix seconds: turns answered later are still listed as waiting; left out where people decide
 * @throws ConfigError for a faulty policy
 */
export async function openWaitingQueue(
  context: Context,
  store: Store,
  filter: Filter,
  { now, snoozeClock }: Clocks,
  answeredFrom?: number,
): Promise<WaitingQueue> {
  const decidedBy = answeredFrom === undefined ? undefined : snoozeClock();
  const triage = await openTriageContext(context, store, now(), undefined, decidedBy);
  const compare = comparator(triage.policy.order);
  const open: Filter = { ...filter, status: ['unanswered'] };
  const { columns, facets } = wantedBy(triage.policy);
  const wanted = { columns: [...new Set(['posts' as const, ...columns])], facets };
  let seenDecision = await newestDecision(store);
  let seenTurn = await newestTurn(store);
  let seenPost = await newestPost(store);
  let rankedAt = now();
  const line = await triage.waiting(await readTurnColumns(store, open, now(), wanted), now());
  line.sort(compare);

  /** The position of a turn, or the one at which it would be inserted. */
  function placeOf(waiting: WaitingTurn): number {
    let low = 0;
    let high = line.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(line[middle]!, waiting) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Searched from the front, where the turns are that people decide about. */
  function remove(turn: number): boolean {
    const place = line.findIndex((waiting) => waiting.turn === turn);
    if (place >= 0) line.splice(place, 1);
    return place >= 0;
  }

  function add(waiting: WaitingTurn): void {
    line.splice(placeOf(waiting), 0, waiting);
  }

  /** A turn that has breached its target stays breached. */
  function rerank(): void {
    if (now() - rankedAt < RERANK_SECONDS) return;
    rankedAt = now();
    let moved = false;
    for (const waiting of line) {
      if (waiting.risk === 'breached') continue;
      const risk = triage.riskAt(waiting, rankedAt);
      moved ||= risk !== waiting.risk;
      waiting.risk = risk;
    }
    if (moved) line.sort(compare);
  }

  /** The last turn of all may be rebuilt under the same key when its customer writes again. */
  async function addArrivals(written: readonly number[]): Promise<void> {
    const again = new Set(written);
    const after = written.reduce((least, turn) => Math.min(least, turn - 1), seenTurn);
    const read = await triage.waiting(await readTurnColumns(store, open, now(), wanted, { after }), now());
    const arrived = read.filter(({ turn }) => turn > seenTurn || again.has(turn));
    for (const { turn } of arrived) if (turn <= seenTurn) remove(turn);
    if (arrived.length > ADDED_SINGLY) {
      for (const waiting of arrived) line.push(waiting);
      line.sort(compare);
    } else arrived.forEach(add);
  }

  async function refresh(): Promise<void> {
    const decided = await turnsDecidedSince(store, seenDecision);
    const [turn, post] = [await newestTurn(store), await newestPost(store)];
    const touched = decided.turns.filter(remove);
    const fresh = [...(await namedTurns(store, touched)).values()].filter(({ status }) => status === 'unanswered');
    for (const item of await triage.items(fresh, now())) add(item);
    if (turn > seenTurn || post > seenPost) await addArrivals(await turnsWrittenSince(store, seenPost));
    [seenDecision, seenTurn, seenPost] = [decided.newest, turn, post];
    rerank();
  }

  async function named(waits: readonly WaitingTurn[]): Promise<NamedItem[]> {
    const found: NamedItem[] = [];
    for (let from = 0; from < waits.length; from += NAMED_AT_ONCE) {
      const chunk = waits.slice(from, from + NAMED_AT_ONCE);
      const turns = await namedTurns(
        store,
        chunk.map(({ turn }) => turn),
        answeredFrom,
      );
      const waiting = chunk
        .flatMap(({ turn }) => turns.get(turn) ?? [])
        .filter(({ status }) => status === 'unanswered');
      for (const [at, item] of (await triage.items(waiting, now())).entries()) found.push({ item, turn: waiting[at]! });
    }
    return found;
  }

  return {
    triage,
    now,
    refresh,
    named,
    all: () => line,
    view: (view) => line.filter((waiting) => isIn(view, waiting, snoozeClock())),
    count(view) {
      let count = 0;
      for (const waiting of line) if (isIn(view, waiting, snoozeClock())) count++;
      return count;
    },
    async next(actor, view, wants, take) {
      const stale: number[] = [];
      let found: NamedItem | undefined;
      for (const waiting of line) {
        if (!wants(waiting.turn) || !isIn(view, waiting, snoozeClock()) || !isFor(actor, view, waiting)) continue;
        const [item] = await named([waiting]);
        if (!item) stale.push(waiting.turn);
        else if (await take(item.turn)) {
          found = item;
          break;
        }
      }
      stale.forEach(remove);
      return found;
    },
    ahead(item, actor, view, claimed) {
      let count = 0;
      for (const other of line) {
        if (other.turn === item.turn) break;
        if (claimed.has(other.turn)) continue;
        if (
          queueStatusOf(other, snoozeClock()) === 'open' &&
          isIn(view, other, snoozeClock()) &&
          isFor(actor, view, other)
        )
          count++;
      }
      return count;
    },
    async current(turn) {
      const waiting = line.find((each) => each.turn === turn);
      return waiting && (await named([waiting]))[0];
    },
  };
}

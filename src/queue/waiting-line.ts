/** The line of waiting turns in memory: read once, then kept up with what others decide and what comes in. */
import type { Context } from '../context.ts';
import type { Filter } from '../domain/filter.ts';
import { comparator, isFor, isIn, type QueueItem, type QueueView, standingOf, type Waiting } from '../domain/queue.ts';
import type { Store } from '../store/open.ts';
import { readTurnColumns } from '../store/reading/turn-columns.ts';
import { newestDecision, turnsDecidedSince } from '../store/work/decisions.ts';
import { type NamedTurn, namedTurns, newestPost, newestTurn, turnsWrittenSince } from '../store/work/open-turns.ts';
import { type Desk, openDesk } from './triage-context.ts';
import { wantedBy } from './turn-facts.ts';

export interface NamedItem {
  item: QueueItem;
  turn: NamedTurn;
}

export interface WaitingLine {
  desk: Desk;
  /** Everything that is not answered, in the policy's order, whatever was decided about it. */
  all(): readonly Waiting[];
  /** What belongs to a view, in order. */
  view(view: QueueView): Waiting[];
  /** How much belongs to a view. */
  count(view: QueueView): number;
  /** All that people are told of some of it; what is gone meanwhile is left out. */
  named(some: readonly Waiting[]): NamedItem[];
  /** The first items that a person should be given and that are wanted, until `take` accepts one. */
  next(
    actor: string,
    view: QueueView,
    wants: (turn: number) => boolean,
    take: (turn: NamedTurn) => boolean,
  ): NamedItem | undefined;
  /** Open items of the same view that stand before an item, but for those that others are working on. */
  ahead(item: Waiting, actor: string, view: QueueView, held: ReadonlySet<number>): number;
  /** Reads what changed since the last look: decisions, new turns, answers, and the passing of time. */
  refresh(): void;
  /** An item as it is now; undefined when it was answered or rebuilt. */
  current(turn: number): NamedItem | undefined;
  now(): number;
}

/** Between two looks at who has passed a target meanwhile. */
const RANK_SECONDS = 30;
const NAMED_AT_ONCE = 5_000;
/** More than these, and sorting all of the line takes less time than finding each its place. */
const ADDED_SINGLY = 100;

/** Two clocks, which differ where an archive ended long ago. */
export interface Clocks {
  /** Unix seconds up to which turns have waited. */
  now(): number;
  /** Unix seconds at which a snooze is over: it was set by the real clock. */
  awake(): number;
  /** How long turns have waited changes from one minute to the next. */
  moving: boolean;
}

const LIVE_SECONDS = 60;

/** @param pinned somebody asked for this moment: everything is seen from there */
export function clocksOf(context: Context, asOf: number, pinned: boolean): Clocks {
  const moving = context.now() - asOf < LIVE_SECONDS;
  const now = () => (moving ? context.now() : asOf);
  return { now, awake: pinned ? now : () => context.now(), moving };
}

/**
 * @param seenFrom unix seconds: what was answered later is still named as waiting; left out where people decide
 * @throws ConfigError for a faulty policy
 */
export async function openWaitingLine(
  context: Context,
  store: Store,
  filter: Filter,
  { now, awake }: Clocks,
  seenFrom?: number,
): Promise<WaitingLine> {
  const desk = await openDesk(context, store, now());
  const { db } = store;
  const compare = comparator(desk.policy.order);
  const open: Filter = { ...filter, status: ['unanswered'] };
  const { columns, facets } = wantedBy(desk.policy);
  const wanted = { columns: [...new Set(['posts' as const, ...columns])], facets };
  let seenDecision = newestDecision(db);
  let seenTurn = newestTurn(store);
  let seenPost = newestPost(store);
  let rankedAt = now();
  const line = desk.waiting(readTurnColumns(store, open, now(), wanted), now()).sort(compare);

  /** Where something stands, or would stand. */
  function placeOf(waiting: Waiting): number {
    let low = 0;
    let high = line.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(line[middle]!, waiting) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Looked for from the front: what people decide about stands there. */
  function remove(turn: number): boolean {
    const place = line.findIndex((waiting) => waiting.turn === turn);
    if (place >= 0) line.splice(place, 1);
    return place >= 0;
  }

  function add(waiting: Waiting): void {
    line.splice(placeOf(waiting), 0, waiting);
  }

  /** Time moves things forward only: what has passed its target has passed it. */
  function rank(): void {
    if (now() - rankedAt < RANK_SECONDS) return;
    rankedAt = now();
    let moved = false;
    for (const waiting of line) {
      if (waiting.risk === 'breached') continue;
      const risk = desk.riskAt(waiting, rankedAt);
      moved ||= risk !== waiting.risk;
      waiting.risk = risk;
    }
    if (moved) line.sort(compare);
  }

  /** The last turn of all may be rebuilt under the same key when its customer writes again. */
  function comeIn(written: readonly number[]): void {
    const again = new Set(written);
    const after = written.reduce((least, turn) => Math.min(least, turn - 1), seenTurn);
    const read = desk.waiting(readTurnColumns(store, open, now(), wanted, { after }), now());
    const arrived = read.filter(({ turn }) => turn > seenTurn || again.has(turn));
    for (const { turn } of arrived) if (turn <= seenTurn) remove(turn);
    if (arrived.length > ADDED_SINGLY) {
      for (const waiting of arrived) line.push(waiting);
      line.sort(compare);
    } else arrived.forEach(add);
  }

  function refresh(): void {
    const decided = turnsDecidedSince(db, seenDecision);
    const [turn, post] = [newestTurn(store), newestPost(store)];
    const touched = decided.turns.filter(remove);
    const fresh = [...namedTurns(store, touched).values()].filter(({ status }) => status === 'unanswered');
    for (const item of desk.items(fresh, now())) add(item);
    if (turn > seenTurn || post > seenPost) comeIn(turnsWrittenSince(store, seenPost));
    [seenDecision, seenTurn, seenPost] = [decided.newest, turn, post];
    rank();
  }

  function named(some: readonly Waiting[]): NamedItem[] {
    const found: NamedItem[] = [];
    for (let from = 0; from < some.length; from += NAMED_AT_ONCE) {
      const few = some.slice(from, from + NAMED_AT_ONCE);
      const turns = namedTurns(
        store,
        few.map(({ turn }) => turn),
        seenFrom,
      );
      const waits = few.flatMap(({ turn }) => turns.get(turn) ?? []).filter(({ status }) => status === 'unanswered');
      for (const [at, item] of desk.items(waits, now()).entries()) found.push({ item, turn: waits[at]! });
    }
    return found;
  }

  return {
    desk,
    now,
    refresh,
    named,
    all: () => line,
    view: (view) => line.filter((waiting) => isIn(view, waiting, awake())),
    count(view) {
      let count = 0;
      for (const waiting of line) if (isIn(view, waiting, awake())) count++;
      return count;
    },
    next(actor, view, wants, take) {
      const gone: number[] = [];
      let found: NamedItem | undefined;
      for (const waiting of line) {
        if (!wants(waiting.turn) || !isIn(view, waiting, awake()) || !isFor(actor, view, waiting)) continue;
        const [item] = named([waiting]);
        if (!item) gone.push(waiting.turn);
        else if (take(item.turn)) {
          found = item;
          break;
        }
      }
      gone.forEach(remove);
      return found;
    },
    ahead(item, actor, view, held) {
      let count = 0;
      for (const other of line) {
        if (other.turn === item.turn) break;
        if (held.has(other.turn)) continue;
        if (standingOf(other, awake()) === 'open' && isIn(view, other, awake()) && isFor(actor, view, other)) count++;
      }
      return count;
    },
    current(turn) {
      const waiting = line.find((each) => each.turn === turn);
      return waiting && named([waiting])[0];
    },
  };
}

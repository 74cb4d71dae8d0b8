/** The line of waiting turns in memory: read once, then kept up with what others decide and what comes in. */
import type { Context } from '../../context.ts';
import type { Filter } from '../../domain/filter.ts';
import { readsFollowers } from '../../domain/policy.ts';
import { comparator, inOrder, isFor, isIn, type QueueItem, type QueueView, standingOf } from '../../domain/queue.ts';
import type { Store } from '../../store/open.ts';
import type { NamedTurn } from '../../store/open-turns.ts';
import { type Desk, openDesk } from './desk.ts';

export interface NamedItem {
  item: QueueItem;
  turn: NamedTurn;
}

export interface WaitingLine {
  desk: Desk;
  /** Everything that is not answered, in the policy's order, whatever was decided about it. */
  items(): readonly QueueItem[];
  /** The items of a view, in order. */
  view(view: QueueView): QueueItem[];
  /** The first items that a person should be given, until `take` accepts one. */
  next(actor: string, view: QueueView, take: (item: QueueItem, turn: NamedTurn) => boolean): NamedItem | undefined;
  /** Open items of the same view that stand before an item, but for those that others are working on. */
  ahead(item: QueueItem, actor: string, view: QueueView, held: ReadonlySet<number>): number;
  /** Reads what changed since the last look: decisions, new turns, answers, and the passing of time. */
  refresh(): void;
  /** An item as it is now; undefined when it was answered or rebuilt. */
  current(turn: number): QueueItem | undefined;
  now(): number;
}

/** Between two looks at who has passed a target meanwhile. */
const RANK_SECONDS = 30;

/**
 * @param asOf unix seconds; `moving` lets it run with the clock
 * @throws ConfigError for a faulty policy
 */
export async function openWaitingLine(
  context: Context,
  store: Store,
  filter: Filter,
  asOf: number,
  moving: boolean,
): Promise<WaitingLine> {
  const [desk, turns, decisions] = await Promise.all([
    openDesk(context, store, asOf),
    import('../../store/open-turns.ts'),
    import('../../store/decisions.ts'),
  ]);
  const { db } = store;
  const now = () => (moving ? context.now() : asOf);
  const { order } = desk.policy;
  const followers = readsFollowers(desk.policy);
  const compare = comparator(order);
  let seenDecision = decisions.newestDecision(db);
  let seenTurn = turns.newestTurn(store);
  let rankedAt = now();
  let line = inOrder(desk.items([...turns.openTurns(store, filter, now(), { followers })], now()), order);
  const byTurn = new Map(line.map((item) => [item.turn, item]));

  const heldTurn = (item: QueueItem): NamedTurn | undefined => {
    const turn = turns.namedTurns(store, [item.turn]).get(item.turn);
    const same = turn?.status === 'unanswered' && turn.askedAt === item.askedAt && turn.posts === item.posts;
    return same ? turn : undefined;
  };

  /** Where an item stands, or would stand. */
  function placeOf(item: QueueItem): number {
    let low = 0;
    let high = line.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(line[middle]!, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function remove(turn: number): void {
    const item = byTurn.get(turn);
    if (!item) return;
    byTurn.delete(turn);
    line.splice(placeOf(item), 1);
  }

  function add(item: QueueItem): void {
    remove(item.turn);
    byTurn.set(item.turn, item);
    line.splice(placeOf(item), 0, item);
  }

  function rank(): void {
    if (now() - rankedAt < RANK_SECONDS) return;
    rankedAt = now();
    line = inOrder(
      line.map((item) => desk.aged(item, rankedAt)),
      order,
    );
    for (const item of line) byTurn.set(item.turn, item);
  }

  function refresh(): void {
    const { turns: touched, newest } = decisions.turnsDecidedSince(db, seenDecision);
    const newestTurn = turns.newestTurn(store);
    const arrived =
      newestTurn === seenTurn ? [] : [...turns.openTurns(store, filter, now(), { followers, after: seenTurn })];
    const changed = turns.namedTurns(
      store,
      touched.filter((turn) => byTurn.has(turn)),
    );
    for (const turn of touched) remove(turn);
    const fresh = [...arrived, ...[...changed.values()].filter(({ status }) => status === 'unanswered')];
    if (fresh.length > 0) for (const item of desk.items(fresh, now())) add(item);
    seenDecision = newest;
    seenTurn = newestTurn;
    rank();
  }

  return {
    desk,
    now,
    refresh,
    items: () => line,
    view: (view) => line.filter((item) => isIn(view, item, now())),
    next(actor, view, take) {
      const gone: number[] = [];
      let found: NamedItem | undefined;
      for (const item of line) {
        if (!isIn(view, item, now()) || !isFor(actor, view, item)) continue;
        const turn = heldTurn(item);
        if (!turn) gone.push(item.turn);
        else if (take(item, turn)) {
          found = { item, turn };
          break;
        }
      }
      for (const turn of gone) remove(turn);
      return found;
    },
    ahead(item, actor, view, held) {
      let count = 0;
      for (const other of line) {
        if (other.turn === item.turn) break;
        if (held.has(other.turn)) continue;
        if (standingOf(other, now()) === 'open' && isIn(view, other, now()) && isFor(actor, view, other)) count++;
      }
      return count;
    },
    current: (turn) => byTurn.get(turn),
  };
}

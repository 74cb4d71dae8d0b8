/** The line of waiting turns in memory: read once, then kept up with what others decide and what comes in. */
import type { Context } from '../../context.ts';
import type { Filter } from '../../domain/filter.ts';
import { readsFollowers } from '../../domain/policy.ts';
import { inOrder, isFor, isIn, type QueueItem, type QueueView, standingOf } from '../../domain/queue.ts';
import type { Store } from '../../store/open.ts';
import type { NamedTurn, OpenTurn } from '../../store/open-turns.ts';
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
  let seenDecision = decisions.newestDecision(db);
  let seenTurn = turns.newestTurn(store);
  let rankedAt = now();
  let line = inOrder(desk.items([...turns.openTurns(store, filter, now(), { followers })]), order);

  const heldTurn = (item: QueueItem): NamedTurn | undefined => {
    const turn = turns.namedTurns(store, [item.turn]).get(item.turn);
    const same = turn?.status === 'unanswered' && turn.askedAt === item.askedAt && turn.posts === item.posts;
    return same ? turn : undefined;
  };

  function replace(fresh: readonly QueueItem[], gone: ReadonlySet<number>): void {
    if (fresh.length === 0 && gone.size === 0) return;
    line = inOrder([...line.filter(({ turn }) => !gone.has(turn)), ...fresh], order);
  }

  function rank(): void {
    if (now() === rankedAt) return;
    rankedAt = now();
    let moved = false;
    line = line.map((item) => {
      const aged = desk.aged(item, rankedAt);
      moved ||= aged.risk !== item.risk;
      return aged;
    });
    if (moved) line = inOrder(line, order);
  }

  function refresh(): void {
    const { turns: touched, newest } = decisions.turnsDecidedSince(db, seenDecision);
    const arrived: OpenTurn[] = [];
    const newestTurn = turns.newestTurn(store);
    if (newestTurn !== seenTurn) arrived.push(...turns.openTurns(store, filter, now(), { followers, after: seenTurn }));
    const inLine = new Set(touched.length > 0 ? line.map(({ turn }) => turn) : []);
    const changed = turns.namedTurns(
      store,
      touched.filter((turn) => inLine.has(turn)),
    );
    const fresh = [...arrived, ...[...changed.values()].filter(({ status }) => status === 'unanswered')];
    replace(desk.items(fresh), new Set([...touched, ...arrived.map(({ key }) => key)]));
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
      const gone = new Set<number>();
      let found: NamedItem | undefined;
      for (const item of line) {
        if (!isIn(view, item, now()) || !isFor(actor, view, item)) continue;
        const turn = heldTurn(item);
        if (!turn) gone.add(item.turn);
        else if (take(item, turn)) {
          found = { item, turn };
          break;
        }
      }
      replace([], gone);
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
    current: (turn) => line.find((item) => item.turn === turn),
  };
}

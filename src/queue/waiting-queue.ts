/** The queue of waiting turns in memory: read once, then updated by decisions of others and by new posts. */
import type { Context } from '../context.ts';
import { type Decision, stateAfter, type TurnState, turnStateOf } from '../domain/decision.ts';
import type { Filter } from '../domain/filter.ts';
import { comparator, isFor, isIn, type QueueView, queueStatusOf, type WaitingTurn } from '../domain/queue.ts';
import type { Database } from '../store/database.ts';
import type { Store } from '../store/open.ts';
import { readTurnColumns } from '../store/reading/turn-columns.ts';
import { type DecidedSince, decidedSince, newestDecision } from '../store/work/decisions.ts';
import { type ReadUpTo, writtenSince } from '../store/work/open-turns.ts';
import { Line } from './line.ts';
import { type NamedItem, openTriageContext, type TriageContext } from './triage-context.ts';
import { wantedBy } from './turn-facts.ts';

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
  /** The first turn that may be given to a person and is wanted, as it was when the queue was last read. */
  first(actor: string, view: QueueView, wants: (turn: number) => boolean): WaitingTurn | undefined;
  /** Whether an item belongs to a view and may be given to a person. */
  isFor(actor: string, view: QueueView, item: WaitingTurn): boolean;
  /** How many open items of the same view come before an item, without those that others are working on. */
  ahead(item: WaitingTurn, actor: string, view: QueueView, claimed: ReadonlySet<number>): number;
  /**
   * Reads what changed since the last look: decisions, new turns, answers, and the passing of time.
   * @param db where it is asked together with something else
   */
  refresh(db?: Database): Promise<void>;
  /** Of the decision that was just written, without reading it. */
  decided(turn: number, decision: Decision): void;
  /** An item as it is now, of which the queue learns; undefined when it was answered or rebuilt. @param db as above */
  current(turn: number, db?: Database): Promise<NamedItem | undefined>;
  now(): number;
}

/** Between two checks of which turns have passed their target. */
const RERANK_SECONDS = 30;
const NAMED_AT_ONCE = 5_000;

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
  const open: Filter = { ...filter, status: ['unanswered'] };
  const { columns, facets } = wantedBy(triage.policy);
  const wanted = { columns: [...new Set(['posts' as const, ...columns])], facets };
  let [decisionsUpTo, upTo] = await store.together((db) =>
    Promise.all<[Promise<number>, Promise<ReadUpTo>]>([newestDecision(db), writtenSince(db)]),
  );
  let rankedAt = now();
  const all = await readTurnColumns(store, open, now(), wanted);
  const line = new Line(await triage.waiting(all, now(), true), comparator(triage.policy.order));

  /** A turn that has breached its target stays breached. */
  function rerank(): void {
    if (now() - rankedAt < RERANK_SECONDS) return;
    rankedAt = now();
    let moved = false;
    for (const waiting of line.all()) {
      if (waiting.risk === 'breached') continue;
      const risk = triage.riskAt(waiting, rankedAt);
      moved ||= risk !== waiting.risk;
      waiting.risk = risk;
    }
    if (moved) line.sort();
  }

  /** The last turn of all may be rebuilt under the same key when its customer writes again. */
  async function addArrivals(written: readonly number[]): Promise<void> {
    const again = new Set(written);
    const after = written.reduce((least, turn) => Math.min(least, turn - 1), upTo.turn);
    const read = await readTurnColumns(store, open, now(), wanted, { after });
    const arrived = (await triage.waiting(read, now(), false)).filter(
      ({ turn }) => turn > upTo.turn || again.has(turn),
    );
    for (const { turn } of arrived) if (turn <= upTo.turn) line.remove(turn);
    line.add(arrived);
  }

  function setState(waiting: WaitingTurn, state: TurnState | undefined): void {
    line.remove(waiting.turn);
    const changed = { ...waiting, state };
    line.add([{ ...changed, risk: triage.riskAt(changed, now()) }]);
  }

  /** Labels decide about the order too: turns whose labels may have changed are read again. */
  async function apply({ newest, byTurn, relabelled }: DecidedSince): Promise<void> {
    const again: number[] = [];
    for (const [turn, decisions] of byTurn) {
      const waiting = line.find(turn);
      if (waiting && relabelled.has(turn)) again.push(turn);
      else if (waiting) setState(waiting, decisions.length > 0 ? turnStateOf(decisions, waiting.posts) : undefined);
    }
    if (again.length > 0) {
      const items = await triage.named(store, again, now(), answeredFrom);
      for (const turn of again) line.remove(turn);
      line.add(items.map(({ item }) => item));
    }
    decisionsUpTo = newest;
  }

  async function look(db: Database): Promise<void> {
    const [found, decided] = await Promise.all([
      writtenSince(db, upTo.post),
      decidedSince(db, decisionsUpTo, decidedBy),
    ]);
    await apply(decided);
    if (found.turn > upTo.turn || found.post > upTo.post) await addArrivals(found.written);
    upTo = found;
    rerank();
  }

  const mayHave = (actor: string, view: QueueView, item: WaitingTurn) =>
    isIn(view, item, snoozeClock()) && isFor(actor, view, item);

  return {
    triage,
    now,
    refresh: (db) => (db ? look(db) : store.together(look)),
    decided(turn, decision) {
      const waiting = line.find(turn);
      if (waiting) setState(waiting, stateAfter(waiting.state, decision, waiting.posts));
    },
    async named(waits) {
      const found: NamedItem[] = [];
      for (let from = 0; from < waits.length; from += NAMED_AT_ONCE) {
        const keys = waits.slice(from, from + NAMED_AT_ONCE).map(({ turn }) => turn);
        found.push(...(await store.together((db) => triage.named(db, keys, now(), answeredFrom))));
      }
      return found;
    },
    all: () => line.all(),
    view: (view) => line.all().filter((waiting) => isIn(view, waiting, snoozeClock())),
    count(view) {
      let count = 0;
      for (const waiting of line.all()) if (isIn(view, waiting, snoozeClock())) count++;
      return count;
    },
    first: (actor, view, wants) => line.all().find((each) => wants(each.turn) && mayHave(actor, view, each)),
    isFor: mayHave,
    ahead(item, actor, view, claimed) {
      let count = 0;
      for (const other of line.all()) {
        if (other.turn === item.turn) break;
        if (!claimed.has(other.turn) && queueStatusOf(other, snoozeClock()) === 'open' && mayHave(actor, view, other))
          count++;
      }
      return count;
    },
    async current(turn, db = store) {
      const [found] = await triage.named(db, [turn], now(), answeredFrom);
      line.remove(turn);
      if (found) line.add([found.item]);
      return found;
    },
  };
}

/** The turn that a session has claimed, and those that others have: never the same. */
import type { NamedItem } from '../../queue/triage-context.ts';
import type { WaitingQueue } from '../../queue/waiting-queue.ts';
import type { Store } from '../../store/open.ts';
import { type Claim, type Claimant, moveClaim, takeClaim, turnsClaimedByOthers } from '../../store/work/claims.ts';
import { type NamedTurn, namedTurns } from '../../store/work/open-turns.ts';

/** A claim made less than this many seconds ago is not renewed, to save writes at every key press. */
const FRESH_SECONDS = 30;

export interface Holding {
  /** Turns that others had claimed at the last look. */
  theirs(): ReadonlySet<number>;
  /** Reads what others claimed and decided since; returns a turn as it is now. */
  look(turn?: NamedTurn): Promise<NamedTurn | undefined>;
  /** Claims a turn in place of the one before, and looks at it then; undefined when somebody else has it or it is gone. */
  take(turn: number): Promise<NamedItem | undefined>;
  /** Renews the claim; returns who holds the turn when it is somebody else. */
  keep(turn: NamedTurn): Promise<Claim | undefined>;
}

/** @param now unix seconds */
export function openHolding(store: Store, queue: WaitingQueue, claimant: Claimant, now: () => number): Holding {
  let others: Awaited<ReturnType<typeof turnsClaimedByOthers>> = { held: new Set(), lapsed: new Set() };
  let held: NamedTurn | undefined;
  let since = 0;

  return {
    theirs: () => others.held,
    async look(turn) {
      const [found, claimed] = await store.together((db) =>
        Promise.all([
          turn && namedTurns(db, [turn.key]),
          turnsClaimedByOthers(db, claimant.session, now()),
          queue.refresh(db),
        ]),
      );
      others = claimed;
      return turn && found?.get(turn.key);
    },
    async take(turn) {
      const at = now();
      const change = { before: held, isLapsed: others.lapsed.has(turn) };
      const [isTaken, item] = await store.together(
        (db) => Promise.all([moveClaim(db, turn, claimant, at, change), queue.current(turn, db)]),
        'claims',
      );
      if (!isTaken || !item) return undefined;
      [held, since] = [item.turn, at];
      return item;
    },
    async keep(turn) {
      const at = now();
      if (held?.key === turn.key && at - since < FRESH_SECONDS && !others.held.has(turn.key)) return undefined;
      const theirs = await takeClaim(store, turn, claimant, at);
      if (!theirs) [held, since] = [turn, at];
      return theirs;
    },
  };
}

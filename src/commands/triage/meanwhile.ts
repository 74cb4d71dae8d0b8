/** What others do about the turn on the screen while it is looked at, where the database sends news of it. */
import { describeDecision } from '../../domain/decision.ts';
import type { Listening, News, Store } from '../../store/database.ts';
import { findClaim } from '../../store/work/claims.ts';
import { decisionsByTurn } from '../../store/work/decisions.ts';
import { type NamedTurn, namedTurns, turnsOfPost } from '../../store/work/open-turns.ts';
import { changeOf, takenBy } from './meanwhile-changes.ts';

/** Between two looks for new posts. */
const ARRIVALS_MS = 1_000;

export interface Meanwhile {
  /** From now on this turn is looked at; undefined when none is. @param decided ids of decisions that are on its page */
  about(turn: NamedTurn | undefined, decided?: ReadonlySet<string>): void;
  close(): void;
}

export interface Watcher {
  session: string;
  zone: string;
  /** Unix seconds. */
  now(): number;
  /** Who sits here: they know what they decide. */
  actor: string;
  /** Called when something happened to the turn on the screen, once for each thing. */
  announce(message: string): void;
}

/** A file or a pooler sends no news: there the next key finds out. */
export async function openMeanwhile(store: Store, watcher: Watcher): Promise<Meanwhile> {
  let shown: NamedTurn | undefined;
  let known: ReadonlySet<string> = new Set();
  let lastSaid = '';
  let looking = Promise.resolve();
  let isDue = false;
  let arrivals: NodeJS.Timeout | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  const listening: Listening | undefined = await store.listen((news) => {
    if (!shown || !concerns(news, shown)) return;
    if (news.kind !== 'facts') lookSoon();
    else arrivals ??= setTimeout(lookForArrivals, Math.max(0, lookedAt + ARRIVALS_MS - performance.now()));
  });

  /** One after the other; what fails in the background the next key finds out, and says. */
  function inTurn(work: () => Promise<void>): void {
    looking = looking.then(work).catch(() => {});
  }

  function lookSoon(): void {
    if (isDue) return;
    isDue = true;
    inTurn(() => {
      isDue = false;
      return look();
    });
  }

  /** A pull writes much, and everybody at work hears of each. */
  function lookForArrivals(): void {
    arrivals = undefined;
    lookedAt = performance.now();
    lookSoon();
  }

  async function look(): Promise<void> {
    const turn = shown;
    if (!turn) return;
    const message = await happenedTo(turn);
    if (message === undefined || message === lastSaid || shown !== turn) return;
    lastSaid = message;
    watcher.announce(message);
  }

  async function happenedTo(turn: NamedTurn): Promise<string | undefined> {
    const [turns, decisions, claim] = await store.together((db) =>
      Promise.all([namedTurns(db, [turn.key]), decisionsByTurn(db, [turn.key]), findClaim(db, turn, watcher.now())]),
    );
    const now = turns.get(turn.key) ?? (await rebuilt(turn));
    const change = changeOf(turn, now);
    if (change !== undefined) return change;
    const theirs = (decisions.get(turn.key) ?? [])
      .filter((each) => !known.has(each.id) && each.actor !== watcher.actor)
      .at(-1);
    if (theirs) return `Meanwhile ${theirs.actor}: ${describeDecision(theirs, watcher.zone)}`;
    if (claim && claim.session !== watcher.session) return takenBy(claim);
    return undefined;
  }

  /** A turn that is rebuilt has another key. */
  async function rebuilt({ channel, brand, post }: NamedTurn): Promise<NamedTurn | undefined> {
    return (await turnsOfPost(store, post)).find((turn) => turn.channel === channel && turn.brand === brand);
  }

  return {
    about(turn, decided = new Set()) {
      shown = turn;
      lastSaid = '';
      known = decided;
    },
    close() {
      shown = undefined;
      clearTimeout(arrivals);
      listening?.stop();
    },
  };
}

function concerns({ posts }: News, { channel, post }: NamedTurn): boolean {
  return posts === undefined || posts.includes(`${channel} ${post}`);
}

/** What others do about the turn on the screen while it is looked at, where the database sends news of it. */
import { describeDecision } from '../../domain/decision.ts';
import type { Listening, News, Store } from '../../store/database.ts';
import { findClaim } from '../../store/work/claims.ts';
import { decisionsByTurn } from '../../store/work/decisions.ts';
import { type NamedTurn, newestPost, turnsOfPost } from '../../store/work/open-turns.ts';

/** Between two looks for new posts. */
const ARRIVALS_MS = 1_000;

export interface Meanwhile {
  /** From now on this turn is looked at; undefined when none is. */
  about(turn: NamedTurn | undefined): void;
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
  let seenPost = -1;
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

  /** A pull writes much besides posts, and everybody at work hears of each. */
  function lookForArrivals(): void {
    arrivals = undefined;
    lookedAt = performance.now();
    inTurn(async () => {
      const newest = await newestPost(store);
      if (newest === seenPost) return;
      seenPost = newest;
      await look();
    });
  }

  async function look(): Promise<void> {
    const turn = shown;
    if (!turn) return;
    const message = await happenedTo(turn);
    if (message === undefined || message === lastSaid || shown !== turn) return;
    lastSaid = message;
    watcher.announce(message);
  }

  async function decisionsOn({ key }: NamedTurn) {
    return (await decisionsByTurn(store, [key])).get(key) ?? [];
  }

  async function happenedTo(turn: NamedTurn): Promise<string | undefined> {
    // A turn that is rebuilt has another key.
    const now = (await turnsOfPost(store, turn.post)).find(
      ({ channel, brand }) => channel === turn.channel && brand === turn.brand,
    );
    if (now?.status === 'answered') return 'It was answered meanwhile.';
    if (now?.key !== turn.key || now.posts !== turn.posts) return 'The customer wrote again meanwhile.';
    const theirs = (await decisionsOn(turn))
      .filter((each) => !known.has(each.id) && each.actor !== watcher.actor)
      .at(-1);
    if (theirs) return `Meanwhile ${theirs.actor}: ${describeDecision(theirs, watcher.zone)}`;
    const claim = await findClaim(store, turn, watcher.now());
    if (claim && claim.session !== watcher.session) return `${claim.actor} has it now: your claim had expired.`;
    return undefined;
  }

  return {
    about(turn) {
      shown = turn;
      lastSaid = '';
      known = new Set();
      if (!turn || !listening) return;
      // What was decided before is on the page already.
      inTurn(async () => {
        const before = await decisionsOn(turn);
        if (shown === turn) known = new Set(before.map(({ id }) => id));
      });
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

/** triage by keys: one waiting turn after the other, each claimed while it is on the screen, each key one decision. */
import { randomUUID } from 'node:crypto';
import { type Context, INTERACTIVE_SECONDS } from '../../context.ts';
import { leavesQueue } from '../../domain/decision.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { EXIT, Interrupted, StoreError } from '../../errors.ts';
import { actorOf } from '../../queue/actor.ts';
import { selectTurnsOfPost } from '../../queue/find-turns.ts';
import { maskFor } from '../../queue/masking.ts';
import { takeNext } from '../../queue/take-next.ts';
import { clocksOf, openWaitingQueue } from '../../queue/waiting-queue.ts';
import { readScope } from '../../reporting/options.ts';
import { listChannels } from '../../store/facts/channels.ts';
import type { Store } from '../../store/open.ts';
import { releaseClaims } from '../../store/work/claims.ts';
import type { NamedTurn } from '../../store/work/open-turns.ts';
import { openKeyPage } from '../../terminal/page.ts';
import { checkTeam, viewOf } from '../queue/flags.ts';
import type { TriageFlags } from './flags.ts';
import { openHolding } from './holding.ts';
import { openMeanwhile } from './meanwhile.ts';
import { openRecorder } from './recorder.ts';
import type { TriageSession } from './session.ts';
import { emptyTally, sessionSummary } from './session-tally.ts';
import { openTextReading } from './text-reading.ts';
import { workOn } from './work.ts';
import { openWorkItem, type WorkItem } from './work-item.ts';

/** Fewer than these are counted every time. */
const COUNT_ALWAYS = 20_000;
const COUNT_SECONDS = 30;

export async function triageByKeys(context: Context, posts: readonly string[], flags: TriageFlags): Promise<void> {
  const { terminal, environment } = context;
  const store = await context.store({ mustExist: true, limitSeconds: INTERACTIVE_SECONDS });
  store.putOffCheckpoints();
  const actor = actorOf(context, flags.actor);
  const scope = await readScope(context, store, flags);
  const clocks = clocksOf(context, scope.asOf, flags.asOf !== undefined);
  const [queue, reading] = await Promise.all([
    openWaitingQueue(context, store, scope.filter, clocks),
    openTextReading(),
  ]);
  const hidden = await maskFor(context, store, flags);
  const claimant = { session: randomUUID(), actor };
  const channels = await listChannels(store);
  const tally = emptyTally(context.now());
  const recorder = openRecorder(context, store, actor);
  const wanted = await wantedTurns(store, posts, flags);
  const view = viewOf(flags);
  checkTeam(queue, flags.team);
  const skipped = new Set<number>();
  const page = openKeyPage(terminal, environment.signal);
  const holding = openHolding(store, queue, claimant, context.now);
  const session: TriageSession = {
    context,
    store,
    page,
    queue,
    recorder,
    tally,
    zone: scope.timezone,
    reveal: flags.reveal === true,
    hidden,
    waiting: 0,
    holding,
    ahead: (item) => queue.ahead(item, actor, view, holding.theirs()),
    message: tally.greeting,
  };
  const meanwhile = await openMeanwhile(store, {
    session: claimant.session,
    zone: scope.timezone,
    now: context.now,
    actor,
    announce(message) {
      session.message = message;
      page.redraw();
    },
  });
  let interrupted = false;
  let unreleased: unknown;

  const counted = { at: Number.NEGATIVE_INFINITY, count: 0, made: 0 };
  /** Counts again every 30 s; in between, every decision that closes a turn is one less. */
  function countWaiting(): number {
    const closed = tally.made.filter(({ action }) => leavesQueue(action)).length;
    if (queue.all().length < COUNT_ALWAYS || context.now() - counted.at >= COUNT_SECONDS) {
      counted.at = context.now();
      counted.count = queue.count(view);
      counted.made = closed;
    }
    return counted.count - (closed - counted.made) - skipped.size;
  }

  /** The item that an undo brought back, else the first one of the queue that nobody else has claimed. */
  async function nextItem(back: number | undefined) {
    session.waiting = countWaiting();
    const undone = back === undefined ? undefined : await holding.take(back);
    if (undone) return undone;
    const isWanted = (turn: number) => !skipped.has(turn) && (!wanted || wanted.has(turn));
    // What others work on stands at the head of the queue; trying each of them takes longer the more there are.
    const theirs = holding.theirs();
    const free = await takeNext(queue, actor, view, (turn) => isWanted(turn) && !theirs.has(turn), holding.take);
    return free ?? (theirs.size > 0 ? takeNext(queue, actor, view, isWanted, holding.take) : undefined);
  }

  let seen = 0;
  let undecided: NamedTurn | undefined;
  try {
    let back: number | undefined;
    await holding.look();
    for (;;) {
      const found = await nextItem(back);
      if (!found) break;
      seen++;
      const item: WorkItem = await openWorkItem(
        context,
        store,
        found,
        channels,
        reading,
        clocks.moving ? undefined : scope.asOf,
        hidden,
      );
      meanwhile.about(item.turn, item.decided);
      undecided = item.turn;
      const result = await workOn(session, item);
      undecided = undefined;
      meanwhile.about(undefined);
      if (result.how === 'skip') {
        skipped.add(item.item.turn);
        tally.skipped++;
      }
      back = result.how === 'back' ? result.turn : undefined;
      if (back !== undefined) skipped.delete(back);
      if (result.how === 'quit') break;
    }
  } catch (error) {
    if (!(error instanceof Interrupted))
      throw undecided && error instanceof StoreError ? asUnsaved(error, undecided) : error;
    interrupted = true;
  } finally {
    meanwhile.close();
    try {
      // First of all: the terminal may be closed, and what follows writes to it.
      await releaseClaims(store, claimant.session, context.now());
    } catch (error) {
      // What went wrong before is what there is to say then; claims run out by themselves.
      unreleased = error;
    }
    page.close();
  }
  if (unreleased) throw unreleased;
  await queue.refresh();
  if (seen === 0 && !interrupted) {
    terminal.out('Nothing is waiting for you.');
    terminal.note('See what waits for others: socialcare queue');
    return;
  }
  for (const text of sessionSummary(tally, context.now(), queue.count(view))) terminal.done(text);
  terminal.note(interrupted ? 'nothing is lost: socialcare triage continues from here' : 'next: socialcare report');
  if (interrupted || environment.signal.aborted) context.exitCode = EXIT.interrupted;
}

async function wantedTurns(
  store: Store,
  posts: readonly string[],
  flags: TriageFlags,
): Promise<Set<number> | undefined> {
  if (posts.length === 0) return undefined;
  const turns = new Set<number>();
  for (const post of posts) for (const { key } of await selectTurnsOfPost(store, post, flags)) turns.add(key);
  return turns;
}

/** What went wrong, with the post whose decision is lost by it. */
function asUnsaved(error: StoreError, { channel, post }: NamedTurn): StoreError {
  const lost = `The last decision, about post ${safeLine(post)} on ${channel}, was not saved: triage shows the post again.`;
  const made = new StoreError(error.message, [lost, error.hint].filter(Boolean).join('\n'), error.exitCode);
  made.cause = error;
  return made;
}

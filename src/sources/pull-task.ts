/** A pull task: one stream to be pulled in one run, and how each of its pages is stored, counted and billed. */
import type { ReceivedBody } from '../domain/arrival.ts';
import { Interrupted } from '../errors.ts';
import type { PullBudget } from './budget.ts';
import type { PageCommit, PullStore, Written } from './pull-store.ts';
import type { HistorySettings } from './since.ts';
import { soundPage } from './sound-page.ts';
import type { LiveSource, Page, Stream } from './source.ts';
import type { StreamOutcome } from './stream-outcome.ts';

export interface PullRun extends HistorySettings {
  /** Unix seconds on the platform's clock. */
  now(): number;
  /** HTTP requests so far, failed attempts included. */
  requests(): number;
  /** The answers received since it was last asked. */
  takeReceived(): ReceivedBody[];
  signal: AbortSignal;
  budget: PullBudget;
  /** Worst price of a post, US dollars. */
  pricePerPost: number;
  /** What finding the account was billed, US dollars; budget and batches have counted it. */
  fee: number;
  rereadSeconds: number;
  /** Ids that one reread may hold. */
  rereadSize: number;
  rereadEverySeconds: number;
  /** Cursors of the source are valid for one run only. */
  cursorsExpire: boolean;
  /** @param share of the walk that is done, 0 … 1 */
  onPage(outcome: StreamOutcome, share: number): Promise<void> | void;
}

export interface PullTask {
  source: LiveSource;
  stream: Stream;
  store: PullStore;
  run: PullRun;
  outcome: StreamOutcome;
  /** Requests that no batch has counted yet. */
  uncounted: number;
  /** Answers that no batch has noted yet. */
  unnoted: ReceivedBody[];
}

/** Requests a page and counts the requests, also when it fails. Its posts can be stored. @throws Interrupted */
export async function fetchPage(task: PullTask, ask: () => Promise<Page>): Promise<Page> {
  const { run, outcome } = task;
  if (run.signal.aborted) throw new Interrupted();
  const before = run.requests();
  // What was received in between, such as a log-in, belongs to no page.
  run.takeReceived();
  try {
    return soundPage(await ask(), run.now());
  } finally {
    const sent = run.requests() - before;
    outcome.requests += sent;
    task.uncounted += sent;
    task.unnoted.push(...run.takeReceived());
  }
}

/** Writes a page with its cursor in one transaction. */
export async function keepPage(
  task: PullTask,
  page: Page,
  position: Pick<PageCommit, 'batch' | 'state' | 'walked' | 'covered' | 'gap' | 'finished' | 'quotes'>,
): Promise<void> {
  const { stream, store, run, outcome } = task;
  const written = await store.commit(stream, {
    ...position,
    requests: task.uncounted,
    received: task.unnoted,
    posts: page.posts,
    context: page.context ?? [],
    reportedDeleted: page.reportedDeleted,
    hidden: page.hidden ?? [],
    read: page.read ?? [],
    unread: page.unread ?? [],
    quoteCounts: page.quoteCounts,
    bill: page.bill,
    rejected: [...(page.rejected ?? []), ...(page.unsound ?? []).map(({ id, reason }) => `${id}: ${reason}`)],
    at: run.now(),
  });
  task.uncounted = 0;
  task.unnoted = [];
  tally(outcome, page, written);
  // Posts that are stored already do not count against the budget, else the overlap of every run could use it up.
  run.budget.spend(Math.min(written.new, page.posts.length), written.cost);
}

function tally(outcome: StreamOutcome, page: Page, written: Written): void {
  outcome.pages++;
  outcome.posts += page.posts.length;
  outcome.rejected += page.rejected?.length ?? 0;
  outcome.unsound.push(...(page.unsound ?? []));
  outcome.new += written.new - written.parents;
  outcome.parents += written.parents;
  outcome.changed += written.changed;
  outcome.same += written.same;
  outcome.deleted += written.deleted;
  for (const { id, reason } of page.unread ?? []) outcome.unread.set(id, reason);
  for (const id of page.read ?? []) outcome.unread.delete(id);
  outcome.undeleted += written.undeleted;
  outcome.turnedAway.erased += written.turnedAway.erased;
  outcome.turnedAway.expired += written.turnedAway.expired;
  for (const id of written.deletionCandidates) outcome.deletionCandidates.add(id);
  const reasons = new Map(page.hidden?.map(({ id, reason }) => [id, reason]));
  for (const id of written.hidden) outcome.hidden.set(id, reasons.get(id) ?? 'not visible');
  outcome.cost += written.cost;
}

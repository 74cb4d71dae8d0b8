/** An errand: one stream to be pulled in one run, and how each of its pages is kept, counted and paid. */
import { Interrupted } from '../errors.ts';
import type { Budget } from './budget.ts';
import type { Outcome } from './outcome.ts';
import type { PageCommit, PullStore, Written } from './pull-store.ts';
import type { Span } from './since.ts';
import type { LiveSource, Page, Stream } from './source.ts';

export interface Run extends Span {
  /** Unix seconds on the platform's clock. */
  now(): number;
  /** HTTP requests so far, tries that failed included. */
  requests(): number;
  signal: AbortSignal;
  budget: Budget;
  /** Worst price of a post, US dollars. */
  pricePerPost: number;
  /** What finding the account was billed, US dollars; budget and batches have counted it. */
  fee: number;
  rereadSeconds: number;
  /** Ids that one reread may hold. */
  rereadSize: number;
  rereadEverySeconds: number;
  /** Places in the source's feeds hold for one run only. */
  placesEnd: boolean;
  /** @param share of the walk that is behind, 0 … 1 */
  onPage(outcome: Outcome, share: number): void;
}

export interface Errand {
  source: LiveSource;
  stream: Stream;
  store: PullStore;
  run: Run;
  outcome: Outcome;
  /** Requests that no batch has counted yet. */
  uncounted: number;
}

/** Asks for a page and counts what that takes, also when it fails. @throws Interrupted */
export async function fetchPage(errand: Errand, ask: () => Promise<Page>): Promise<Page> {
  const { run, outcome } = errand;
  if (run.signal.aborted) throw new Interrupted();
  const before = run.requests();
  try {
    return await ask();
  } finally {
    const sent = run.requests() - before;
    outcome.requests += sent;
    errand.uncounted += sent;
  }
}

/** Writes a page with its cursor in one transaction. */
export async function keepPage(
  errand: Errand,
  page: Page,
  place: Pick<PageCommit, 'batch' | 'state' | 'walked' | 'covered' | 'gap' | 'finished' | 'quotes'>,
): Promise<void> {
  const { stream, store, run, outcome } = errand;
  const written = await store.commit(stream, {
    ...place,
    requests: errand.uncounted,
    posts: page.posts,
    context: page.context ?? [],
    gone: page.gone,
    hidden: page.hidden ?? [],
    read: page.read ?? [],
    unread: page.unread ?? [],
    quoteCounts: page.quoteCounts,
    bill: page.bill,
    rejected: page.rejected ?? [],
    at: run.now(),
  });
  errand.uncounted = 0;
  tally(outcome, page, written);
  // Posts that are here already cost no budget of posts, else the overlap of every run could eat it up.
  run.budget.spend(Math.min(written.new, page.posts.length), written.cost);
}

function tally(outcome: Outcome, page: Page, written: Written): void {
  outcome.pages++;
  outcome.posts += page.posts.length;
  outcome.rejected += page.rejected?.length ?? 0;
  outcome.new += written.new - written.parents;
  outcome.parents += written.parents;
  outcome.changed += written.changed;
  outcome.same += written.same;
  outcome.deleted += written.deleted;
  for (const { id, reason } of page.unread ?? []) outcome.unread.set(id, reason);
  for (const id of page.read ?? []) outcome.unread.delete(id);
  outcome.revived += written.revived;
  for (const id of written.suspected) outcome.suspected.add(id);
  const reasons = new Map(page.hidden?.map(({ id, reason }) => [id, reason]));
  for (const id of written.hidden) outcome.hidden.set(id, reasons.get(id) ?? 'not visible');
  outcome.cost += written.cost;
}

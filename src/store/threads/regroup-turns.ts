/** Threads grouped again, many at a time, and the turns of all that this changes rebuilt. */
import type { Database } from '../database.ts';
import { regroupThreads } from './regroup.ts';
import type { Turns } from './turns.ts';

const THREADS_AT_ONCE = 2_000;

/** @param more threads whose turns are to be rebuilt as well */
export async function regroupAndRebuild(
  db: Database,
  turns: Turns,
  threads: readonly number[],
  more: readonly number[] = [],
): Promise<void> {
  const rebuilt = new Set(more);
  for (let at = 0; at < threads.length; at += THREADS_AT_ONCE) {
    const { before, after } = await regroupThreads(db, threads.slice(at, at + THREADS_AT_ONCE));
    await turns.drop(db, before);
    for (const thread of before) rebuilt.delete(thread);
    for (const thread of after) rebuilt.add(thread);
  }
  await turns.rebuild(db, rebuilt);
}

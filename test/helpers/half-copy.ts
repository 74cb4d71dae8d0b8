/** Copies of a database that are stopped on the way. */
import { expect } from 'vitest';
import { type CopyOptions, copyStore } from '../../src/store/copy.ts';
import type { Store } from '../../src/store/open.ts';
import type { Holder } from '../../src/store/pulling/locks.ts';

export const NOON = 1_790_000_000;

/** @param pid of a process that runs, unless it is 0 */
export const copier = (id: string, pid = 1, host = 'here', now = NOON): CopyOptions => ({
  holder: { id, host, pid, isAlive: (one) => one !== 0 } satisfies Holder,
  now: () => now,
});

/** Copies until `parts` parts are there, and dies. */
export async function copyParts(from: Store, to: Store, parts: number, options = copier('one', 0)): Promise<void> {
  const stop = new AbortController();
  let left = parts;
  const onProgress = () => void (--left === 0 && stop.abort(new Error('stopped')));
  await expect(copyStore(from, to, { ...options, signal: stop.signal, onProgress })).rejects.toThrow('stopped');
}

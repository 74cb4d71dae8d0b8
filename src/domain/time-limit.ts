/**
 * Work that may take so long and no longer. `AbortSignal.timeout()` within `AbortSignal.any()` is no such limit: Node may
 * collect it as garbage before its time, and then it never fires (nodejs/node#57736).
 */

/**
 * Runs work with a signal that is aborted when its time is over or `interrupted` is aborted, and rejects then, whether or not
 * the work heeds the signal.
 * @throws DOMException called TimeoutError when its time is over; the reason of `interrupted` when that is aborted
 */
export async function withinTime<Result>(
  milliseconds: number,
  interrupted: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  interrupted?.throwIfAborted();
  const limit = new AbortController();
  const { signal } = limit;
  const interrupt = () => limit.abort(interrupted?.reason);
  const overdue = () => limit.abort(new DOMException('the time is over', 'TimeoutError'));
  const timer = setTimeout(overdue, milliseconds);
  interrupted?.addEventListener('abort', interrupt, { once: true });
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    return await Promise.race([work(signal), ended]);
  } finally {
    clearTimeout(timer);
    interrupted?.removeEventListener('abort', interrupt);
  }
}

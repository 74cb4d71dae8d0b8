/** The body of an HTTP answer, piece by piece. */

/**
 * @param signal ends the connection when it is aborted: fetch may have forgotten its own by then, as Node 20 does when it
 * collects garbage
 * @throws the reason of `signal`
 */
export async function* bodyPieces(
  response: Pick<Response, 'body'>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (!response.body) return;
  const reader = response.body.getReader();
  const stop = () => void reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

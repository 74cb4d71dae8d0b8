/** Reads one path on a worker thread, so that parsing overlaps with whatever the caller does with the posts. */
import { Worker } from 'node:worker_threads';
import { FormatError, Interrupted, UsageError } from '../errors.ts';
import type { Chunk } from './format.ts';
import type { InputChunk, ReadInputsOptions } from './input-chunk.ts';
import { type PostColumns, unpackPosts } from './post-columns.ts';

/** Chunks the worker may be ahead. */
export const CHUNKS_AHEAD = 4;
/** A heap left to itself grows to what the machine has; this holds the chunks under way and a cell of many megabytes. */
const HEAP = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 8 };

export type WorkerMessage =
  | { kind: 'chunk'; item: Omit<InputChunk, 'chunk'>; chunk: Omit<Chunk, 'posts'>; columns: PostColumns }
  | { kind: 'done' }
  | { kind: 'failed'; name: string; message: string; hint?: string };

/** The options passed to the worker; what is alive cannot be transferred. */
export type WorkerTask = { path: string; options: Omit<ReadInputsOptions, 'signal' | 'stdin' | 'onBytes'> };

/**
 * Yields what `readOpened` yields. The worker stops when the caller does.
 * @throws the worker's own error; FormatError when the thread dies; Interrupted when the signal fires
 */
export async function* readInWorker(path: string, options: ReadInputsOptions): AsyncGenerator<InputChunk> {
  const { signal, stdin: _, onBytes: __, ...readOptions } = options;
  const task: WorkerTask = { path, options: readOptions };
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: task, resourceLimits: HEAP });
  const arrived: WorkerMessage[] = [];
  let failure: Error | undefined;
  let wake: () => void = () => {};
  const stop = (error: Error): void => {
    failure ??= error;
    wake();
  };
  worker.on('message', (message: WorkerMessage) => {
    arrived.push(message);
    wake();
  });
  worker.on('error', (error) => stop(died(path, error.message)));
  worker.on('exit', (code) => stop(died(path, `it ended with code ${code}`)));
  const onAbort = (): void => stop(new Interrupted());
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    for (;;) {
      const message = arrived.shift();
      if (message?.kind === 'done') return;
      if (message?.kind === 'failed') throw failed(message);
      if (message?.kind === 'chunk') {
        worker.postMessage('next');
        yield { ...message.item, chunk: { ...message.chunk, posts: unpackPosts(message.columns) } };
      } else if (failure) throw failure;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    worker.removeAllListeners('exit');
    await worker.terminate();
  }
}

function died(path: string, why: string): Error {
  return new FormatError(
    `${path}: the reading thread failed: ${why}`,
    'Try again; if it happens again, split the file.',
  );
}

function failed({ name, message, hint }: { name: string; message: string; hint?: string }): Error {
  if (name === 'UsageError') return new UsageError(message, hint);
  return ['FormatError', 'DamagedFile'].includes(name) ? new FormatError(message, hint) : new Error(message);
}

/** Reads named inputs one after the other: opens, recognises, maps; large files on a thread of their own. */
import { DamagedFile, FormatError, Interrupted } from '../errors.ts';
import { refuseUnappliedTo } from './applied-options.ts';
import { formatFor } from './detect.ts';
import type { Chunk, Format, TextInput } from './format.ts';
import { type Opened, openInput } from './input.ts';
import type { InputChunk, ReadInputsOptions } from './input-chunk.ts';

const WORKER_BYTES = 8 * 1024 * 1024;

/**
 * Yields the chunks of all inputs in order; each member that holds posts yields at least one.
 * @throws FormatError for an input that cannot be read in its format, or, when `strict`, for the first
 *   reject; Interrupted when the signal fires. Chunks yielded before stay true.
 */
export async function* readInputs(paths: string[], options: ReadInputsOptions = {}): AsyncGenerator<InputChunk> {
  for (const path of paths) {
    const opened = await unlessStopped(openInput(path, options), options.signal);
    try {
      const large = (opened.totalBytes ?? 0) >= (options.workerBytes ?? WORKER_BYTES);
      const chunks =
        large && path !== '-' && isCompiled() ? await fromWorker(path, options) : readOpened(path, opened, options);
      for await (const item of stoppable(chunks, options.signal)) {
        refuseReject(item.chunk, options);
        yield item;
      }
    } finally {
      await unlessStopped(opened.close(), options.signal);
    }
  }
}

/** Reads what one path holds, on the thread that calls. Members of a bundle that hold no posts are passed over. */
export async function* readOpened(
  path: string,
  opened: Opened,
  options: ReadInputsOptions,
): AsyncGenerator<InputChunk> {
  const passedOver: string[] = [];
  let refused: FormatError | undefined;
  let read = 0;
  for (const member of opened.members) {
    let chunks = 0;
    let input: TextInput | undefined;
    let format: Format | undefined;
    try {
      input = await member.open();
      refuseUnappliedTo(input, options);
      format = formatFor(input.head, opened.bundle, options);
      if (!format) {
        passedOver.push(member.name);
        continue;
      }
      for await (const chunk of named(input, format.read(input, options))) {
        if (chunks === 0) read++;
        chunks++;
        yield { path, file: input.name, format, chunk, totalBytes: opened.totalBytes };
      }
    } catch (error) {
      if (!opened.bundle || chunks > 0 || !(error instanceof FormatError) || error instanceof DamagedFile) throw error;
      passedOver.push(member.name);
      refused ??= error;
      if (format && input) {
        const notes = [`${input.name} was skipped: ${error.message.replace(`${input.name}: `, '')}`];
        const chunk = { posts: [], rejects: [], rows: 0, skipped: {}, bytes: input.bytesRead(), notes };
        yield { path, file: input.name, format, chunk, totalBytes: opened.totalBytes };
      }
    } finally {
      await input?.close();
    }
  }
  if (read > 0) return;
  throw new FormatError(
    `${path}: none of its files holds posts in a known format`,
    `Looked at ${passedOver.slice(0, 8).join(', ')}${passedOver.length > 8 ? ', …' : ''}. ${refused ? `The first said: ${refused.message}. ` : ''}Name the right file, or force a format with --format.`,
  );
}

async function* fromWorker(path: string, options: ReadInputsOptions): AsyncGenerator<InputChunk> {
  const { readInWorker } = await import('./worker-client.ts');
  yield* readInWorker(path, options);
}

/** Errors from deep inside a format say what is wrong; here they learn in which file. */
async function* named(input: TextInput, chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk> {
  try {
    yield* chunks;
  } catch (error) {
    if (!(error instanceof FormatError) || error.message.includes(input.name)) throw error;
    throw new FormatError(`${input.name}: ${error.message}`, error.hint, error.exitCode);
  }
}

function refuseReject(chunk: Chunk, options: ReadInputsOptions): void {
  const reject = options.strict ? chunk.rejects[0] : undefined;
  if (reject)
    throw new FormatError(
      `${reject.file}:${reject.cell ?? reject.line}: ${reject.reason}`,
      'Correct the row, or import without --strict to leave such rows out.',
    );
}

/** @throws Interrupted as soon as the signal fires, also while an item is waited for */
async function* stoppable<T>(items: AsyncGenerator<T>, signal: AbortSignal | undefined): AsyncGenerator<T> {
  try {
    for (;;) {
      const { value, done } = await unlessStopped(items.next(), signal);
      if (done) return;
      yield value;
    }
  } finally {
    await unlessStopped(items.return(undefined), signal);
  }
}

/** What is waited for, unless the signal comes first: a pipe that nobody writes to never answers. */
async function unlessStopped<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return answer;
  let stop = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () =>
      reject(new Interrupted('the import was interrupted', 'Run it again: rows already stored are not stored twice.'));
  });
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    return await Promise.race([stopped, answer]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function isCompiled(): boolean {
  return import.meta.url.endsWith('.js');
}

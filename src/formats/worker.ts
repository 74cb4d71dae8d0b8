/** The other side of worker-client: reads, packs, and stays only a few chunks ahead. */
import { parentPort, workerData } from 'node:worker_threads';
import { CareError } from '../errors.ts';
import { openInput } from './input.ts';
import { packPosts, transferables } from './post-columns.ts';
import { readOpened } from './reader.ts';
import { CHUNKS_AHEAD, type WorkerMessage, type WorkerTask } from './worker-client.ts';

const port = parentPort!;
const { path, options } = workerData as WorkerTask;
let allowed = CHUNKS_AHEAD;
let resume: () => void = () => {};

port.on('message', () => {
  allowed++;
  resume();
});
try {
  const opened = await openInput(path, options);
  for await (const { chunk, format, ...item } of readOpened(path, opened, options)) {
    while (allowed === 0)
      await new Promise<void>((resolve) => {
        resume = resolve;
      });
    allowed--;
    const { posts, ...rest } = chunk;
    const columns = packPosts(posts);
    const { name, title, sampling } = format;
    send(
      { kind: 'chunk', item: { ...item, format: { name, title, sampling } }, chunk: rest, columns },
      transferables(columns),
    );
  }
  await opened.close();
  send({ kind: 'done' });
} catch (error) {
  const { name, message } = error as Error;
  send({ kind: 'failed', name, message, hint: error instanceof CareError ? error.hint : undefined });
}
port.removeAllListeners('message');
port.close();

function send(message: WorkerMessage, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
}

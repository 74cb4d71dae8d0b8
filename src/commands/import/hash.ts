/** The hash of a file's content, by which an import recognises it under any name. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const BESIDE_BYTES = 8 * 1024 * 1024;

/** SHA-256 in hex; a large file's on a thread of its own, beside whatever else is done. Undefined for what is not a plain file. */
export async function hashFile(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  return found.size >= BESIDE_BYTES && isCompiled() ? hashInWorker(path) : hashHere(path);
}

async function hashHere(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  return hash.digest('hex');
}

function hashInWorker(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: path });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function isCompiled(): boolean {
  return import.meta.url.endsWith('.js');
}

if (!isMainThread) parentPort!.postMessage(await hashHere(workerData as string));

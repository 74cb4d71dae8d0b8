/** A file that is hashed as it is written, for its owner alone. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const OWNER_ONLY = 0o600;

export interface HashedFile {
  write(text: string): Promise<void>;
  /** Closes it once it is on the disk. Returns the SHA-256 in hex. */
  close(): Promise<string>;
  /** Gives it up. */
  destroy(): void;
}

/** @param path of a file that is not there yet */
export async function openHashedFile(path: string): Promise<HashedFile> {
  const stream = createWriteStream(path, { mode: OWNER_ONLY, flags: 'wx', flush: true });
  const hash = createHash('sha256');
  await once(stream, 'open');
  const failed = finished(stream);
  failed.catch(() => {});
  return {
    async write(text) {
      hash.update(text);
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), failed]);
    },
    async close() {
      stream.end();
      await failed;
      return hash.digest('hex');
    },
    destroy: () => void stream.destroy(),
  };
}

/** Writes a text into a new file. Returns its SHA-256 in hex. */
export async function writeHashed(path: string, text: string): Promise<string> {
  const file = await openHashedFile(path);
  await file.write(text);
  return file.close();
}

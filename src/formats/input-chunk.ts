/** The options of reading an input, and the chunks it yields. */
import type { Readable } from 'node:stream';
import type { Chunk, Format, ReadOptions } from './format.ts';

export interface ReadInputsOptions extends ReadOptions {
  /** Name of the format; detected per member when not given. */
  format?: string;
  /** What '-' reads. */
  stdin?: Readable;
  /** Receives the bytes of standard input or a pipe as they are read. */
  onBytes?(bytes: Buffer): void;
  signal?: AbortSignal;
  /** Read files of this many bytes and more on a worker thread; 8 MiB when not given, Infinity for never. */
  workerBytes?: number;
}

/** A chunk and where it comes from. */
export interface InputChunk {
  /** The path as it was named. */
  path: string;
  /** The file or member: differs from `path` inside a zip or folder. */
  file: string;
  format: Pick<Format, 'name' | 'title' | 'sampling'>;
  chunk: Chunk;
  /** Size of `path` on disk, when known; `chunk.bytes` counts towards it. */
  totalBytes?: number;
}

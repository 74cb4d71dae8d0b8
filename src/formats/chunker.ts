/** Collects posts and rejects into chunks of the size the contract asks for. */
import type { SourcePost } from '../domain/post.ts';
import { CHUNK_POSTS, type Chunk, RAW_CHARACTERS } from './format.ts';
import { EARLIEST, LATEST } from './zone-clock.ts';

export interface Chunker<Source> {
  /** @param source the row or record it came from, for the reject file when its time cannot be true */
  post(post: SourcePost, line: number, source: Source): void;
  /** @param raw the row as written, truncated here to what the contract keeps */
  reject(line: number, reason: string, raw: string, column?: string): void;
  /** Counts a row that holds nothing to import. */
  skip(reason: string, rows?: number): void;
  /** True when a chunk's worth has been collected. */
  full(): boolean;
  /** Returns what was collected and starts again. */
  take(bytes: number, notes?: string[]): Chunk;
}

interface ChunkerOptions {
  latest?: number | undefined;
  lines?: boolean | undefined;
  /** Names the cell of a row, where the file is a workbook. */
  cellAt?: ((row: number, column: string | undefined) => string) | undefined;
}

/**
 * @param latest posts dated later, in unix seconds, are rejected: they cannot have been exported yet
 * @param lines chunks say on which line each post begins
 * @param rawOf how a row or record is written in the file
 */
export function chunker<Source>(
  file: string,
  { latest = Number.POSITIVE_INFINITY, lines = false, cellAt }: ChunkerOptions,
  rawOf: (source: Source) => string,
): Chunker<Source> {
  const empty = (): Chunk => ({ posts: [], rejects: [], rows: 0, skipped: {}, bytes: 0, ...(lines && { lines: [] }) });
  let chunk = empty();
  const out: Chunker<Source> = {
    post(post, line, source) {
      if (!isPossible(post.createdAt, latest)) {
        out.reject(line, impossible(post.createdAt), rawOf(source), 'created_at');
        return;
      }
      chunk.posts.push(post);
      chunk.lines?.push(line);
      chunk.rows++;
    },
    reject(line, reason, raw, column) {
      const cell = cellAt?.(line, column);
      chunk.rejects.push({ file, line, column, ...(cell && { cell }), reason, raw: raw.slice(0, RAW_CHARACTERS) });
      chunk.rows++;
    },
    skip(reason, rows = 1) {
      if (rows === 0) return;
      chunk.skipped[reason] = (chunk.skipped[reason] ?? 0) + rows;
      chunk.rows += rows;
    },
    full: () => chunk.posts.length >= CHUNK_POSTS || chunk.rejects.length >= CHUNK_POSTS,
    take(bytes, notes) {
      const taken = chunk;
      taken.bytes = bytes;
      taken.rejects.sort((a, b) => a.line - b.line);
      if (notes && notes.length > 0) taken.notes = notes;
      chunk = empty();
      return taken;
    },
  };
  return out;
}

function isPossible(seconds: number, latest: number): boolean {
  return seconds >= EARLIEST && seconds <= latest && seconds < LATEST;
}

function impossible(seconds: number): string {
  const date = new Date(seconds * 1000);
  const time = Number.isNaN(date.getTime()) ? `the second ${seconds}` : date.toISOString().replace('.000', '');
  if (seconds < EARLIEST || seconds >= LATEST) return `its time, ${time}, is not between 1990 and 2100`;
  return `its time, ${time}, is more than a day after this import`;
}

/** Collects posts and rejects into chunks of the size the contract asks for. */
import type { SourcePost } from '../domain/post.ts';
import { CHUNK_POSTS, type Chunk, RAW_CHARACTERS } from './format.ts';

export interface Chunker {
  post(post: SourcePost): void;
  /** @param raw the row as it stood, cut here to what the contract keeps */
  reject(line: number, reason: string, raw: string, column?: string): void;
  /** Counts a row that holds nothing to import. */
  skip(reason: string, rows?: number): void;
  /** True when a chunk's worth has been collected. */
  full(): boolean;
  /** Hands over what was collected and starts anew. */
  take(bytes: number, notes?: string[]): Chunk;
}

export function chunker(file: string): Chunker {
  let chunk = empty();
  return {
    post(post) {
      chunk.posts.push(post);
      chunk.rows++;
    },
    reject(line, reason, raw, column) {
      chunk.rejects.push({ file, line, column, reason, raw: raw.slice(0, RAW_CHARACTERS) });
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
}

function empty(): Chunk {
  return { posts: [], rejects: [], rows: 0, skipped: {}, bytes: 0 };
}

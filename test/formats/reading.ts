/** Inputs from text or bytes, and everything a format made of them, for the tests of this room. */
import type { SourcePost } from '../../src/domain/post.ts';
import type { Format, ReadOptions, Reject, Sibling, TextInput } from '../../src/formats/format.ts';
import { textInput } from '../../src/formats/text-input.ts';

export interface Readout {
  posts: SourcePost[];
  rejects: Reject[];
  rows: number;
  skipped: Record<string, number>;
  notes: string[];
  chunks: number;
}

/** @param pieces the content, cut as a stream might cut it */
export function inputOf(
  pieces: string | Buffer | Buffer[],
  { name = 'posts.csv', encoding, siblings = [] }: { name?: string; encoding?: string; siblings?: Sibling[] } = {},
): Promise<TextInput> {
  const list = Array.isArray(pieces) ? pieces : [Buffer.from(pieces as string)];
  async function* bytes(): AsyncGenerator<Buffer> {
    yield* list;
  }
  return textInput(name, { bytes: bytes(), read: () => 0 }, encoding, () => siblings);
}

export async function readAll(format: Format, input: TextInput, options: ReadOptions = {}): Promise<Readout> {
  const all: Readout = { posts: [], rejects: [], rows: 0, skipped: {}, notes: [], chunks: 0 };
  for await (const chunk of format.read(input, options)) {
    all.posts.push(...chunk.posts);
    all.rejects.push(...chunk.rejects);
    all.rows += chunk.rows;
    all.notes.push(...(chunk.notes ?? []));
    all.chunks++;
    for (const [reason, n] of Object.entries(chunk.skipped)) all.skipped[reason] = (all.skipped[reason] ?? 0) + n;
  }
  return all;
}

export async function readText(format: Format, text: string, options: ReadOptions = {}): Promise<Readout> {
  return readAll(format, await inputOf(text), options);
}

/** Fields that are set, so that a post can be compared with a plain object. */
export function plain(posts: SourcePost[]): Record<string, unknown>[] {
  return posts.map((post) => Object.fromEntries(Object.entries(post).filter(([, value]) => value !== undefined)));
}

/** A batch on standard input: one post a line, as a bare id or as a JSON object with the words of the flags. */

import { UsageError } from '../../errors.ts';
import { inputLines } from '../input-lines.ts';
import type { RequestWords } from './request.ts';

/** The words of the flags, and which post the id stands for. */
export interface LineWords extends RequestWords {
  brand?: string;
  channel?: string;
}

export interface DecisionLine {
  /** 1-based. */
  line: number;
  post: string;
  words: LineWords;
}

const WORDS: ReadonlySet<string> = new Set([
  'as',
  'reason',
  'via',
  'to',
  'until',
  'tag',
  'note',
  'label',
  'brand',
  'channel',
]);

/** Blank lines are passed over. @throws UsageError for a line that is neither */
export async function* readLines(input: NodeJS.ReadableStream): AsyncIterable<DecisionLine> {
  let line = 0;
  for await (const raw of inputLines(input, 'standard input')) {
    line++;
    const text = raw.trim();
    if (text === '') continue;
    yield text.startsWith('{') ? { line, ...readObject(text, line) } : { line, post: text, words: {} };
  }
}

function readObject(text: string, line: number): Omit<DecisionLine, 'line'> {
  const hint = 'Example: {"post":"1790000000000000001","as":"no-reply","reason":"spam"}';
  let object: Record<string, unknown>;
  try {
    object = JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new UsageError(`line ${line}: not JSON`, hint);
  }
  const { post, ...words } = object;
  if (typeof post !== 'string' || post === '')
    throw new UsageError(`line ${line}: "post" must be the id as text`, hint);
  for (const [name, value] of Object.entries(words)) {
    if (!WORDS.has(name))
      throw new UsageError(`line ${line}: "${name}" is unknown`, `Known: ${[...WORDS].join(', ')}.`);
    if (typeof value !== 'string') throw new UsageError(`line ${line}: "${name}" must be text`, hint);
  }
  return { post, words: words as LineWords };
}

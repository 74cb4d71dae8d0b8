/**
 * Phrases: readable rule tables compiled into one trie over words, walked once per post whatever the number of rules.
 *
 * A phrase is slots between spaces: `a|b` either word, `slot?` optional, `stem*` any ending, `~` up to three words,
 * `<url>` `<email>` `<number>` `<phone>` `<handle>` a token of that kind. Phrases never cross the end of a sentence.
 */
import { type Token, tokenize } from './tokens.ts';

export interface Rule {
  value: string;
  /** How much one phrase speaks for the value. */
  weight: number;
  /** ISO 639-1, or '*' for signs and words that read the same everywhere. */
  language: string;
  phrases: readonly string[];
}

export interface Hit {
  rule: Rule;
  /** Offsets into the text. */
  start: number;
  end: number;
}

/** Facet → its hits in order of their start. */
export type Hits = Record<string, Hit[]>;

interface Node {
  next: Map<number, Node>;
  /** The node behind a `~`. */
  gap?: Node;
  ends?: { facet: string; rule: Rule }[];
}

/** What a word can stand for: the slots it fits, and the nodes of phrases it can begin. */
interface Fit {
  slots: readonly number[];
  starts: readonly Node[];
}

const GAP_WORDS = 3;
const CACHED_WORDS = 20_000;
const BREAK: Token = { kind: 'mark', text: '.', start: 0, end: 0, loud: false, long: false };
const SENTENCE_ENDS = new Set(['.', '!', '?']);

/** The rows of one value: language → phrases, which stand between commas. */
export function rules(value: string, weight: number, phrases: Readonly<Record<string, string>>): Rule[] {
  return Object.entries(phrases).map(([language, text]) => {
    return { value, weight, language, phrases: text.split(',').map((phrase) => phrase.trim()) };
  });
}

/**
 * Compiles the tables of all facets into one finder: tokens → facet → hits.
 * Throws an Error when a phrase is empty, so that a broken table is noticed at start.
 */
export function compilePhrases(tables: Record<string, readonly Rule[]>): (tokens: readonly Token[]) => Hits {
  const slots = new Map<string, number>();
  const words = new Map<string, number[]>();
  const stems = new Map<string, number[]>();
  const root: Node = { next: new Map() };
  for (const [facet, rules] of Object.entries(tables)) {
    for (const rule of rules)
      for (const phrase of rule.phrases) {
        for (const path of pathsOf(phrase))
          extend(root, path, facet, rule, (slot) => slotId(slot, slots, words, stems));
      }
  }
  const fits = fitter(root, words, stems);
  const facets = Object.keys(tables);
  return (tokens) => {
    const hits: Hits = {};
    for (const facet of facets) hits[facet] = [];
    const sentence = wordsOf(tokens);
    for (let at = 0; at < sentence.length; at++) {
      const first = sentence[at]!;
      if (first === BREAK) continue;
      for (const node of fits(first).starts) walk(node, sentence, at + 1, first.start, first.end, fits, hits);
    }
    return hits;
  };
}

function wordsOf(tokens: readonly Token[]): Token[] {
  const words: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'mark') {
      if (SENTENCE_ENDS.has(token.text)) words.push(BREAK);
    } else if (token.kind !== 'part') words.push(token);
  }
  return words;
}

/** The slot sequences of a phrase: one, or more where a slot is optional or a choice is of several words. */
function pathsOf(phrase: string): string[][] {
  let paths: string[][] = [[]];
  for (const written of phrase.split(/\s+/)) {
    const optional = written.length > 1 && written.endsWith('?');
    const singles: string[] = [];
    const options: string[][] = optional ? [[]] : [];
    for (const choice of (optional ? written.slice(0, -1) : written).split('|')) {
      const spelled = spell(choice);
      if (spelled.length === 1) singles.push(spelled[0]!);
      else if (spelled.length > 1) options.push(spelled);
    }
    if (singles.length > 0) options.push([singles.join('|')]);
    paths = paths.flatMap((path) => options.map((option) => [...path, ...option]));
  }
  const full = paths.filter((path) => path.length > 0);
  if (full.length === 0) throw new Error(`empty phrase: "${phrase}"`);
  return full;
}

function spell(word: string): string[] {
  if (word === '~' || (word.startsWith('<') && word.endsWith('>'))) return [word];
  const stem = word.endsWith('*');
  const texts = tokenize(stem ? word.slice(0, -1) : word)
    .filter((token) => token.kind !== 'mark')
    .map((token) => token.text);
  if (stem && texts.length > 0) texts.push(`${texts.pop()}*`);
  return texts;
}

function extend(root: Node, path: string[], facet: string, rule: Rule, idOf: (slot: string) => number): void {
  let node = root;
  for (const slot of path) {
    if (slot === '~') {
      node.gap ??= { next: new Map() };
      node = node.gap;
      continue;
    }
    const id = idOf(slot);
    const next = node.next.get(id) ?? { next: new Map() };
    node.next.set(id, next);
    node = next;
  }
  node.ends ??= [];
  node.ends.push({ facet, rule });
}

function slotId(
  slot: string,
  slots: Map<string, number>,
  words: Map<string, number[]>,
  stems: Map<string, number[]>,
): number {
  const known = slots.get(slot);
  if (known !== undefined) return known;
  const id = slots.size;
  slots.set(slot, id);
  for (const choice of slot.split('|')) {
    const [ids, key] = choice.endsWith('*') ? [stems, choice.slice(0, -1)] : [words, choice];
    const listed = ids.get(key);
    if (listed) listed.push(id);
    else ids.set(key, [id]);
  }
  return id;
}

function fitter(root: Node, words: Map<string, number[]>, stems: Map<string, number[]>): (token: Token) => Fit {
  const sizes = [...new Set([...stems.keys()].map((stem) => stem.length))].sort((a, b) => a - b);
  const known = new Map<string, Fit>();
  const slotsOf = (word: string): number[] => {
    const found = [...(words.get(word) ?? [])];
    for (const size of sizes) {
      if (size > word.length) break;
      found.push(...(stems.get(word.slice(0, size)) ?? []));
    }
    return [...new Set(found)];
  };
  return (token) => {
    const cached = known.get(token.text);
    if (cached) return cached;
    let slots = slotsOf(token.text);
    if (slots.length === 0 && token.long) slots = slotsOf(token.text.replace(/(.)\1/g, '$1'));
    const fit: Fit = { slots, starts: slots.flatMap((slot) => root.next.get(slot) ?? []) };
    if (known.size >= CACHED_WORDS) known.clear();
    known.set(token.text, fit);
    return fit;
  };
}

function walk(
  node: Node,
  words: readonly Token[],
  at: number,
  start: number,
  end: number,
  fits: (token: Token) => Fit,
  hits: Hits,
): void {
  if (node.ends) for (const { facet, rule } of node.ends) hits[facet]!.push({ rule, start, end });
  if (node.next.size > 0) step(node, words, at, start, fits, hits);
  if (!node.gap) return;
  for (let skipped = 0; skipped <= GAP_WORDS; skipped++) {
    const word = words[at + skipped];
    if (!word || word === BREAK) return;
    step(node.gap, words, at + skipped, start, fits, hits);
  }
}

function step(
  node: Node,
  words: readonly Token[],
  at: number,
  start: number,
  fits: (token: Token) => Fit,
  hits: Hits,
): void {
  const word = words[at];
  if (!word || word === BREAK) return;
  for (const slot of fits(word).slots) {
    const next = node.next.get(slot);
    if (next) walk(next, words, at + 1, start, word.end, fits, hits);
  }
}

/**
 * Phrases: readable rule tables compiled into one trie over words, walked once per post whatever the number of rules.
 *
 * A phrase is slots between spaces: `a|b` either word, `slot?` optional, `stem*` any ending, `~` up to three words,
 * `<url>` `<email>` `<number>` `<phone>` `<handle>` a token of that kind. Phrases never cross the end of a sentence.
 */
import { pathsOf } from './phrase-paths.ts';
import type { Token } from './tokens.ts';
import { note } from './words.ts';

export interface PhraseRule {
  value: string;
  /** How much one phrase speaks for the value. */
  weight: number;
  /** ISO 639-1, or '*' for signs and words that read the same everywhere. */
  language: string;
  phrases: readonly string[];
}

export interface Hit {
  rule: PhraseRule;
  /** Offsets into the text. */
  start: number;
  end: number;
}

/** Facet → its hits in order of their start. */
export type Hits = Record<string, Hit[]>;

/** A slot of a phrase and what may follow it. Children are chained, so that a walk touches few places in memory. */
interface Node {
  slot: number;
  child?: Node;
  /** The next child of the same parent, in the order of the tables. */
  sibling?: Node;
  /** The marks of its children's slots, see {@link lowMark}. */
  low: number;
  high: number;
  /** Slot → child, for the root. */
  index?: Map<number, Node>;
  /** The node behind a `~`. */
  gap?: Node;
  ends?: { facet: string; rule: PhraseRule }[];
}

/** What a word can stand for: the slots it fits, and the nodes of phrases it can begin. */
interface Fit {
  slots: readonly number[];
  /** Their marks. */
  low: number;
  high: number;
  starts: readonly Node[];
}

/** The words of a post and what each fits; null where a sentence ends. */
interface Places {
  tokens: Token[];
  fits: (Fit | null)[];
}

const GAP_WORDS = 3;
/** Of the root, and of the node behind a gap. */
const NO_SLOT = -1;
const NOTHING: Fit = { slots: [], low: 0, high: 0, starts: [] };
const SENTENCE_ENDS = new Set(['.', '!', '?']);

/** The rows of one value: language → phrases, which stand between commas. */
export function rules(value: string, weight: number, phrases: Readonly<Record<string, string>>): PhraseRule[] {
  return Object.entries(phrases).map(([language, text]) => {
    return { value, weight, language, phrases: text.split(',').map((phrase) => phrase.trim()) };
  });
}

/**
 * Compiles the tables of all facets into one finder: tokens → facet → hits.
 * Throws an Error when a phrase is empty or asks for a hashtag, so that a broken table is noticed at start.
 */
export function compilePhrases(tables: Record<string, readonly PhraseRule[]>): (tokens: readonly Token[]) => Hits {
  const slots = new Map<string, number>();
  const root: Node = { ...nodeOf(NO_SLOT), index: new Map() };
  for (const [facet, rules] of Object.entries(tables)) {
    for (const rule of rules)
      for (const phrase of rule.phrases) for (const path of pathsOf(phrase)) extend(root, path, { facet, rule }, slots);
  }
  const fits = fitter(root, slots);
  const facets = Object.keys(tables);
  return (tokens) => {
    const hits: Hits = {};
    for (const facet of facets) hits[facet] = [];
    const places = placesOf(tokens, fits);
    for (let at = 0; at < places.fits.length; at++) {
      const fit = places.fits[at];
      if (!fit) continue;
      const next = places.fits[at + 1] ?? NOTHING;
      const { start, end } = places.tokens[at]!;
      // Most of them end here: this is asked some seventy times a post.
      for (const node of fit.starts)
        if ((node.low & next.low && node.high & next.high) || node.ends || node.gap)
          walk(node, places, at + 1, start, end, hits);
    }
    return hits;
  };
}

/** One of 32 bits by a slot's last five binary digits, and one by the five before: most slots are ruled out by their absence. */
function lowMark(slot: number): number {
  return 1 << (slot & 31);
}

function highMark(slot: number): number {
  return 1 << ((slot >>> 5) & 31);
}

function placesOf(tokens: readonly Token[], fitsOf: (token: Token) => Fit): Places {
  const places: Places = { tokens: [], fits: [] };
  for (const token of tokens) {
    if (token.kind === 'part' || (token.kind === 'mark' && !SENTENCE_ENDS.has(token.text))) continue;
    places.tokens.push(token);
    places.fits.push(token.kind === 'mark' ? null : fitsOf(token));
  }
  return places;
}

/** Throws an Error that says what is wrong with a phrase. */
export function checkPhrase(phrase: string): void {
  for (const path of pathsOf(phrase.trim()))
    if (path[0] === '~' || path.at(-1) === '~') throw new Error(`"${phrase}" begins or ends with a gap`);
}

function extend(
  root: Node,
  path: string[],
  end: { facet: string; rule: PhraseRule },
  slots: Map<string, number>,
): void {
  let node = root;
  for (const written of path) {
    if (written === '~') {
      node.gap ??= nodeOf(NO_SLOT);
      node = node.gap;
      continue;
    }
    const slot = slots.get(written) ?? slots.size;
    slots.set(written, slot);
    node = childOf(node, slot);
  }
  node.ends ??= [];
  node.ends.push(end);
}

/** The node behind a slot, made when it is not there; the root has thousands, so that it keeps an index. */
function childOf(node: Node, slot: number): Node {
  const known = node.index?.get(slot);
  if (known) return known;
  const child = nodeOf(slot);
  if (node.index) node.index.set(slot, child);
  else if (!node.child) node.child = child;
  else {
    let last = node.child;
    while (last.slot !== slot && last.sibling) last = last.sibling;
    if (last.slot === slot) return last;
    last.sibling = child;
  }
  node.low |= lowMark(slot);
  node.high |= highMark(slot);
  return child;
}

function nodeOf(slot: number): Node {
  return { slot, child: undefined, sibling: undefined, low: 0, high: 0, gap: undefined, ends: undefined };
}

function fitter(root: Node, slots: ReadonlyMap<string, number>): (token: Token) => Fit {
  const words = new Map<string, number[]>();
  const stems = new Map<string, number[]>();
  for (const [written, slot] of slots) {
    for (const choice of written.split('|')) {
      const [ids, key] = choice.endsWith('*') ? [stems, choice.slice(0, -1)] : [words, choice];
      const known = ids.get(key);
      if (known) known.push(slot);
      else ids.set(key, [slot]);
    }
  }
  const sizes = [...new Set([...stems.keys()].map((stem) => stem.length))].sort((a, b) => a - b);
  const slotsOf = (word: string): Set<number> => {
    const found = new Set(words.get(word));
    for (const size of sizes) {
      if (size > word.length) break;
      for (const slot of stems.get(word.slice(0, size)) ?? []) found.add(slot);
    }
    return found;
  };
  const fitOf = (found: ReadonlySet<number>): Fit => {
    if (found.size === 0) return NOTHING;
    let [low, high] = [0, 0];
    for (const slot of found) {
      low |= lowMark(slot);
      high |= highMark(slot);
    }
    return { slots: [...found], low, high, starts: [...found].flatMap((slot) => root.index?.get(slot) ?? []) };
  };
  const fits = note((text) => fitOf(slotsOf(text)));
  const shortened = note((text) => fitOf(slotsOf(text.replace(/(.)\1/g, '$1'))));
  return ({ word, long }) => {
    const found = fits(word);
    return found === NOTHING && long ? shortened(word) : found;
  };
}

function walk(node: Node, places: Places, at: number, start: number, end: number, hits: Hits): void {
  if (node.ends) for (const { facet, rule } of node.ends) hits[facet]!.push({ rule, start, end });
  step(node, places, at, start, hits);
  if (!node.gap) return;
  for (let skipped = 0; skipped <= GAP_WORDS; skipped++) {
    if (!places.fits[at + skipped]) return;
    step(node.gap, places, at + skipped, start, hits);
  }
}

function step(from: Node, places: Places, at: number, start: number, hits: Hits): void {
  const fit = places.fits[at];
  if (!fit || !(from.low & fit.low && from.high & fit.high)) return;
  for (let node = from.child; node; node = node.sibling) {
    const { slot } = node;
    if (fit.low & lowMark(slot) && fit.high & highMark(slot) && fit.slots.includes(slot))
      walk(node, places, at + 1, start, places.tokens[at]!.end, hits);
  }
}

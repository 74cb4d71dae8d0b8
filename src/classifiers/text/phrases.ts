/**
 * Phrases: readable rule tables compiled into one trie over words, walked once per post whatever the number of rules.
 *
 * A phrase is slots between spaces: `a|b` either word, `slot?` optional, `stem*` any ending, `~` up to three words,
 * `<url>` `<email>` `<number>` `<phone>` `<handle>` a token of that kind. Phrases never cross the end of a sentence.
 */
import { type Token, tokenize } from './tokens.ts';
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

interface Node {
  next: { slot: number; node: Node }[];
  /** Slot → node of `next`, for the root. */
  index?: Map<number, Node>;
  /** The node behind a `~`. */
  gap?: Node;
  ends?: { facet: string; rule: PhraseRule }[];
}

/** What a word can stand for: the slots it fits, and the nodes of phrases it can begin. */
interface Fit {
  slots: readonly number[];
  /** A bit for each remainder of a slot divided by 32: most slots are ruled out by it alone. */
  remainders: number;
  starts: readonly Node[];
}

/** A word of a sentence with what it fits; null where a sentence ends. */
type Place = { token: Token; fit: Fit } | null;

const GAP_WORDS = 3;
/** Written as tokens spell it already. */
const PLAIN = /^[a-z]+\*?$/;
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
  const root: Node = { next: [], index: new Map() };
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
    for (let at = 0; at < places.length; at++) {
      const place = places[at];
      if (place)
        for (const node of place.fit.starts) walk(node, places, at + 1, place.token.start, place.token.end, hits);
    }
    return hits;
  };
}

function placesOf(tokens: readonly Token[], fits: (token: Token) => Fit): Place[] {
  const places: Place[] = [];
  for (const token of tokens) {
    if (token.kind === 'mark') {
      if (SENTENCE_ENDS.has(token.text)) places.push(null);
    } else if (token.kind !== 'part') places.push({ token, fit: fits(token) });
  }
  return places;
}

/** Throws an Error that says what is wrong with a phrase. */
export function checkPhrase(phrase: string): void {
  for (const path of pathsOf(phrase.trim()))
    if (path[0] === '~' || path.at(-1) === '~') throw new Error(`"${phrase}" begins or ends with a gap`);
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
  if (word.startsWith('#')) throw new Error(`"${word}" would be found without its # too`);
  if (word === '~' || (word.startsWith('<') && word.endsWith('>'))) return [word];
  const stem = word.endsWith('*');
  if (PLAIN.test(word)) return [word];
  const texts = tokenize(stem ? word.slice(0, -1) : word)
    .filter((token) => token.kind !== 'mark')
    .map((token) => token.text);
  if (stem && texts.length > 0) texts.push(`${texts.pop()}*`);
  return texts;
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
      node.gap ??= { next: [] };
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
  const known = node.index ? node.index.get(slot) : node.next.find((step) => step.slot === slot)?.node;
  if (known) return known;
  const child: Node = { next: [] };
  node.next.push({ slot, node: child });
  node.index?.set(slot, child);
  return child;
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
  const nothing: Fit = { slots: [], remainders: 0, starts: [] };
  const slotsOf = (word: string): Set<number> => {
    const found = new Set(words.get(word));
    for (const size of sizes) {
      if (size > word.length) break;
      for (const slot of stems.get(word.slice(0, size)) ?? []) found.add(slot);
    }
    return found;
  };
  const fitOf = (found: ReadonlySet<number>): Fit => {
    if (found.size === 0) return nothing;
    let remainders = 0;
    for (const slot of found) remainders |= 1 << (slot & 31);
    return { slots: [...found], remainders, starts: [...found].flatMap((slot) => root.index?.get(slot) ?? []) };
  };
  const fits = note((text) => fitOf(slotsOf(text)));
  const shortened = note((text) => fitOf(slotsOf(text.replace(/(.)\1/g, '$1'))));
  return ({ word, long }) => {
    const found = fits(word);
    return found === nothing && long ? shortened(word) : found;
  };
}

function walk(node: Node, places: readonly Place[], at: number, start: number, end: number, hits: Hits): void {
  if (node.ends) for (const { facet, rule } of node.ends) hits[facet]!.push({ rule, start, end });
  if (node.next.length > 0) step(node, places, at, start, hits);
  if (!node.gap) return;
  for (let skipped = 0; skipped <= GAP_WORDS; skipped++) {
    if (!places[at + skipped]) return;
    step(node.gap, places, at + skipped, start, hits);
  }
}

function step(from: Node, places: readonly Place[], at: number, start: number, hits: Hits): void {
  const place = places[at];
  if (!place) return;
  const { slots, remainders } = place.fit;
  if (remainders === 0) return;
  for (const { slot, node } of from.next) {
    if ((remainders >>> (slot & 31)) & 1 && slots.includes(slot))
      walk(node, places, at + 1, start, place.token.end, hits);
  }
}

/** A document made to fit: pictures go first, then the ends of very long texts and of long lists; what goes is said in it. */
import { amount, grouped } from '../../domain/amount.ts';

type Node = Record<string, unknown>;

/** Lists that may be cut, by their keys. */
const LISTS = ['rows', 'turns', 'decisions', 'items', 'posts', 'labels', 'summary', 'coverage'];
/** Characters of a text, in a document that does not fit. */
const MOST_OF_TEXT = 10_000;

/**
 * @param most characters of its JSON
 * @returns the same document where it fits, else one with what was left out under `left_out`, in sentences
 */
export function fitted(document: Node, most: number): Node {
  const left = unlisted(document);
  if (lengthOf(document) <= most) return left.length > 0 ? { ...document, left_out: left } : document;
  const copy = structuredClone(document);
  const pictures = removePictures(copy);
  if (pictures > 0) left.push(`${amount(pictures, 'picture')}: their numbers are in the rows`);
  const texts = lengthOf(copy) > most ? cutTexts(copy) : 0;
  if (texts > 0) left.push(`${amount(texts, 'text')} beyond ${grouped(MOST_OF_TEXT)} characters`);
  const lists = listsIn(copy, '').map((list) => ({ ...list, of: list.values.length }));
  // Room for the sentences.
  const room = most - 200 * (lists.length + 1);
  for (let excess = lengthOf(copy) - room; excess > 0; excess = lengthOf(copy) - room) {
    const longest = longestOf(lists);
    if (!longest) break;
    shorten(longest.values, excess);
  }
  for (const { path, values, of } of lists)
    if (values.length < of)
      left.push(
        `${grouped(of - values.length)} of ${grouped(of)} in ${path}: choose a brand, a shorter period, fewer groups or a limit`,
      );
  return { ...copy, left_out: left };
}

/** A queue says how many wait, and lists as many as were asked for. */
function unlisted({ waiting, needs_no_reply: others, items }: Node): string[] {
  if (typeof waiting !== 'number' || typeof others !== 'number' || !Array.isArray(items)) return [];
  const rest = waiting + others - items.length;
  return rest > 0 ? [`${grouped(rest)} of ${grouped(waiting + others)} items: choose a brand or a larger limit`] : [];
}

function lengthOf(document: Node): number {
  return JSON.stringify(document).length;
}

function removePictures(node: unknown): number {
  if (node === null || typeof node !== 'object') return 0;
  if (Array.isArray(node)) return node.reduce((sum: number, each) => sum + removePictures(each), 0);
  const own = node as Node;
  const { pictures } = own;
  if (Array.isArray(pictures)) delete own.pictures;
  const inside = Object.values(own).reduce((sum: number, each) => sum + removePictures(each), 0);
  return inside + (Array.isArray(pictures) ? pictures.length : 0);
}

/** @returns how many were cut */
function cutTexts(node: unknown): number {
  if (node === null || typeof node !== 'object') return 0;
  const own = node as Node;
  let cut = 0;
  for (const [key, value] of Object.entries(own)) {
    if (typeof value !== 'string') cut += cutTexts(value);
    else if (value.length > MOST_OF_TEXT) {
      own[key] = `${value.slice(0, MOST_OF_TEXT - 1).toWellFormed()}…`;
      cut++;
    }
  }
  return cut;
}

interface List {
  path: string;
  values: unknown[];
}

function listsIn(node: unknown, path: string): List[] {
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (Array.isArray(value) && LISTS.includes(key)) return [{ path: here, values: value }];
    return listsIn(value, here);
  });
}

/** Takes values from the end: as many as are too much, and at most half of them, as another list may be the longest then. */
function shorten(values: unknown[], excess: number): void {
  const least = Math.floor(values.length / 2);
  for (let left = excess; left > 0 && values.length > least; ) left -= JSON.stringify(values.pop()).length + 1;
}

/** By what it takes, not by how many it has. */
function longestOf<One extends List>(lists: readonly One[]): One | undefined {
  const lengths = lists.map((list) => ({
    list,
    length: list.values.length === 0 ? 0 : JSON.stringify(list.values).length,
  }));
  const longest = lengths.reduce((most, each) => (each.length > most.length ? each : most), {
    length: 0,
  } as (typeof lengths)[0]);
  return longest.list;
}

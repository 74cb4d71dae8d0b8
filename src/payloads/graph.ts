/** What Facebook, Instagram and Threads answers have in common. */
import { isRecord, type Json } from './json.ts';

/** What the items of an answer reply to, known to whoever asked. */
export interface Parent {
  id?: string;
  authorId?: string;
  authorHandle?: string;
}

/** The items of an answer: a `data` list, objects keyed by their ids, a list, or the one object it is. */
export function graphItems(json: unknown): Json[] {
  if (Array.isArray(json)) return json.filter(isRecord);
  if (!isRecord(json)) return [];
  if (Array.isArray(json.data)) return json.data.filter(isRecord);
  const keys = Object.keys(json);
  if (keys.length > 0 && keys.every((key) => /^\d+(_\d+)?$/.test(key))) return Object.values(json).filter(isRecord);
  return [json];
}

/** A stand-in for an author the platform withholds: each post has its own, so nobody is taken for somebody else. */
export function unknownAuthor(id: string): string {
  return `unknown:${id}`;
}

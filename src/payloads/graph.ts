/** What Facebook, Instagram and Threads answers have in common. */
import { idAt, isRecord, type Json, recordAt, recordsAt, textAt } from './json.ts';

/** What the items of an answer reply to, known to whoever asked. */
export interface Parent {
  id?: string;
  authorId?: string;
  authorHandle?: string;
}

/** Edges of an account under which its own posts stand, and those under which everybody's do. */
const OWN_EDGES = ['posts', 'published_posts', 'media', 'threads'];
const EDGES = [...OWN_EDGES, 'feed', 'tagged', 'visitor_posts', 'tags'];

/** The items of an answer: a `data` list, objects keyed by their ids, a list, the posts of an account, or the one object it is. */
export function graphItems(json: unknown): Json[] {
  return answerItems(json).flatMap(postsOfAccount);
}

function answerItems(json: unknown): Json[] {
  if (Array.isArray(json)) return json.filter(isRecord);
  if (!isRecord(json)) return [];
  if (Array.isArray(json.data)) return json.data.filter(isRecord);
  const keys = Object.keys(json);
  if (keys.length > 0 && keys.every((key) => /^\d+(_\d+)?$/.test(key))) return Object.values(json).filter(isRecord);
  return [json];
}

/** An account asked for with its posts holds them; its own need not say whose they are. */
function postsOfAccount(item: Json): Json[] {
  const edges = EDGES.filter((edge) => recordAt(item, edge) && recordsAt(item, edge, 'data').length > 0);
  if (edges.length === 0 || item.created_time !== undefined || item.timestamp !== undefined) return [item];
  const username = textAt(item, 'username');
  const from = { id: idAt(item, 'id'), name: textAt(item, 'name'), username };
  return edges.flatMap((edge) =>
    recordsAt(item, edge, 'data').map((post) => (OWN_EDGES.includes(edge) ? { from, username, ...post } : post)),
  );
}

/** A stand-in for an author the platform withholds: each post has its own, so different people are never taken for one. */
export function unknownAuthor(id: string): string {
  return `unknown:${id}`;
}

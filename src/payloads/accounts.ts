/** Lists of accounts in platforms' JSON: whom a post mentions, tags or was sent to. */
import type { AccountName } from '../domain/post.ts';
import { idAt, isRecord, type Json, listAt, textAt } from './json.ts';

/**
 * The accounts of a list; undefined where there is no such list, which is not to say that it would be empty.
 * @param names of the id, the first that is there, and of the handle
 */
export function accountsAt(
  json: Json | undefined,
  path: string[],
  names: { id: string[]; handle: string },
): AccountName[] | undefined {
  if (!Array.isArray(path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), json)))
    return undefined;
  return listAt(json, ...path).flatMap((item) => {
    const id = names.id.map((name) => idAt(item, name)).find((found) => found !== undefined);
    const handle = textAt(item, names.handle);
    return id === undefined && handle === undefined ? [] : [accountName(id, handle)];
  });
}

export function accountName(id: string | undefined, handle: string | undefined): AccountName {
  return { ...(id !== undefined && { id }), ...(handle !== undefined && { handle }) };
}

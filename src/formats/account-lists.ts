/** A cell that names accounts: "@acme @acmecare", "Acme Page", "acme; rival", a JSON list, or a list as Python prints it. */
import type { AccountName } from '../domain/post.ts';
import { accountName } from '../payloads/accounts.ts';
import { idAt, isRecord, textAt } from '../payloads/json.ts';
import { handleOf, isNothing } from './cell-values.ts';

const IDS = ['id', 'id_str', 'user_id', 'guid', 'did'];
const HANDLES = ['handle', 'username', 'screen_name', 'acct', 'name'];

/** Undefined where the cell is empty; no accounts where it says that there are none. */
export function accountsIn(cell: string): AccountName[] | undefined {
  if (/^\s*\[.*\]\s*$/s.test(cell)) return (parsed(cell) ?? parsed(cell.replaceAll("'", '"')) ?? []).flatMap(accountOf);
  if (isNothing(cell.trim())) return undefined;
  const isOfHandles = /^(?:@\S+\s*)+$/.test(cell.trim());
  return cell.split(isOfHandles ? /[\s,;|]+/ : /[,;|\n]+/).flatMap(accountOf);
}

function parsed(text: string): unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

function accountOf(item: unknown): AccountName[] {
  if (isRecord(item)) {
    const id = IDS.map((name) => idAt(item, name)).find((found) => found !== undefined);
    const handle = HANDLES.map((name) => textAt(item, name)).find((found) => found !== undefined);
    return id === undefined && handle === undefined ? [] : [accountName(id, handle && handleOf(handle))];
  }
  const text = String(item ?? '').trim();
  if (isNothing(text)) return [];
  return /^(?:\d{5,}|did:\S+)$/.test(text) ? [{ id: text }] : [{ handle: handleOf(text) }];
}

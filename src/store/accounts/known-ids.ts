/** The platform's own ids of declared accounts, learnt from the platform: a post may name its author by id alone. */
import { firstCarrier, foldName } from '../../domain/names.ts';
import { recountOwnPosts } from '../facts/own-posts.ts';
import type { Db, Store } from '../open.ts';
import { inferAnswers } from '../threads/inferred-answers.ts';
import { openTurns } from '../threads/turns.ts';
import { openCarriers } from './brand-accounts.ts';
import { loadBrandIndex } from './brands.ts';
import { markStaleAccounts, markStaleName, settleNames } from './resolve-names.ts';

export interface KnownId {
  brand: number;
  channel: string;
  handle: string | null;
  id: string | null;
}

/**
 * Writes down ids that are new, and rebuilds the conversations of what those accounts wrote.
 * @param options.now unix seconds at which the platform said so
 */
export async function learnIds(
  store: Store,
  ids: readonly KnownId[],
  options: { autoReplySeconds: number; now: number },
): Promise<void> {
  const { db } = store;
  db.transaction(() => {
    const fresh = ids.filter((known) => learn(db, known, options.now));
    if (fresh.length === 0) return;
    const brands = loadBrandIndex(db);
    const turns = openTurns(db, brands, options.autoReplySeconds);
    const declared = fresh.map(({ channel, id }) => `${channel}\n${id}`);
    settleNames(db, turns, brands, declared);
    recountOwnPosts(db);
    inferAnswers(db, turns);
  }).immediate();
}

/** Nothing where another account had the declared handle before: that one is meant. */
function learn(db: Db, { brand, channel, handle, id }: KnownId, now: number): boolean {
  if (handle === null || id === null) return false;
  const folded = foldName(handle);
  const declared = db
    .prepare('SELECT key FROM brand_account WHERE brand = ? AND channel = ? AND fold_name(handle) = ? AND id IS NOT ?')
    .pluck()
    .get(brand, channel, folded, id) as number | undefined;
  if (declared === undefined) return false;
  const first = firstCarrier(openCarriers(db)(channel, folded));
  if (first && first.id !== id) return false;
  const { changes } = db.prepare('UPDATE OR IGNORE brand_account SET id = ? WHERE key = ?').run(id, declared);
  if (changes === 0) return false;
  const account = accountOf(db, channel, id, handle);
  // Batch 0: the platform's own word, which no batch takes back.
  db.prepare(
    `INSERT INTO account_name (channel, folded, account, batch, handle, first_seen, last_seen) VALUES (?, ?, ?, 0, ?, ?, ?)
     ON CONFLICT DO UPDATE SET last_seen = max(last_seen, excluded.last_seen)`,
  ).run(channel, folded, account, handle, now, now);
  markStaleAccounts(db, [account]);
  markStaleName(db, channel, folded);
  return true;
}

function accountOf(db: Db, channel: string, id: string, handle: string): number {
  const found = db.prepare('SELECT key FROM account WHERE channel = ? AND id = ?').pluck().get(channel, id);
  if (found !== undefined) return found as number;
  const { lastInsertRowid } = db
    .prepare('INSERT INTO account (channel, id, handle, folded) VALUES (?, ?, ?, ?)')
    .run(channel, id, handle, foldName(handle));
  return Number(lastInsertRowid);
}

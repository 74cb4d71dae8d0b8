/** The platform's own ids of declared accounts, learnt from the platform: a post may name its author by id alone. */
import { firstCarrier, foldName } from '../../domain/names.ts';
import type { Database } from '../database.ts';
import { greatest } from '../dialect.ts';
import { openTurns } from '../threads/turns.ts';
import { type BrandChangeOptions, followAccounts } from './brand-changes.ts';
import { loadBrandIndex } from './brand-index.ts';
import { readCarriers } from './carried-names.ts';
import { resolveNames } from './resolve-names.ts';
import { markStaleNames, markWhole } from './stale-names.ts';

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
  database: Database,
  ids: readonly KnownId[],
  options: BrandChangeOptions & { now: number },
): Promise<void> {
  await database.transaction(async (db) => {
    const learnt: string[] = [];
    for (const known of ids) if (await learn(db, known, options.now)) learnt.push(`${known.channel}\n${known.id}`);
    if (learnt.length === 0) return;
    const brands = await loadBrandIndex(db);
    const turns = await openTurns(db, brands, options.autoReplySeconds);
    const changed = await resolveNames(db, turns, brands, learnt);
    await followAccounts(db, turns, changed, options);
  });
}

/** Nothing where another account had the declared handle before: the declaration means that one. */
async function learn(db: Database, { brand, channel, handle, id }: KnownId, now: number): Promise<boolean> {
  if (handle === null || id === null) return false;
  const folded = foldName(handle);
  const declared = await db.oneValue<number>(
    `SELECT key FROM brand_account WHERE brand = :brand AND channel = :channel AND folded = :folded
       AND id IS DISTINCT FROM :id
       AND NOT EXISTS (SELECT 1 FROM brand_account o WHERE o.channel = :channel AND o.id = :id)`,
    { brand, channel, folded, id },
  );
  if (declared === undefined) return false;
  const carriers = await readCarriers(db, [{ channel, folded }]);
  const first = firstCarrier([...carriers.values()].flat());
  if (first && first.id !== id) return false;
  await db.write('UPDATE brand_account SET id = :id WHERE key = :declared', { id, declared });
  const account = await accountOf(db, channel, id, handle);
  // Batch 0: from the platform itself, so that undoing a batch does not remove it.
  await db.write(
    `INSERT INTO account_name (channel, folded, account, batch, handle, first_seen, last_seen)
     VALUES (:channel, :folded, :account, 0, :handle, :now, :now)
     ON CONFLICT (channel, folded, account, batch) DO UPDATE SET last_seen = ${greatest('account_name.last_seen', 'excluded.last_seen')}`,
    { channel, folded, account, handle, now },
  );
  await markWhole(db, [account]);
  await markStaleNames(db, [{ channel, folded, from: 0 }]);
  return true;
}

async function accountOf(db: Database, channel: string, id: string, handle: string): Promise<number> {
  const found = await db.oneValue<number>('SELECT key FROM account WHERE channel = :channel AND id = :id', {
    channel,
    id,
  });
  if (found !== undefined) return found;
  const key = await db.oneValue<number>(
    'INSERT INTO account (channel, id, handle, folded) VALUES (:channel, :id, :handle, :folded) RETURNING key',
    { channel, id, handle, folded: foldName(handle) },
  );
  return key!;
}

/** Tombstones: keyed hashes that replace erased names and ids, the same for the same name within one database. */
import { createHmac } from 'node:crypto';
import { tombstoneOf } from '../../domain/erased-text.ts';
import { foldName } from '../../domain/names.ts';
import type { Database } from '../database.ts';

/** What a name is: an account's id or handle, a display name or a word of one, the id of a post, or what a brand's quick replies say. */
export type NameKind = 'account' | 'handle' | 'name' | 'word' | 'post' | 'template';

/** Returns the tombstone of a name on a channel: HMAC-SHA256, truncated to 96 bits. Handles and display names are folded first. */
export type Tombstones = (kind: NameKind, channel: string, name: string) => string;

/** SQL for whether a column holds a tombstone. */
export const isTombstoneIn = (column: string) => `${column} LIKE '${tombstoneOf('').replace('_', '\\_')}%' ESCAPE '\\'`;

const HEX_DIGITS = 24;

export async function openTombstones(db: Database): Promise<Tombstones> {
  return tombstonesWith(await storeSecret(db));
}

/** @param secret of the database in which they stand */
export function tombstonesWith(secret: string): Tombstones {
  return (kind, channel, name) =>
    tombstoneOf(
      createHmac('sha256', secret)
        .update(`${kind}\n${channel}\n${kind === 'handle' || kind === 'name' ? foldName(name) : name}`)
        .digest('hex')
        .slice(0, HEX_DIGITS),
    );
}

/** The random key of this database, created with it. */
export async function storeSecret(db: Database): Promise<string> {
  return (await db.oneValue<string>('SELECT secret FROM store_secret'))!;
}

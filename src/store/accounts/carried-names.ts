/** Who went by which name, as all batches together say. */
import type { Carrier } from '../../domain/names.ts';
import type { Database } from '../database.ts';
import { list, records } from '../dialect.ts';

export interface ChannelName {
  channel: string;
  folded: string;
}

/** Everybody who went by each of these folded names, by `carrierKey`. */
export async function readCarriers(db: Database, names: readonly ChannelName[]): Promise<Map<string, Carrier[]>> {
  const carriers = new Map<string, Carrier[]>();
  if (names.length === 0) return carriers;
  const rows = await db.read<Carrier & ChannelName>(
    `SELECT n.channel, n.folded, n.account, a.id, min(n.first_seen) AS first, max(n.last_seen) AS last
     FROM (SELECT DISTINCT channel, folded FROM ${records('names', { channel: 'text', folded: 'text' })} r) w
     JOIN account_name n ON n.channel = w.channel AND n.folded = w.folded JOIN account a ON a.key = n.account
     GROUP BY n.channel, n.folded, n.account, a.id`,
    { names: names.map(({ channel, folded }) => ({ channel, folded })) },
  );
  for (const { channel, folded, ...carrier } of rows) {
    const key = carrierKey({ channel, folded });
    const others = carriers.get(key);
    if (others) others.push(carrier);
    else carriers.set(key, [carrier]);
  }
  return carriers;
}

export function carrierKey({ channel, folded }: ChannelName): string {
  return `${channel}\n${folded}`;
}

/** An account that has a name which a batch contains. */
export interface NameCarrier {
  account: number;
  brand: number | null;
  /** By other batches, unix seconds; null when none of them saw it. */
  first: number | null;
  last: number | null;
}

/** Folded name -> all accounts with it. @param batch whose names do not count for the times */
export async function carriersOf(
  db: Database,
  batch: number,
  channel: string,
  names: readonly string[],
): Promise<Map<string, NameCarrier[]>> {
  const carriers = new Map<string, NameCarrier[]>();
  const rows = await db.read<NameCarrier & { folded: string }>(
    `SELECT n.folded, n.account, a.brand, min(n.first_seen) FILTER (WHERE n.batch <> :batch) AS first,
       max(n.last_seen) FILTER (WHERE n.batch <> :batch) AS last
     FROM account_name n JOIN account a ON a.key = n.account
     WHERE n.channel = :channel AND n.folded IN ${list('names', 'text')} GROUP BY n.folded, n.account, a.brand`,
    { batch, channel, names },
  );
  for (const { folded, ...carrier } of rows) {
    const others = carriers.get(folded);
    if (others) others.push(carrier);
    else carriers.set(folded, [carrier]);
  }
  return carriers;
}

/** Of these folded names, those that an account without an id has. */
export async function namesWithoutId(db: Database, channel: string, names: readonly string[]): Promise<Set<string>> {
  return new Set(
    await db.readColumn<string>(
      `SELECT folded FROM account WHERE channel = :channel AND id IS NULL AND folded IN ${list('names', 'text')}`,
      { channel, names },
    ),
  );
}

/** Of these folded names, those that an account with an id went by. */
export async function namesCarried(db: Database, channel: string, names: readonly string[]): Promise<string[]> {
  return db.readColumn<string>(
    `SELECT DISTINCT folded FROM account_name WHERE channel = :channel AND folded IN ${list('names', 'text')}`,
    { channel, names },
  );
}

export async function areThereNames(db: Database): Promise<boolean> {
  return (await db.oneValue('SELECT EXISTS (SELECT 1 FROM account_name)')) === 1;
}

/** Shows these accounts with the name that they were seen under last. Returns the handles. */
export async function showNewest(
  db: Database,
  accounts: readonly number[],
): Promise<{ key: number; handle: string }[]> {
  if (accounts.length === 0) return [];
  return db.read(
    `UPDATE account SET (handle, folded) = (
       SELECT min(n.handle), n.folded FROM account_name n WHERE n.account = account.key AND n.folded = (
         SELECT m.folded FROM account_name m WHERE m.account = account.key ORDER BY m.last_seen DESC, m.folded LIMIT 1)
       GROUP BY n.folded)
     WHERE key IN ${list('accounts')} RETURNING key, handle`,
    { accounts },
  );
}

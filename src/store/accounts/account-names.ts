/** Names of accounts as a batch states them: which account went by which, and when; what that changes is written down. */
import { foldName } from '../../domain/names.ts';
import type { BrandNames } from '../../domain/thread.ts';
import type { IdFilter } from '../facts/id-filter.ts';
import { openInserter } from '../inserter.ts';
import type { Db } from '../open.ts';
import type { AccountRow } from './accounts.ts';

/** An account under one of its names, as far as this batch says. */
export interface SeenName {
  account: AccountRow;
  folded: string;
  handle: string;
  /** As it was written last: most statements repeat it. */
  written: string;
  /** Unix seconds. */
  first: number;
  last: number;
  queued: boolean;
  /** Not asked the database about yet. */
  fresh: boolean;
  /** Others had the name too: every longer stay changes who had it when. */
  shared: boolean;
}

export interface Names {
  /** The data says that an account goes by a handle at a time. Returns whether this process meets it under it for the first time. */
  see(account: AccountRow, handle: string, at: number): boolean;
  /** The data names somebody by a handle alone. */
  alone(channel: string, folded: string): void;
  /** An account's brand or name is new: what it wrote must be looked at again, or only what lists its id. */
  stale(account: AccountRow, whole: boolean): void;
  /** Writes it all; accounts must be in their table by now. */
  flush(): void;
  /** Somebody else has written, or a transaction was rolled back. */
  refresh(): void;
}

interface Holder {
  folded: string;
  account: number;
  brand: number | null;
  /** By other batches; null when none of them saw it. */
  first: number | null;
  last: number | null;
}

/**
 * @param newestPost the largest key of a post given out before this transaction
 * @param filter knows every folded name that is held, where such a filter is kept
 */
export function openNames(
  db: Db,
  batch: number,
  brands: BrandNames,
  newestPost: () => number,
  filter: { handles?: IdFilter },
): Names {
  const rows = openInserter(
    db,
    'account_name (channel, folded, account, batch, handle, first_seen, last_seen)',
    7,
    'FAIL',
    `ON CONFLICT DO UPDATE SET handle = min(handle, excluded.handle),
       first_seen = min(first_seen, excluded.first_seen), last_seen = max(last_seen, excluded.last_seen)`,
  );
  const holders = db.prepare<[number, number, string, string], Holder>(
    `SELECT n.folded, n.account, a.brand, min(iif(n.batch <> ?, n.first_seen, NULL)) AS first,
       max(iif(n.batch <> ?, n.last_seen, NULL)) AS last
     FROM account_name n JOIN account a ON a.key = n.account
     WHERE n.channel = ? AND n.folded IN (SELECT value FROM json_each(?)) GROUP BY n.folded, n.account`,
  );
  const withoutId = db
    .prepare<[string, string], string>(
      'SELECT folded FROM account WHERE channel = ? AND id IS NULL AND folded IN (SELECT value FROM json_each(?))',
    )
    .pluck();
  const carried = db
    .prepare<[string, string], string>(
      `SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM account_name WHERE channel = ? AND folded = value)`,
    )
    .pluck();
  const anyName = db.prepare<[], number>('SELECT 1 FROM account_name LIMIT 1').pluck();
  const staleName = db.prepare(
    `INSERT INTO stale_name (channel, folded, from_post) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET from_post = min(from_post, excluded.from_post)`,
  );
  const staleAccount = db.prepare(
    'INSERT INTO stale_account (account, whole) VALUES (?, ?) ON CONFLICT DO UPDATE SET whole = max(whole, excluded.whole)',
  );
  const dateNames = db.prepare(
    'INSERT OR IGNORE INTO dated_name (channel, folded) SELECT channel, folded FROM account_name WHERE account = ?',
  );
  const showNewest = db
    .prepare<[number], string>(
      `UPDATE account SET (handle, folded) = (
       SELECT min(n.handle), n.folded FROM account_name n WHERE n.account = account.key AND n.folded = (
         SELECT m.folded FROM account_name m WHERE m.account = account.key ORDER BY m.last_seen DESC, m.folded LIMIT 1))
     WHERE key = ? RETURNING handle`,
    )
    .pluck();
  let queue: SeenName[] = [];
  let some = anyName.get() !== undefined;
  const lonely = new Map<string, Set<string>>();
  const stale = new Map<number, boolean>();

  /** Puts the name an account goes by now in front. */
  function turnTo(account: AccountRow, handle: string, at: number): SeenName {
    const folded = foldName(handle);
    const known = account.names?.find((each) => each.folded === folded);
    if (!known) {
      const name = seenName(account, folded, handle, at);
      account.names = account.names ? [name, ...account.names] : [name];
      queue.push(name);
      return name;
    }
    known.written = handle;
    if (handle < known.handle) {
      known.handle = handle;
      enqueue(known);
    }
    account.names = [known, ...account.names!.filter((each) => each !== known)];
    return known;
  }

  function enqueue(name: SeenName): void {
    if (!name.queued) queue.push(name);
    name.queued = true;
  }

  /** Of names that this process meets for the first time: what they change. */
  function judge(channel: string, fresh: SeenName[]): void {
    const { handles } = filter;
    const asked = handles
      ? fresh.filter(({ folded, account }) => handles.add(folded) || account.brand !== null || isRenamed(account))
      : fresh;
    if (asked.length === 0) return;
    const list = JSON.stringify(asked.map(({ folded }) => folded));
    const byName = new Map<string, Holder[]>();
    for (const holder of holders.iterate(batch, batch, channel, list)) {
      const others = byName.get(holder.folded);
      if (others) others.push(holder);
      else byName.set(holder.folded, [holder]);
    }
    const unnumbered = new Set(withoutId.all(channel, list));
    for (const name of asked) {
      const { account, folded, first, last } = name;
      const all = byName.get(folded)!;
      const before = all.find((each) => each.account === account.key)!;
      name.shared = all.length > 1;
      const isNew = before.first === null || (name.shared && (first < before.first || last > before.last!));
      if (isRenamed(account)) {
        dateNames.run(account.key);
        if (isNew && account.brand === null) stale.set(account.key, true);
      }
      if (!isNew) continue;
      const isBrandsAnew = account.brand !== null && brands.brandOf(channel, folded, first) !== account.brand;
      if (name.shared || unnumbered.has(folded) || isBrandsAnew) staleName.run(channel, folded, 0);
      if (!name.shared) continue;
      for (const holder of all) {
        dateNames.run(holder.account);
        if (holder.brand === null) stale.set(holder.account, true);
      }
    }
  }

  return {
    see(account, handle, at) {
      const met = account.names?.length ?? 0;
      const name = account.names?.[0]?.written === handle ? account.names[0] : turnTo(account, handle, at);
      if (at < name.first) name.first = at;
      else if (at > name.last) name.last = at;
      else return account.names!.length > met;
      enqueue(name);
      return false;
    },
    alone(channel, folded) {
      if (!some && queue.length === 0) return;
      const names = lonely.get(channel);
      if (names) names.add(folded);
      else lonely.set(channel, new Set([folded]));
    },
    stale({ key }, whole) {
      // Nothing was stored before that could list it.
      if (whole || newestPost() > 0) stale.set(key, whole || stale.get(key) === true);
    },
    flush() {
      if (queue.length > 0) some = true;
      // By name, so that each page of the table is touched once.
      queue.sort((a, b) => (a.folded < b.folded ? -1 : 1));
      const fresh = new Map<string, SeenName[]>();
      const shown = new Set<AccountRow>();
      for (const name of queue) {
        const { account, folded, handle, first, last } = name;
        const { channel } = account;
        rows.add([channel, folded, account.key, batch, handle, first, last]);
        name.queued = false;
        if (account.handle !== handle) shown.add(account);
        if (!name.fresh) {
          if (name.shared) staleName.run(channel, folded, 0);
          continue;
        }
        name.fresh = false;
        const group = fresh.get(channel);
        if (group) group.push(name);
        else fresh.set(channel, [name]);
      }
      rows.flush();
      queue = [];
      for (const [channel, group] of fresh) judge(channel, group);
      for (const account of shown) account.handle = showNewest.get(account.key) ?? account.handle;
      for (const [channel, names] of lonely)
        for (const folded of carried.all(JSON.stringify([...names]), channel))
          staleName.run(channel, folded, newestPost() + 1);
      lonely.clear();
      for (const [account, whole] of stale) staleAccount.run(account, Number(whole));
      stale.clear();
    },
    refresh() {
      queue = [];
      lonely.clear();
      stale.clear();
      rows.drop();
      some = anyName.get() !== undefined;
    },
  };
}

function seenName(account: AccountRow, folded: string, handle: string, at: number): SeenName {
  return { account, folded, handle, written: handle, first: at, last: at, queued: true, fresh: true, shared: false };
}

function isRenamed({ names, handle }: AccountRow): boolean {
  return names !== undefined && (names.length > 1 || (handle !== null && foldName(handle) !== names[0]!.folded));
}

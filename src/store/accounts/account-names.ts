/** Names of accounts as a batch states them, with their times; what a new name puts in doubt is marked as stale. */
import { foldName } from '../../domain/names.ts';
import type { BrandNames } from '../../domain/thread.ts';
import type { Database } from '../database.ts';
import { greatest, least } from '../dialect.ts';
import type { IdFilter } from '../facts/id-filter.ts';
import type { AccountRow, SeenName } from './account-rows.ts';
import { areThereNames, carriersOf, namesCarried, namesWithoutId, showNewest } from './carried-names.ts';
import { dateNames, markStaleAccounts, markStaleNames, type StaleName } from './stale-names.ts';

export interface Names {
  /** Notes that the data give an account a handle at a time. Returns whether it is new to this process. */
  see(account: AccountRow, handle: string, at: number): boolean;
  /** Notes that the data name an account by a handle alone. */
  alone(channel: string, folded: string): void;
  /** Marks an account with a new brand or name as stale. @param whole all its posts, else only those that list its id */
  stale(account: AccountRow, whole: boolean): void;
  /** Writes it all; accounts must be in their table by now. */
  flush(db: Database): Promise<void>;
  /** To be called when another connection has written, or a transaction was rolled back: clears the cache. */
  refresh(db: Database): Promise<void>;
}

/**
 * @param newestPost the largest key of a post assigned before this transaction
 * @param filter contains every stored folded name, where such a filter is kept
 */
export async function openNames(
  db: Database,
  batch: number,
  brands: BrandNames,
  newestPost: () => number,
  filter: { accounts?: IdFilter },
): Promise<Names> {
  let queue: SeenName[] = [];
  let some = await areThereNames(db);
  const lonely = new Map<string, Set<string>>();
  const stale = new Map<number, boolean>();

  /** Moves the current name of an account to the front. */
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

  /** Compares names that are new to this process with the stored ones, and collects what they put in doubt. */
  async function compare(database: Database, channel: string, fresh: SeenName[], staleNames: StaleName[]) {
    const { accounts: known } = filter;
    const asked = known
      ? fresh.filter(({ folded, account }) => known.add(folded) || account.brand !== null || isRenamed(account))
      : fresh;
    if (asked.length === 0) return;
    const folded = asked.map((name) => name.folded);
    const carriers = await carriersOf(database, batch, channel, folded);
    const unnumbered = await namesWithoutId(database, channel, folded);
    const dated = new Set<number>();
    for (const name of asked) {
      const { account, folded, first, last } = name;
      const all = carriers.get(folded)!;
      const before = all.find((each) => each.account === account.key)!;
      name.shared = all.length > 1;
      const isNew = before.first === null || (name.shared && (first < before.first || last > before.last!));
      if (isRenamed(account)) {
        dated.add(account.key);
        if (isNew && account.brand === null) stale.set(account.key, true);
      }
      if (!isNew) continue;
      const isNewToBrand = account.brand !== null && brands.brandOf(channel, folded, first) !== account.brand;
      if (name.shared || unnumbered.has(folded) || isNewToBrand) staleNames.push({ channel, folded, from: 0 });
      if (!name.shared) continue;
      for (const carrier of all) {
        dated.add(carrier.account);
        if (carrier.brand === null) stale.set(carrier.account, true);
      }
    }
    await dateNames(database, [...dated]);
  }

  /** Marks handles as stale that posts name alone and that an account with an id carries too. */
  async function compareLonely(database: Database, staleNames: StaleName[]): Promise<void> {
    for (const [channel, names] of lonely)
      for (const folded of await namesCarried(database, channel, [...names]))
        staleNames.push({ channel, folded, from: newestPost() + 1 });
    lonely.clear();
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
    async flush(database) {
      const seen = queue;
      queue = [];
      if (seen.length > 0) some = true;
      const staleNames: StaleName[] = [];
      const fresh = new Map<string, SeenName[]>();
      for (const name of seen) {
        const { channel } = name.account;
        name.queued = false;
        if (!name.fresh) {
          if (name.shared) staleNames.push({ channel, folded: name.folded, from: 0 });
          continue;
        }
        name.fresh = false;
        const group = fresh.get(channel);
        if (group) group.push(name);
        else fresh.set(channel, [name]);
      }
      await writeNames(database, batch, seen);
      for (const [channel, group] of fresh) await compare(database, channel, group, staleNames);
      await showNewestOf(database, seen);
      await compareLonely(database, staleNames);
      await markStaleNames(database, staleNames);
      await markStaleAccounts(database, stale);
      stale.clear();
    },
    async refresh(database) {
      queue = [];
      lonely.clear();
      stale.clear();
      some = await areThereNames(database);
    },
  };
}

function seenName(account: AccountRow, folded: string, handle: string, at: number): SeenName {
  return { account, folded, handle, written: handle, first: at, last: at, queued: true, fresh: true, shared: false };
}

function isRenamed({ names, handle }: AccountRow): boolean {
  return names !== undefined && (names.length > 1 || (handle !== null && foldName(handle) !== names[0]!.folded));
}

/** Gives accounts that were seen under another name than their current one the name seen last. */
async function showNewestOf(db: Database, seen: readonly SeenName[]): Promise<void> {
  const renamed = new Map<number, AccountRow>();
  for (const { account, handle } of seen) if (account.handle !== handle) renamed.set(account.key, account);
  for (const { key, handle } of await showNewest(db, [...renamed.keys()])) renamed.get(key)!.handle = handle;
}

/** By name, so that each page of the table is touched once. */
async function writeNames(db: Database, batch: number, seen: SeenName[]): Promise<void> {
  seen.sort((a, b) => (a.folded < b.folded ? -1 : 1));
  await db.insertMany(
    'account_name (channel, folded, account, batch, handle, first_seen, last_seen)',
    seen.map(({ account, folded, handle, first, last }) => [
      account.channel,
      folded,
      account.key,
      batch,
      handle,
      first,
      last,
    ]),
    `ON CONFLICT (channel, folded, account, batch) DO UPDATE SET handle = ${least('account_name.handle', 'excluded.handle')},
       first_seen = ${least('account_name.first_seen', 'excluded.first_seen')}, last_seen = ${greatest('account_name.last_seen', 'excluded.last_seen')}`,
  );
}

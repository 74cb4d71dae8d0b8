/** Accounts: who writes. An account is its platform's id; what the data names by a handle alone has an account of its own. */
import { foldName } from '../../domain/names.ts';
import type { SourcePost } from '../../domain/post.ts';
import type { Database } from '../database.ts';
import type { IdFilter } from '../facts/id-filter.ts';
import type { Names } from './account-names.ts';
import { type AccountRow, accountRow, largestKey, storedAccounts, writeChanged, writeCreated } from './account-rows.ts';
import type { BrandIndex } from './brand-index.ts';
import { type AccountFacts, namesIn } from './post-accounts.ts';

export interface Accounts {
  /** Reads in the stored accounts that these posts name: `resolve` asks memory alone. */
  load(db: Database, posts: readonly SourcePost[]): Promise<void>;
  /** Finds or creates an account and adds newly known facts. At least one of id and handle must be given. */
  resolve(facts: AccountFacts): AccountRow;
  /** Writes the accounts that were created or changed; until then they are only in memory. */
  flush(db: Database): Promise<void>;
  /** To be called when another connection has written: clears the cache. */
  refresh(db: Database): Promise<void>;
}

/** The accounts of a channel that are in memory. */
interface Known {
  byId: Map<string, AccountRow>;
  /** Accounts without an id, by folded handle. */
  byHandle: Map<string, AccountRow>;
}

const CACHE_LIMIT = 100_000;
/** @param filter contains every id and folded handle of a stored account, where such a filter is kept */
export async function openAccounts(
  db: Database,
  brands: BrandIndex,
  names: Names,
  filter: { accounts?: IdFilter },
): Promise<Accounts> {
  let next = await largestKey(db);
  /** Accounts up to this key are in the table; those above it are in `created`. */
  let written = next;
  let created: AccountRow[] = [];
  const changed = new Set<AccountRow>();
  const known = new Map<string, Known>();
  let remembered = 0;

  function knownOf(channel: string): Known {
    let accounts = known.get(channel);
    if (!accounts) {
      accounts = { byId: new Map(), byHandle: new Map() };
      known.set(channel, accounts);
    }
    return accounts;
  }

  function remember(row: AccountRow): AccountRow {
    const accounts = knownOf(row.channel);
    remembered++;
    const name = row.id ?? foldName(row.handle!);
    if (row.id !== null) accounts.byId.set(name, row);
    else accounts.byHandle.set(name, row);
    filter.accounts?.add(name);
    return row;
  }

  function withId(facts: AccountFacts, id: string): AccountRow {
    const { channel, handle, at } = facts;
    const found = knownOf(channel).byId.get(id);
    const row = found ?? create(facts);
    if (handle === undefined) return row;
    if (row.handle === null) {
      row.handle = handle;
      change(row);
      if (row.unnamed) names.stale(row, true);
    }
    if (names.see(row, handle, at) && row.brand === null) bind(row, handle, found !== undefined);
    return row;
  }

  /** A declared handle belongs to the account first seen under it: assumed here, made exact at the end of the batch. */
  function bind(row: AccountRow, handle: string, wasThere: boolean): void {
    const declared = brands.bind(row, foldName(handle));
    if (!declared) return;
    row.brand = declared.brand;
    if (declared.bot) row.bot = 1;
    change(row);
    names.stale(row, wasThere);
  }

  function withHandle(facts: AccountFacts, handle: string): AccountRow {
    const { channel } = facts;
    const folded = foldName(handle);
    names.alone(channel, folded);
    const row = knownOf(channel).byHandle.get(folded);
    if (!row) return create(facts);
    if (handle < row.handle!) {
      row.handle = handle;
      change(row);
    }
    return row;
  }

  function create({ channel, id, handle, name, followers, bot }: AccountFacts): AccountRow {
    next++;
    const declared = brands.find(channel, id, handle);
    const row: AccountRow = {
      key: next,
      channel,
      id: id ?? null,
      handle: handle ?? null,
      name: name ?? null,
      followers: followers ?? null,
      bot: bot || declared?.bot ? 1 : 0,
      brand: declared?.brand ?? null,
      unnamed: false,
    };
    created.push(row);
    return remember(row);
  }

  function learn(row: AccountRow, facts: AccountFacts): void {
    const name = facts.name ?? row.name;
    const followers = facts.followers ?? row.followers;
    const bot = facts.bot ? 1 : row.bot;
    if (name === row.name && followers === row.followers && bot === row.bot) return;
    Object.assign(row, { name, followers, bot });
    change(row);
  }

  function change(row: AccountRow): void {
    if (row.key <= written) changed.add(row);
  }

  return {
    resolve(facts) {
      const row = facts.id === undefined ? withHandle(facts, facts.handle!) : withId(facts, facts.id);
      learn(row, facts);
      return row;
    },
    async load(database, posts) {
      if (remembered > CACHE_LIMIT) forget();
      for (const [channel, { ids, handles }] of namesToRead(posts)) {
        for (const cells of await storedAccounts(database, channel, ids, handles)) remember(accountRow(cells));
      }
    },
    async flush(database) {
      await writeCreated(database, created);
      await writeChanged(database, [...changed]);
      created = [];
      changed.clear();
      written = next;
    },
    async refresh(database) {
      next = await largestKey(database);
      written = next;
      created = [];
      changed.clear();
      forget();
    },
  };

  /** By channel, the names that are not in memory. While an empty database is filled, the filter rules out most that are not stored. */
  function namesToRead(posts: readonly SourcePost[]): Map<string, { ids: Set<string>; handles: Set<string> }> {
    const wanted = new Map<string, { ids: Set<string>; handles: Set<string> }>();
    const { accounts: stored } = filter;
    let channel = '';
    let here = knownOf(channel);
    const take = (id: string | undefined, handle: string | undefined) => {
      const name = id ?? foldName(handle!);
      if (id === undefined ? here.byHandle.has(name) : here.byId.has(name)) return;
      if (stored && !stored.mayHold(name)) return;
      let names = wanted.get(channel);
      if (!names) {
        names = { ids: new Set(), handles: new Set() };
        wanted.set(channel, names);
      }
      (id === undefined ? names.handles : names.ids).add(name);
    };
    for (const post of posts) {
      if (post.channel !== channel) {
        channel = post.channel;
        here = knownOf(channel);
      }
      namesIn(post, take);
    }
    return wanted;
  }

  function forget(): void {
    known.clear();
    remembered = 0;
  }
}

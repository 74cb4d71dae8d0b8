/** Accounts: who writes, found by the platform's id first and by handle where a file knows nothing else. */
import type { SourcePost } from '../domain/post.ts';
import type { BrandIndex } from './brands.ts';
import type { IdFilter } from './id-filter.ts';
import { openInserter } from './inserter.ts';
import type { Db } from './open.ts';

export interface AccountRow {
  key: number;
  channel: string;
  id: string | null;
  handle: string | null;
  name: string | null;
  followers: number | null;
  bot: number;
  brand: number | null;
}

/** What a post says about somebody: its author, or whom it replies to or quotes. */
export interface AccountFacts {
  channel: string;
  id?: string;
  handle?: string;
  name?: string;
  followers?: number;
  bot?: boolean;
}

export interface Accounts {
  /** Finds or creates; facts that are newly known are written. One of id and handle must be there. */
  resolve(facts: AccountFacts): AccountRow;
  /** Reads a whole batch of accounts in two queries, so that resolve seldom has to ask. */
  prefetch(posts: SourcePost[]): void;
  /** Writes the accounts that were created; until then only this object knows them. */
  flush(): void;
  /** Somebody else has written: what is remembered may be wrong. */
  refresh(): void;
}

/** The accounts of a channel that are in memory. */
interface Known {
  byId: Map<string, AccountRow>;
  /** By lower-cased handle. */
  byHandle: Map<string, AccountRow>;
  /** Lower-cased handles that the database does not hold. */
  missing: Set<string>;
}

const CACHE_LIMIT = 100_000;
const COLUMNS = 'key, channel, id, handle, name, followers, bot, brand';

/** Rows as arrays: naming the properties of each costs more than finding it. */
type AccountCells = [
  key: number,
  channel: string,
  id: string | null,
  handle: string | null,
  name: string | null,
  followers: number | null,
  bot: number,
  brand: number | null,
];

function accountRow([key, channel, id, handle, name, followers, bot, brand]: AccountCells): AccountRow {
  return { key, channel, id, handle, name, followers, bot, brand };
}

/** @param filter knows every lower-cased handle that is held, where such a filter is kept */
export function openAccounts(db: Db, brands: BrandIndex, filter: { handles?: IdFilter }): Accounts {
  const byId = db.prepare<[string, string], AccountRow>(`SELECT ${COLUMNS} FROM account WHERE channel = ? AND id = ?`);
  const byHandle = db.prepare<[string, string], AccountRow>(
    `SELECT ${COLUMNS} FROM account WHERE channel = ? AND handle = ? ORDER BY id IS NULL, key LIMIT 1`,
  );
  const manyByHandle = db
    .prepare<[string, string], AccountCells>(
      `SELECT ${COLUMNS} FROM account WHERE channel = ? AND handle IN (SELECT value FROM json_each(?))`,
    )
    .raw();
  const manyById = db.prepare<[string, string], AccountRow>(
    `SELECT ${COLUMNS} FROM account WHERE channel = ? AND id IN (SELECT value FROM json_each(?))`,
  );
  const inserter = openInserter(db, 'account (key, channel, id, handle, name, followers, bot, brand)', 8);
  const update = db.prepare(
    'UPDATE account SET id = ?, handle = ?, name = ?, followers = ?, bot = ?, brand = ? WHERE key = ?',
  );
  const largest = db.prepare<[], number>('SELECT coalesce(max(key), 0) FROM account').pluck();
  let next = largest.get()!;
  /** Accounts up to this key are in the table; those above it are in `created`. */
  let written = next;
  let created: AccountRow[] = [];
  const known = new Map<string, Known>();
  let remembered = 0;

  function knownOf(channel: string): Known {
    let accounts = known.get(channel);
    if (!accounts) {
      accounts = { byId: new Map(), byHandle: new Map(), missing: new Set() };
      known.set(channel, accounts);
    }
    return accounts;
  }

  function remember(row: AccountRow): AccountRow {
    const accounts = knownOf(row.channel);
    if (row.id !== null && accounts.byId.get(row.id) !== row) {
      accounts.byId.set(row.id, row);
      remembered++;
    }
    const handle = row.handle?.toLowerCase();
    if (handle !== undefined && accounts.byHandle.get(handle) !== row) {
      accounts.byHandle.set(handle, row);
      filter.handles?.add(handle);
      remembered++;
    }
    return row;
  }

  function read(row: AccountRow | undefined): AccountRow | undefined {
    return row && remember(row);
  }

  function find(channel: string, id: string | undefined, handle: string | undefined): AccountRow | undefined {
    const accounts = knownOf(channel);
    if (id !== undefined) {
      const row = accounts.byId.get(id) ?? read(byId.get(channel, id));
      if (row) return row;
    }
    if (handle === undefined) return undefined;
    const name = handle.toLowerCase();
    const row =
      accounts.byHandle.get(name) ?? (accounts.missing.has(name) ? undefined : read(byHandle.get(channel, name)));
    // A handle can pass to somebody else: two different ids are two accounts.
    return row && (id === undefined || row.id === null || row.id === id) ? row : undefined;
  }

  function create(facts: AccountFacts): AccountRow {
    next++;
    const { channel, id, handle } = facts;
    const declared = brands.find(channel, id, handle);
    const row: AccountRow = {
      key: next,
      channel,
      id: id ?? null,
      handle: handle ?? null,
      name: facts.name ?? null,
      followers: facts.followers ?? null,
      bot: facts.bot || declared?.bot ? 1 : 0,
      brand: declared?.brand ?? null,
    };
    created.push(row);
    return remember(row);
  }

  function refresh(row: AccountRow, facts: AccountFacts): void {
    const id = row.id ?? facts.id ?? null;
    const handle = facts.handle ?? row.handle;
    const name = facts.name ?? row.name;
    const followers = facts.followers ?? row.followers;
    const bot = facts.bot ? 1 : row.bot;
    const brand = row.brand ?? brands.find(row.channel, id ?? undefined, handle ?? undefined)?.brand ?? null;
    if (
      id === row.id &&
      handle === row.handle &&
      name === row.name &&
      followers === row.followers &&
      bot === row.bot &&
      brand === row.brand
    )
      return;
    Object.assign(row, { id, handle, name, followers, bot, brand });
    remember(row);
    if (row.key <= written) update.run(id, handle, name, followers, bot, brand, row.key);
  }

  /** By handle, so that each page of their index is touched once. */
  function flush(): void {
    created.sort((a, b) => compare(a.handle, b.handle));
    for (const { key, channel, id, handle, name, followers, bot, brand } of created)
      inserter.add([key, channel, id, handle, name, followers, bot, brand]);
    inserter.flush();
    created = [];
    written = next;
  }

  return {
    resolve(facts) {
      const row = find(facts.channel, facts.id, facts.handle);
      if (!row) return create(facts);
      refresh(row, facts);
      return row;
    },
    flush,
    refresh() {
      next = largest.get()!;
      written = next;
      created = [];
      inserter.drop();
      forget();
    },
    prefetch(posts) {
      for (const { missing } of known.values()) missing.clear();
      if (remembered > CACHE_LIMIT) forget();
      const asked = new Map<string, { ids: Set<string>; handles: Set<string> }>();
      const ask = (channel: string) => {
        const names = asked.get(channel) ?? { ids: new Set(), handles: new Set() };
        asked.set(channel, names);
        return names;
      };
      for (const { channel, authorId, authorHandle } of posts) {
        const accounts = knownOf(channel);
        if (authorId !== undefined) {
          if (!accounts.byId.has(authorId)) ask(channel).ids.add(authorId);
        } else if (authorHandle !== undefined) {
          const handle = authorHandle.toLowerCase();
          if (accounts.byHandle.has(handle)) continue;
          const mayBeStored = filter.handles?.mayHold(handle) ?? true;
          (mayBeStored ? ask(channel).handles : accounts.missing).add(handle);
        }
      }
      for (const [channel, { ids, handles }] of asked) {
        const { missing } = knownOf(channel);
        for (const handle of handles) missing.add(handle);
        const called = manyByHandle.all(channel, JSON.stringify([...handles])).map(accountRow);
        for (const row of called.sort(firstComesLast)) missing.delete(remember(row).handle!.toLowerCase());
        for (const row of manyById.iterate(channel, JSON.stringify([...ids]))) remember(row);
      }
    },
  };

  function forget(): void {
    known.clear();
    remembered = 0;
  }
}

/** Of two accounts with one handle the one whose id is known counts, then the one seen first: it is remembered last. */
function firstComesLast(a: AccountRow, b: AccountRow): number {
  return Number(a.id !== null) - Number(b.id !== null) || b.key - a.key;
}

function compare(a: string | null, b: string | null): number {
  return a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1;
}

/** Accounts: who writes. An account is its platform's id; what the data names by a handle alone has an account of its own. */
import { foldName } from '../../domain/names.ts';
import type { SourcePost } from '../../domain/post.ts';
import type { IdFilter } from '../facts/id-filter.ts';
import { openInserter } from '../inserter.ts';
import type { Db } from '../open.ts';
import type { Names, SeenName } from './account-names.ts';
import type { BrandIndex } from './brands.ts';

export interface AccountRow {
  key: number;
  channel: string;
  id: string | null;
  handle: string | null;
  name: string | null;
  followers: number | null;
  bot: number;
  brand: number | null;
  /** Names it was seen under in this process, that it goes by now first; only of accounts with an id. */
  names?: SeenName[];
  /** Wrote posts that named it by id alone, or may have. */
  unnamed: boolean;
}

/** What a post says about somebody: its author, or whom it replies to or quotes. */
export interface AccountFacts {
  channel: string;
  id?: string;
  handle?: string;
  name?: string;
  followers?: number;
  bot?: boolean;
  /** When it was so, unix seconds. */
  at: number;
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
  /** Accounts without an id, by folded handle. */
  byHandle: Map<string, AccountRow>;
  /** Ids and folded handles that the database does not hold. */
  missingIds: Set<string>;
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
  return { key, channel, id, handle, name, followers, bot, brand, unnamed: handle === null };
}

/** @param filter knows every folded name that is held, where such a filter is kept */
export function openAccounts(db: Db, brands: BrandIndex, names: Names, filter: { handles?: IdFilter }): Accounts {
  const byId = db
    .prepare<[string, string], AccountCells>(`SELECT ${COLUMNS} FROM account WHERE channel = ? AND id = ?`)
    .raw();
  const alone = `SELECT ${COLUMNS} FROM account WHERE id IS NULL AND channel = ? AND folded`;
  const byHandle = db.prepare<[string, string], AccountCells>(`${alone} = ? ORDER BY key LIMIT 1`).raw();
  const manyByHandle = db
    .prepare<[string, string], AccountCells>(`${alone} IN (SELECT value FROM json_each(?)) ORDER BY key DESC`)
    .raw();
  const manyById = db
    .prepare<[string, string], AccountCells>(
      `SELECT ${COLUMNS} FROM account WHERE channel = ? AND id IN (SELECT value FROM json_each(?))`,
    )
    .raw();
  const inserter = openInserter(db, 'account (key, channel, id, handle, folded, name, followers, bot, brand)', 9);
  const update = db.prepare(
    'UPDATE account SET handle = ?, folded = ?, name = ?, followers = ?, bot = ?, brand = ? WHERE key = ?',
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
      accounts = { byId: new Map(), byHandle: new Map(), missingIds: new Set(), missing: new Set() };
      known.set(channel, accounts);
    }
    return accounts;
  }

  function remember(row: AccountRow): AccountRow {
    const accounts = knownOf(row.channel);
    remembered++;
    if (row.id !== null) accounts.byId.set(row.id, row);
    else {
      const folded = foldName(row.handle!);
      accounts.byHandle.set(folded, row);
      filter.handles?.add(folded);
    }
    return row;
  }

  function read(cells: AccountCells | undefined): AccountRow | undefined {
    return cells && remember(accountRow(cells));
  }

  function withId(facts: AccountFacts, id: string): AccountRow {
    const { channel, handle, at } = facts;
    const accounts = knownOf(channel);
    const found = accounts.byId.get(id) ?? (accounts.missingIds.has(id) ? undefined : read(byId.get(channel, id)));
    const row = found ?? create(facts);
    if (handle === undefined) return row;
    if (row.handle === null) {
      row.handle = handle;
      write(row);
      if (row.unnamed) names.stale(row, true);
    }
    if (names.see(row, handle, at) && row.brand === null) bind(row, handle, found !== undefined);
    return row;
  }

  /** A declared handle is that of the account first seen under it: told exactly at the end of the batch, supposed here. */
  function bind(row: AccountRow, handle: string, wasThere: boolean): void {
    const declared = brands.bind(row, foldName(handle));
    if (!declared) return;
    row.brand = declared.brand;
    if (declared.bot) row.bot = 1;
    write(row);
    names.stale(row, wasThere);
  }

  function withHandle(facts: AccountFacts, handle: string): AccountRow {
    const { channel } = facts;
    const accounts = knownOf(channel);
    const folded = foldName(handle);
    names.alone(channel, folded);
    const row =
      accounts.byHandle.get(folded) ?? (accounts.missing.has(folded) ? undefined : read(byHandle.get(channel, folded)));
    if (!row) return create(facts);
    if (handle < row.handle!) {
      row.handle = handle;
      write(row);
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

  function refresh(row: AccountRow, facts: AccountFacts): void {
    const name = facts.name ?? row.name;
    const followers = facts.followers ?? row.followers;
    const bot = facts.bot ? 1 : row.bot;
    if (name === row.name && followers === row.followers && bot === row.bot) return;
    Object.assign(row, { name, followers, bot });
    write(row);
  }

  function write({ key, handle, name, followers, bot, brand }: AccountRow): void {
    if (key <= written) update.run(handle, handle && foldName(handle), name, followers, bot, brand, key);
  }

  /** By handle, so that each page of their index is touched once. */
  function flush(): void {
    created.sort((a, b) => compare(a.handle, b.handle));
    for (const { key, channel, id, handle, name, followers, bot, brand } of created)
      inserter.add([key, channel, id, handle, handle && foldName(handle), name, followers, bot, brand]);
    inserter.flush();
    created = [];
    written = next;
  }

  return {
    resolve(facts) {
      const row = facts.id === undefined ? withHandle(facts, facts.handle!) : withId(facts, facts.id);
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
      for (const { missing, missingIds } of known.values()) {
        missing.clear();
        missingIds.clear();
      }
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
          const handle = foldName(authorHandle);
          if (accounts.byHandle.has(handle)) continue;
          const mayBeStored = filter.handles?.mayHold(handle) ?? true;
          (mayBeStored ? ask(channel).handles : accounts.missing).add(handle);
        }
      }
      for (const [channel, { ids, handles }] of asked) {
        const { missing, missingIds } = knownOf(channel);
        for (const handle of handles) missing.add(handle);
        for (const id of ids) missingIds.add(id);
        for (const cells of manyByHandle.iterate(channel, JSON.stringify([...handles])))
          missing.delete(foldName(read(cells)!.handle!));
        for (const cells of manyById.iterate(channel, JSON.stringify([...ids]))) missingIds.delete(read(cells)!.id!);
      }
    },
  };

  function forget(): void {
    known.clear();
    remembered = 0;
  }
}

function compare(a: string | null, b: string | null): number {
  return a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1;
}

/** Accounts: who writes, found by the platform's id first and by handle where a file knows nothing else. */
import type { SourcePost } from '../domain/post.ts';
import type { BrandIndex } from './brands.ts';
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

const CACHE_LIMIT = 100_000;
const COLUMNS = 'key, channel, id, handle, name, followers, bot, brand';

export function openAccounts(db: Db, brands: BrandIndex): Accounts {
  const byId = db.prepare<[string, string], AccountRow>(`SELECT ${COLUMNS} FROM account WHERE channel = ? AND id = ?`);
  const byHandle = db.prepare<[string, string], AccountRow>(
    `SELECT ${COLUMNS} FROM account WHERE channel = ? AND handle = ? ORDER BY id IS NULL, key LIMIT 1`,
  );
  const manyByHandle = db.prepare<[string, string], AccountRow>(
    `SELECT ${COLUMNS} FROM account WHERE channel = ? AND handle IN (SELECT value FROM json_each(?)) ORDER BY id IS NOT NULL, key DESC`,
  );
  const manyById = db.prepare<[string, string], AccountRow>(
    `SELECT ${COLUMNS} FROM account WHERE channel = ? AND id IN (SELECT value FROM json_each(?))`,
  );
  const inserter = openInserter(db, 'INSERT INTO account (key, channel, id, handle, name, followers, bot, brand)', 8);
  const update = db.prepare(
    'UPDATE account SET id = ?, handle = ?, name = ?, followers = ?, bot = ?, brand = ? WHERE key = ?',
  );
  const largest = db.prepare<[], number>('SELECT coalesce(max(key), 0) FROM account').pluck();
  let next = largest.get()!;
  const cache = new Map<string, AccountRow>();
  const missing = new Set<string>();

  function remember(row: AccountRow): AccountRow {
    if (row.id !== null) cache.set(`${row.channel}\n#${row.id}`, row);
    if (row.handle !== null) cache.set(`${row.channel}\n@${row.handle.toLowerCase()}`, row);
    return row;
  }

  function find(channel: string, id: string | undefined, handle: string | undefined): AccountRow | undefined {
    if (id !== undefined) {
      const name = `${channel}\n#${id}`;
      const row = cache.get(name) ?? (missing.has(name) ? undefined : byId.get(channel, id));
      if (row) return row;
    }
    if (handle === undefined) return undefined;
    const name = `${channel}\n@${handle.toLowerCase()}`;
    const row = cache.get(name) ?? (missing.has(name) ? undefined : byHandle.get(channel, handle));
    // A handle can pass to somebody else: two different ids are two accounts.
    return row && (id === undefined || row.id === null || row.id === id) ? row : undefined;
  }

  function create(facts: AccountFacts): AccountRow {
    next++;
    const { channel, id, handle } = facts;
    const known = brands.find(channel, id, handle);
    const row: AccountRow = {
      key: next,
      channel,
      id: id ?? null,
      handle: handle ?? null,
      name: facts.name ?? null,
      followers: facts.followers ?? null,
      bot: facts.bot || known?.bot ? 1 : 0,
      brand: known?.brand ?? null,
    };
    inserter.add([row.key, channel, row.id, row.handle, row.name, row.followers, row.bot, row.brand]);
    return row;
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
    inserter.flush();
    update.run(id, handle, name, followers, bot, brand, row.key);
  }

  return {
    resolve(facts) {
      const row = find(facts.channel, facts.id, facts.handle) ?? create(facts);
      refresh(row, facts);
      return remember(row);
    },
    flush: () => inserter.flush(),
    refresh() {
      next = largest.get()!;
      cache.clear();
    },
    prefetch(posts) {
      missing.clear();
      if (cache.size > CACHE_LIMIT) cache.clear();
      const handles = new Map<string, Set<string>>();
      const ids = new Map<string, Set<string>>();
      const want = (into: Map<string, Set<string>>, channel: string, value: string | undefined, mark: string) => {
        if (value === undefined || cache.has(`${channel}\n${mark}${value}`)) return;
        const values = into.get(channel);
        if (values) values.add(value);
        else into.set(channel, new Set([value]));
      };
      for (const post of posts) {
        if (post.authorId === undefined) want(handles, post.channel, post.authorHandle?.toLowerCase(), '@');
        else want(ids, post.channel, post.authorId, '#');
      }
      for (const [channel, values] of handles) {
        for (const row of manyByHandle.iterate(channel, JSON.stringify([...values]))) {
          remember(row);
          values.delete(row.handle!.toLowerCase());
        }
        for (const value of values) missing.add(`${channel}\n@${value}`);
      }
      for (const [channel, values] of ids)
        for (const row of manyById.iterate(channel, JSON.stringify([...values]))) remember(row);
    },
  };
}

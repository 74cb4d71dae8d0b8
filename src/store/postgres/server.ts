/** The connections of this process to one server: opened when needed, opened again when they were lost. */
import { setTimeout } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { TransactionKind, WaitReason } from '../database.ts';
import type { Address } from './address.ts';
import { asStoreError, isConnectionLost, isPlanGone } from './errors.ts';
import { type Answer, type Call, Exchange, Prepared } from './exchange.ts';
import { findPosts } from './found.ts';
import { partsOf } from './insert.ts';
import { openPatience } from './patience.ts';
import { BEGIN, localSettings, READ_COMMITTED, sessionSettings } from './pool.ts';

/** Statements wait for others who write as long as SQLite's do. */
const LOCK_TIMEOUT_MS = 30_000;
const SAID_AFTER_MS = 1_000;

/** Second halves of the keys of advisory locks; the first is the hash of the schema's name. */
const LOCKS = { facts: 1, decisions: 2 } as const;

export interface ServerOptions {
  /** The schema must be named with each statement: a pooler may give each to another connection. */
  isPooled: boolean;
  readonly: boolean;
  onWait?: (reason: WaitReason) => void;
}

export type Server = ReturnType<typeof openServer>;

export function openServer(pool: Pool, address: Address, options: ServerOptions) {
  const types = new Map<string, Map<string, string>>();
  /** Behind a pooler a session keeps none of them: they go with each statement, and with each transaction. */
  const settings = options.isPooled ? sessionSettings(address) : {};
  const setting = ([name, value]: readonly [string, string]) => `set_config('${name}', '${value}', true)`;
  const settingCalls = Object.entries(settings).map(setting);
  const lost = new WeakSet<PoolClient>();
  const prepared = new WeakMap<PoolClient, Prepared>();
  const patiently = openPatience(address, () => options.onWait?.('down'));
  let saysInUse = options.onWait;

  /** Runs statements on a connection, all or none; the last one is answered. */
  async function run(client: PoolClient, calls: readonly Call[], bigints = false): Promise<Answer> {
    return (await send(client, new Exchange(calls, { bigints }))).at(-1)!;
  }

  async function send(client: PoolClient, exchange: Exchange): Promise<Answer[]> {
    client.query(exchange);
    try {
      return await exchange.answers;
    } catch (error) {
      if (isConnectionLost(error)) lost.add(client);
      throw asStoreError(error, address);
    }
  }

  /** Behind a pooler the next statement may come to another connection, which keeps nothing. */
  function preparedOn(client: PoolClient): Prepared | undefined {
    if (options.isPooled) return undefined;
    if (!prepared.has(client)) prepared.set(client, new Prepared());
    return prepared.get(client);
  }

  /** Says so when others are waited for. @returns what is called when they no longer are */
  function whileWaiting(): () => void {
    const answered = new AbortController();
    if (saysInUse) setTimeout(SAID_AFTER_MS, undefined, { signal: answered.signal }).then(sayInUse, () => {});
    return () => answered.abort();
  }

  async function control(client: PoolClient, sql: string): Promise<void> {
    try {
      await client.query(sql);
    } catch (error) {
      if (isConnectionLost(error)) lost.add(client);
      throw asStoreError(error, address);
    }
  }

  function sayInUse(): void {
    saysInUse?.('in use');
    saysInUse = undefined;
  }

  const server = {
    address,
    isPooled: options.isPooled,
    run,
    control,
    patiently,

    /** Statements outside any transaction, the last one answered. */
    readOnce(calls: readonly Call[], bigints = false): Promise<Answer> {
      return patiently(async () => {
        const client = await pool.connect();
        try {
          return await run(client, [...selecting(settingCalls), ...calls], bigints);
        } finally {
          server.release(client);
        }
      });
    },

    /**
     * Statements in one message, each answered, and announcements of what is kept.
     * @param kind where they write: the locks that they hold
     */
    together(calls: readonly Call[], announced: readonly Call[], kind?: TransactionKind): Promise<Answer[]> {
      const locks = kind ? server.locksOf(kind) : [];
      const first = [
        ...(kind && options.isPooled ? [{ sql: `SET TRANSACTION ${READ_COMMITTED}`, types: [], sets: [[]] }] : []),
        ...selecting([
          ...settingCalls,
          ...(locks.length > 0 ? [setting(['lock_timeout', `${LOCK_TIMEOUT_MS}`])] : []),
          ...locks,
        ]),
      ];
      return patiently(async () => {
        const client = await pool.connect();
        const stopWaiting = locks.length > 0 ? whileWaiting() : () => {};
        const attempt = () =>
          send(client, new Exchange([...first, ...calls, ...announced], { prepared: preparedOn(client) }));
        try {
          const answers = await attempt().catch((error) => {
            if (!isPlanGone(error)) throw error;
            prepared.delete(client);
            return attempt();
          });
          return answers.slice(first.length, first.length + calls.length);
        } finally {
          stopWaiting();
          server.release(client);
        }
      });
    },

    /** A statement that no transaction may hold. */
    async alone(sql: string): Promise<void> {
      const client = await pool.connect();
      try {
        await control(client, sql);
      } finally {
        server.release(client);
      }
    },

    /** Calls that take the locks of a kind, always in the same order; what is held already is taken again at no cost. */
    locksOf(kind: TransactionKind): string[] {
      const names = { facts: ['facts'], decisions: ['decisions'], labels: ['facts', 'decisions'], claims: [] } as const;
      return names[kind].map(
        (name) => `pg_advisory_xact_lock(hashtext('socialcare ${address.schema}'), ${LOCKS[name]})`,
      );
    },

    /** A connection in a transaction that holds the locks of its kind. */
    async begin(kind: TransactionKind | 'reading', more = ''): Promise<PoolClient> {
      const steps = [
        kind === 'reading' || options.readonly ? `${BEGIN} READ ONLY` : BEGIN,
        ...localSettings(settings),
        `SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`,
        ...(more ? [more] : []),
      ];
      if (kind !== 'reading' && !options.readonly) {
        steps.push(...server.locksOf(kind).map((lock) => `SELECT ${lock}`));
        if (kind === 'facts') steps.push('UPDATE fact_changes SET changes = changes + 1');
      }
      return patiently(async () => {
        const client = await pool.connect();
        const stopWaiting = kind === 'reading' ? () => {} : whileWaiting();
        try {
          await control(client, steps.join('; '));
          return client;
        } catch (error) {
          await server.undo(client, 'ROLLBACK');
          server.release(client);
          throw error;
        } finally {
          stopWaiting();
        }
      });
    },

    /** Undoes a transaction; where the connection was lost, the server has done so itself. */
    async undo(client: PoolClient, sql: string): Promise<void> {
      if (lost.has(client)) return;
      await client.query(sql).catch(() => lost.add(client));
    },

    release(client: PoolClient): void {
      client.release(lost.has(client));
    },

    /** Types of a table's columns, as SQL, by name. */
    async columnTypes(client: PoolClient, into: string): Promise<ReadonlyMap<string, string>> {
      const { table } = partsOf(into);
      let known = types.get(table);
      if (!known) {
        const { rows } = await run(client, [
          {
            sql: `SELECT attname::text, format_type(atttypid, NULL) FROM pg_attribute
              WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
            types: [25],
            sets: [[table]],
          },
        ]);
        known = new Map(rows as [string, string][]);
        // A temporary table may be another one the next time.
        if (TABLES.has(table)) types.set(table, known);
      }
      return known;
    },

    /** Parameters with the posts that a search of theirs finds, where the statement has one. */
    foundFor: findPosts,
  };
  return server;
}

/** Calls of functions as one statement, where there are any. */
function selecting(calls: readonly string[]): Call[] {
  return calls.length === 0 ? [] : [{ sql: `SELECT ${calls.join(', ')}`, types: [], sets: [[]] }];
}

/** Tables whose columns never change while the program runs. */
const TABLES = new Set(['post', 'account', 'turn', 'mention', 'reply', 'sighting', 'account_name', 'post_label']);

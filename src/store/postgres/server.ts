/** The connections of this process to one server: opened when needed, opened again when they were lost. */
import { setTimeout } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { TransactionKind, WaitReason } from '../database.ts';
import type { Address } from './address.ts';
import { asStoreError, isConnectionLost, isNotYetUp } from './errors.ts';
import { type Answer, type Call, Exchange } from './exchange.ts';
import { findPosts } from './found.ts';
import { partsOf } from './insert.ts';
import { BEGIN, SESSION } from './pool.ts';

/** Statements wait for others who write as long as SQLite's do. */
const LOCK_TIMEOUT_MS = 30_000;
const SAID_AFTER_MS = 1_000;
/** A server that restarts is back within this time, mostly. */
const RECONNECT_MS = 60_000;
const BETWEEN_TRIES_MS = 250;

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
  /** What a connection without memory is told before each statement, and in each transaction. */
  const told = Object.entries({
    ...SESSION,
    search_path: address.schema,
    ...(address.limitSeconds && { statement_timeout: `${address.limitSeconds * 1000}` }),
  });
  const settings: Call = {
    sql: `SELECT ${told.map((_, at) => `set_config($${2 * at + 1}, $${2 * at + 2}, true)`).join(', ')}`,
    types: told.flatMap(() => [25, 25]),
    sets: [told.flat()],
  };
  const lost = new WeakSet<PoolClient>();
  /** While the server does not answer: one for all who wait, so that nobody waits a minute after another has. */
  let outage: { since: number; seen: number; isSaid: boolean } | undefined;
  let saysInUse = options.onWait;

  /** Runs statements on a connection, all or none. */
  async function run(client: PoolClient, calls: readonly Call[], bigints = false): Promise<Answer> {
    const exchange = new Exchange(calls, bigints);
    client.query(exchange);
    try {
      return await exchange.answer;
    } catch (error) {
      if (isConnectionLost(error)) lost.add(client);
      throw asStoreError(error, address);
    }
  }

  async function control(client: PoolClient, sql: string): Promise<void> {
    try {
      await client.query(sql);
    } catch (error) {
      if (isConnectionLost(error)) lost.add(client);
      throw asStoreError(error, address);
    }
  }

  /** Work that changes nothing is done again on a new connection when its own was lost. */
  async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
    let firstLost: number | undefined;
    for (;;) {
      try {
        const result = await work();
        outage = undefined;
        return result;
      } catch (error) {
        const cause = (error as Error).cause ?? error;
        if (!(isConnectionLost(cause) || isNotYetUp(cause))) throw asStoreError(error, address);
        firstLost ??= performance.now();
        // Work that the server does not survive would outlast every outage, which its own first answers end.
        if (!mayTryAgain() || performance.now() - firstLost > RECONNECT_MS) throw asStoreError(error, address);
        await setTimeout(BETWEEN_TRIES_MS);
      }
    }
  }

  function mayTryAgain(): boolean {
    const now = performance.now();
    if (!outage || now - outage.seen > RECONNECT_MS) outage = { since: now, seen: now, isSaid: false };
    outage.seen = now;
    const lasts = now - outage.since;
    if (lasts > SAID_AFTER_MS && !outage.isSaid) {
      outage.isSaid = true;
      options.onWait?.('down');
    }
    return lasts <= RECONNECT_MS;
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
          return await run(client, options.isPooled ? [settings, ...calls] : calls, bigints);
        } finally {
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

    /** Statements that take the locks of a kind, always in the same order; what is held already is taken again at no cost. */
    locksOf(kind: TransactionKind): string[] {
      const names = { facts: ['facts'], decisions: ['decisions'], labels: ['facts', 'decisions'], claims: [] } as const;
      return names[kind].map(
        (name) => `SELECT pg_advisory_xact_lock(hashtext('socialcare ${address.schema}'), ${LOCKS[name]})`,
      );
    },

    /** A connection in a transaction that holds the locks of its kind. */
    async begin(kind: TransactionKind | 'reading', more = ''): Promise<PoolClient> {
      const steps = [
        kind === 'reading' || options.readonly ? `${BEGIN} READ ONLY` : BEGIN,
        ...(options.isPooled ? told.map(([name, value]) => `SET LOCAL ${name} = ${value}`) : []),
        `SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`,
        ...(more ? [more] : []),
      ];
      if (kind !== 'reading' && !options.readonly) {
        steps.push(...server.locksOf(kind));
        if (kind === 'facts') steps.push('UPDATE fact_changes SET changes = changes + 1');
      }
      return patiently(async () => {
        const client = await pool.connect();
        const answered = new AbortController();
        if (saysInUse && kind !== 'reading')
          setTimeout(SAID_AFTER_MS, undefined, { signal: answered.signal }).then(sayInUse, () => {});
        try {
          await client.query(steps.join('; '));
          return client;
        } catch (error) {
          if (isConnectionLost(error)) lost.add(client);
          else await client.query('ROLLBACK').catch(() => lost.add(client));
          server.release(client);
          throw error;
        } finally {
          answered.abort();
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

/** Tables whose columns never change while the program runs. */
const TABLES = new Set(['post', 'account', 'turn', 'mention', 'reply', 'sighting', 'account_name', 'post_label']);

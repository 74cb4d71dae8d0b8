/** PostgreSQL behind the port: a few connections of one process, of which one at a time is in a transaction. */
import type { PoolClient } from 'pg';
import type { Database, News, Params, TransactionKind, Value } from '../database.ts';
import { type Transaction, waitForTurn, working } from '../nesting.ts';
import { Asked, askingWith, objectsOf } from './asking.ts';
import { CursorStream } from './cursor.ts';
import { callOf, literal } from './dialect.ts';
import type { Answer } from './exchange.ts';
import { insertCalls } from './insert.ts';
import { announcementCall, announcementOf } from './listening.ts';
import type { Server } from './server.ts';

interface ServerTransaction extends Transaction {
  depth: number;
  client: PoolClient | undefined;
  /** To be announced when it is kept. */
  news: News[];
  /** Readings that are not at their end. */
  streams: Set<CursorStream>;
}

const ROWS_PER_BATCH = 1_000;
const WRITES = /^\s*(?:INSERT|UPDATE|DELETE|CREATE|DROP|TRUNCATE)\b/i;

export function openConnection(server: Server): Database {
  let current: ServerTransaction | undefined;
  /** Changes of facts by this process: what is left of the count is those of others. */
  let ownChanges = 0;
  const kept = new Map<string, number[]>();
  let keptLists = 0;

  function handleOf(own: ServerTransaction | undefined): Database {
    /** To be asked until it is our turn: of several who waited, the first may have begun by now. */
    const isOurs = () => current === own;
    const turn = () => waitForTurn(() => current, own);

    async function answer(sql: string, sets: readonly Params[]): Promise<Answer> {
      if (!own && WRITES.test(sql)) return transaction((tx) => (tx as Inner).answer(sql, sets));
      const withKept = await server.foundFor(sql, sets, (found, params) => answer(found, [params]));
      const call = callOf(
        sql,
        withKept.map((params) => ({ ...Object.fromEntries(kept), ...params })),
      );
      while (!isOurs()) await turn();
      return own ? server.run(own.client!, [call]) : server.readOnce([call]);
    }

    const read = (sql: string, params: Params = {}) => answer(sql, [params]);

    async function write(into: string, rows: readonly (readonly Value[])[], conflict: string): Promise<number> {
      if (rows.length === 0) return 0;
      if (!own) return transaction((tx) => tx.insertMany(into, rows, conflict));
      while (!isOurs()) await turn();
      let changes = 0;
      for (const call of insertCalls(into, rows, conflict, await server.columnTypes(own.client!, into))) {
        while (!isOurs()) await turn();
        changes += (await server.run(own.client!, [call])).changes;
      }
      return changes;
    }

    /** Decisions and claims are the same when they are written twice: where the connection was lost they are tried again. */
    function transaction<Result>(
      work: (transaction: Database) => Promise<Result>,
      kind: TransactionKind = 'facts',
    ): Promise<Result> {
      const once = () => attempt(work, kind);
      return own || kind === 'facts' ? once() : server.patiently(once);
    }

    async function attempt<Result>(
      work: (transaction: Database) => Promise<Result>,
      kind: TransactionKind,
    ): Promise<Result> {
      let end = () => {};
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      const mine: ServerTransaction = {
        above: own,
        depth: (own?.depth ?? 0) + 1,
        ended,
        client: own?.client,
        news: own || kind !== 'facts' ? [] : [{ kind: 'facts' }],
        streams: new Set(),
      };
      while (!isOurs()) await turn();
      current = mine;
      const savepoint = `nested_${mine.depth}`;
      try {
        if (own)
          await server.control(
            own.client!,
            [`SAVEPOINT ${savepoint}`, ...server.locksOf(kind).map((lock) => `SELECT ${lock}`)].join('; '),
          );
        else {
          mine.client = await server.begin(kind);
          if (kind === 'facts') ownChanges++;
        }
        const client = mine.client!;
        try {
          const result = await working.run(mine, () => work(handleOf(mine)));
          for (const stream of mine.streams) await stream.hold();
          if (own) own.news.push(...mine.news);
          const announced = own ? [] : mine.news.map((news) => announcementOf(server.address.schema, news));
          await server.control(client, [...announced, own ? `RELEASE ${savepoint}` : 'COMMIT'].join('; '));
          return result;
        } catch (error) {
          await server.undo(client, own ? `ROLLBACK TO ${savepoint}; RELEASE ${savepoint}` : 'ROLLBACK');
          if (!own && kind === 'facts') ownChanges--;
          throw error;
        }
      } finally {
        current = own;
        if (!own && mine.client) server.release(mine.client);
        end();
      }
    }

    async function together<Result>(
      work: (database: Database) => Promise<Result>,
      kind?: 'decisions' | 'claims',
    ): Promise<Result> {
      if (own) return work(inner);
      const asked = new Asked();
      const news: News[] = [];
      const add = (sql: string, sets: readonly Params[]) => asked.add(callOf(sql, sets));
      const handle: Database = {
        ...inner,
        ...askingWith((sql, params = {}) => add(sql, [params])),
        writeMany: async (sql, rows) => (rows.length === 0 ? 0 : (await add(sql, rows as readonly Params[])).changes),
        announce: (one) => void news.push(one),
        together: (more) => more(handle),
      };
      const result = work(handle);
      result.catch(() => {});
      await asked.send(async (calls) => {
        while (!isOurs()) await turn();
        const announced = news.map((one) => announcementCall(server.address.schema, one));
        return server.together(calls, announced, kind);
      });
      return result;
    }

    const inner: Inner = {
      ...askingWith(read),
      answer,
      async writeMany(sql, rows) {
        if (rows.length === 0) return 0;
        if (!own) return transaction((tx) => tx.writeMany(sql, rows));
        return (await answer(sql, rows as readonly Params[])).changes;
      },
      insertMany: (into, rows, conflict = '') => write(into, rows, conflict),

      async *stream<Row>(sql: string, params: Params = {}, size = ROWS_PER_BATCH) {
        const [found] = await server.foundFor(sql, [params], (text, values) => answer(text, [values]));
        while (!isOurs()) await turn();
        const call = callOf(sql, [{ ...Object.fromEntries(kept), ...found }]);
        const stream = new CursorStream(server, call, own?.client);
        own?.streams.add(stream);
        try {
          for (;;) {
            while (own && !isOurs()) await turn();
            const batch = objectsOf(await stream.take(size)) as Row[];
            if (batch.length > 0) yield batch;
            if (batch.length < size) return;
          }
        } finally {
          own?.streams.delete(stream);
          await stream.close();
        }
      },

      // Sent with each statement: read-only servers have no temporary tables, and poolers change the connection.
      async keepKeys(sql, params) {
        const name = `kept_keys_${++keptLists}`;
        kept.set(name, await inner.readColumn<number>(`SELECT DISTINCT key FROM (${sql}) found`, params));
        return {
          table: `(SELECT unnest(:${name}::int8[]) AS key) ${name}`,
          async drop() {
            kept.delete(name);
          },
        };
      },

      version: async () => (await inner.oneValue<number>('SELECT changes FROM fact_changes'))! - ownChanges,
      announce: (news) => void own?.news.push(news),
      async literal(sql, params) {
        const [found] = await server.foundFor(sql, [params], (text, values) => answer(text, [values]));
        return literal(sql, found!);
      },
      together,
      transaction,
    };
    return inner;
  }

  return handleOf(undefined);
}

interface Inner extends Database {
  answer(sql: string, sets: readonly Params[]): Promise<Answer>;
}

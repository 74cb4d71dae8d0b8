/** SQLite behind the port, by way of better-sqlite3: one connection, whose calls return at once. */
import { setTimeout } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import type { Database, Params, Value, WaitReason } from '../database.ts';
import { type Transaction, waitForTurn, working } from '../nesting.ts';
import { bound, literal, spelled } from './dialect.ts';
import { isOfKind } from './errors.ts';
import { RowStream } from './row-stream.ts';

const TRANSACTION = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'] as const;
const SAVEPOINT = ['SAVEPOINT nested', 'RELEASE nested', 'ROLLBACK TO nested; RELEASE nested'] as const;

const ROWS_PER_INSERT = 50;
const ROWS_PER_BATCH = 1_000;

type Shape = 'object' | 'array' | 'cell';

/** Each try lasts as long as SQLite's own time-out, which is 5 s. */
const TRIES = 6;
const BETWEEN_TRIES_MS = 20;

/**
 * @param translate makes of an error of SQLite the one to throw
 * @param onWait is called when a first try found the database in use by another process, and more follow
 */
export function openConnection(
  sqlite: Sqlite.Database,
  translate: (error: unknown) => unknown,
  onWait?: (reason: WaitReason) => void,
): Database {
  const statements: Record<Shape, Map<string, Sqlite.Statement<unknown[]>>> = {
    object: new Map(),
    array: new Map(),
    cell: new Map(),
  };
  /** Readings that are not at their end. */
  const streams = new Set<RowStream>();
  let current: Transaction | undefined;
  let keptTables = 0;

  /** The prepared statement of a text. SQLite writes nothing while a reading is open: its rows are read to the end first. */
  function prepared(sql: string, shape: Shape = 'object'): Sqlite.Statement<unknown[]> {
    let statement = statements[shape].get(sql);
    if (!statement) {
      statement = sqlite.prepare<unknown[]>(spelled(sql));
      if (shape === 'array') statement.raw();
      if (shape === 'cell') statement.pluck();
      statements[shape].set(sql, statement);
    }
    if (!statement.readonly) holdStreams();
    return statement;
  }

  function holdStreams(): void {
    for (const stream of streams) stream.hold();
  }

  function control(sql: string): void {
    holdStreams();
    sqlite.exec(sql);
  }

  function handleOf(own: Transaction | undefined): Database {
    const turn = () => waitForTurn(() => current, own);

    async function run<Result>(work: () => Result): Promise<Result> {
      for (let tries = 1; ; tries++) {
        while (current !== own) await turn();
        try {
          return work();
        } catch (error) {
          if (own || !isOfKind(error, 'SQLITE_BUSY') || tries === TRIES) throw translate(error);
          if (tries === 1) onWait?.('in use');
          await setTimeout(BETWEEN_TRIES_MS);
        }
      }
    }

    const all = (shape: Shape, sql: string, params?: Params) => run(() => prepared(sql, shape).all(...bound(params)));
    const first = (shape: Shape, sql: string, params?: Params) => run(() => prepared(sql, shape).get(...bound(params)));

    function whole(work: () => number): Promise<number> {
      return run(() => {
        if (own) return work();
        holdStreams();
        return sqlite.transaction(work).immediate();
      });
    }

    const handle: Database = {
      read: <Row>(sql: string, params?: Params) => all('object', sql, params) as Promise<Row[]>,
      readRaw: <Row>(sql: string, params?: Params) => all('array', sql, params) as Promise<Row[]>,
      readColumn: <Cell>(sql: string, params?: Params) => all('cell', sql, params) as Promise<Cell[]>,
      one: <Row>(sql: string, params?: Params) => first('object', sql, params) as Promise<Row | undefined>,
      oneValue: <Cell>(sql: string, params?: Params) => first('cell', sql, params) as Promise<Cell | undefined>,
      write: (sql, params) => run(() => prepared(sql).run(...bound(params)).changes),
      writeMany: (sql, rows) =>
        whole(() => {
          const statement = prepared(sql);
          return rows.reduce((sum, row) => sum + statement.run(...bound(row)).changes, 0);
        }),
      insertMany: (into, rows, conflict = '') => whole(() => insert(into, rows, conflict)),

      async *stream<Row>(sql: string, params?: Params, size = ROWS_PER_BATCH) {
        const stream = await run(() => {
          const opened = new RowStream(sqlite.prepare<unknown[]>(spelled(sql)).iterate(...bound(params)));
          streams.add(opened);
          return opened;
        });
        try {
          for (;;) {
            const batch = (await run(() => stream.take(size))) as Row[];
            if (batch.length > 0) yield batch;
            if (batch.length < size) return;
          }
        } finally {
          streams.delete(stream);
          stream.close();
        }
      },

      async keepKeys(sql, params) {
        const table = `kept_keys_${++keptTables}`;
        const change = (statement: string, values?: Params) =>
          run(() => {
            holdStreams();
            const queryOnly = sqlite.pragma('query_only', { simple: true });
            sqlite.pragma('query_only = OFF');
            try {
              sqlite.prepare(spelled(statement)).run(...bound(values));
            } finally {
              sqlite.pragma(`query_only = ${queryOnly}`);
            }
          });
        await change(`CREATE TEMP TABLE ${table} (key INTEGER PRIMARY KEY)`);
        await change(`INSERT INTO ${table} (key) SELECT DISTINCT key FROM (${sql}) found`, params);
        return { table, drop: () => change(`DROP TABLE ${table}`) };
      },

      version: () => first('cell', 'PRAGMA data_version') as Promise<number>,
      announce: () => {},
      literal: async (sql, params) => literal(sql, params),
      together: (work, kind) => (kind && !own ? handle.transaction(work, kind) : work(handle)),

      async transaction<Result>(work: (transaction: Database) => Promise<Result>): Promise<Result> {
        let end = () => {};
        const ended = new Promise<void>((resolve) => {
          end = resolve;
        });
        const transaction = { above: own, ended };
        const [keep, undo] = await run(() => {
          const [begin, ...rest] = sqlite.inTransaction ? SAVEPOINT : TRANSACTION;
          control(begin);
          current = transaction;
          return rest;
        });
        try {
          const result = await working.run(transaction, () => work(handleOf(transaction)));
          try {
            control(keep);
          } catch (error) {
            throw translate(error);
          }
          return result;
        } catch (error) {
          // Of some errors, such as a full disk, SQLite has rolled back by itself.
          if (sqlite.inTransaction) control(undo);
          throw error;
        } finally {
          current = own;
          end();
        }
      },
    };
    return handle;
  }

  /** Many rows to a statement cost a third less than one. FAIL spares the copy of pages by which one statement is undone. */
  function insert(into: string, rows: readonly (readonly Value[])[], conflict: string): number {
    if (rows.length === 0) return 0;
    const columns = rows[0]!.length;
    const row = `(${Array(columns).fill('?').join(', ')})`;
    const statementOf = (count: number) =>
      prepared(`INSERT OR FAIL INTO ${into} VALUES ${Array(count).fill(row).join(', ')} ${conflict}`);
    const many = rows.length < ROWS_PER_INSERT ? undefined : statementOf(ROWS_PER_INSERT);
    const single = statementOf(1);
    const values: Value[] = Array(columns * ROWS_PER_INSERT);
    let changes = 0;
    let at = 0;
    while (many && rows.length - at >= ROWS_PER_INSERT) {
      let filled = 0;
      for (const end = at + ROWS_PER_INSERT; at < end; at++)
        for (let column = 0; column < columns; column++) values[filled++] = rows[at]![column]!;
      // Spread: arguments are bound without the look-up of each element that an array costs.
      changes += many.run(...values).changes;
    }
    for (; at < rows.length; at++) changes += single.run(...rows[at]!).changes;
    return changes;
  }

  return handleOf(undefined);
}

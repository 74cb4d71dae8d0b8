/** DuckDB behind the port, to be read: statements run one by one, readings that are not at their end beside them. */
import type { DuckDBConnection, DuckDBInstance, DuckDBResult, DuckDBValue } from '@duckdb/node-api';
import { Interrupted, StoreError, UsageError } from '../../errors.ts';
import type { Database, Params, Value } from '../database.ts';
import { bound, literal, spelled } from './dialect.ts';

const ROWS_PER_BATCH = 1_000;

type Row = Record<string, unknown>;

interface Rows {
  names: string[];
  cells: unknown[][];
}

/**
 * @param instance with the tables; whatever statements make is gone with it
 * @param signal ends the statement under way when it is aborted, and keeps others from beginning: they throw Interrupted
 */
export async function openConnection(instance: DuckDBInstance, signal?: AbortSignal): Promise<Database> {
  const connection = await instance.connect();
  signal?.addEventListener('abort', () => connection.interrupt(), { once: true });
  let kept = 0;

  /** Statements do their work when they begin or when their rows are fetched. */
  async function done<Result>(work: () => Promise<Result>): Promise<Result> {
    if (signal?.aborted) throw new Interrupted();
    try {
      return await work();
    } catch (error) {
      throw signal?.aborted ? new Interrupted() : inWords(error);
    }
  }

  async function readings(on: DuckDBConnection, sql: string, params: Params = {}) {
    const statement = spelled(sql);
    const values = Object.fromEntries(statement.names.map((name) => [name, bound(params[name])]));
    return done(() => on.stream(statement.sql, values));
  }

  const next = (result: DuckDBResult) => done(() => result.fetchChunk());

  /** Another statement on its connection would end a reading without a word: each waits for the one before it. */
  let last: Promise<unknown> = Promise.resolve();
  function rows(sql: string, params?: Params): Promise<Rows> {
    const mine = last.then(() => readAll(sql, params));
    last = mine.catch(() => {});
    return mine;
  }

  async function readAll(sql: string, params?: Params): Promise<Rows> {
    const result = await readings(connection, sql, params);
    const cells: unknown[][] = [];
    for (let chunk = await next(result); chunk && chunk.rowCount > 0; chunk = await next(result))
      for (const row of chunk.getRows()) cells.push(row.map(plain));
    return { names: result.columnNames(), cells };
  }

  const objects = (names: readonly string[], cells: readonly unknown[][]): Row[] =>
    cells.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])));

  const database: Database = {
    async read<Found>(sql: string, params?: Params) {
      const { names, cells } = await rows(sql, params);
      return objects(names, cells) as Found[];
    },
    readRaw: async <Found extends readonly unknown[]>(sql: string, params?: Params) =>
      (await rows(sql, params)).cells as unknown as Found[],
    readColumn: async <Cell>(sql: string, params?: Params) =>
      (await rows(sql, params)).cells.map(([first]) => first) as Cell[],
    async one<Found>(sql: string, params?: Params) {
      const { names, cells } = await rows(sql, params);
      return objects(names, cells.slice(0, 1))[0] as Found | undefined;
    },
    oneValue: async <Cell>(sql: string, params?: Params) => (await rows(sql, params)).cells[0]?.[0] as Cell | undefined,

    async *stream<Found>(sql: string, params?: Params, size = ROWS_PER_BATCH) {
      // Statements run while this is read.
      const own = await instance.connect();
      try {
        const result = await readings(own, sql, params);
        const names = result.columnNames();
        let batch: unknown[][] = [];
        for (let chunk = await next(result); chunk && chunk.rowCount > 0; chunk = await next(result))
          for (const row of chunk.getRows()) {
            batch.push(row.map(plain));
            if (batch.length < size) continue;
            yield objects(names, batch) as Found[];
            batch = [];
          }
        if (batch.length > 0) yield objects(names, batch) as Found[];
      } finally {
        own.closeSync();
      }
    },

    async write(sql, params) {
      const { cells } = await rows(sql, params);
      return Number(cells[0]?.[0] ?? 0);
    },
    async writeMany(sql, many) {
      let changed = 0;
      for (const params of many) changed += await database.write(sql, params as Params);
      return changed;
    },
    async insertMany(into, many, conflict = '') {
      if (many.length === 0) return 0;
      const values = many.map((row) => `(${row.map((value) => literal(':v', { v: value })).join(', ')})`);
      return database.write(`INSERT INTO ${into} VALUES ${values.join(', ')} ${conflict}`);
    },
    async keepKeys(sql, params) {
      const table = `kept_keys_${++kept}`;
      await database.write(`CREATE TABLE ${table} AS SELECT DISTINCT key FROM (${sql}) found`, params);
      return {
        table,
        async drop() {
          await database.write(`DROP TABLE ${table}`);
        },
      };
    },
    version: async () => 0,
    announce: () => {},
    literal: async (sql, params) => literal(sql, params),
    together: (work) => work(database),
    transaction: async (work) => work(database),
  };
  return database;
}

/** A value as the port returns it. */
function plain(value: DuckDBValue): Value {
  switch (typeof value) {
    case 'bigint':
      return Number(value);
    case 'boolean':
      return Number(value);
    case 'object':
      if (value !== null && 'bytes' in value) return value.bytes;
      if (value !== null && 'scale' in value) return value.toDouble();
      return value === null ? null : String(value);
    default:
      return value;
  }
}

/** Tables that no export carries, and what cannot be done without them. */
const LACKING: Readonly<Record<string, string>> = {
  store_secret: 'pseudonyms need the key of the database, which no export carries',
};

/** @returns errors that a person can act on, in words; others as they are */
function inWords(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const [line] = error.message.split('\n') as [string];
  if (/^Out of Memory Error|No space left/i.test(line))
    return new StoreError(
      `DuckDB: ${line}`,
      'Give it more memory (--memory 8GB), or more room for its temporary files (TMPDIR).',
    );
  const table = /Table with name (\w+) does not exist/.exec(line)?.[1];
  if (table !== undefined)
    return new UsageError(
      `not supported by --engine duckdb: ${LACKING[table] ?? `no export carries what "${table}" holds`}`,
      'Count from the database: leave --engine and --from out.',
    );
  return error;
}

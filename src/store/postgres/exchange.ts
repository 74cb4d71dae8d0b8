/**
 * Statements sent in one go and answered in one go, all or none: half the round trips, and what a pooler in transaction mode
 * gives to one connection of the server.
 */
import type { Connection, Submittable } from 'pg';
import { readerOf } from './values.ts';

/** A statement with one set of parameters or many; the types of parameters are object ids, 0 where the server decides. */
export interface Call {
  sql: string;
  types: readonly number[];
  sets: readonly (readonly (string | Buffer | null)[])[];
}

export interface Answer {
  columns: string[];
  rows: unknown[][];
  /** Rows that the statement changed, over all sets of parameters. */
  changes: number;
}

interface Field {
  name: string;
  dataTypeID: number;
}

/** What a connection of the driver does and its types leave out. */
type Wire = Connection & {
  parse(query: { name: string; text: string; types: readonly number[] }): void;
  bind(config: { values: readonly (string | Buffer | null)[] }): void;
  describe(what: { type: 'P' }): void;
  execute(config?: unknown): void;
  sync(): void;
  stream: { cork?(): void; uncork?(): void };
};

export class Exchange implements Submittable {
  readonly answer: Promise<Answer>;
  #calls: readonly Call[];
  #settle!: { resolve(answer: Answer): void; reject(error: unknown): void };
  #error: unknown;
  #fields: Field[] = [];
  #read: ((text: string) => unknown)[] = [];
  #rows: unknown[][] = [];
  #changes = 0;
  #completed = 0;
  #before: number;
  #bigints: boolean;

  /**
   * @param calls the last one is answered
   * @param bigints whether whole numbers too large for JavaScript come as bigint
   */
  constructor(calls: readonly Call[], bigints = false) {
    this.#calls = calls;
    this.#bigints = bigints;
    this.#before = calls.slice(0, -1).reduce((sum, { sets }) => sum + sets.length, 0);
    this.answer = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  submit(connection: Connection): void {
    const wire = connection as Wire;
    wire.stream.cork?.();
    try {
      for (const { sql, types, sets } of this.#calls) {
        wire.parse({ name: '', text: sql, types });
        for (const values of sets) {
          wire.bind({ values });
          wire.describe({ type: 'P' });
          wire.execute();
        }
      }
      wire.sync();
    } finally {
      wire.stream.uncork?.();
    }
  }

  handleRowDescription({ fields }: { fields: Field[] }): void {
    if (this.#completed < this.#before) return;
    this.#fields = fields;
    this.#read = fields.map(({ dataTypeID }) => readerOf(dataTypeID, this.#bigints));
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    if (this.#completed < this.#before || this.#error !== undefined) return;
    const row: unknown[] = Array(fields.length);
    try {
      for (let at = 0; at < fields.length; at++) {
        const cell = fields[at]!;
        row[at] = cell === null ? null : this.#read[at]!(cell);
      }
    } catch (error) {
      this.#error = error;
    }
    this.#rows.push(row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    if (this.#completed++ < this.#before) return;
    const [, count] = /^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)$/.exec(text) ?? [];
    if (count !== undefined) this.#changes += Number(count);
  }

  handleEmptyQuery(): void {
    this.#completed++;
  }

  handlePortalSuspended(): void {}

  handleCopyInResponse(connection: Connection): void {
    (connection as unknown as { sendCopyFail(why: string): void }).sendCopyFail('no rows are copied here');
  }

  handleCopyData(): void {}

  /** The last that is heard of this exchange: nothing follows an error but the server being ready again. */
  handleError(error: unknown): void {
    this.#settle.reject(error);
  }

  handleReadyForQuery(): void {
    const columns = this.#fields.map(({ name }) => name);
    if (this.#error !== undefined) this.#settle.reject(this.#error);
    else this.#settle.resolve({ columns, rows: this.#rows, changes: this.#changes });
  }
}

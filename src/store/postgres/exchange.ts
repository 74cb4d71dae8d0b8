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

let preparedNames = 0;

/** Statements that the server keeps prepared for one connection, by their text and the types of their parameters. */
export class Prepared {
  #names = new Map<string, string>();

  /** @returns the name under which it is kept, and whether it must be sent once more */
  nameOf({ sql, types }: Call): { id: string; name: string; isKept: boolean } {
    const id = `${types.join()}\n${sql}`;
    const kept = this.#names.get(id);
    return { id, name: kept ?? `kept_${++preparedNames}`, isKept: kept !== undefined };
  }

  /** Names of an exchange that failed are never used again: nobody knows how far it came. */
  keep(id: string, name: string): void {
    this.#names.set(id, name);
  }
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
  bind(config: { statement: string; values: readonly (string | Buffer | null)[] }): void;
  describe(what: { type: 'P' }): void;
  execute(config?: unknown): void;
  sync(): void;
  stream: { cork?(): void; uncork?(): void };
};

export class Exchange implements Submittable {
  /** One of each statement. */
  readonly answers: Promise<Answer[]>;
  #calls: readonly Call[];
  #settle!: { resolve(answers: Answer[]): void; reject(error: unknown): void };
  #error: unknown;
  #read: ((text: string) => unknown)[] = [];
  #answers: Answer[];
  /** The statement that is being answered, and for how many of its sets of parameters it has been. */
  #at = 0;
  #completed = 0;
  #bigints: boolean;
  #prepared: Prepared | undefined;
  #toKeep: { id: string; name: string }[] = [];

  /**
   * @param bigints whether whole numbers too large for JavaScript come as bigint
   * @param prepared of the connection: what it keeps need not be planned again
   */
  constructor(calls: readonly Call[], { bigints = false, prepared }: { bigints?: boolean; prepared?: Prepared } = {}) {
    this.#calls = calls;
    this.#bigints = bigints;
    this.#prepared = prepared;
    this.#answers = calls.map(() => ({ columns: [], rows: [], changes: 0 }));
    this.answers = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  submit(connection: Connection): void {
    const wire = connection as Wire;
    wire.stream.cork?.();
    try {
      for (const call of this.#calls) {
        const name = this.#parse(wire, call);
        for (const values of call.sets) {
          wire.bind({ statement: name, values });
          wire.describe({ type: 'P' });
          wire.execute();
        }
      }
      wire.sync();
    } finally {
      wire.stream.uncork?.();
    }
  }

  #parse(wire: Wire, call: Call): string {
    const { sql, types } = call;
    const { id, name, isKept } = this.#prepared?.nameOf(call) ?? { id: '', name: '', isKept: false };
    if (!isKept) wire.parse({ name, text: sql, types });
    if (!isKept && this.#prepared) this.#toKeep.push({ id, name });
    return name;
  }

  handleRowDescription({ fields }: { fields: Field[] }): void {
    this.#answers[this.#at]!.columns = fields.map(({ name }) => name);
    this.#read = fields.map(({ dataTypeID }) => readerOf(dataTypeID, this.#bigints));
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    if (this.#error !== undefined) return;
    const row: unknown[] = Array(fields.length);
    try {
      for (let at = 0; at < fields.length; at++) {
        const cell = fields[at]!;
        row[at] = cell === null ? null : this.#read[at]!(cell);
      }
    } catch (error) {
      this.#error = error;
    }
    this.#answers[this.#at]!.rows.push(row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    const [, count] = /^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)$/.exec(text) ?? [];
    if (count !== undefined) this.#answers[this.#at]!.changes += Number(count);
    this.#complete();
  }

  handleEmptyQuery(): void {
    this.#complete();
  }

  #complete(): void {
    if (++this.#completed < this.#calls[this.#at]!.sets.length) return;
    this.#completed = 0;
    do this.#at++;
    while (this.#calls[this.#at]?.sets.length === 0);
  }

  handlePortalSuspended(): void {}

  handleCopyInResponse(connection: Connection): void {
    (connection as unknown as { sendCopyFail(why: string): void }).sendCopyFail('no rows are copied here');
  }

  handleCopyData(): void {}

  /** The end of this exchange: nothing follows an error but the server being ready again. */
  handleError(error: unknown): void {
    this.#settle.reject(error);
  }

  handleReadyForQuery(): void {
    for (const { id, name } of this.#toKeep) this.#prepared!.keep(id, name);
    if (this.#error !== undefined) this.#settle.reject(this.#error);
    else this.#settle.resolve(this.#answers);
  }
}

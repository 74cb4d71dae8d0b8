/** Statements in the shapes in which the port reads and writes, whatever way they are sent. */
import type { Database, Params } from '../database.ts';
import { objectOf } from '../row-object.ts';
import type { Answer, Call } from './exchange.ts';

type Asking = Pick<Database, 'read' | 'readRaw' | 'readColumn' | 'one' | 'oneValue' | 'write'>;

/** @param answer sends a statement with one set of parameters */
export function askingWith(answer: (sql: string, params?: Params) => Promise<Answer>): Asking {
  return {
    read: async <Row>(sql: string, params?: Params) => objectsOf(await answer(sql, params)) as Row[],
    readRaw: async <Row>(sql: string, params?: Params) => (await answer(sql, params)).rows as Row[],
    readColumn: async <Cell>(sql: string, params?: Params) =>
      (await answer(sql, params)).rows.map(([cell]) => cell as Cell),
    one: async <Row>(sql: string, params?: Params) => objectsOf(await answer(sql, params))[0] as Row | undefined,
    oneValue: async <Cell>(sql: string, params?: Params) =>
      (await answer(sql, params)).rows[0]?.[0] as Cell | undefined,
    write: async (sql, params) => (await answer(sql, params)).changes,
  };
}

export function objectsOf({ columns, rows }: Answer): unknown[] {
  return rows.map((row) => objectOf(columns, row));
}

/** What several ask before they wait for the first answer. */
export class Asked {
  readonly calls: Call[] = [];
  #waiting: { resolve(answer: Answer): void; reject(error: unknown): void }[] = [];
  #isSent = false;

  /** @throws TypeError when the others are on their way already */
  add(call: Call): Promise<Answer> {
    if (this.#isSent) throw new TypeError('what is asked together must be asked before the first wait');
    this.calls.push(call);
    const answer = new Promise<Answer>((resolve, reject) => this.#waiting.push({ resolve, reject }));
    // All fail at once, and whoever asked waits for one of them after the other.
    answer.catch(() => {});
    return answer;
  }

  /** @param send answers each of the calls, or none */
  async send(send: (calls: readonly Call[]) => Promise<Answer[]>): Promise<void> {
    this.#isSent = true;
    if (this.calls.length === 0) return;
    try {
      for (const [at, answer] of (await send(this.calls)).entries()) this.#waiting[at]!.resolve(answer);
    } catch (error) {
      for (const { reject } of this.#waiting) reject(error);
    }
  }
}

/** The rows of a statement that is being read in parts, as they were when the first was read. */
import type { PoolClient } from 'pg';
import type { Answer, Call } from './exchange.ts';
import type { Server } from './server.ts';

let cursors = 0;

/** In a transaction the cursor belongs to it; otherwise it has a connection of its own, so that others may write meanwhile. */
export class CursorStream {
  #server: Server;
  #call: Call;
  #client: PoolClient | undefined;
  #isOwn: boolean;
  #name = `stream_${++cursors}`;
  #isOpen = false;
  #held: Answer | undefined;
  #at = 0;

  constructor(server: Server, call: Call, client: PoolClient | undefined) {
    this.#server = server;
    this.#call = call;
    this.#client = client;
    this.#isOwn = client === undefined;
  }

  async take(size: number): Promise<Answer> {
    if (this.#held) {
      const rows = this.#held.rows.slice(this.#at, this.#at + size);
      this.#at += size;
      return { ...this.#held, rows };
    }
    await this.#open();
    return this.#server.run(this.#client!, [{ sql: `FETCH ${size} FROM ${this.#name}`, types: [], sets: [[]] }]);
  }

  /** Reads the rest before its transaction ends. */
  async hold(): Promise<void> {
    if (this.#held || !this.#isOpen) return;
    this.#held = await this.#server.run(this.#client!, [
      { sql: `FETCH ALL FROM ${this.#name}`, types: [], sets: [[]] },
    ]);
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    if (this.#isOwn) {
      await this.#server.undo(this.#client!, 'ROLLBACK');
      this.#server.release(this.#client!);
    } else if (!this.#held) await this.#server.control(this.#client!, `CLOSE ${this.#name}`);
  }

  async #open(): Promise<void> {
    if (this.#isOpen) return;
    // All rows will be read: plans that are quick with the first ones only are slower.
    if (this.#isOwn) this.#client = await this.#server.begin('reading', 'SET LOCAL cursor_tuple_fraction = 1');
    this.#isOpen = true;
    const { sql, ...rest } = this.#call;
    await this.#server.run(this.#client!, [{ sql: `DECLARE ${this.#name} NO SCROLL CURSOR FOR ${sql}`, ...rest }]);
  }
}

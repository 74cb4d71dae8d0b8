/** Transactions of one connection, one at a time: who waits for whom, and who would wait for itself. */
import { AsyncLocalStorage } from 'node:async_hooks';

/** An open transaction; a nested one is a savepoint of the one above it. */
export interface Transaction {
  above: Transaction | undefined;
  ended: Promise<void>;
}

/** Which transaction the running code is the work of. */
export const working = new AsyncLocalStorage<Transaction>();

/**
 * Waits while another transaction than that of a handle is open.
 * @param current which one is open now
 * @param own that of the handle
 * @throws TypeError where it would wait for itself, or its own has ended
 */
export async function waitForTurn(current: () => Transaction | undefined, own: Transaction | undefined): Promise<void> {
  for (let open = current(); open !== own; open = current()) {
    for (let mine = working.getStore(); mine; mine = mine.above)
      if (mine === open) throw new TypeError('a statement inside a transaction was run on a handle outside it');
    if (!open || (own && !isAbove(own, open))) throw new TypeError('this transaction has ended');
    await open.ended;
  }
}

function isAbove(transaction: Transaction, other: Transaction): boolean {
  for (let above = other.above; above; above = above.above) if (above === transaction) return true;
  return false;
}

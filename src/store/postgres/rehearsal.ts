/** A database to try things on: everything happens in one transaction that is undone when it is closed. */
import type { Database, ServerAccess, Store } from '../database.ts';
import { openPostgres } from './open.ts';

const NOTHING_KEPT = Symbol('nothing kept');

/** Others who import or pull wait meanwhile; reading and deciding goes on. */
export async function rehearsePostgres(address: string, access: ServerAccess): Promise<Store> {
  const store = await openPostgres(address, access);
  let end = () => {};
  const closed = new Promise<void>((resolve) => {
    end = resolve;
  });
  let undone: Promise<void> | undefined;
  const inside = await new Promise<Database>((resolve, reject) => {
    undone = store
      .transaction(async (transaction) => {
        resolve(transaction);
        await closed;
        throw NOTHING_KEPT;
      })
      .catch((error) => {
        if (error !== NOTHING_KEPT) reject(error);
      });
  });
  return {
    ...store,
    ...inside,
    compact: async () => true,
    async close() {
      end();
      await undone;
      await store.close();
    },
  };
}

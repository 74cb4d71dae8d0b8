/** DuckDB, which is there only where somebody installed it beside this program. */
import type * as Library from '@duckdb/node-api';
import { StoreError } from '../../errors.ts';

export type DuckDb = typeof Library;

/** Nothing is downloaded, by whatever a statement or a file asks for. */
export const OFFLINE = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' };

/** @throws StoreError when it is not installed, or its binary does not load here */
export async function loadDuckDb(): Promise<DuckDb> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND';
    throw new StoreError(
      isMissing ? 'DuckDB is not installed' : `DuckDB does not load: ${(error as Error).message.split('\n')[0]}`,
      'It comes apart from socialcare: npm install -g @duckdb/node-api\nWithout it, import the data and leave --engine out.',
    );
  }
}

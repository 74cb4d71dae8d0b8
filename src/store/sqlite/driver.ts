/** The SQLite driver: version 13 crashes Node 20 where it should refuse it, so its version is read before it is loaded. */
import { createRequire } from 'node:module';
import type Sqlite from 'better-sqlite3';
import { StoreError } from '../../errors.ts';

/** @throws StoreError when the installed driver would crash this Node */
export async function loadDriver(): Promise<typeof Sqlite> {
  const { version } = createRequire(import.meta.url)('better-sqlite3/package.json') as { version: string };
  checkDriver(version, process.versions.node);
  return (await import('better-sqlite3')).default;
}

/**
 * @param driver version of better-sqlite3
 * @param node version of Node
 */
export function checkDriver(driver: string, node: string): void {
  if (Number.parseInt(driver, 10) < 13 || Number.parseInt(node, 10) >= 22) return;
  throw new StoreError(
    `better-sqlite3 ${driver} needs Node 22 or newer; this is ${node}`,
    'Use a newer Node, or install socialcare again with this one, which brings better-sqlite3 12.',
  );
}

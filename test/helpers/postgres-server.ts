/** A PostgreSQL server that runs while the tests of a file do. */
import { afterAll } from 'vitest';
import { launchServer, type TestServer } from './postgres-program.ts';

/** @param settings of postgresql.conf  @returns undefined where none is installed */
export function startServer(settings = ''): TestServer | undefined {
  const server = launchServer(settings);
  if (server) afterAll(() => server.end());
  return server;
}

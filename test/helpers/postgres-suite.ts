/** Before and after all tests of `npm run postgres`: the server that holds their databases. */
import { launchServer } from './postgres-program.ts';

/** Databases are schemas of one server; none lives long enough to need looking after. */
const SETTINGS =
  '-c max_connections=500 -c autovacuum=off -c synchronous_commit=off -c max_locks_per_transaction=1024 -c max_wal_size=8GB';

/** A schema as its migrations leave it, which takes a tenth of the time that they do. */
const EMPTIED = `
CREATE FUNCTION public.emptied(schema text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  found record;
BEGIN
  SET LOCAL session_replication_role = replica;
  FOR found IN SELECT c.oid, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = schema AND c.relkind = 'r' AND c.relname <> 'schema_version' LOOP
    IF pg_relation_size(found.oid) > 1000000 THEN
      EXECUTE format('TRUNCATE %I.%I CASCADE', schema, found.relname);
    ELSIF pg_relation_size(found.oid) > 0 THEN
      EXECUTE format('DELETE FROM %I.%I', schema, found.relname);
    END IF;
  END LOOP;
  EXECUTE format('INSERT INTO %I.search_state (upto, rewriting) VALUES (0, 0)', schema);
  EXECUTE format('INSERT INTO %I.fact_changes (changes) VALUES (0)', schema);
  EXECUTE format('INSERT INTO %I.store_secret (secret) SELECT replace(gen_random_uuid()::text || gen_random_uuid()::text, ''-'', '''')', schema);
END $$`;

export default function setup(): () => void {
  const server = launchServer(SETTINGS);
  if (!server) throw new Error('PostgreSQL is needed for these tests: apt-get install postgresql');
  server.psql(EMPTIED);
  process.env.SOCIALCARE_TEST_SERVER = server.folder;
  return () => server.end();
}

/** Statements that make a schema, or bring one up to date, inside a transaction. */
import { POSTGRES_MIGRATIONS } from './migrations/index.ts';

/** @param version how many migrations it has seen; 0 where there is none */
export function stepsFrom(version: number, schema: string): string[] {
  const isNew = version === 0;
  return [
    ...(isNew ? [`CREATE SCHEMA IF NOT EXISTS ${schema}`] : []),
    `SET LOCAL search_path = ${schema}`,
    ...(isNew
      ? ['CREATE TABLE schema_version (version bigint NOT NULL)', 'INSERT INTO schema_version (version) VALUES (0)']
      : []),
    ...POSTGRES_MIGRATIONS.slice(version),
    `UPDATE schema_version SET version = ${POSTGRES_MIGRATIONS.length}`,
  ];
}

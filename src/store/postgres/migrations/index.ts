/**
 * Migrations of PostgreSQL. The first made what the steps of SQLite had come to by then; from there on each step of SQLite has
 * its counterpart here, and a test holds tables and columns equal. Append, never edit.
 */
import { facts } from './0001-facts.ts';
import { functions } from './0001-functions.ts';
import { rules } from './0001-rules.ts';
import { work } from './0001-work.ts';
import { packedInPlace } from './0002-packed.ts';
import { halfCharacters } from './0003-half-characters.ts';

export const POSTGRES_MIGRATIONS: readonly string[] = [
  [functions, facts, work, rules].join('\n'),
  packedInPlace,
  halfCharacters,
];

/** Amounts of memory as people type them; inside the program they are bytes. */
import { UsageError } from '../errors.ts';

export const MEGABYTE = 1_000_000;
const UNITS = { mb: MEGABYTE, gb: 1000 * MEGABYTE } as const;
/** Less than this DuckDB cannot sort in. */
const LEAST = 100 * MEGABYTE;

/**
 * '8GB' → 8,000,000,000 bytes. Case and blanks do not matter.
 * @param what the flag that the text was given as, for the message
 * @throws UsageError naming what is allowed
 */
export function parseMemory(text: string, what: string): number {
  const [, digits, unit] = /^([0-9]{1,6}(?:\.[0-9]{1,3})?)\s*(mb|gb)$/i.exec(text.trim()) ?? [];
  const bytes = unit === undefined ? 0 : Number(digits) * UNITS[unit.toLowerCase() as keyof typeof UNITS];
  if (bytes >= LEAST) return Math.round(bytes);
  throw new UsageError(
    `${what}: "${text}" is ${unit === undefined ? 'no amount of memory' : 'too little'}`,
    'Write a number and a unit, 100MB at least: 500MB, 8GB.',
  );
}

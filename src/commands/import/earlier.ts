/** Earlier imports of a file: continued, undone or replaced. */

import type { BrandChangeOptions } from '../../store/accounts/brand-changes.ts';
import type { EarlierImport } from '../../store/facts/batches.ts';
import type { Undone } from '../../store/facts/undo.ts';
import type { Store, Whole } from '../../store/open.ts';

/** How a new import of a file begins. */
export interface ReadingStart {
  /** Batches of an interrupted import with the same flags, to be continued. */
  resumed: EarlierImport[];
  /** What is undone of earlier imports. */
  undone?: Undone;
  /** Keeps or drops everything since the beginning, where an earlier reading is replaced. */
  whole?: Whole;
  restoreLabels?(): number;
}

export interface EarlierReading extends BrandChangeOptions {
  /** As it is written in the batch. */
  file: string;
  /** SHA-256 in hex; undefined for what is not a plain file. */
  hash: string | undefined;
  /** The flags, as JSON. */
  flags: string;
  again: boolean;
}

/** An interrupted import with other flags is undone, and with `again` every import of the same content. */
export async function beginReading(store: Store, reading: EarlierReading): Promise<ReadingStart> {
  const { db } = store;
  const [{ importsOf, unfinishedImports }, { beginWhole }] = await Promise.all([
    import('../../store/facts/batches.ts'),
    import('../../store/open.ts'),
  ]);
  const unfinished = unfinishedImports(db, reading.file);
  const resumed = reading.again ? [] : unfinished.filter(({ reading: flags }) => flags === reading.flags);
  const finished = reading.again && reading.hash !== undefined ? importsOf(db, reading.hash) : [];
  const replaced = [...finished, ...unfinished.filter((one) => !resumed.includes(one))];
  if (replaced.length === 0) return { resumed };
  const { replaceBatches } = await import('../../store/facts/replace.ts');
  const whole = beginWhole(store);
  try {
    const keys = replaced.map(({ key }) => key);
    const { undone, restoreLabels } = replaceBatches(db, keys, reading);
    return { resumed, undone, whole, restoreLabels };
  } catch (error) {
    whole.drop();
    throw error;
  }
}

/** Earlier imports of a file: continued, or replaced by the new one. */
import { type EarlierImport, importsOf, unfinishedImports } from '../../store/facts/batches.ts';
import type { Store } from '../../store/open.ts';

export interface ImportReading {
  /** As it is written in the batch. */
  file: string;
  /** SHA-256 in hex; undefined for what is not a plain file. */
  hash: string | undefined;
  /** The flags, as JSON. */
  flags: string;
  again: boolean;
}

export interface EarlierReadings {
  /** Batches of an interrupted import with the same flags, to be continued. */
  resumed: EarlierImport[];
  /** Keys of the batches that the new import replaces. */
  replaced: number[];
}

/** An interrupted import with other flags is replaced, and with `again` every import of the same content. */
export async function earlierReadings(store: Store, reading: ImportReading): Promise<EarlierReadings> {
  const unfinished = await unfinishedImports(store, reading.file);
  const resumed = reading.again ? [] : unfinished.filter(({ reading: flags }) => flags === reading.flags);
  const finished = reading.again && reading.hash !== undefined ? await importsOf(store, reading.hash) : [];
  const replaced = [...finished, ...unfinished.filter((one) => !resumed.includes(one))];
  return { resumed, replaced: replaced.map(({ key }) => key) };
}

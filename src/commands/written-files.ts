/** Remembering the files that a command wrote, so that forget can look for a person in them. */
import type { Context } from '../context.ts';
import { StoreError } from '../errors.ts';
import type { FileKind } from '../store/erasure/written-files.ts';

/** @param path absolute. A database that may only be read remembers nothing, and no command fails by that. */
export async function rememberFile(context: Context, path: string, kind: FileKind): Promise<void> {
  const [{ openStore }, { noteFile }, config] = await Promise.all([
    import('../store/open.ts'),
    import('../store/erasure/written-files.ts'),
    context.config(),
  ]);
  try {
    const store = await openStore(config.db.value, { ...context.access, mustExist: true });
    try {
      await noteFile(store, { path, kind }, context.now());
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}

/** A first import that fails leaves no empty database behind. */
import { existsSync, rmSync } from 'node:fs';
import type { Context } from '../../context.ts';
import { isServer } from '../../domain/database-address.ts';

/** Does the work; where it fails and made a database that holds no post, the database goes again. */
export async function removingEmpty(context: Context, work: () => Promise<void>): Promise<void> {
  const path = (await context.config()).db.value;
  // On a server an empty schema is in nobody's way.
  const existed = isServer(path) || existsSync(path);
  try {
    await work();
  } catch (error) {
    if (!existed && existsSync(path)) {
      const { listChannels } = await import('../../store/facts/channels.ts');
      if ((await listChannels(await context.store())).length === 0) {
        await context.close();
        for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
      }
    }
    throw error;
  }
}

/** Whether numbers differ from those printed the last time by the same flags. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import { formatTime } from '../domain/clock-time.ts';
import type { OutputFlags } from '../reporting/output-options.ts';
import type { Store } from '../store/open.ts';

export interface LastOutput {
  isChanged: boolean;
  /** When these numbers were printed first; empty where none were. */
  when: string;
  /** Keeps the present numbers for the next time. */
  remember(): Promise<void>;
}

/** Prefix of the names under which the database keeps them. */
const KEPT = 'last-output ';

/** @param request what is printed: its title, every flag, and its numbers as JSON knows them */
export async function lastOutput(
  context: Context,
  { title, flags, numbers }: { title: string; flags: OutputFlags; numbers: unknown },
): Promise<LastOutput> {
  const [{ openStore }, { readSetting, writeSetting }, { db, timezone }] = await Promise.all([
    import('../store/open.ts'),
    import('../store/settings.ts'),
    context.config(),
  ]);
  const name = KEPT + sha256([title, context.environment.cwd, flags]);
  const digest = sha256(numbers);
  const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openStore(db.value, { ...context.access, mustExist: true });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  const [before, at] = (await withStore((store) => readSetting(store, name)))?.split(' ') ?? [];
  return {
    isChanged: before !== digest || isMissing(context, flags.output),
    when: at === undefined ? '' : formatTime(Number(at), timezone.value),
    remember: () => withStore((store) => writeSetting(store, name, `${digest} ${context.now()}`)),
  };
}

/** A file that was deleted since is written again; of names with a date only some are there. */
function isMissing({ environment: { cwd } }: Context, output: string | undefined): boolean {
  return output !== undefined && !output.includes('{date}') && !existsSync(resolve(cwd, output));
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

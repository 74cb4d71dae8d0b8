/** The thorough half of doctor: every page, row and turn, on a copy, and how to fix each fault. */
import type { Context } from '../context.ts';
import { amount } from '../domain/amount.ts';
import { isServer } from '../domain/database-address.ts';
import { safeLine } from '../domain/safe-text.ts';
import type { FaultKind } from '../store/deep-check.ts';
import type { RebuildOptions } from '../store/rebuild.ts';
import { startProgress } from '../terminal/progress.ts';
import type { DoctorCheck } from './doctor.ts';

const FIXES: Record<FaultKind, string> = {
  file: 'Restore a backup: socialcare restore-db FILE\nWithout one, salvage what can be read: sqlite3 OLD .recover | sqlite3 NEW',
  shape: 'Make it again: socialcare doctor --deep --repair\nA table needs a backup: socialcare restore-db FILE',
  facts:
    'Restore a backup: socialcare restore-db FILE\nWithout one, import the files again into a new database; dump and restore carry decisions and labels over.',
  derived: 'Make it again from posts and labels: socialcare doctor --deep --repair',
};

const FIXES_ON_SERVERS: Partial<Record<FaultKind, string>> = {
  shape: 'Make it again: socialcare doctor --deep --repair\nColumns and keys need what pg_dump wrote: pg_restore',
  facts:
    'Put back what pg_dump wrote: pg_restore\nWithout it, import the files again into a new database; dump and restore carry decisions and labels over.',
};

/** The checks of a database that is there. */
export async function checkDeeply(context: Context): Promise<DoctorCheck[]> {
  const { findFaults } = await import('../store/deep-check.ts');
  const store = await context.store({ readonly: true });
  await store.checkOwner('look at every row (doctor --deep)');
  const onServer = isServer(store.path);
  const fixes = { ...FIXES, ...(onServer ? FIXES_ON_SERVERS : {}) };
  const faults = await shown(context, (options) => findFaults(store, options, context.access));
  if (faults.length > 0)
    return faults.map(({ kind, what }) => ({
      name: 'database, deep',
      state: 'failed',
      detail: safeLine(what),
      hint: fixes[kind],
    }));
  return [
    {
      name: 'database, deep',
      state: 'ok',
      detail: `every ${onServer ? 'row' : 'page and row'} is sound, and all turns made again are as stored`,
    },
  ];
}

/** Repairs what can be made again, in the database itself. */
export async function repairDeeply(context: Context): Promise<DoctorCheck[]> {
  const { repairFaults } = await import('../store/deep-check.ts');
  const store = await context.store({ mustExist: true });
  await store.checkOwner('make all turns again (doctor --deep --repair)');
  const threads = await shown(context, (options) => repairFaults(store, options));
  return [{ name: 'repair', state: 'ok', detail: `${amount(threads, 'thread')} made again` }];
}

/** Runs work behind a bar, with the settings that turns are made by. */
async function shown<Result>(context: Context, work: (options: RebuildOptions) => Promise<Result>): Promise<Result> {
  const { terminal, environment } = context;
  const { auto_reply_seconds, episode_gap_seconds } = await context.config();
  const progress = startProgress(terminal, { label: 'doctor', unit: 'threads', now: () => environment.now() });
  try {
    return await work({
      autoReplySeconds: auto_reply_seconds.value,
      episodeGap: episode_gap_seconds.value,
      onProgress: (done, total) => progress.update(done, `${Math.floor((done / total) * 100)} %`),
    });
  } finally {
    progress.done();
  }
}

/** restore-db: a backup takes the place of the database, which stays beside it. */
import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Context } from '../context.ts';
import { amount } from '../domain/amount.ts';
import { refuseServer } from '../domain/database-address.ts';
import { safeLine } from '../domain/safe-text.ts';
import { StoreError, UsageError } from '../errors.ts';
import type { ForgottenAgain } from '../store/erasure/forget-again.ts';
import type { ForgottenList, Loss } from '../store/open.ts';
import { startProgress } from '../terminal/progress.ts';
import { checksum, countsText, mainCounts, readSum, removeAbandoned, stampOf } from './backup-files.ts';
import type { Register } from './command.ts';
import { rememberFile } from './written-files.ts';

const HELP = `
The backup is checked first: its SHA-256 where FILE.sha256 is beside it, that it is a database of this program and not of a
newer one, and that SQLite finds it sound. What the present database holds beyond it is shown. That database stays beside
the new one, as DATABASE.before-restore-DATE, and can be restored in the same way.

Examples:
  $ socialcare restore-db backups/care-20261122T120000Z.db
  $ socialcare restore-db before-update.db --yes
  $ socialcare restore-db old.db --db look.db       into a database of its own, to look into it`;

interface Flags {
  yes?: boolean;
  json?: boolean;
}

export const registerRestoreDb: Register = (program, begin) => {
  const command = program
    .command('restore-db')
    .summary('put a backup in the place of the database')
    .description('Put what backup wrote in the place of the database. The present one stays beside it.')
    .argument('<file>', 'a backup')
    .option('--yes', 'do not ask')
    .option('--json', 'as JSON')
    .addHelpText('after', HELP);
  command.action(async (file: string, flags: Flags) => restoreDb(await begin(command), file, flags));
};

async function restoreDb(context: Context, file: string, flags: Flags): Promise<void> {
  const { terminal, environment } = context;
  const db = (await context.config()).db.value;
  refuseServer(
    db,
    'What pg_dump wrote is put back by pg_restore; what socialcare backup wrote, by restoring it to a file first: --db FILE',
  );
  const from = resolve(environment.cwd, file);
  const isSummed = await checkSum(from);
  const progress = startProgress(terminal, { label: 'restore', unit: 'pages', now: () => environment.now() });
  if (existsSync(dirname(db))) removeAbandoned(dirname(db), (name) => name === basename(db), context.now());
  const { openBackup } = await import('../store/open.ts');
  const prepared = await openBackup(from, db, {
    signal: environment.signal,
    onProgress: (done, total) => progress.update(done, `${Math.floor((done / total) * 100)} %`),
  }).finally(() => progress.done());
  const { loss, counts } = prepared;
  const summary = {
    version: 1,
    db,
    from,
    sha256_checked: isSummed,
    ...mainCounts(counts),
    lost: loss === undefined ? null : loss === 'unknown' ? 'unknown' : { ...loss },
  };
  const before = loss === undefined ? undefined : freeName(`${db}.before-restore-${stampOf(context.now())}`);
  let again: ForgottenAgain | undefined;
  try {
    if (loss !== undefined && !flags.json) terminal.out(safeLine(lossText(db, loss)));
    if (loss !== undefined && !flags.yes) {
      if (flags.json) {
        terminal.json({ ...summary, restored: false });
        throw new UsageError('--json: nothing was restored without --yes', 'Read what would be lost, then add --yes.');
      }
      const { confirm } = await import('../terminal/prompt.ts');
      if (!(await confirm(terminal, { message: 'Put the backup in its place?', flag: '--yes' }))) return;
    }
    if (prepared.forgotten && prepared.forgotten.names.length > 0)
      again = await forgetIn(prepared.path, prepared.forgotten, context.now());
    prepared.put(before);
  } finally {
    prepared.drop();
  }
  if (before !== undefined) await rememberFile(context, before, 'backup');
  const older = await olderThanKept(context);
  if (flags.json)
    terminal.json({
      ...summary,
      before: before ?? null,
      restored: true,
      forgotten_again: again === undefined ? null : { persons: again.persons, posts: again.posts },
      older_than_kept: older,
    });
  else {
    terminal.done(safeLine(`Restored ${db}: ${countsText(counts)}.`));
    if (again) for (const line of againLines(again, loss)) terminal.done(line);
    if (older !== null && older > 0)
      terminal.done(
        `${amount(older, 'post is', 'posts are')} older than the configuration keeps them: the next import or pull erases their words, or now: socialcare retain`,
      );
    if (before !== undefined) terminal.done(safeLine(`What was there before is ${before}`));
    if (loss === undefined || loss === 'unknown')
      terminal.note(
        'Whom a database has forgotten is written in it alone: whoever was forgotten after the backup is in this one again.',
      );
  }
}

/** Forgets again whom the present database has forgotten, before the backup takes its place. */
async function forgetIn(path: string, list: ForgottenList, at: number): Promise<ForgottenAgain> {
  const [{ openStore }, { forgetAgain }, { finishErasure }] = await Promise.all([
    import('../store/open.ts'),
    import('../store/erasure/forget-again.ts'),
    import('../store/erasure/pending.ts'),
  ]);
  const store = await openStore(path, { mustExist: true });
  try {
    const again = await forgetAgain(store, list, at);
    await finishErasure(store);
    return again;
  } finally {
    await store.close();
  }
}

/** Posts whose words the configuration no longer keeps; null where it keeps everything. */
async function olderThanKept(context: Context): Promise<number | null> {
  const { retain_seconds: retain } = await context.config();
  if (retain.value === Number.POSITIVE_INFINITY) return null;
  const { countExpired } = await import('../store/erasure/retain.ts');
  return (await countExpired(await context.store({ mustExist: true }), context.now() - retain.value)).posts;
}

function againLines({ persons, posts, isCarried }: ForgottenAgain, loss: Loss | 'unknown' | undefined): string[] {
  const left = loss === undefined || loss === 'unknown' ? 0 : loss.erasures - posts;
  return [
    ...(persons + posts > 0
      ? [`Forgotten in it again: ${amount(persons, 'person', 'persons')}, ${amount(posts, 'post')}.`]
      : []),
    ...(left > 0
      ? [
          `Words of up to ${amount(left, 'post')} that were too old or deleted on their platform are back: socialcare retain`,
        ]
      : []),
    ...(isCarried
      ? []
      : [
          'The backup is of another database with erasures of its own: who is not in it now may come back with an import.',
        ]),
  ];
}

/** Whether there was a sum to hold it against. @throws StoreError when it is another one */
async function checkSum(path: string): Promise<boolean> {
  const sum = readSum(path);
  if (sum === undefined) return false;
  if ((await checksum(path)) === sum) return true;
  throw new StoreError(
    `${path} is not as it was written: its SHA-256 is another than ${path}.sha256 says`,
    'Take another backup, or copy this one again from where it came. To restore it as it is, move the .sha256 away.',
  );
}

function lossText(db: string, loss: Loss | 'unknown'): string {
  if (loss === 'unknown') return `${db} is too damaged to tell what it holds beyond the backup.`;
  const { posts, decisions, labels, erasures } = loss;
  const lost = [
    ...(posts > 0 ? [amount(posts, 'post')] : []),
    ...(decisions > 0 ? [amount(decisions, 'decision')] : []),
    ...(labels > 0 ? [amount(labels, 'label')] : []),
  ];
  const beyond =
    lost.length === 0 ? 'holds nothing that the backup does not' : `holds ${lost.join(', ')} that the backup does not`;
  const back =
    erasures > 0
      ? ` The backup holds the words of ${amount(erasures, 'post')} erased since: whoever was forgotten is forgotten in it again.`
      : '';
  return `${db} ${beyond}.${back}`;
}

/** A restore that was broken off in the same second may have left a database, or its log, under the name. */
function freeName(name: string): string {
  const isTaken = (one: string) => existsSync(one) || existsSync(`${one}-wal`);
  if (!isTaken(name)) return name;
  let at = 2;
  while (isTaken(`${name}-${at}`)) at++;
  return `${name}-${at}`;
}

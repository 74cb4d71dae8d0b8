/** backup: the database as it is at this moment, in a file of its own, while others go on writing. */
import { lstatSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { Context } from '../context.ts';
import { amount } from '../domain/amount.ts';
import { refuseServer } from '../domain/database-address.ts';
import { safeLine } from '../domain/safe-text.ts';
import { CareError, UsageError } from '../errors.ts';
import { isBackupFile } from '../store/open.ts';
import { startProgress } from '../terminal/progress.ts';
import {
  backupName,
  checksum,
  countsText,
  isNamedFor,
  listBackups,
  mainCounts,
  removeAbandoned,
  removeBackup,
  sumPath,
  writeSum,
} from './backup-files.ts';
import type { Register } from './command.ts';
import { cannotWrite } from './output-file.ts';
import { rememberFile } from './written-files.ts';

const HELP = `
Others may write meanwhile: the backup is the database of one moment. It is checked (SQLite finds it sound, every table
has as many rows) before it takes its name, and its SHA-256 stands beside it in FILE.sha256. A name with an ending such as
.db is a file, any other a folder, in which backups are named by date. Posts of customers are in it: keep it as safe as
the database, and remember it when you forget a person.

Examples:
  $ socialcare backup                          into the folder backups beside the database
  $ socialcare backup /mnt/safe --keep 7       from cron: the seven newest stay
  $ socialcare backup before-update.db
  $ socialcare restore-db before-update.db`;

interface Flags {
  keep?: number;
  json?: boolean;
}

export const registerBackup: Register = (program, begin) => {
  const command = program
    .command('backup')
    .summary('copy the database while others use it')
    .description('Copy the database, while others use it, into a file that is checked and restore-db reads.')
    .argument('[target]', 'a file or a folder (default: backups, beside the database)')
    .option('--keep <n>', 'of the backups in the folder, keep so many and delete older ones', keepCount)
    .option('--json', 'as JSON')
    .addHelpText('after', HELP);
  command.action(async (target: string | undefined, flags: Flags) => backup(await begin(command), target, flags));
};

function keepCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('it must be a whole number from 1');
  return Number(text);
}

async function backup(context: Context, target: string | undefined, flags: Flags): Promise<void> {
  const { terminal, environment } = context;
  const db = (await context.config()).db.value;
  refuseServer(
    db,
    'Back it up with the means of the server: pg_dump --format=custom --schema=socialcare --file=care.dump DATABASE',
  );
  const place = placeOf(resolve(environment.cwd, target ?? join(dirname(db), 'backups')), db, context.now());
  if (!place.folder && flags.keep !== undefined)
    throw new UsageError('--keep counts backups in a folder, and a file was named', 'Name the folder instead.');
  // Opens the database first: it must be there, and this program's.
  await context.store({ readonly: true, mustExist: true });
  prepare(place);
  const { counts, sum } = await writeAside(context, db, place.file);
  await rememberFile(context, place.file, 'backup');
  const removed = tidy(place, db, flags.keep);
  removeAbandoned(dirname(place.file), (name) => name === basename(place.file) || isNamedFor(db, name), context.now());
  const { size } = statSync(place.file);
  if (flags.json)
    terminal.json({
      version: 1,
      file: place.file,
      bytes: size,
      sha256: sum,
      ...mainCounts(counts),
      rows: counts,
      removed,
    });
  else {
    const megabytes = (size / 1_048_576).toFixed(1);
    terminal.done(safeLine(`Wrote and checked ${place.file}: ${countsText(counts)}, ${megabytes} MB.`));
    terminal.done(`SHA-256 ${sum}`);
    if (removed.length > 0) terminal.done(`Deleted ${amount(removed.length, 'older backup')}.`);
  }
}

interface Place {
  file: string;
  /** Where older ones are looked for. */
  folder?: string;
}

function placeOf(target: string, db: string, now: number): Place {
  const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory() ?? extname(target) === '';
  return isFolder ? { file: join(target, backupName(db, now)), folder: target } : { file: target };
}

/** @throws CareError when the place cannot be written, or holds something that is no backup */
function prepare({ file, folder }: Place): void {
  if (folder !== undefined) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw cannotWrite(folder, error as NodeJS.ErrnoException);
    }
  }
  const there = lstatSync(file, { throwIfNoEntry: false });
  if (there && !(there.isFile() && isBackupFile(file)))
    throw new CareError(`${file} is there already and is no backup`, 'Name another file, or a folder.');
}

/** Under another name until it is whole. */
async function writeAside(context: Context, db: string, file: string) {
  const { terminal, environment } = context;
  const draft = `${file}.${process.pid}.part`;
  const progress = startProgress(terminal, { label: 'backup', unit: 'pages', now: () => environment.now() });
  const { writeBackup } = await import('../store/open.ts');
  try {
    const counts = await writeBackup(db, draft, {
      signal: environment.signal,
      onProgress: (done, total) => progress.update(done, `${Math.floor((done / total) * 100)} %`),
    });
    const sum = await checksum(draft);
    // A backup without a sum can be restored, one beside the sum of another cannot.
    rmSync(sumPath(file), { force: true });
    renameSync(draft, file);
    await writeSum(file, sum);
    return { counts, sum };
  } catch (error) {
    rmSync(draft, { force: true });
    throw cannotWrite(file, error as NodeJS.ErrnoException);
  } finally {
    progress.done();
  }
}

/** Returns the backups that were deleted. */
function tidy({ folder }: Place, db: string, keep: number | undefined): string[] {
  if (folder === undefined || keep === undefined) return [];
  const old = listBackups(folder, db).slice(keep);
  for (const path of old) removeBackup(path);
  return old;
}

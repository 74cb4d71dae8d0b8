/** Whole-process times of import and report on a generated file, beside the rivals that are installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeTwcsFile } from './twcs-file.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '2800000' }, runs: { type: 'string', default: '1' } },
});
const rows = Number(values.rows);
const runs = Number(values.runs);
const CLI = resolve('bin/socialcare.js');
const folder = mkdtempSync(join(tmpdir(), 'socialcare-bench-'));
const file = join(folder, 'twcs.csv');
const more = join(folder, 'more.csv');
const db = join(folder, 'care.db');

interface Timed {
  seconds: number;
  /** Peak memory of the process, where GNU time is there to tell. */
  megabytes: number | null;
}

function timed(command: string, args: string[]): Timed | null {
  const gnu = existsSync('/usr/bin/time');
  const started = performance.now();
  const { status, stderr } = gnu
    ? spawnSync('/usr/bin/time', ['-f', 'peak %M', command, ...args], { encoding: 'utf8', cwd: folder })
    : spawnSync(command, args, { encoding: 'utf8', cwd: folder });
  if (status !== 0) return null;
  const peak = /peak (\d+)/.exec(stderr ?? '');
  return { seconds: (performance.now() - started) / 1000, megabytes: peak ? Number(peak[1]) / 1024 : null };
}

function median(measure: () => Timed | null): Timed | null {
  const times = Array.from({ length: runs }, measure).filter((one) => one !== null);
  return times.sort((a, b) => a.seconds - b.seconds)[Math.floor(times.length / 2)] ?? null;
}

function line(what: string, result: Timed | null): void {
  if (!result) console.log(`${what.padEnd(44)}      not installed or failed`);
  else {
    const memory = result.megabytes === null ? '' : `${Math.round(result.megabytes)} MB peak`;
    console.log(`${what.padEnd(44)} ${result.seconds.toFixed(2).padStart(8)} s   ${memory}`);
  }
}

const care = (...args: string[]) => timed(process.execPath, [CLI, ...args, '--quiet', '--db', db]);
const fresh = (path: string) => {
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
};

try {
  await writeTwcsFile(file, rows);
  console.log(`${rows} rows, ${(statSync(file).size / 1e6).toFixed(0)} MB, median of ${runs}`);
  const rival = join(folder, 'rival.db');
  const intoFresh = (path: string, measure: () => Timed | null) => () => {
    fresh(path);
    return measure();
  };
  const imported = median(intoFresh(db, () => care('import', file)));
  line('socialcare import', imported);
  const utils = ['insert', rival, 't', file, '--csv', '--pk', 'tweet_id', '--silent'];
  const rivals = median(intoFresh(rival, () => timed('sqlite-utils', utils)));
  line('sqlite-utils insert --csv --pk tweet_id', rivals);
  if (imported && rivals) console.log(`ratio ${(imported.seconds / rivals.seconds).toFixed(2)}`);
  line(
    'socialcare report',
    median(() => care('report')),
  );
  await writeTwcsFile(more, Math.round(rows * 1.01));
  line('socialcare import, 1 % new rows', care('import', more));
  line(
    'socialcare --help',
    median(() => timed(process.execPath, [CLI, '--help'])),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

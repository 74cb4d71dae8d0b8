/** Two who write and three who read one database at once: nobody fails, nothing is lost, nothing is written twice. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './program.ts';
import { type Line, lineOf } from './table.ts';

const ROWS = 200;

export const crowdFor = (seconds: number) => `two writers, three readers, for ${seconds} s`;

/** @param seconds for which they go on */
export async function crowd(seconds: number): Promise<Line> {
  const folder = mkdtempSync(join(tmpdir(), 'socialcare-crowd-'));
  const line = lineOf(crowdFor(seconds));
  const until = performance.now() + seconds * 1000;
  const run = async (...argv: string[]) => {
    line.faults++;
    const { code, stdout, stderr, hung } = await runProgram(folder, argv);
    if (hung) line.hung++;
    if (code === 0) return stdout;
    line.broken++;
    console.error(argv.slice(0, 2).join(' '), stderr.trim());
    return '';
  };
  const going = async (work: (round: number) => Promise<unknown>) => {
    for (let round = 0; performance.now() < until; round++) await work(round);
  };
  try {
    await run('brand', 'add', 'acme', '@acme');
    let imported = 0;
    let noted = 0;
    const importOne = async (round: number) => {
      const path = join(folder, `${round}.csv`);
      writeFileSync(path, table(round));
      await run('import', path, '--sampling', 'complete');
      imported++;
    };
    await importOne(0);
    await Promise.all([
      going((round) => importOne(round + 1)),
      going(async (round) => {
        await run('triage', `q0-${round % ROWS}`, '--as', 'note', '--note', `note ${round}`, '--actor', 'jo');
        noted++;
      }),
      ...['report', 'queue', 'status'].map((command) => going(() => run(command, '--json'))),
    ]);
    const posts = Number(await run('sql', 'SELECT count(*) AS n FROM post', '--format', 'tsv').then(lastLine));
    const notes = Number(await run('sql', 'SELECT count(*) AS n FROM decision', '--format', 'tsv').then(lastLine));
    line.lost = Math.max(0, imported * ROWS - posts) + Math.max(0, noted - notes);
    line.doubled = Math.max(0, posts - imported * ROWS) + Math.max(0, notes - noted);
    return line;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function table(round: number): string {
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const time = new Date(Date.UTC(2026, 2, 1) + (round * ROWS + at) * 60_000).toISOString();
    return `x,q${round}-${at},${time},fan${at % 17},@acme help ${at}`;
  });
  return `channel,id,created_at,author_handle,text\n${rows.join('\n')}\n`;
}

const lastLine = (text: string) => text.trim().split('\n').at(-1);

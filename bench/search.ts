/**
 * Searches in a large database: filling the index, a rare word, a frequent one, a phrase, with the index and without it, in
 * seconds of CPU of whole processes. The index is made anew: hand it a copy. node build/bench/search.js COPY.db
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openStore } from '../src/store/open.ts';

const { values, positionals } = parseArgs({
  options: {
    rare: { type: 'string', default: '@674595' },
    frequent: { type: 'string', default: 'refund' },
    phrase: { type: 'string', default: '"working really"' },
  },
  allowPositionals: true,
});
const [db] = positionals;
if (db === undefined) throw new Error('usage: node build/bench/search.js COPY.db');

const CLI = fileURLToPath(new URL('../../bin/socialcare.js', import.meta.url));

/** Seconds of CPU of a command, and how many lines it wrote. */
function timed(...args: string[]): string {
  const { stdout, stderr } = spawnSync(
    '/usr/bin/time',
    ['-f', 'cpu %U %S', process.execPath, CLI, ...args, '--db', db!],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    },
  );
  const [, user, system] = /cpu ([\d.]+) ([\d.]+)/.exec(stderr)!;
  return `${(Number(user) + Number(system)).toFixed(2)} s, ${stdout.split('\n').length - 1} lines`;
}

async function emptied(): Promise<void> {
  const store = await openStore(db!);
  await store.write("INSERT INTO post_words (post_words) VALUES ('delete-all')");
  await store.write('UPDATE search_state SET upto = 0');
  await store.compact();
  await store.close();
}

await emptied();
const before = statSync(db).size;
console.log(`filling the index and finding nothing: ${timed('show', '--search', 'zyxwvutsr')}`);
console.log(`${((statSync(db).size - before) / 1e6).toFixed(0)} MB more than ${(before / 1e6).toFixed(0)}`);
for (const [kind, search] of Object.entries(values))
  for (const command of [['export', 'turns'], ['queue', '--limit', '20'], ['report']])
    console.log(`${kind}, ${command.join(' ')}: ${timed(...command, '--search', search, '--reach', 'all')}`);

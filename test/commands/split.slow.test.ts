/** However posts are cut into files and commands, and however their authors are named, turns and reports are the same. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Random, seededRandom, shuffle } from '../../src/domain/random.ts';
import { BRANDS, madeUpRows, type Row } from '../helpers/oracle/made-up.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

type Named = Row & { author_id: string };

const COLUMNS = [
  ...(['channel', 'id', 'author_id', 'author_handle', 'author_followers', 'created_at', 'text'] as const),
  ...(['reply_to_id', 'quote_of_id', 'conversation_id', 'automatic', 'deleted_at'] as const),
];
const TURNS = 'brand,channel,customer,thread,turn,asked_post,asked_at,posts,answer_post,wait_seconds,reach,status';
const CLAIM = ['--sampling', 'complete', '--covers', '2026-03-02..2026-03-29', '--covers-replies', '-q', '--no-input'];

/** An account is its number on its channel, whatever it is called. */
const idOf = ({ channel, author_handle }: Row) =>
  `${channel.charCodeAt(0)}${[...author_handle].map((letter) => letter.charCodeAt(0)).join('')}`;

const inAnyCase = (random: Random, text: string) =>
  [...text].map((letter) => (random() < 0.5 ? letter.toUpperCase() : letter.toLowerCase())).join('');

/** Every author is once named by id and handle; elsewhere by either, the handle in any case, as words speak of it too. */
function renamed(random: Random, rows: readonly Row[]): Named[] {
  const met = new Set<string>();
  return rows.map((row) => {
    const author_id = idOf(row);
    const named = {
      ...row,
      author_id,
      author_handle: inAnyCase(random, row.author_handle),
      text: row.text.replace(/@[\w\p{L}]+/gu, (handle) => inAnyCase(random, handle)),
    };
    const isFirst = !met.has(author_id);
    met.add(author_id);
    const way = isFirst ? 0 : random();
    if (way > 0.7) return { ...named, author_handle: '' };
    return way > 0.4 ? { ...named, author_id: '' } : named;
  });
}

const quoted = (cell: string | number) => `"${String(cell).replaceAll('"', '""')}"`;
const csv = (rows: readonly Named[]) =>
  [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((column) => quoted(row[column])).join(','))].join('\n');

/** Sums of fractions hang by their last digits on the order of customers. */
const shortened = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value);

/** @param commands the files of each import */
async function told(commands: readonly (readonly Named[])[][]) {
  const cwd = temporaryFolder();
  const go = async (argv: string[]) => {
    const { stdout, stderr, code } = await run(argv, { cwd });
    if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
    return stdout;
  };
  for (const [name, channels] of Object.entries(BRANDS))
    for (const [channel, handles] of Object.entries(channels))
      await go(['brand', 'add', name, ...handles.map((handle) => `${channel}:@${handle}`)]);
  let number = 0;
  for (const files of commands) {
    const names = files.map((rows) => {
      number++;
      writeFileSync(join(cwd, `${number}.csv`), csv(rows));
      return `${number}.csv`;
    });
    await go(['import', ...names, ...CLAIM]);
  }
  const turns = await go(['export', 'turns', '--reach', 'all', '--columns', TURNS]);
  const report = JSON.parse(await go(['report', '--by', 'brand,channel', '--json']), shortened);
  return {
    turns: turns.toLowerCase().trimEnd().split('\r\n').sort(),
    numbers: report.sections.map(({ metric, rows, notes }: Record<string, unknown>) => ({ metric, rows, notes })),
  };
}

test.each([1, 2, 3])(
  'law: any split over files and commands, handles in any case and script, ids or handles (%i)',
  async (seed) => {
    const random = seededRandom(seed);
    const rows = madeUpRows(random, 60);
    const whole = await told([[rows.map((row) => ({ ...row, author_id: idOf(row) }))]]);
    expect(whole.turns.length).toBeGreaterThan(60);
    for (let round = 0; round < 4; round++) {
      const shuffled = renamed(random, rows);
      shuffle(shuffled, random);
      const files = Array.from({ length: 1 + Math.floor(random() * 6) }, (): Named[] => []);
      for (const row of shuffled) files[Math.floor(random() * files.length)]!.push(row);
      const commands: Named[][][] = [[]];
      for (const file of files.filter(({ length }) => length > 0)) {
        if (commands.at(-1)!.length > 0 && random() < 0.5) commands.push([]);
        commands.at(-1)!.push(file);
      }
      expect(await told(commands)).toEqual(whole);
    }
  },
);

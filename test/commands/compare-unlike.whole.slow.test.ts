/** Sides whose data differ: samples, times that are known, and agents, who are known of answered turns alone. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

/** Forty mentions of a brand on a day, of which some are answered by an agent. */
function rowsOf(brand: string, day: string, agents: readonly string[]): string[] {
  return Array.from({ length: 40 }, (_, at) => {
    const id = `${brand}${at}`;
    const minute = String(at).padStart(2, '0');
    const asked = `${id},c${id},${day}T08:${minute}:00Z,@${brand} where is my parcel?,,`;
    const agent = agents[at];
    return agent === undefined
      ? [asked]
      : [asked, `${id}r,${brand},${day}T09:${minute}:00Z,@c${id} here,${id},${agent}`];
  }).flat();
}

async function read(cwd: string, file: string, rows: readonly string[], ...claim: string[]): Promise<void> {
  writeFileSync(join(cwd, file), `id,author_handle,created_at,text,reply_to_id,agent\n${rows.join('\n')}\n`);
  const { code, stderr } = await run(['import', file, '--channel', 'x', '--no-input', ...claim], { cwd });
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('error')]);
}

test('sides of different samplings and times are warned of, with the time that all are known of', async () => {
  const cwd = temporaryFolder();
  for (const brand of ['acme', 'rival']) await run(['brand', 'add', brand, `@${brand}`], { cwd });
  const jo = Array.from({ length: 40 }, () => 'Jo');
  const february = ['--covers', '2026-02-01..2026-02-28', '--brand', 'acme', '--sampling', 'complete'];
  await read(cwd, 'acme.csv', rowsOf('acme', '2026-02-10', jo), ...february);
  const later = ['--covers', '2026-02-08..2026-03-31', '--brand', 'rival', '--sampling', 'search'];
  await read(cwd, 'rival.csv', rowsOf('rival', '2026-02-10', jo), ...later);
  const { notes } = JSON.parse((await run(['compare', 'acme', 'rival', '--json'], { cwd })).stdout);
  expect(notes).toContain('WARNING: sides of different samplings: acme complete, rival search');
  expect(notes.find((note: string) => note.includes('different times'))).toMatch(
    /^WARNING: sides of different times: acme 2026-02-01 to 2026-0\S+, rival 2026-02-08 to 2026-0\S+; the time of all: --since 2026-02-08 --until 2026-0/,
  );
  const alike = await run(['compare', 'acme', 'rival', '--since', '2026-02-08', '--until', '2026-02-28'], { cwd });
  expect(alike.stdout).not.toContain('different times');
});

test('an agent with the rest: turns that nobody answered are nobody’s', async () => {
  const cwd = temporaryFolder();
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  const agents = Array.from({ length: 36 }, (_, at) => (at % 2 === 0 ? 'Jo' : 'Kim'));
  await read(cwd, 'acme.csv', rowsOf('acme', '2026-02-10', agents), '--sampling', 'complete');
  const { rows, notes } = JSON.parse((await run(['compare', 'agent=Jo', 'rest', '--json'], { cwd })).stdout);
  expect(rows[0]).toMatchObject({ measure: 'Turns', a: { name: 'Jo', n: 18 }, b: { name: 'the rest', n: 18 } });
  expect(rows.some(({ measure }: { measure: string }) => measure.startsWith('Ignored'))).toBe(false);
  expect(notes.join('\n')).toContain('a side is told by how its turns ended');
  const pair = JSON.parse((await run(['compare', '--by', 'agent', '--json'], { cwd })).stdout);
  expect([pair.rows[0].a.name, pair.rows[0].b.name]).toEqual(['Jo', 'Kim']);
});

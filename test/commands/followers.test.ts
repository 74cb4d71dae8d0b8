/** Customers by their followers: as last seen, each counted once, among those who are asked for. */
import { expect, test } from 'vitest';
import { conversationFolder } from '../helpers/conversation-folder.ts';
import { run } from '../helpers/run.ts';

const TALK = `
  09:00 @ann followers=10: @acme hello?
  09:01 @ann re 1 followers=900: @acme anybody?
  09:02 @acme re 1: @ann hi
  10:00 @ann followers=900: @acme and now?
  10:01 @bob followers=20: @acme hello?
  10:02 @cem followers=30: @acme hello?
  10:03 @dee followers=40: @acme hello?
  10:04 @eve followers=50: @acme hello?
  +1d 10:05 @fay: @acme hello?
  10:06 @gus followers=0: @acmecare hello?`;

async function groups(cwd: string, ...argv: string[]) {
  const { stdout, stderr } = await run(['measure', 'volume', '--by', 'followers', ...argv, '--json'], { cwd });
  if (stderr) throw new Error(stderr);
  const { rows, notes } = JSON.parse(stdout) as { rows: { followers: string; turns: number }[]; notes: string[] };
  return { rows: rows.map(({ followers, turns }) => [followers, turns]), notes };
}

test('Ann wrote three times and is one customer; Fay, of whom nobody knows, stands apart', async () => {
  const cwd = await conversationFolder(TALK);
  const { rows, notes } = await groups(cwd);
  expect(rows).toEqual([
    ['1: up to 20', 2],
    ['2: 21 to 30', 1],
    ['3: 31 to 40', 1],
    ['4: 41 to 50', 1],
    ['5: above 50', 2],
    ['unknown', 1],
  ]);
  expect(notes.slice(0, 2)).toEqual([
    'followers: fifths of 6 customers, each counted once, with the number last seen in the data',
    'followers of 1 customer are unknown: a group of their own',
  ]);
});

test('the fifths are those of the customers who are asked for', async () => {
  const cwd = await conversationFolder(TALK);
  expect((await groups(cwd, '--customer', 'ann')).rows).toEqual([['1: all', 2]]);
  expect((await groups(cwd, '--since', '2026-03-03')).rows).toEqual([['unknown', 1]]);
});

test('with a brand beside, the fifths stay; a report compares with the period before as a whole', async () => {
  const cwd = await conversationFolder(TALK);
  expect((await groups(cwd, '--by', 'brand')).rows).toHaveLength(6);
  const { stdout, code } = await run(
    ['report', '--by', 'followers', '--since', '1d', '--as-of', '2026-03-04', '--json'],
    {
      cwd,
    },
  );
  expect(code).toBe(0);
  const { sections } = JSON.parse(stdout) as { sections: { metric: string; rows: object[] }[] };
  for (const row of sections.find(({ metric }) => metric === 'comparison')?.rows ?? [])
    expect(row).not.toHaveProperty('followers');
});

test('explain names the group of each turn', async () => {
  const cwd = await conversationFolder(TALK);
  const { stdout } = await run(['explain', 'volume', '--by', 'followers', '--json'], { cwd });
  const turns = (JSON.parse(stdout) as { turns: { customer: string; followers: string }[] }).turns;
  expect(turns.find(({ customer }) => customer === 'bob')).toMatchObject({ followers: '1: up to 20' });
});

test('whose only turn is dated after its answer is no customer of the fifths', async () => {
  const cwd = await conversationFolder(`
    09:00 @ann followers=10: @acme hello?
    10:00 #late @bob followers=5000: @acme hello?
    09:30 @acme re late: @bob hi`);
  const { rows, notes } = await groups(cwd);
  expect(rows).toEqual([['1: all', 1]]);
  expect(notes[0]).toContain('fifths of 1 customer');
});

import { expect, test } from 'vitest';
import { labelledFolder } from '../helpers/labelled-folder.ts';
import { versionOf } from '../helpers/labels.ts';
import { run } from '../helpers/run.ts';

/** How reports name labels that the program gave. */
const MACHINE = `intent ${versionOf('intent')}, needs-reply ${versionOf('needs-reply')} by machine`;

async function json(cwd: string, ...argv: string[]) {
  const { stdout, stderr, code } = await run([...argv, '--json', '--as-of', '2026-03-20'], { cwd });
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

test('turns are grouped by what customers wanted', async () => {
  const cwd = await labelledFolder();
  const { rows, label_method } = await json(cwd, 'measure', 'volume', '--by', 'needs-reply');
  expect(rows).toMatchObject([
    { 'needs-reply': 'true', turns: 2 },
    { 'needs-reply': 'false', turns: 2 },
  ]);
  expect(label_method).toBe(MACHINE);
  const byIntent = await json(cwd, 'measure', 'volume', '--by', 'intent');
  expect(byIntent.rows.reduce((sum: number, { turns }: { turns: number }) => sum + turns, 0)).toBe(4);
  for (const facet of ['sentiment', 'urgency', 'topic', 'language', 'private-data', 'reply-act', 'agent', 'auto'])
    expect((await json(cwd, 'measure', 'volume', '--by', facet)).rows[0]).toHaveProperty(facet);
});

test('either of two labels will do, and both facets must fit', async () => {
  const cwd = await labelledFolder();
  const turns = async (...argv: string[]) => (await json(cwd, 'measure', 'volume', ...argv)).rows[0].turns;
  expect(await turns('--label', 'needs-reply=true,false')).toBe(4);
  expect(await turns('--label', 'needs-reply=true')).toBe(2);
  expect(await turns('--label', 'needs-reply=true', '--label', 'intent=praise,thanks')).toBe(0);
  expect(await turns('--label', 'reply-act=deflect-dm')).toBe(1);
  const wrong = await run(['measure', 'volume', '--label', 'intent=angry'], { cwd });
  expect(wrong.stderr).toContain('no turn here is labelled intent=angry');
  expect(wrong.code).toBe(2);
});

test('the ignored rate counts what needed a reply and shows all turns beside it', async () => {
  const cwd = await labelledFolder();
  const { rows, denominator, notes } = await json(cwd, 'measure', 'ignored', '--by', 'brand');
  expect(rows).toMatchObject([
    {
      brand: 'acme',
      window: '24h',
      due: 2,
      ignored: 1,
      denominator: 'needs-reply',
      all_turns: { due: 4, ignored: 3 },
    },
  ]);
  expect(denominator).toBe('due turns that needed a reply');
  expect(notes.join('\n')).toContain('2 of 4 turns needed a reply');
  const all = await json(cwd, 'measure', 'ignored', '--denominator', 'all');
  expect(all.rows[0]).toMatchObject({ due: 4, ignored: 3, denominator: 'all turns' });
  expect(all.rows[0]).not.toHaveProperty('all_turns');
  const { stdout } = await run(['report', '--as-of', '2026-03-20', '--width', '120'], { cwd });
  expect(stdout).toContain('Of all turns');
});

test('a corrected label moves the rate at once', async () => {
  const cwd = await labelledFolder();
  await run(['label', '5', 'needs-reply=yes', '--actor', 'ann'], { cwd });
  const { rows, label_method } = await json(cwd, 'measure', 'ignored');
  expect(rows[0]).toMatchObject({ due: 3, ignored: 2 });
  expect(label_method).toBe(`${MACHINE}; 1 post by hand`);
});

test('deflection by brand, with where customers were sent', async () => {
  const { rows } = await json(await labelledFolder(), 'measure', 'deflection', '--by', 'brand');
  expect(rows).toMatchObject([{ brand: 'acme', answered: 1, deflected: 1, to: { dm: 1 }, dodge_chains: 0 }]);
});

test('status says how many posts are labelled, and by whom', async () => {
  const cwd = await labelledFolder();
  await run(['label', '5', 'intent=other', '--actor', 'ann'], { cwd });
  expect((await run(['status'], { cwd })).stdout).toContain('5 posts are classified, 1 labelled by hand');
  expect(JSON.parse((await run(['status', '--json'], { cwd })).stdout).labels).toEqual({ classified: 5, by_hand: 1 });
});

test('turns by who signed the answer; as of before it there was none', async () => {
  const cwd = await labelledFolder();
  const { rows, label_method } = await json(cwd, 'measure', 'volume', '--by', 'agent');
  expect(rows).toMatchObject([
    { agent: '(no answer)', turns: 3 },
    { agent: 'JK', turns: 1 },
  ]);
  expect(label_method).toBe('agent 3 by machine');
  const turns = async (...argv: string[]) => (await json(cwd, 'measure', 'volume', ...argv)).rows[0].turns;
  expect(await turns('--agent', 'jk')).toBe(1);
  expect(await turns('--agent', '^JK,unsigned')).toBe(1);
  expect(await turns('--agent', 'unsigned')).toBe(0);
  await run(['label', '2', 'agent=Tom', '--actor', 'ann'], { cwd });
  expect(await turns('--agent', 'Tom')).toBe(1);
  const early = ['measure', 'volume', '--by', 'agent', '--json', '--as-of', '2026-03-01T09:05:00Z'];
  expect(JSON.parse((await run(early, { cwd })).stdout).rows).toMatchObject([{ agent: '(no answer)', turns: 1 }]);
  const nobody = await run(['measure', 'volume', '--agent', 'XX'], { cwd });
  expect({ code: nobody.code, stderr: nobody.stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining('no reply here is signed "XX"'),
  });
});

test('turns by what the answer did and by what customers gave away, each list in one order', async () => {
  const cwd = await labelledFolder();
  const by = async (facet: string) =>
    (await json(cwd, 'measure', 'volume', '--by', facet)).rows.map((row: Record<string, unknown>) => [
      row[facet],
      row.turns,
    ]);
  expect(await by('reply-act')).toEqual([
    ['(no answer)', 3],
    ['apologise,deflect-dm', 1],
  ]);
  await run(['label', '2', 'reply-act=thank,promise', '--actor', 'ann'], { cwd });
  expect(await by('reply-act')).toEqual([
    ['(no answer)', 3],
    ['promise,thank', 1],
  ]);
  expect(await by('private-data')).toEqual([['(none)', 4]]);
  await run(['label', '5', 'private-data=phone,email', '--actor', 'ann'], { cwd });
  expect(await by('private-data')).toEqual([
    ['(none)', 3],
    ['email,phone', 1],
  ]);
  expect(await by('auto')).toEqual([['false', 4]]);
});

test('sent-elsewhere is deflection under the name that says what it counts', async () => {
  const cwd = await labelledFolder();
  const { stdout } = await run(['measure', 'sent-elsewhere', '--as-of', '2026-03-20'], { cwd });
  expect(stdout).toContain('Sent elsewhere');
  expect(await json(cwd, 'measure', 'sent-elsewhere')).toEqual(await json(cwd, 'measure', 'deflection'));
});

test('agents are groups of their own: they can be sorted and cut without --by', async () => {
  const cwd = await labelledFolder();
  const { rows } = await json(cwd, 'measure', 'agents', '--sort', 'replies', '--limit', '1');
  expect(rows).toMatchObject([{ agent_name: 'JK', replies: 1, sent_elsewhere: null }]);
  expect((await json(cwd, 'measure', 'agents', '--by', 'brand', '--worst', '1')).rows).toMatchObject([
    { brand: 'acme', agent_name: 'JK' },
  ]);
});

test('compare and trend say of what they speak: two of the four turns needed a reply', async () => {
  const cwd = await labelledFolder();
  const compared = await json(cwd, 'compare', '2026-03', 'previous');
  expect(compared).toMatchObject({ denominator: 'turns that needed a reply, of all sides', n: 2 });
  expect(compared.rows.slice(0, 2)).toMatchObject([
    { measure: 'Turns', denominator: 'turns' },
    { measure: 'Ignored 24h', denominator: 'due turns that needed a reply' },
  ]);
  expect(compared.notes.join()).toContain('2026-03: 2 of 4 turns needed a reply');
  const [judged] = (await json(cwd, 'trend', 'ignored')).sections;
  expect(judged).toMatchObject({ denominator: 'due turns that needed a reply', n: 2 });
  expect(judged.notes.join()).toContain('2 of 4 turns needed a reply');
});

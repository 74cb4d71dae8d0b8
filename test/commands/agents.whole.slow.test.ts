/** Who answered, where the data say so: before sign-offs, after a person's word, and back from an own export. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

let cwd: string;

/** Jo answers Ann and signs as XX, Kim answers Bob unsigned, Cat is answered by whoever signs JK, Dan by nobody. */
beforeAll(async () => {
  cwd = temporaryFolder();
  writeFileSync(
    join(cwd, 'helpdesk.csv'),
    `Date,From,Agent,Message,Id,In Reply To,Sent To
2026-03-02 09:00,ann,,where is my parcel?,1,,Acme Page
2026-03-02 09:10,Acme Page,Jo Smith,It leaves today ^XX,2,1,
2026-03-02 10:00,bob,,my app crashes,3,,Acme Page
2026-03-02 10:10,Acme Page,Kim Lee,update please,4,3,
2026-03-02 11:00,cat,,hello?,5,,Acme Page
2026-03-02 11:10,Acme Page,,hi ^JK,6,5,
2026-03-02 11:20,dan,,nobody there?,7,,Acme Page
`,
  );
  await run(['brand', 'add', 'acme', 'facebook:Acme Page'], { cwd });
  const argv = ['import', 'helpdesk.csv', '--channel', 'facebook', '--sampling', 'complete', '--tz', 'UTC'];
  expect(await run([...argv, '-q'], { cwd })).toMatchObject({ stderr: '', code: 0 });
});

async function turnsOf(folder: string, ...more: string[]) {
  const argv = ['export', 'turns', '--columns', 'customer,reach,agent', '--sort', 'asked_at:asc', ...more];
  return (await run(argv, { cwd: folder })).stdout.trimEnd().split('\r\n').slice(1);
}

test('the data name Jo and Kim; what was sent to the page is direct; sign-offs are read once classified', async () => {
  expect(await turnsOf(cwd)).toEqual([
    'ann,direct,Jo Smith',
    'bob,direct,Kim Lee',
    'cat,direct,',
    'dan,direct,(no answer)',
  ]);
  await run(['classify', '-q'], { cwd });
  const classified = ['ann,direct,Jo Smith', 'bob,direct,Kim Lee', 'cat,direct,JK', 'dan,direct,(no answer)'];
  expect(await turnsOf(cwd)).toEqual(classified);
  const { rows } = JSON.parse((await run(['measure', 'volume', '--by', 'agent', '--json'], { cwd })).stdout);
  expect(rows.map(({ agent, turns }: Record<string, unknown>) => [agent, turns])).toEqual([
    ['(no answer)', 1],
    ['JK', 1],
    ['Jo Smith', 1],
    ['Kim Lee', 1],
  ]);
});

test('--agent and --label find them in any case, and say when there is no such agent', async () => {
  expect(await turnsOf(cwd, '--agent', 'jo smith')).toEqual(['ann,direct,Jo Smith']);
  expect(await turnsOf(cwd, '--label', 'agent=Kim Lee')).toEqual(['bob,direct,Kim Lee']);
  expect(await turnsOf(cwd, '--agent', 'XX')).toEqual([]);
  expect((await run(['export', 'turns', '--agent', 'Zoe'], { cwd })).stderr).toContain(
    'no reply here is signed "Zoe", nor do the data say that Zoe wrote one',
  );
});

test('show and explain say where the name comes from', async () => {
  expect((await run(['show', '1'], { cwd })).stdout.replace(/\s+/g, ' ')).toContain('· by Jo Smith, the data say so');
  expect((await run(['show', '5'], { cwd })).stdout).not.toContain('the data say so');
  const explained = JSON.parse((await run(['explain', '2', '--json'], { cwd })).stdout);
  expect(explained.labels.agent).toMatchObject({
    value: 'Jo Smith',
    machine: 'XX',
    confidence: 1,
    reason: 'the data say so; the classifier says XX: ^XX',
  });
});

test('SQL sees them, and a person has the last word', async () => {
  const agentOf = async (post: string) =>
    JSON.parse((await run(['sql', `SELECT agent FROM post_labels WHERE post = '${post}'`, '--json'], { cwd })).stdout);
  expect(await agentOf('2')).toEqual([{ agent: 'Jo Smith' }]);
  await run(['label', '2', 'agent=Zoe', '--actor', 'dee'], { cwd });
  expect(await agentOf('2')).toEqual([{ agent: 'Zoe' }]);
  expect((await turnsOf(cwd))[0]).toBe('ann,direct,Zoe');
});

test.each(['csv', 'jsonl'])('an own export carries them home: %s', async (format) => {
  const home = temporaryFolder();
  const exported = await run(['export', 'posts', '--all', '--format', format], { cwd });
  writeFileSync(join(home, `own.${format}`), exported.stdout);
  await run(['brand', 'add', 'acme', 'facebook:Acme Page'], { cwd: home });
  await run(['import', `own.${format}`, '--sampling', 'complete', '-q'], { cwd: home });
  expect(await turnsOf(home)).toEqual([
    'ann,direct,Jo Smith',
    'bob,direct,Kim Lee',
    'cat,direct,',
    'dan,direct,(no answer)',
  ]);
  expect((await run(['export', 'posts', '--all', '--format', format], { cwd: home })).stdout).toBe(exported.stdout);
});

test('the file read again with other names corrects them, and undone removes them', async () => {
  const home = temporaryFolder();
  const text = (agent: string) =>
    `id,created_at,author,text,reply_to_id,agent\n1,2026-03-02T09:00:00Z,ann,@acme hi,,\n2,2026-03-02T09:10:00Z,acme,@ann yes,1,${agent}\n`;
  writeFileSync(join(home, 'a.csv'), text('Jo'));
  await run(['brand', 'add', 'acme', '@acme'], { cwd: home });
  await run(['import', 'a.csv', '--sampling', 'complete', '-q'], { cwd: home });
  expect(await turnsOf(home)).toEqual(['ann,direct,Jo']);
  await run(['import', 'a.csv', '--again', '--map', 'agent=', '--sampling', 'complete', '-q'], { cwd: home });
  expect(await turnsOf(home)).toEqual(['ann,direct,']);
  writeFileSync(join(home, 'b.csv'), text('Kim'));
  await run(['import', 'b.csv', '--sampling', 'complete', '-q'], { cwd: home });
  expect(await turnsOf(home)).toEqual(['ann,direct,Kim']);
  await run(['import', '--undo', '--yes'], { cwd: home });
  expect(await turnsOf(home)).toEqual(['ann,direct,']);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sitDown } from '../helpers/keyboard.ts';
import { labelledFolder as sandbox } from '../helpers/labelled-folder.ts';
import { run } from '../helpers/run.ts';

const env = { SOCIALCARE_ACTOR: 'ann' };

async function labelsIn(cwd: string, columns: string): Promise<string[]> {
  const { stdout } = await run(['sql', `SELECT ${columns} FROM post_labels ORDER BY post`, '--format', 'tsv'], { cwd });
  return stdout.trim().split('\n').slice(1);
}

test('a person says in one line what a post is, and takes it back', async () => {
  const cwd = await sandbox();
  const said = await run(['label', '3', 'intent=complaint', 'urgency=high'], { cwd, env });
  expect(said).toEqual({ stdout: '3 intent complaint\n3 urgency high\n', stderr: '', code: 0 });
  expect((await labelsIn(cwd, 'post, intent, needs_reply, by_hand'))[2]).toBe('3\tcomplaint\t1\t1');
  expect((await run(['label', '3', 'intent=', 'urgency='], { cwd, env })).stdout).toContain('intent: label removed');
  expect((await labelsIn(cwd, 'post, intent, by_hand'))[2]).toBe('3\tthanks\t0');
});

test.each([
  [['label', '3', 'intent=angry'], 'intent cannot be "angry"'],
  [['label', '3', 'mood=bad'], 'there is no facet "mood"'],
  [['label', '99', 'intent=praise'], 'there is no post "99" here'],
  [['label', '2', 'intent=praise'], 'is a reply of a brand'],
  [['label', '3'], 'label needs a post and facet=value'],
  [['label'], 'give either posts, --from or --sample'],
  [['label', '--sample', '5'], '--sample needs --facet'],
  [['label', '--sample', '5', '--facet', 'intent'], 'cannot ask here'],
])('%j is refused with what to do', async (argv, message) => {
  const { stderr, code } = await run(argv, { cwd: await sandbox(), env });
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

test('labels come from a spreadsheet, all of them or none', async () => {
  const cwd = await sandbox();
  writeFileSync(join(cwd, 'wrong.csv'), 'post,intent\n3,praise\n4,angry\n77,praise\n');
  const wrong = await run(['label', '--from', 'wrong.csv'], { cwd, env });
  expect(wrong.stderr).toContain('wrong.csv:3: intent cannot be "angry"');
  expect(wrong.stderr).toContain('wrong.csv:4: there is no post "77" here');
  expect(wrong.code).toBe(2);
  writeFileSync(join(cwd, 'right.csv'), 'post;Needs Reply;Intent\n3;no;praise\n4;yes;\n5;;other\n');
  expect((await run(['label', '--from', 'right.csv'], { cwd, env })).stdout).toBe('4 labels of 3 posts.\n');
  writeFileSync(join(cwd, 'long.jsonl'), '{"post":"2","facet":"reply-act","value":"deflect-dm,apologise"}\n');
  await run(['label', '--from', 'long.jsonl'], { cwd, env });
  const rows = await labelsIn(cwd, 'post, intent, needs_reply, reply_act, by_hand');
  expect(rows[1]).toBe('2\t\t\tapologise,deflect-dm\t1');
  expect(rows[2]).toContain('3\tpraise\t0');
});

test('a sample is written as csv, filled in, and read back', async () => {
  const cwd = await sandbox();
  const listed = await run(['label', '--sample', '4', '--facet', 'intent', '--list'], { cwd, env });
  const lines = listed.stdout.trim().split('\r\n');
  expect(lines[0]).toBe('channel,post,before,text,intent');
  expect(lines).toHaveLength(5);
  expect(listed.stdout).not.toContain('DM');
  writeFileSync(join(cwd, 'todo.csv'), lines.map((line, at) => (at === 0 ? line : `${line}praise`)).join('\n'));
  expect((await run(['label', '--from', 'todo.csv'], { cwd, env })).stdout).toBe('4 labels of 4 posts.\n');
  expect((await run(['label', '--sample', '4', '--facet', 'intent', '--list'], { cwd, env })).code).toBe(2);
});

test('one key per post; a wrong one is undone, a break costs nothing', async () => {
  const cwd = await sandbox();
  const person = await sitDown(['label', '--sample', '4', '--facet', 'needs-reply'], { cwd });
  await person.sees('needs-reply? 1 of 4');
  await person.sees('y yes  n no  c can’t tell  s skip  u undo  q quit');
  await person.press('y', 'n', 'u', 'y', 'q');
  expect(await person.left).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('2 posts labelled, 2 of the sample left'),
  });
  const again = await sitDown(['label', '--sample', '4', '--facet', 'needs-reply'], { cwd });
  await again.sees('needs-reply? 1 of 2');
  await again.press('s', 'n');
  expect(await again.left).toMatchObject({ code: 0, stdout: '1 post labelled.\n' });
  const { stdout } = await run(['sql', 'SELECT value, count(*) AS n FROM label GROUP BY 1', '--format', 'tsv'], {
    cwd,
  });
  expect(stdout).toContain('true\t2');
});

test.each([
  ['pots,intent\n1,praise\n', 'has no column of posts\n', 'Did you mean post instead of "pots"?'],
  ['post,urgncy\n1,high\n', 'column "urgncy" is not a facet\n', 'Did you mean urgency?'],
  ['post,intent\n', 'holds no rows\n', 'Write a post and its labels a row.'],
  ['post,urgency,urgency\n1,high,low\n', 'column "urgency" occurs twice\n', 'Remove the wrong one.'],
  ['post,intent\n1.97E+18,praise\n', 'turned into a number with an exponent', 'Nothing was written.'],
])('a file that would lose what it says is refused whole: %j', async (file, says, hint) => {
  const cwd = await sandbox();
  writeFileSync(join(cwd, 'labels.csv'), file);
  const { stderr, code } = await run(['label', '--from', 'labels.csv', '--actor', 'ann'], { cwd });
  expect(stderr).toContain(says);
  expect(stderr).toContain(hint);
  expect(code).toBe(2);
  expect((await run(['sql', 'SELECT count(*) AS n FROM label', '--format', 'tsv'], { cwd })).stdout).toBe('n\n0\n');
});

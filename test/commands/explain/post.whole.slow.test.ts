import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../helpers/database.ts';
import { labelledFolder } from '../../helpers/labelled-folder.ts';
import { versionOf } from '../../helpers/labels.ts';
import { run } from '../../helpers/run.ts';

test('why a post is labelled so: the words it rests on, and who says otherwise', async () => {
  const cwd = await labelledFolder();
  const { stdout, stderr, code } = await run(['explain', '4'], { cwd });
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  const intent = stdout.split('\n').find((line) => line.startsWith('intent'));
  const [, machine, sure, by, because] = intent!.split('\t');
  expect(['complaint', 'problem']).toContain(machine);
  expect(Number(sure)).toBeGreaterThan(0.5);
  expect([by, because]).toEqual([`linear+rules ${versionOf('intent')}`, expect.stringContaining('crashes')]);
  await run(['label', '4', 'intent=praise', '--actor', 'ann'], { cwd, now: '2026-03-03T08:00:00Z' });
  const { labels } = JSON.parse((await run(['explain', '4', '--json'], { cwd })).stdout);
  expect(labels.intent).toMatchObject({
    value: 'praise',
    machine,
    by: { actor: 'ann', at: '2026-03-03T08:00:00.000Z' },
  });
  expect(labels.sentiment.by).toBeNull();
});

test('effective labels are what reports use: what follows from a person, and what is stored until it is renewed', async () => {
  const cwd = await labelledFolder();
  await run(['label', '5', 'intent=complaint', '--actor', 'ann'], { cwd });
  const lines = async (post: string) =>
    Object.fromEntries(
      (await run(['explain', post], { cwd })).stdout.split('\n').map((line) => [line.split('\t')[0], line.split('\t')]),
    );
  const { 'needs-reply': needs, urgency } = await lines('5');
  expect(urgency!.slice(1)).toEqual([
    'normal',
    '1',
    'ann',
    expect.stringMatching(/^follows from the intent; the classifier says low: /),
  ]);
  expect(needs).toEqual([
    'needs-reply',
    'true',
    '1',
    'ann',
    expect.stringMatching(/^follows from the intent; the classifier says false: /),
  ]);
  const store = await openStore(join(cwd, 'care.db'));
  await store.write("UPDATE post_label SET topic = 'staff'");
  await store.close();
  const { topic } = await lines('4');
  expect(topic!.slice(1, 2).concat(topic!.slice(4))).toEqual([
    'staff',
    expect.stringMatching(/^as stored; the classifier says app: .*socialcare classify renews it\)$/),
  ]);
});

test('a reply is explained as a reply; an unknown id is refused; metrics are still explained', async () => {
  const cwd = await labelledFolder();
  expect((await run(['explain', '2'], { cwd })).stdout).toContain('deflect-dm');
  expect((await run(['explain', '99'], { cwd })).stderr).toContain('there is neither a metric nor a post called "99"');
  expect((await run(['explain', 'ignored'], { cwd })).stdout).toContain('Ignored mentions');
  expect((await run(['explain', 'nonsense'], { cwd })).stderr).toContain('there is no metric "nonsense"');
});

test('the turns of an ignored rate are those that needed a reply, the others are named as left out', async () => {
  const cwd = await labelledFolder();
  const posts = async (...argv: string[]) => {
    const { stdout } = await run(['explain', 'ignored', '--ids', '--json', ...argv], { cwd });
    const { turns } = JSON.parse(stdout) as { turns: { asked_post: string; because: string }[] };
    return turns.filter(({ because }) => because !== 'needed no reply').map(({ asked_post }) => asked_post);
  };
  expect((await posts()).sort()).toEqual(['1', '4']);
  expect((await posts('--denominator', 'all')).sort()).toEqual(['1', '3', '4', '5']);
});

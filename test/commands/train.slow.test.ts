import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { labelledFolder } from '../helpers/labelled-folder.ts';
import { run } from '../helpers/run.ts';

const WORDS = ['sprocket', 'gasket', 'flange', 'bracket', 'washer', 'rivet'];

/** A team for which "zorb" is a complaint in the customers' own jargon, which no shipped rule knows. */
async function jargonFolder(truth: (at: number) => string): Promise<string> {
  const posts = Array.from({ length: 60 }, (_, at) => {
    const word = WORDS[at % WORDS.length];
    const text =
      at % 2 === 0 ? `@acme this ${word} is totally zorb again` : `@acme the ${word} number ${at} sits in the box`;
    return `${at},customer${at},2026-03-01T09:${String(at).padStart(2, '0')}:00Z,${text},`;
  });
  const cwd = await labelledFolder(`id,author_handle,created_at,text,reply_to_id\n${posts.join('\n')}\n`);
  const rows = posts.map((_, at) => `${at},${truth(at)}`);
  writeFileSync(join(cwd, 'hand.csv'), `post,intent\n${rows.join('\n')}\n`);
  const { code, stderr } = await run(['label', '--from', 'hand.csv', '--actor', 'ann'], { cwd });
  if (code !== 0) throw new Error(stderr);
  return cwd;
}

const jargon = (at: number) => (at % 2 === 0 ? 'complaint' : 'other');

test('a team trains its jargon, and new posts are read with it', async () => {
  const cwd = await jargonFolder(jargon);
  const { stdout, stderr, code } = await run(['train', '--facet', 'intent', '--json'], { cwd });
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  const result = JSON.parse(stdout);
  expect(result).toMatchObject({ model: 'own-1', examples: 60, used: true });
  expect(result.macro_recall.value).toBeGreaterThan(result.shipped.macro_recall.value);
  const more = 'id,author_handle,created_at,text\n900,zoe,2026-03-02T09:00:00Z,@acme what a zorb gasket again\n';
  writeFileSync(join(cwd, 'more.csv'), more);
  const imported = await run(['import', 'more.csv', '--channel', 'x', '--no-input'], { cwd });
  expect(imported.stderr).toContain('labelled 61 posts');
  const { stdout: rows } = await run(['sql', "SELECT intent FROM post_labels WHERE post = '900'", '--format', 'tsv'], {
    cwd,
  });
  expect(rows).toContain('complaint');
  expect((await run(['train', '--facet', 'intent', '--retire'], { cwd })).stdout).toBe(
    'The shipped classifier of intent is used again.\n',
  );
  expect((await run(['classify'], { cwd })).stdout).toContain('61 posts labelled');
});

test('a model that learnt nothing is refused, and used only by force', async () => {
  const cwd = await jargonFolder(jargon);
  await run(['train', '--facet', 'intent'], { cwd });
  const again = await run(['train', '--facet', 'intent'], { cwd });
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('no better than your model in use and is not used');
  const forced = await run(['train', '--facet', 'intent', '--force'], { cwd });
  expect(forced.stderr).toContain('classified by model own-2 from now on');
  expect(forced.stdout).toContain('intent: scores');
});

test('a dry run changes nothing', async () => {
  const cwd = await jargonFolder(jargon);
  expect((await run(['train', '--facet', 'intent', '--dry-run'], { cwd })).code).toBe(0);
  expect((await run(['classify'], { cwd })).stdout).toContain('labelled by this version already');
});

test('a value with a handful of labels is left out by name; too few labels train nothing', async () => {
  const cwd = await jargonFolder((at) => (at < 3 ? 'spam' : jargon(at)));
  const { stderr } = await run(['train', '--facet', 'intent'], { cwd });
  expect(stderr).toContain('left out: spam, with 3 labels only');
  const few = await labelledFolder();
  expect((await run(['train', '--facet', 'intent'], { cwd: few })).stderr).toContain('are too few to train with');
  expect((await run(['train', '--facet', 'language'], { cwd: few })).stderr).toContain('language cannot be trained');
});

test('sentiment is trained on top of the shipped model, all three or none', async () => {
  const mood = (at: number) => ['negative', 'neutral', 'positive'][at % 3]!;
  const posts = Array.from({ length: 45 }, (_, at) => {
    const text = [`@acme totally zorb ${at}`, `@acme shelf ${at} is by the door`, `@acme what a blim day ${at}`][
      at % 3
    ];
    return `${at},customer${at},2026-03-01T09:${String(at).padStart(2, '0')}:00Z,${text},`;
  });
  const cwd = await labelledFolder(`id,author_handle,created_at,text,reply_to_id\n${posts.join('\n')}\n`);
  const teach = async (value: (at: number) => string) => {
    writeFileSync(join(cwd, 'hand.csv'), `post,sentiment\n${posts.map((_, at) => `${at},${value(at)}`).join('\n')}\n`);
    await run(['label', '--from', 'hand.csv', '--actor', 'ann'], { cwd });
    return run(['train', '--facet', 'sentiment', '--json'], { cwd });
  };
  const lacking = await teach((at) => (at % 3 === 1 ? 'positive' : mood(at)));
  expect(lacking.code).toBe(2);
  expect(lacking.stderr).toContain('too few labels of neutral to train sentiment with');
  const { stdout } = await teach(mood);
  expect(JSON.parse(stdout)).toMatchObject({ model: 'own-1', examples: 45, used: true });
  await run(['classify'], { cwd });
  const texts =
    "SELECT text, sentiment FROM post_labels JOIN post ON post.key = post_labels.key WHERE post.id IN ('0', '1')";
  const { stdout: rows } = await run(['sql', texts, '--format', 'tsv'], { cwd });
  expect(rows).toContain('totally zorb 0\tnegative');
  expect(rows).toContain('shelf 1 is by the door\tneutral');
}, 120_000);

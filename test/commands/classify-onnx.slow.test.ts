/** classify --engine onnx: a model of the user's own labels posts on this machine. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { labelledFolder } from '../helpers/labelled-folder.ts';
import { writeOnnxModel } from '../helpers/onnx-model.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const WORDS = { late: [3, 0, 0], broken: [4, 0, 0], parcel: [0, 1, 0], lovely: [0, 0, 5] };
const SENTIMENTS = ['Negative', 'Neutral', 'Positive'];
const ENGINE = ['classify', '--engine', 'onnx'];

function folderWithModel(labels = SENTIMENTS, positions?: number): string {
  const cwd = temporaryFolder();
  writeOnnxModel(join(cwd, 'tiny'), labels, WORDS, positions);
  return cwd;
}

function sentimentsOf(stdout: string): { value: string; confidence: number }[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).labels.sentiment);
}

test('the sentiment of each line is what the model makes of its words; short lines are padded', async () => {
  const stdin = 'my parcel is late\nlovely parcel\nlate late broken lovely\nnothing it knows\n';
  const { stdout, stderr, code } = await run([...ENGINE, '--model', 'tiny', '--stdin', '--json'], {
    cwd: folderWithModel(),
    stdin,
  });
  expect(code).toBe(0);
  expect(stderr).toMatch(/4 posts read by tiny [0-9a-f]{8} for sentiment, on this machine/);
  const read = sentimentsOf(stdout);
  expect(read.map(({ value }) => value)).toEqual(['negative', 'positive', 'negative', 'negative']);
  const sum = Math.exp(3) + Math.exp(1) + 1;
  expect(read[0]!.confidence).toBeCloseTo(Math.exp(3) / sum, 3);
  expect(read[3]!.confidence).toBeCloseTo(1 / 3, 3);
});

test('its labels of stored posts stay until --replace', async () => {
  const cwd = await labelledFolder();
  writeOnnxModel(join(cwd, 'tiny'), SENTIMENTS, WORDS);
  const first = await run([...ENGINE, '--model', 'tiny'], { cwd });
  expect(first.stderr).toMatch(/read by tiny/);
  const again = await run(['classify', '--again'], { cwd });
  expect(again.stderr + again.stdout).toMatch(/with the labels of a model server kept/);
});

test('a post longer than the model reads is cut, and that is said', async () => {
  const { stderr } = await run([...ENGINE, '--model', 'tiny', '--stdin', '--json'], {
    cwd: folderWithModel(SENTIMENTS, 6),
    stdin: 'late late late late late\nlate\n',
  });
  expect(stderr).toContain('1 post longer than the model reads');
});

test('labels that are no facet’s are named, with what they could be', async () => {
  const { code, stderr } = await run([...ENGINE, '--model', 'tiny', '--stdin'], {
    cwd: folderWithModel(['LABEL_0', 'LABEL_1', 'LABEL_2']),
    stdin: 'late\n',
  });
  expect(code).toBe(2);
  expect(stderr).toContain('the labels of tiny are label_0, label_1, label_2');
  expect(stderr).toContain('sentiment: negative, neutral, positive');
});

test('a folder without a tokenizer, a file that is no model, no folder, and another engine are told', async () => {
  const cwd = folderWithModel();
  const told = async (args: readonly string[]) => (await run([...args, '--stdin'], { cwd, stdin: 'late\n' })).stderr;
  expect(await told(ENGINE)).toContain('--engine onnx needs a model');
  expect(await told(['classify', '--engine', 'openai', '--model', 'tiny'])).toContain(
    '--model goes with --engine onnx',
  );
  expect(await told([...ENGINE, '--model', 'tiny', '--facet', 'intent'])).toContain(
    'tiny labels sentiment, not intent',
  );
  writeFileSync(join(cwd, 'tiny', 'model.onnx'), 'no model');
  expect(await told([...ENGINE, '--model', 'tiny'])).toContain('model.onnx cannot be opened');
  rmSync(join(cwd, 'tiny', 'tokenizer.json'));
  expect(await told([...ENGINE, '--model', 'tiny'])).toContain('tiny holds no tokenizer.json');
});

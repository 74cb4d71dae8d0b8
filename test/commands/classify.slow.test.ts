import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { labelledFolder } from '../helpers/labelled-folder.ts';
import { versionOf } from '../helpers/labels.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

test('lines come in, one JSON object per line goes out, and no database is made', async () => {
  const cwd = temporaryFolder();
  const { stdout, stderr, code } = await run(['classify', '--stdin', '--json'], {
    cwd,
    stdin: 'where is my parcel?\n\nthanks, great \u001b[31mwork!\n',
  });
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ text }) => text)).toEqual(['where is my parcel?', '', 'thanks, great \u001b[31mwork!']);
  expect(lines[0].labels).toMatchObject({
    language: { value: 'en' },
    intent: { value: 'question', confidence: expect.any(Number) },
    'needs-reply': { value: 'true' },
    'private-data': { values: [] },
  });
  expect(lines[0].labels.intent).not.toHaveProperty('reason');
  expect(stdout).not.toContain('\u001b');
  expect(existsSync(join(cwd, 'care.db'))).toBe(false);
});

test('replies are asked what they do', async () => {
  const { stdout } = await run(['classify', '--stdin', '--direction', 'outbound', '--json', '--reasons'], {
    stdin: 'So sorry! Please send us a DM. ^JK\n',
  });
  const { labels } = JSON.parse(stdout);
  expect(labels['reply-act'].values).toEqual(expect.arrayContaining(['apologise', 'deflect-dm']));
  expect(labels.agent).toMatchObject({
    value: 'JK',
    classifier: `rules ${versionOf('agent')}`,
    reason: expect.stringContaining('JK'),
  });
});

test('the language given with --lang applies to all lines, and must be one', async () => {
  const languages = async (lang: string) => {
    const { stdout } = await run(['classify', '--stdin', '--json', '--lang', lang], {
      stdin: 'Wo bleibt mein Paket, ich warte seit Montag\nok\n',
    });
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).labels.language.value);
  };
  expect(await languages('fr')).toEqual(['fr', 'fr']);
  expect(await languages('de-AT')).toEqual(['de', 'de']);
  expect(await languages('DEU')).toEqual(['de', 'de']);
  for (const lang of ['german', 'xx', 'und', '']) {
    const { code, stderr, stdout } = await run(['classify', '--stdin', '--lang', lang], { stdin: 'ok\n' });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('code of a language in two or three letters: de, en, fr');
  }
});

test('a team names topics of its own in its configuration, and posts are read again with them', async () => {
  const cwd = await labelledFolder();
  const topics = (...phrases: string[]) =>
    writeFileSync(join(cwd, 'socialcare.toml'), `[topics]\nparcels-lost = ${JSON.stringify(phrases)}\n`);
  topics('where ~ parcel*');
  const { stdout } = await run(['classify', '--json'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    posts: 5,
    classifiers: expect.stringContaining(`topic ${versionOf('topic')}-`),
  });
  const { stdout: named } = await run(['sql', "SELECT topic FROM post_labels WHERE post = '1'"], { cwd });
  expect(named).toContain('parcels-lost');
  const { stdout: line } = await run(['classify', '--stdin', '--json'], { cwd, stdin: 'where is my parcel?\n' });
  expect(JSON.parse(line).labels.topic.value).toBe('parcels-lost');
  topics('lost ~');
  const broken = await run(['classify'], { cwd });
  expect(broken.code).not.toBe(0);
  expect(broken.stderr).toContain('socialcare.toml:2: topics.parcels-lost: "lost ~" begins or ends with a gap');
});

test('of lines only the labels asked for are printed', async () => {
  const stdin = 'where is my parcel?\n';
  const print = (...flags: string[]) => run(['classify', '--stdin', ...flags], { stdin, cwd: temporaryFolder() });
  expect((await print('--facet', 'intent,language')).stdout).toBe('language=en intent=question\twhere is my parcel?\n');
  const { labels } = JSON.parse((await print('--facet', 'intent', '--json')).stdout);
  expect(Object.keys(labels)).toEqual(['intent']);
  expect(await print('--facet', 'reply-act')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('reply-act is a label of replies'),
  });
});

test.each([
  [['--stdin', '--evaluate', 'x.csv'], '--evaluate does not go with --stdin'],
  [['--stdin', '--reasons'], '--reasons goes with --json'],
  [['--format', 'csv'], '--format goes with --evaluate'],
  [['--evaluate', 'x.csv', '--json', '--format', 'csv'], '--format goes with --evaluate and without --json'],
])('flags that would be overheard are refused: %j', async (flags, says) => {
  const { stderr, code } = await run(['classify', ...flags], { stdin: 'hello\n', cwd: temporaryFolder() });
  expect({ stderr, code }).toEqual({ stderr: expect.stringContaining(says), code: 2 });
});

test('a thousand lines keep their order', async () => {
  const texts = Array.from({ length: 1_234 }, (_, at) => `line ${at}`);
  const { stdout } = await run(['classify', '--stdin', '--json'], { stdin: texts.join('\n') });
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).text),
  ).toEqual(texts);
});

test('a second run has nothing to do; --again and --facet have', async () => {
  const cwd = await labelledFolder();
  const posts = async (...argv: string[]) =>
    JSON.parse((await run(['classify', '--json', ...argv], { cwd })).stdout).posts;
  expect(await posts()).toBe(0);
  expect(await posts('--again')).toBe(5);
  expect(await posts('--facet', 'intent')).toBe(5);
  expect((await run(['classify', '--facet', 'mood'], { cwd })).code).toBe(2);
  expect((await run(['classify', '--direction', 'outbound'], { cwd })).stderr).toContain(
    '--direction goes with --stdin',
  );
});

test('Ctrl-C stops between batches and says how to continue', async () => {
  const cwd = await labelledFolder();
  const interrupt = new AbortController();
  interrupt.abort();
  const { stderr, code } = await run(['classify', '--again'], { cwd, signal: interrupt.signal });
  expect(stderr).toContain('Run socialcare classify again to go on');
  expect(code).toBe(130);
});

const TRUTH = `text,intent,needs_reply
where is my parcel?,question,yes
thanks so much,thanks,no
love it!,praise,yes
you are the worst airline ever,complaint,yes
`;

test('labels are measured on a file', async () => {
  const cwd = await labelledFolder();
  writeFileSync(join(cwd, 'truth.csv'), TRUTH);
  const { stdout, stderr, code } = await run(['classify', '--evaluate', 'truth.csv', '--json'], { cwd });
  expect(code).toBe(0);
  const [intent, needs] = JSON.parse(stdout).facets;
  expect(intent).toMatchObject({ facet: 'intent', n: 4, accuracy: { value: 1 } });
  expect(needs).toMatchObject({
    facet: 'needs-reply',
    n: 4,
    accuracy: { value: 0.75 },
    confusion: {
      labels: ['false', 'true'],
      counts: [
        [1, 0],
        [1, 2],
      ],
    },
  });
  expect(needs.classes[1]).toMatchObject({ label: 'true', precision: { value: 1 }, recall: { value: 2 / 3 } });
  expect(needs.calibration.bins.length).toBeGreaterThan(0);
  expect(stderr).toContain(
    'Saved, but too few for the interval of socialcare measure ignored: it needs 10 texts that need a reply (here 3) and ' +
      '10 that need none (1).',
  );
});

/** Twelve of each kind; one question is written so that the rules see none. */
const MUCH = `text,needs-reply\n${Array.from({ length: 12 }, (_, at) =>
  at === 0 ? 'hm,yes\nthank you,no' : `where is parcel ${at}?,yes\nthank you for parcel ${at},no`,
).join('\n')}\n`;

test('the ignored rate carries the error of the newest measurement with enough texts, and says so only when it does', async () => {
  const cwd = await labelledFolder();
  const notes = async () =>
    JSON.parse((await run(['measure', 'ignored', '--json', '--as-of', '2026-03-20'], { cwd })).stdout).notes.join('\n');
  const measure = async (text: string) => {
    writeFileSync(join(cwd, 'truth.csv'), text);
    return (await run(['classify', '--evaluate', 'truth.csv'], { cwd })).stderr;
  };
  await measure(TRUTH);
  expect(await measure(MUCH.replaceAll(/\nthank.*/g, ''))).toContain('10 that need none (0)');
  expect(await notes()).toContain('errors of the classifier are not in the interval: measure them with');
  expect(await measure(MUCH)).toContain('Saved: socialcare measure ignored widens its intervals');
  const carried = 'found 91.7 % of 12 that did, spared 100.0 % of 12 that did not';
  expect(await notes()).toContain(`with those measured (${carried}) it is too uncertain here`);
  await measure(TRUTH);
  expect(await notes()).toContain(carried);
});

test('measuring needs no database, and what people said will do as truth', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'truth.csv'), TRUTH);
  const { stdout } = await run(['classify', '--evaluate', 'truth.csv', '--facet', 'intent'], { cwd });
  expect(stdout).toContain('intent: confusion matrix');
  expect(stdout).not.toContain('needs-reply: scores');
  const sandbox = await labelledFolder();
  expect((await run(['classify', '--evaluate'], { cwd: sandbox })).stderr).toContain('nothing is labelled yet');
  await run(['label', '2', 'reply-act=apologise,deflect-dm', '--actor', 'ann'], { cwd: sandbox });
  const byHand = await run(['classify', '--json', '--evaluate'], { cwd: sandbox });
  expect(byHand.stderr).toContain('For a fair sample: socialcare label --sample 200 --random');
  const { facets } = JSON.parse(byHand.stdout);
  expect(facets[0]).toMatchObject({ facet: 'reply-act', n: 1, values: { 'deflect-dm': { accuracy: { value: 1 } } } });
});

test.each([
  ['line', ['classify', '--stdin', '--json']],
  ['line', ['classify', '--stdin', '--json', '--reasons', '--direction', 'outbound']],
  ['run', ['classify', '--again', '--json']],
  ['evaluation', ['classify', '--evaluate', 'truth.csv', '--json']],
  ['evaluation', ['classify', '--evaluate', 'acts.csv', '--facet', 'reply-act', '--json']],
])('%s is printed as the published schema says: %j', async (kind, argv) => {
  const { default: Ajv } = await import('ajv/dist/2020.js');
  const { $defs } = JSON.parse(readFileSync(new URL('../../docs/classify.schema.json', import.meta.url), 'utf8'));
  const validate = new Ajv.default({ strict: false }).compile({ $defs, $ref: `#/$defs/${kind}` });
  const cwd = await labelledFolder();
  writeFileSync(join(cwd, 'truth.csv'), TRUTH);
  writeFileSync(join(cwd, 'acts.csv'), 'text,reply-act\n"Sorry, please DM us","apologise,deflect-dm"\nThanks!,thank\n');
  const { stdout, code } = await run(argv, { cwd, stdin: 'where is my parcel?\n' });
  validate(JSON.parse(stdout));
  expect([code, validate.errors]).toEqual([0, null]);
});

test.each([
  ['tweet,intent\nhello,angry\n', 'truth.csv:2: intent cannot be "angry"'],
  ['words,intent\nhello,praise\n', 'has no column of texts'],
  ['text,mood\nhello,bad\n', 'has no column of a facet'],
  ['text,intent,urgncy\nhello,praise,low\n', 'column "urgncy" is not a facet'],
  ['text,intent\n', 'truth.csv holds no rows'],
  ['text,intent\nhello,praise\n,question\n', 'truth.csv:3: the row has no text'],
  ['text,intent,intent\nhello,praise,spam\n', 'column "intent" occurs twice'],
])('a file that cannot be measured on says why: %j', async (file, message) => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'truth.csv'), file);
  const { stderr, code } = await run(['classify', '--evaluate', 'truth.csv'], { cwd });
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openStore } from '../helpers/database.ts';
import { KEY as KEYS, sitDown } from '../helpers/keyboard.ts';
import { labelledFolder } from '../helpers/labelled-folder.ts';
import { versionOf } from '../helpers/labels.ts';
import { run, temporaryFolder } from '../helpers/run.ts';
import { type FakeServer, startServer } from '../helpers/servers/server.ts';
import { runAll } from '../helpers/store.ts';

const KEY = 'secret-key-77';
const ENGINE = ['classify', '--engine', 'openai'];
/** How reports name labels that the program gave. */
const MACHINE = `intent ${versionOf('intent')}, needs-reply ${versionOf('needs-reply')} by machine`;

interface Asked {
  authorization: string | undefined;
  texts: string[];
}

let server: FakeServer | undefined;
afterEach(() => server?.close());

/** A model server that finds praise in everything, unless a request is to fail. */
async function startModel(fail: (request: number) => { status: number; body: string } | undefined = () => undefined) {
  const asked: Asked[] = [];
  server = await startServer(({ body, headers }) => {
    const { messages, response_format } = JSON.parse(body);
    const posts: { post: number; text: string }[] = JSON.parse(messages[1].content);
    asked.push({ authorization: headers.authorization, texts: posts.map((post) => post.text) });
    const facets = response_format.json_schema.schema.properties.posts.items.required.slice(1) as string[];
    const praise: Record<string, string> = { intent: 'praise', sentiment: 'positive', 'reply-act': 'promise' };
    const content = posts.map(({ post }) => ({
      post,
      ...Object.fromEntries(facets.map((name) => [name, { values: [praise[name] ?? 'made up'], confidence: 0.5 }])),
    }));
    const message = { content: JSON.stringify({ posts: content }) };
    return fail(asked.length) ?? { body: { choices: [{ message }] } };
  }, Date.now);
  return { url: `${server.url}/v1`, asked };
}

function configure(cwd: string, url: string): void {
  const prices = 'price_input = 2.0\nprice_output = 8.0\n';
  writeFileSync(join(cwd, 'socialcare.toml'), `[sources.openai]\nbase_url = "${url}"\nmodel = "tiny"\n${prices}`);
}

async function rows(cwd: string, sql: string): Promise<unknown[]> {
  const store = await openStore(join(cwd, 'care.db'), { readonly: true });
  try {
    return await store.read(sql);
  } finally {
    await store.close();
  }
}

const env = { OPENAI_API_KEY: KEY };

test('posts go to the model once permitted, and its labels are kept under its name', async () => {
  const { url, asked } = await startModel();
  const cwd = await labelledFolder();
  configure(cwd, url);
  const { stdout, stderr, code } = await run([...ENGINE, '--limit', '3', '--yes'], { cwd, env });
  expect({ stdout, code }).toEqual({ stdout: expect.stringContaining('3 posts labelled'), code: 0 });
  expect(stderr).toContain(`3 posts, private data masked, to ${new URL(url).host}: about`);
  expect(stderr).toMatch(/tokens in, \d+ out, cost 0\.0\d+/);
  expect(stdout + stderr).not.toContain(KEY);
  expect(asked.map(({ texts }) => texts.length)).toEqual([2, 1]);
  expect(asked.every(({ authorization }) => authorization === `Bearer ${KEY}`)).toBe(true);
  const labels = `SELECT p.id, l.intent, l.intent_confidence AS sure, l.urgency, l.reply_act, c.versions LIKE '%intent openai tiny%' AS model
    FROM post p JOIN post_label l ON l.post = p.key JOIN classifier c ON c.key = l.classifier WHERE p.id < '5' ORDER BY p.id`;
  expect(await rows(cwd, labels)).toEqual([
    { id: '1', intent: 'praise', sure: 50, urgency: null, reply_act: null, model: 1 },
    { id: '2', intent: null, sure: null, urgency: null, reply_act: 'promise', model: 1 },
    { id: '3', intent: 'praise', sure: 50, urgency: null, reply_act: null, model: 1 },
    { id: '4', intent: 'complaint', sure: expect.any(Number), urgency: expect.any(String), reply_act: null, model: 0 },
  ]);
  const again = await run([...ENGINE, '--yes', '--json'], { cwd, env });
  expect(JSON.parse(again.stdout)).toMatchObject({ posts: 2 });
  expect(JSON.parse((await run([...ENGINE, '--json'], { cwd, env })).stdout)).toMatchObject({ posts: 0 });
});

const LABELLED = `SELECT p.id, c.model FROM post p JOIN post_label l ON l.post = p.key
  JOIN classifier c ON c.key = l.classifier ORDER BY p.id`;

test('paid labels of a model stay until --replace, whoever runs next', async () => {
  const { url, asked } = await startModel();
  const cwd = await labelledFolder();
  configure(cwd, url);
  expect((await run([...ENGINE, '--limit', '3', '--yes'], { cwd, env })).stderr).toContain('--replace');
  const before = await rows(cwd, LABELLED);
  expect(before.map((row) => (row as { model: string | null }).model)).toEqual([
    'openai tiny',
    'openai tiny',
    'openai tiny',
    null,
    null,
  ]);
  const plain = await run(['classify'], { cwd });
  expect(plain.stdout).toBe('No post is left to label.\n');
  expect(plain.stderr).toContain('3 posts with the labels of a model server kept; --replace relabels them.');
  expect(JSON.parse((await run(['classify', '--again', '--json'], { cwd })).stdout)).toMatchObject({
    posts: 5,
    kept: 3,
  });
  await run(['classify', '--facet', 'intent'], { cwd });
  writeFileSync(
    join(cwd, 'socialcare.toml'),
    `[sources.openai]\nbase_url = "${url}"\nmodel = "other"\nprice_input = 1\nprice_output = 1\n`,
  );
  const requests = asked.length;
  const other = await run([...ENGINE, '--yes', '--limit', '1'], { cwd, env });
  expect(other.stderr).toContain('3 posts with the labels of a model server kept');
  expect(asked.length).toBe(requests + 1);
  expect((await rows(cwd, LABELLED)).slice(0, 3)).toEqual(before.slice(0, 3));
  expect(JSON.parse((await run(['classify', '--replace', '--json'], { cwd })).stdout)).toMatchObject({
    posts: 4,
    kept: 0,
  });
  expect(await rows(cwd, "SELECT count(*) AS n FROM post_label WHERE intent = 'praise'")).toEqual([{ n: 0 }]);
});

const SOURCES = `SELECT p.id, l.intent, l.sentiment, c.versions FROM post p JOIN post_label l ON l.post = p.key
  JOIN classifier c ON c.key = l.classifier WHERE p.id IN ('1', '4') ORDER BY p.id`;

test('a second run for another facet keeps the answers of the first one, and pays for nothing twice', async () => {
  const { url, asked } = await startModel();
  const cwd = await labelledFolder();
  configure(cwd, url);
  const only = (facet: string) => run([...ENGINE, '--facet', facet, '--limit', '2', '--yes', '--json'], { cwd, env });
  expect(JSON.parse((await only('intent')).stdout)).toMatchObject({ posts: 2, kept: 0 });
  expect(JSON.parse((await only('sentiment')).stdout)).toMatchObject({ posts: 2, kept: 0 });
  const [first] = (await rows(cwd, SOURCES)) as { intent: string; sentiment: string; versions: string }[];
  expect(first).toMatchObject({ intent: 'praise', sentiment: 'positive' });
  expect(first!.versions).toContain(
    `sentiment openai tiny, intent openai tiny, needs-reply openai tiny, urgency ${versionOf('urgency')}`,
  );
  await run([...ENGINE, '--facet', 'intent', '--yes'], { cwd, env });
  const requests = asked.length;
  expect(JSON.parse((await run([...ENGINE, '--facet', 'intent', '--yes', '--json'], { cwd, env })).stdout).posts).toBe(
    0,
  );
  expect(asked.length).toBe(requests);
});

test('this machine renews what the model was not asked for, and its answers too with --replace', async () => {
  const { url } = await startModel();
  const cwd = await labelledFolder();
  configure(cwd, url);
  await run([...ENGINE, '--facet', 'intent', '--yes'], { cwd, env });
  const edit = await openStore(join(cwd, 'care.db'));
  await runAll(
    edit,
    `UPDATE post_label SET sentiment = 'outdated';
    UPDATE classifier SET versions = replace(versions, 'sentiment ${versionOf('sentiment')}', 'sentiment 0')`,
  );
  await edit.close();
  const plain = await run(['classify'], { cwd });
  expect(plain.stdout).toMatch(/^5 posts labelled in/);
  expect(plain.stderr).toContain('5 posts with the labels of a model server kept; --replace relabels them.');
  const renewed = (await rows(cwd, SOURCES)) as { intent: string; sentiment: string; versions: string }[];
  expect(renewed.map(({ intent }) => intent)).toEqual(['praise', 'praise']);
  expect(renewed.map(({ sentiment }) => sentiment)).not.toContain('outdated');
  expect(renewed[0]!.versions).toContain(`sentiment ${versionOf('sentiment')}, intent openai tiny`);
  expect((await run(['classify', '--facet', 'intent', '--replace'], { cwd })).stdout).toMatch(/^5 posts labelled/);
  expect(await rows(cwd, "SELECT count(*) AS n FROM post_label WHERE intent = 'praise'")).toEqual([{ n: 0 }]);
  expect(await rows(cwd, 'SELECT DISTINCT c.model FROM post_label JOIN classifier c ON c.key = classifier')).toEqual([
    { model: null },
  ]);
});

test('labels of a model and of this machine are named side by side, and no evaluation speaks for the mixture', async () => {
  const { url } = await startModel();
  const cwd = await labelledFolder();
  configure(cwd, url);
  const footer = async () => (await run(['measure', 'ignored', '--by', 'intent'], { cwd })).stdout;
  expect(await footer()).toContain(`labels: ${MACHINE}\n`);
  writeFileSync(
    join(cwd, 'truth.csv'),
    `text,intent\n${'"where is my parcel?",question\nthanks!,thanks\n'.repeat(10)}`,
  );
  const measure = async () => (await run(['classify', '--evaluate', 'truth.csv'], { cwd })).stderr;
  expect(await measure()).toContain('Saved: socialcare measure ignored widens its intervals');
  expect((await footer()).replace(/\s+/g, ' ')).toContain(
    'found 100.0 % of 10 that did, spared 100.0 % of 10 that did not',
  );
  await run([...ENGINE, '--limit', '3', '--yes'], { cwd, env });
  const mixed = (await footer()).replace(/\s+/g, ' ');
  expect(mixed).toContain('errors of the classifiers are not in the interval: labels of several versions stand');
  expect(mixed).toContain(
    `labels: intent openai tiny, needs-reply openai tiny by model (3 posts); ${MACHINE} (2 posts)`,
  );
});

test('a model that names intents decides with them who needs a reply, and no measurement of this machine speaks for it', async () => {
  const { url } = await startModel();
  const cwd = await labelledFolder();
  configure(cwd, url);
  await run([...ENGINE, '--facet', 'intent', '--yes'], { cwd, env });
  const needs = `SELECT p.id, l.intent, l.needs_reply AS needs, l.needs_reply_confidence AS sure
    FROM post p JOIN post_label l ON l.post = p.key WHERE p.id = '1'`;
  expect(await rows(cwd, needs)).toEqual([{ id: '1', intent: 'praise', needs: 0, sure: 50 }]);
  writeFileSync(
    join(cwd, 'truth.csv'),
    `text,intent\n${'"where is my parcel?",question\nthanks!,thanks\n'.repeat(10)}`,
  );
  const { stderr } = await run(['classify', '--evaluate', 'truth.csv'], { cwd });
  expect(stderr).toContain('Saved, but it applies to none of the labels here: they come from a model server.');
  const { stdout } = await run(['measure', 'ignored'], { cwd });
  expect(stdout.replace(/\s+/g, ' ')).toContain("not in the interval: they are a model server's");
  const explained = JSON.parse((await run(['explain', '1', '--json'], { cwd })).stdout).labels;
  expect(explained.intent).toMatchObject({ value: 'praise', confidence: 0.5, classifier: 'openai tiny' });
  expect(explained.intent.reason).toMatch(/^the model's answer; the classifier says \w+: /);
  expect(explained.urgency.classifier).toBe(`linear+rules ${versionOf('urgency')}`);
});

test('a model is asked again about its own answers, and what another keeps is not visited for nothing', async () => {
  const { url, asked } = await startModel();
  const cwd = await labelledFolder();
  configure(cwd, url);
  await run([...ENGINE, '--facet', 'intent', '--yes'], { cwd, env });
  const requests = asked.length;
  const again = await run([...ENGINE, '--facet', 'intent', '--again', '--yes', '--json'], { cwd, env });
  expect(JSON.parse(again.stdout)).toMatchObject({ posts: 5, kept: 0 });
  expect(asked.length).toBe(2 * requests);
  const plain = await run(['classify', '--facet', 'intent', '--json'], { cwd });
  expect(JSON.parse(plain.stdout)).toMatchObject({ posts: 0, kept: 5 });
});

test('a brand that is declared later has its replies read as replies, whoever labelled them before', async () => {
  const { url } = await startModel();
  const cwd = await labelledFolder();
  configure(cwd, url);
  await run([...ENGINE, '--yes'], { cwd, env });
  await run(['brand', 'add', 'annie', '@ann'], { cwd });
  expect(JSON.parse((await run(['classify', '--json'], { cwd })).stdout)).toMatchObject({ posts: 1, kept: 4 });
  expect(await rows(cwd, "SELECT outbound, intent FROM post_label JOIN post ON key = post WHERE id = '1'")).toEqual([
    { outbound: 1, intent: null },
  ]);
  expect(JSON.parse((await run(['classify', '--json'], { cwd })).stdout).posts).toBe(0);
});

test('the person is asked on the terminal, and "no" sends nothing', async () => {
  const { url, asked } = await startModel();
  const cwd = await labelledFolder();
  configure(cwd, url);
  for (const answer of ['n', 'y']) {
    const at = await sitDown(ENGINE, { cwd, env });
    await at.sees('Send 5 posts to 127.0.0.1');
    await at.press(answer, KEYS.enter);
    const { code, stdout, stderr } = await at.left;
    expect(code).toBe(0);
    expect(asked.length > 0).toBe(answer === 'y');
    expect(stdout).toBe(answer === 'y' ? '5 posts labelled in 0 s.\n' : '');
    if (answer === 'n') expect(stderr).toContain('Nothing was sent.');
  }
});

test('without a terminal nothing is sent without --yes', async () => {
  const { url, asked } = await startModel();
  const cwd = await labelledFolder();
  configure(cwd, url);
  const { stderr, code } = await run(ENGINE, { cwd, env });
  expect(code).toBe(2);
  expect(stderr).toContain('5 posts, private data masked');
  expect(stderr).toContain('Pass --yes');
  expect(asked).toEqual([]);
});

test('private data stays here, and the customer’s own line is printed whole', async () => {
  const { url, asked } = await startModel();
  const cwd = temporaryFolder();
  configure(cwd, 'http://127.0.0.1:9/v1');
  const { stdout, code } = await run([...ENGINE, '--stdin', '--json', '--reasons', '--yes'], {
    cwd,
    env: { SOCIALCARE_OPENAI_BASE_URL: url },
    stdin: 'mail me at ann.lee@mail.example please\nhello?\n',
  });
  expect(code).toBe(0);
  expect(asked).toEqual([{ authorization: undefined, texts: ['mail me at [email] please', 'hello?'] }]);
  const [first, second] = stdout.trim().split('\n');
  const { text, labels } = JSON.parse(first!);
  expect(text).toContain('ann.lee@mail.example');
  expect(labels.intent).toMatchObject({ value: 'praise', confidence: 0.5, classifier: 'model openai tiny' });
  expect(labels['private-data']).toMatchObject({ values: ['email'] });
  expect(labels).not.toHaveProperty('urgency');
  expect(JSON.parse(second!).text).toBe('hello?');
});

test.each([
  [401, 4, 'refused the key'],
  [429, 5, 'asks to slow down'],
  [307, 1, 'answered 307'],
])('a server that answers %i ends with exit code %i, and the key is not shown', async (status, exitCode, words) => {
  const { url } = await startModel(() => ({ status, body: `no, not with ${KEY}` }));
  const cwd = await labelledFolder();
  configure(cwd, url);
  const { stdout, stderr, code } = await run([...ENGINE, '--yes'], { cwd, env });
  expect(code).toBe(exitCode);
  expect(stderr).toContain(words);
  expect(stdout + stderr).not.toContain(KEY);
});

const MANY = `id,author_handle,created_at,text,reply_to_id\n${Array.from(
  { length: 45 },
  (_, at) => `${100 + at},ann${at},2026-03-01T09:00:${10 + at}Z,@acme question ${at}?,\n`,
).join('')}`;

test('Ctrl-C and a spent limit keep what is labelled, and the same command continues', async () => {
  const stop = new AbortController();
  const { url } = await startModel((request) => {
    if (request === 3) stop.abort();
    return request === 6 ? { status: 429, body: 'slow' } : undefined;
  });
  const cwd = await labelledFolder(MANY);
  configure(cwd, url);
  const counted = () =>
    rows(
      cwd,
      "SELECT count(*) AS n FROM post_label JOIN classifier c ON c.key = classifier WHERE versions LIKE '%tiny%'",
    );
  const stopped = await run([...ENGINE, '--yes'], { cwd, env, signal: stop.signal });
  expect(stopped.code).toBe(130);
  expect(stopped.stderr).toContain('20 posts are labelled');
  expect(await counted()).toEqual([{ n: 20 }]);
  const limited = await run([...ENGINE, '--yes'], { cwd, env });
  expect(limited.code).toBe(5);
  expect(limited.stderr).toContain('20 posts are labelled already');
  expect(await counted()).toEqual([{ n: 40 }]);
  expect((await run([...ENGINE, '--yes'], { cwd, env })).code).toBe(0);
  expect(await counted()).toEqual([{ n: 45 }]);
});

test('what is missing or does not go together is named before anything happens', async () => {
  const cwd = await labelledFolder();
  expect((await run([...ENGINE, '--yes'], { cwd })).stderr).toContain('SOCIALCARE_OPENAI_BASE_URL=');
  const addressed = { SOCIALCARE_OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' };
  expect((await run([...ENGINE, '--yes'], { cwd, env: addressed })).stderr).toContain('needs a model');
  for (const flags of [['--limit', '5'], ['--yes'], ['--engine', 'openai', '--evaluate'], ['--engine', 'other']])
    expect((await run(['classify', ...flags], { cwd })).code).toBe(2);
  configure(cwd, 'http://127.0.0.1:9/v1');
  expect((await run([...ENGINE, '--limit', '0'], { cwd })).code).toBe(2);
  expect((await run([...ENGINE, '--facet', 'language', '--yes'], { cwd })).code).toBe(2);
  expect((await run([...ENGINE, '--yes'], { cwd })).stderr).toContain('cannot be reached');
});

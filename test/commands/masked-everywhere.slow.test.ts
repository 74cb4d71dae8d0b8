/** With privacy = "masked" no command prints who a customer is: not as a table, not as TSV, not as JSON. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeAll, expect, test } from 'vitest';
import { commandPaths } from '../helpers/commands.ts';
import { sitDown } from '../helpers/keyboard.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const SIGNS = ['zqann', 'zqbob', 'Zqanna', 'Zqquill', '7700', 'zq.mail@', '7911', 'DE8937'];
/** An address that no browser takes: none may open here. */
const POSTS = `id,channel,author_id,author_handle,author_name,created_at,text,reply_to_id,url
900001,x,770001,zqann,Zqanna Zqquill,2026-03-02T09:00:00Z,"@acme my mail is zq.mail@example.org, call +44 7911 123456, IBAN DE89370400440532013000",,https://x.com/zqann/status/900001
900002,x,1,acme,Acme,2026-03-02T10:00:00Z,"@zqann we wrote to you, see https://x.com/zqann/status/900001 ^JK",900001,https://x.com/acme/status/900002
900003,x,770001,zqannew,Zqanna Zqquill,2026-03-04T10:00:00Z,@acme the same as @zqann still nothing? ask @zqbob. please help,,x.com/zqannew/status/900003
900004,x,770002,zqbob,Zqquill Bob,2026-03-04T11:00:00Z,@acme hello? my bag is lost,,https://x.com/zqbob/status/900004
900005,x,770002,zqbob,Zqquill Bob,2026-03-04T12:00:00Z,@acme hello again,900004,
`;
const CONFIG = `db = "care.db"
privacy = "masked"
[[policy.rules]]
name = "all"
priority = "high"
[policy.templates.sorry]
text = "{customer} sorry"
public = true
`;

/** By the words of each command; those that share a line are told apart by their flags. */
const LINES: Record<string, string[][]> = {
  init: [['init']],
  brand: [['brand', 'list']],
  import: [
    ['import', 'posts.csv'],
    ['import', 'posts.csv', '--again', '--dry-run'],
    ['import', 'changed.csv'],
  ],
  pull: [['pull', '--dry-run']],
  auth: [['auth', 'status']],
  coverage: [['coverage']],
  classify: [['classify'], ['classify', '--evaluate']],
  label: [
    ['label', '900004', 'intent=complaint'],
    ['label', '--sample', '5', '--facet', 'intent', '--list'],
  ],
  train: [['train', '--facet', 'intent']],
  queue: [['queue', '--reach', 'all']],
  triage: [
    ['triage', '900004', '--as', 'note', '--note', 'tell @zqbob to call +44 7911 123456'],
    ['triage', '900004', '--as', 'tag', '--tag', 'vip'],
    ['triage', '900004', '--as', 'tag', '--tag', 'vip'],
    ['triage', '900004', '--reply', 'sorry'],
    ['triage', '900003', '--open'],
    ['triage', '--as', 'undo', '--any'],
  ],
  show: [
    ['show', '900001'],
    ['show', '900004'],
    ['show', '900003'],
  ],
  policy: [
    ['policy', 'check'],
    ['policy', 'explain', '900004'],
    ['policy', 'test'],
    ['policy', 'test', '--list'],
  ],
  report: [['report', '--sections', 'all']],
  measure: [
    ['measure', 'volume'],
    ['measure', 'canned-texts'],
    ['measure', 'exposure'],
    ['measure', 'ignored'],
  ],
  compare: [['compare', '2026-03-04', '2026-03-02']],
  trend: [['trend', 'volume', '--by', 'day']],
  explain: [
    ['explain', 'ignored', '--window', 'ever'],
    ['explain', 'ignored', '--ids', '--window', 'ever'],
    ['explain', '900001'],
    ['explain', '900003', '--json'],
  ],
  audit: [
    ['audit', '--max', 'ignored@24h=10%'],
    ['audit', 'init'],
  ],
  export: [
    ['export', 'turns', '--reach', 'all'],
    ['export', 'posts', '--all'],
    ['export', 'conversations'],
    ['export', 'decisions'],
  ],
  status: [['status']],
  doctor: [
    ['doctor', '--offline'],
    ['doctor', '--offline', '--deep'],
  ],
  config: [['config', 'trust']],
  retain: [['retain', '30d', '--dry-run']],
  copy: [['copy', '--to', 'copied.db']],
  backup: [['backup', 'safe.db']],
  'restore-db': [['restore-db', 'safe.db']],
  restore: [['restore', 'labels.jsonl']],
  completion: [['completion', 'bash']],
  complete: [['complete', '--', 'measure', '--customer', '']],
};
/** What is asked for is what is stored, or the person who is typed. */
const BARE = ['sql', 'dump', 'forget'];
/** Answers what is asked of it while it runs, masked or not: see its own tests. */
const ANSWERING = ['serve', 'mcp'];
/** Has a database of its own. */
const APART = ['demo', 'verify'];

let cwd: string;
const NOW = '2026-03-20T12:00:00Z';
const env = () => ({ SOCIALCARE_ACTOR: 'kim', SOCIALCARE_DB: join(cwd, 'care.db') });

beforeAll(async () => {
  cwd = temporaryFolder();
  writeFileSync(join(cwd, 'posts.csv'), POSTS);
  writeFileSync(
    join(cwd, 'changed.csv'),
    `${POSTS.replace('my bag is lost', 'my bag is found')}900009,x,770001,zqann,Zqanna,never,@acme when,,\n`,
  );
  writeFileSync(join(cwd, 'socialcare.toml'), CONFIG);
  await run(['brand', 'add', 'acme', '@acme'], { cwd, env: env() });
  await run(['import', 'posts.csv', '--sampling', 'complete'], { cwd, env: env(), now: NOW });
  await run(['dump', '-o', 'labels.jsonl'], { cwd, env: env(), now: NOW });
});

async function screen(argv: string[]): Promise<string> {
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 200 });
  const pieces: string[] = [];
  output.on('data', (piece: Buffer) => pieces.push(piece.toString('utf8')));
  const { stderr } = await run(argv, { cwd, env: { ...env(), NO_COLOR: '1' }, now: NOW, output });
  return pieces.join('') + stderr;
}

const shown = (text: string, argv: readonly string[]) =>
  SIGNS.filter((sign) => text.includes(sign)).map((sign) => `${argv.join(' ')}: ${sign}`);

test('every command is tried here, or says in the documents that it is not masked', () => {
  const words = new Set(commandPaths().map(([first]) => first!));
  expect([...words].filter((word) => !LINES[word] && ![...BARE, ...ANSWERING, ...APART].includes(word))).toEqual([]);
});

test.each(Object.values(LINES).flat())('%s %s %s', async (...words) => {
  const argv = words.filter((word) => word !== undefined);
  const { stdout, stderr } = await run(argv, { cwd, env: env(), now: NOW });
  expect(shown(stdout + stderr, argv)).toEqual([]);
  expect(shown(await screen(argv), argv)).toEqual([]);
  const json = await run([...argv, '--json'], { cwd, env: env(), now: NOW });
  expect(shown(json.stdout + json.stderr, argv)).toEqual([]);
});

test('one person has one pseudonym in all of them, and --no-mask names her', async () => {
  const named = async (...argv: string[]) => {
    const { stdout } = await run(argv, { cwd, env: env(), now: NOW });
    return [...new Set(stdout.match(/customer_[0-9a-f]{10}/g))];
  };
  const [bob] = await named('triage', '900004', '--reply', 'sorry');
  expect(bob).toMatch(/^customer_/);
  expect(await named('show', '900004')).toEqual([bob]);
  const [ann] = await named('show', '900001');
  expect(await named('explain', '900003', '--json')).toEqual([ann, bob]);
  expect(await named('label', '--sample', '9', '--facet', 'intent', '--list')).toEqual(
    expect.arrayContaining([ann, bob]),
  );
  for (const argv of [
    ['explain', '900003', '--json'],
    ['triage', '900003', '--open'],
    ['label', '--sample', '9', '--facet', 'intent', '--list'],
  ])
    expect((await run([...argv, '--no-mask'], { cwd, env: env(), now: NOW })).stdout).toContain('zqann');
  const reply = await run(['triage', '900004', '--reply', 'sorry', '--no-mask'], { cwd, env: env(), now: NOW });
  expect([reply.stdout, reply.stderr]).toEqual(['@zqbob sorry\n', '']);
});

test('triage hides names on its page until v, in the history and in what it says', async () => {
  const at = await sitDown(['triage', '900003'], { cwd, now: NOW, env: env() });
  const page = async () => (await at.page()).join('\n');
  await at.sees('customer_');
  expect(shown(await page(), ['page'])).toEqual([]);
  await at.press('h');
  await at.sees('earlier or other turns');
  expect(shown(await page(), ['history'])).toEqual([]);
  await at.press('h', 'v');
  await at.sees('@zqannew');
  await at.press('v', 'q');
  await at.left;
});

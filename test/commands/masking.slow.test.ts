/** Somebody shows a list or a report around: nobody in it can be recognised, and yet each is one and the same throughout. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

const POSTS = `id,channel,author_id,author_handle,author_name,created_at,text,reply_to_id,url
900001,x,71,ann_quill,Ann Quill,2026-03-02T09:00:00Z,"@acme my mail is ann.quill@example.org, call +44 7911 123456",,https://x.com/ann_quill/status/900001
900002,x,1,acme,Acme,2026-03-02T10:00:00Z,"@ann_quill we wrote to you, see https://x.com/ann_quill/status/900001 ^JK",900001,https://x.com/acme/status/900002
900003,x,71,ann_newname,Ann Quill,2026-03-04T10:00:00Z,@acme still nothing? @bob_tin too,,
900004,x,72,bob_tin,Bob Tin,2026-03-04T11:00:00Z,@acme hello?,,
`;
const SIGNS = ['ann_quill', 'ann_newname', 'Ann Quill', 'bob_tin', 'Bob Tin', 'ann.quill@example.org', '7911', '"71"'];
const COMMANDS = [
  ['queue', '--reach', 'all'],
  ['queue', '--json'],
  ['show', '900001'],
  ['show', '900001', '--json'],
  ['show', '@ann_quill'],
  ['show', '@ann_quill', '--json'],
  ['report', '--sections', 'all', '--json'],
  ['measure', 'canned-texts', '--json'],
  ['explain', 'ignored', '--json'],
  ['explain', 'ignored'],
  ['explain', 'ignored', '--ids'],
  ['explain', 'ignored', '--ids', '--json'],
  ['explain', 'ignored', '--ids', '--format', 'csv'],
  ['explain', 'decisions', '--ids', '--json'],
  ['explain', 'backlog', '--ids', '--json'],
  ['measure', 'volume', '--customer', 'ann_quill'],
  ['measure', 'volume', '--customer', 'ann_quill', '--json'],
  ['export', 'turns', '--reach', 'all'],
  ['export', 'turns', '--json'],
  ['export', 'posts', '--all', '--format', 'jsonl'],
  ['export', 'conversations'],
  ['export', 'decisions', '--json'],
];

async function folder(config = ''): Promise<(...argv: string[]) => ReturnType<typeof run>> {
  const cwd = temporaryFolder();
  const care = (...argv: string[]) => run(argv, { cwd, now: '2026-03-20T12:00:00Z', env: { SOCIALCARE_ACTOR: 'kim' } });
  writeFileSync(join(cwd, 'posts.csv'), POSTS);
  if (config !== '') writeFileSync(join(cwd, 'socialcare.toml'), config);
  await care('brand', 'add', 'acme', '@acme');
  await care('import', 'posts.csv', '--sampling', 'complete');
  await care('triage', '900004', '--as', 'note', '--note', 'tell @bob_tin to call +44 7911 123456');
  return care;
}

let care: Awaited<ReturnType<typeof folder>>;
beforeAll(async () => {
  care = await folder();
});

test.each(COMMANDS)('%s %s %s', async (...argv) => {
  const words = argv.filter((word) => word !== undefined);
  const { stdout, code } = await care(...words, '--mask');
  expect(code).toBe(0);
  const typed = argv[1] === '@ann_quill' ? stdout.replaceAll('@ann_quill:', '') : stdout;
  expect(SIGNS.filter((sign) => typed.includes(sign))).toEqual([]);
});

test('masked lists that work goes on from keep the ids of posts, so that one leads to another', async () => {
  const json = async (...argv: string[]) => JSON.parse((await care(...argv, '--mask', '--json')).stdout);
  const { turns } = await json('explain', 'ignored', '--ids');
  const explained = turns.map(({ asked_post }: { asked_post: string }) => asked_post).toSorted();
  expect(explained).toEqual(['900001', '900003', '900004']);
  const { items } = await json('queue', '--reach', 'all');
  expect(items.map(({ post }: { post: string }) => post).toSorted()).toEqual(['900003', '900004']);
  expect(await json('show', explained[0]!)).toMatchObject({ turns: [{ asked_post: '900001' }] });
  expect((await json('explain', explained[0]!)).post).toBe('900001');
  const [first] = await json('export', 'turns');
  expect(first.asked_post).toMatch(/^post_/);
});

test('one customer is one pseudonym everywhere, under every name, and another one in another database', async () => {
  const names = (text: string) => [...new Set(text.match(/customer_[0-9a-f]{10}/g))];
  const shown = names((await care('show', '@ann_quill', '--mask', '--json')).stdout);
  const turns = (
    JSON.parse((await care('export', 'turns', '--mask', '--json')).stdout) as Record<string, string>[]
  ).toSorted((a, b) => (a.asked_at! < b.asked_at! ? -1 : 1));
  expect(shown).toContain(turns[0]!.customer);
  expect(turns[2]!.customer).not.toBe(turns[0]!.customer);
  expect(turns[1]!.customer).toBe(turns[0]!.customer);
  const posts = JSON.parse((await care('export', 'posts', '--all', '--mask', '--json')).stdout) as Record<
    string,
    string
  >[];
  expect(posts[1]).toMatchObject({
    id: expect.stringMatching(/^post_/),
    text: `@${turns[0]!.customer} we wrote to you, see https://x.com/${turns[0]!.customer} ^JK`,
    author_handle: 'acme',
    reply_to_id: posts[0]!.id,
    url: null,
  });
  expect(turns[0]!.asked_post).toBe(posts[0]!.id);
  const other = await folder();
  expect((await other('queue', '--mask', '--json')).stdout).not.toContain(turns[0]!.customer);
});

test('the configuration masks what no flag unmasks, and nothing is masked unasked', async () => {
  const masked = await folder('db = "care.db"\nprivacy = "masked"\n');
  expect((await masked('queue', '--json')).stdout).not.toContain('bob_tin');
  expect((await masked('queue', '--json', '--no-mask')).stdout).toContain('bob_tin');
  expect((await care('queue', '--json')).stdout).toContain('bob_tin');
  expect((await care('export', 'person', '@ann_quill', '--mask')).stderr).toContain('Leave --mask out');
});

/** Names that every JavaScript object answers to are unknown names like any other. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

let cwd: string;
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

beforeAll(async () => {
  cwd = temporaryFolder();
  writeFileSync(
    join(cwd, 'posts.csv'),
    'channel,id,created_at,author_handle,text\nx,1,2026-03-02T11:00:00Z,dan,@acme help\n',
  );
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  await run(['import', 'posts.csv', '--sampling', 'complete'], { cwd });
});

describe.each(NAMES)('%s', (name) => {
  test.each([
    ['measure NAME', 'there is no metric "NAME"'],
    ['explain NAME', 'there is no metric "NAME"'],
    ['measure volume --by NAME', '--by: "NAME" is not a dimension'],
    ['measure volume --label NAME=x', '--label: there is no facet "NAME"'],
    ['measure volume --channel NAME', 'no posts of channel "NAME"'],
    ['measure volume --format NAME', 'no output format "NAME"'],
    ['measure volume --by brand --sort NAME', '--sort: there is no column "NAME"'],
    ['measure volume --hours NAME', '--hours: "NAME" is neither'],
    ['measure volume --reach NAME', '--reach "NAME" is none of'],
    ['measure volume --status NAME', '--status: "NAME" is not a status'],
    ['export turns --columns NAME', '--columns: there is no column "NAME"'],
    ['export turns --sort NAME', '--sort: there is no column "NAME"'],
    ['import posts.csv --again --format NAME', 'there is no format "NAME"'],
    ['import posts.csv --again --preset NAME', 'there is no preset "NAME"'],
    ['import posts.csv --again --format csv --map NAME=id', 'there is no field "NAME"'],
    ['audit --max NAME=3%', '--max: "NAME" is not a measure'],
    ['label 1 NAME=x --actor jo', 'there is no facet "NAME"'],
    ['triage 1 --as NAME --actor jo', '--as: "NAME" is not an action'],
    ['classify --facet NAME', 'there is no facet "NAME"'],
    ['pull NAME', '"NAME" is not a source'],
    ['auth login NAME', '"NAME" is not a source'],
  ])('%s says that it is unknown', async (command, message) => {
    const { stderr, code } = await run(command.replace('NAME', name).split(' '), { cwd });
    expect([stderr, code]).toEqual([expect.stringContaining(message.replace('NAME', name)), expect.any(Number)]);
    expect([1, 2, 4]).toContain(code);
  });

  test('is a brand like any other', async () => {
    const at = await run(['brand', 'add', name, `@${name}`, '--db', `${name}.db`], { cwd });
    expect(at.code).toBe(0);
    const brands = await run(['brand', 'list', '--json', '--db', `${name}.db`], { cwd });
    expect(JSON.parse(brands.stdout)).toMatchObject({ brands: [{ name }] });
  });
});

test.each([
  ['[__proto__]\na = 1\n', 1, 2],
  ['timezone = "UTC"\n__proto__ = 1\n', 2, 1],
  ['[policy.teams.__proto__]\npeople = ["ann"]\n', 1, 2],
  ['[[policy.rules]]\nwhen.__proto__ = "x"\n', 2, 6],
  ['[policy]\nrules = [{ "__proto__" = 1 }]\n', 2, 12],
])('a configuration with __proto__ for a name is refused with its place: %j', async (toml, line, column) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'socialcare.toml'), toml);
  const { stderr, code } = await run(['status'], { cwd: folder });
  expect([stderr, code]).toEqual([
    expect.stringMatching(new RegExp(`socialcare\\.toml:${line}:${column}: "__proto__" cannot be a name`)),
    2,
  ]);
});

test.each([
  ['csv', 'id,text,created_at,__proto__,author_handle\n7,@acme hi,2026-03-02T11:00:00Z,x,dan\n'],
  [
    'jsonl',
    '{"id":"7","text":"@acme hi","created_at":"2026-03-02T11:00:00Z","author_handle":"dan","__proto__":{"id":"8"}}\n',
  ],
])('a column named __proto__ in %s is a column that is not known', async (kind, text) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, `a.${kind}`), text);
  await run(['import', `a.${kind}`], { cwd: folder });
  const { stdout } = await run(['export', 'posts', '--all', '--columns', 'id,text'], { cwd: folder });
  expect(stdout).toBe("id,text\r\n7,'@acme hi\r\n");
});

test('as the name of a network, a language or a zone it is what the file says, or a fault with its line', async () => {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'a.csv'),
    [
      'id,text,created_at,author_handle,channel,lang',
      '1,@acme call me on 020 7946 0958,2026-03-02T11:00:00Z,dan,constructor,constructor',
      '2,@acme hi,2026-03-02 11:00 constructor,dan,constructor,toString',
    ].join('\n'),
  );
  await run(['import', 'a.csv'], { cwd: folder });
  expect((await run(['classify'], { cwd: folder })).code).toBe(0);
  const { stdout } = await run(['export', 'posts', '--all', '--columns', 'channel,id', '--format', 'csv'], {
    cwd: folder,
  });
  expect(stdout).toBe('channel,id\r\nconstructor,1\r\n');
  expect(readFileSync(join(folder, 'a.csv.rejects.csv'), 'utf8')).toContain('a.csv,3,created_at,');
});

/** The house keeps its shape: who may import whom, who may touch the process, how large a file may grow. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(SRC, name), 'utf8') }));

/** Room of a path under src; files beside the rooms are the program itself. */
const roomOf = (name: string) => (name.includes('/') ? name.split('/')[0]! : 'program');

const imports = files.flatMap(({ name, text }) =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target]) => ({
    name,
    room: roomOf(name),
    target: target!,
    into: target!.startsWith('.') ? roomOf(relative(SRC, join(SRC, dirname(name), target!))) : 'package',
    file: target!.startsWith('.') ? relative(SRC, join(SRC, dirname(name), target!)) : target!,
  })),
);

/** What each room may import besides itself, the domain and the errors. */
const MAY_IMPORT: Record<string, string[]> = {
  domain: [],
  statistics: [],
  classifiers: [],
  payloads: [],
  config: [],
  terminal: [],
  renderers: [],
  dimensions: [],
  engines: ['classifiers'],
  metrics: ['statistics'],
  store: [],
  formats: ['payloads'],
  sources: ['payloads'],
  queue: ['store', 'config', 'classifiers', 'terminal'],
  reporting: ['queue', 'store', 'config', 'metrics', 'dimensions', 'statistics', 'renderers', 'terminal'],
  secrets: ['config', 'sources'],
  sealing: ['metrics'],
  serving: [],
  api: ['formats', 'statistics', 'metrics', 'renderers'],
};
/** Beside what any room may import, these are handed the context of the command that calls them. */
const WITH_CONTEXT = ['queue', 'reporting', 'secrets'];

test('rooms do not know each other; queue, reporting, secrets and commands are where they meet', () => {
  const strangers = imports.filter(
    ({ room, into, file }) =>
      MAY_IMPORT[room] !== undefined &&
      ![room, 'domain', 'package', ...MAY_IMPORT[room]].includes(into) &&
      file !== 'errors.ts' &&
      !(file === 'context.ts' && WITH_CONTEXT.includes(room)),
  );
  expect(strangers.map(({ name, target }) => `${name} imports ${target}`)).toEqual([]);
});

test('the context of a command is handed to commands, and knows none of them', () => {
  expect(imports.filter(({ name, into }) => name === 'context.ts' && into === 'commands')).toEqual([]);
});

test('start-up loads the options of the commands, and no room that does their work', () => {
  const atOnce = new Set<string>();
  const load = (name: string) => {
    if (atOnce.has(name)) return;
    atOnce.add(name);
    const { text } = files.find((file) => file.name === name)!;
    for (const [, target] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'/gm))
      load(relative(SRC, join(SRC, dirname(name), target!)));
  };
  load('main.ts');
  load('program.ts');
  const working = ['metrics', 'statistics', 'dimensions', 'classifiers', 'renderers', 'formats', 'sources', 'engines'];
  expect([...atOnce].filter((name) => working.includes(roomOf(name)) || name.startsWith('store/migrations/'))).toEqual(
    [],
  );
});

test('every room has its rule', () => {
  const rooms = new Set(files.map(({ name }) => roomOf(name)));
  expect(
    [...rooms].filter((room) => MAY_IMPORT[room] === undefined && room !== 'commands' && room !== 'program'),
  ).toEqual([]);
});

test('only the terminal colours and asks, only sources speak for packages of networks, only serving to agents', () => {
  const users = (names: string[]) =>
    imports
      .filter(({ target }) => names.some((name) => target === name || target.startsWith(`${name}/`)))
      .map(({ room }) => room);
  expect(new Set(users(['chalk', 'inquirer', '@inquirer/core', '@inquirer/prompts']))).toEqual(new Set(['terminal']));
  expect([...new Set(users(['@modelcontextprotocol/server']))]).toEqual(['serving']);
  expect([...new Set(users(['twitter-api-v2', '@atproto/api', 'masto', 'undici']))]).toEqual(['sources']);
});

test('only sources and engines speak to the network; serving listens to it', () => {
  const speaking = files.filter(({ text }) => /\bfetch\(|from '(?:undici|node:(?:https?|net|tls))'/.test(text));
  expect(new Set(speaking.map(({ name }) => roomOf(name)))).toEqual(new Set(['sources', 'engines', 'serving']));
});

test('only main touches the process', () => {
  const touching = files.filter(
    ({ name, text }) =>
      name !== 'main.ts' && /\bprocess\.(argv|env|exit|exitCode|stdin|stdout|stderr|cwd|on)\b/.test(text),
  );
  expect(touching.map(({ name }) => name)).toEqual([]);
});

test('libraries receive the clock and the random source', () => {
  const rooms = [
    'domain',
    'statistics',
    'metrics',
    'dimensions',
    'renderers',
    'classifiers',
    'payloads',
    'store',
    'formats',
    'config',
    'engines',
    'sources',
    'terminal',
  ];
  const knowing = files.filter(
    ({ name, text }) => rooms.includes(roomOf(name)) && /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/.test(text),
  );
  expect(knowing.map(({ name }) => name)).toEqual([]);
});

test('a file opens with one sentence of purpose and stays readable', () => {
  expect(files.filter(({ text }) => !/^\/\*\*\s+(?:\* )?\S/.test(text)).map(({ name }) => name)).toEqual([]);
  const long = files.filter(({ name, text }) => !name.includes('tables/') && text.split('\n').length > 270);
  expect(long.map(({ name }) => name)).toEqual([]);
});

const ADAPTERS = { 'store/sqlite/': 'better-sqlite3', 'store/postgres/': 'pg', 'store/duckdb/': '@duckdb/node-api' };
const isAdapter = (name: string) => Object.keys(ADAPTERS).some((adapter) => name.startsWith(adapter));
const codeOf = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

test('only its adapter knows the driver of a database; only opening knows the adapters', () => {
  for (const [adapter, driver] of Object.entries(ADAPTERS)) {
    const outside = imports.filter(({ name }) => !name.startsWith(adapter));
    expect(outside.filter(({ target }) => target === driver).map(({ name }) => name)).toEqual([]);
    const openers = outside.filter(({ file }) => file.startsWith(adapter)).map(({ name }) => name);
    expect([...new Set(openers)]).toEqual(['store/open.ts']);
  }
  const handling = files.filter(
    ({ name, text }) => roomOf(name) === 'store' && !isAdapter(name) && /\.(prepare|pragma|pluck)\(/.test(codeOf(text)),
  );
  expect(handling.map(({ name }) => name)).toEqual([]);
});

test('no time limit hangs on a signal that Node may collect as garbage: domain/time-limit.ts holds its own', () => {
  expect(files.filter(({ text }) => /AbortSignal\.timeout\(/.test(codeOf(text))).map(({ name }) => name)).toEqual([]);
});

/** What another database spells otherwise, or does not know: a word of store/dialect.ts stands for it. */
const OF_SQLITE =
  /json_each|json_group|json_set|json_extract|group_concat|strftime|unixepoch|sqlite_|pragma|\bGLOB\b|\biif\(|\bINDEXED\b|COLLATE NOCASE|\bOR (REPLACE|IGNORE|FAIL)\b|\bIS (NOT )?(\d|:)/;

test('SQL stays in the store, and what only SQLite understands in the adapter', () => {
  // Its help shows people an example.
  const speaking = files.filter(
    ({ name, text }) =>
      roomOf(name) !== 'store' &&
      name !== 'commands/sql.ts' &&
      /\bSELECT\b[^;]*\bFROM\b|\bINSERT INTO\b|\bUPDATE \w+ SET\b|\bDELETE FROM\b|\bPRAGMA\b|\bSELECT EXISTS\b/.test(
        codeOf(text),
      ),
  );
  expect(speaking.map(({ name }) => name)).toEqual([]);
  const dialects = files.filter(
    ({ name, text }) =>
      roomOf(name) === 'store' &&
      !isAdapter(name) &&
      !name.startsWith('store/migrations/') &&
      OF_SQLITE.test(codeOf(text).replace(/import[^;]*;/g, '')),
  );
  expect(dialects.map(({ name }) => name)).toEqual([]);
});

test('the architecture page names every room and wing, and for every package why it is there', () => {
  const read = (name: string) => readFileSync(join(SRC, '..', name), 'utf8');
  const page = read('docs/architecture.md');
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
  const packages = [...Object.keys(dependencies!), ...Object.keys(devDependencies!)];
  const rooms = [...new Set(files.map(({ name }) => roomOf(name)))].filter((room) => room !== 'program');
  const wings = ['store', 'classifiers', 'metrics'].flatMap((room) =>
    readdirSync(join(SRC, room), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'models')
      .map((entry) => entry.name),
  );
  expect([...rooms, ...wings].filter((room) => !page.includes(` ${room}/ `))).toEqual([]);
  expect(packages.filter((name) => !name.startsWith('@types/') && !page.includes(`\n| ${name} | `))).toEqual([]);
});

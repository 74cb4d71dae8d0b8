/** The documents are true: their commands are run, their outputs compared, their links followed, their lists the program's own. */
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { DIMENSIONS } from '../src/dimensions/index.ts';
import { durationLabel } from '../src/domain/duration.ts';
import { wrapToWidth } from '../src/domain/text-width.ts';
import { asProduct } from '../src/metrics/as-product.ts';
import { metricColumns } from '../src/metrics/columns.ts';
import { versus } from '../src/metrics/compare.ts';
import { comparison } from '../src/metrics/comparison.ts';
import { GATES, METRICS } from '../src/metrics/index.ts';
import { PRODUCTS } from '../src/metrics/products.ts';
import { trend, trendPeriods } from '../src/metrics/trend.ts';
import { reportSchema } from '../src/renderers/json-schema.ts';
import { EXPORT_COLUMNS } from '../src/store/reading/export.ts';
import { run, temporaryFolder } from './helpers/run.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const readme = read('README.md');
/** UPDATE_DOCS=1 npx vitest run test/readme.test.ts writes what these tests compare. */
const update = process.env.UPDATE_DOCS === '1';

const documents = ['.', 'docs', 'docs/sources', 'src/classifiers/models'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** What one line of a console block prints: `$ socialcare WORDS`, cut by `| head -n N` where that follows. */
async function printed(
  line: string,
  cwd: string,
  env: Record<string, string | undefined>,
): Promise<{ text: string; code: number }> {
  const [command = '', lines] = line.slice('$ socialcare '.length).split(' | head -n ');
  const words = [...command.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
  const { stdout, stderr, code } = await run(words, { cwd, env });
  expect([line, stderr.match(/^(?:error|warning):.*/m)]).toEqual([line, null]);
  const text = stdout
    .replaceAll(`${cwd}/`, '')
    .replaceAll('\r\n', '\n')
    .replace(/\(\d+\.\d s[^)]*\)/g, '(0.4 s)')
    .replace(/SHA-256 [0-9a-f]{64}/g, 'SHA-256 8c1f…42d0')
    .replace(/Merkle root [0-9a-f]{64}/g, 'Merkle root 5e09…b7aa')
    .replace(/labelled in \d+ s/, 'labelled in 1 s');
  return { text: lines === undefined ? text : `${text.split('\n').slice(0, Number(lines)).join('\n')}\n`, code };
}

/** Asks for the exit code of the line before. */
const STATUS = '$ echo $?';

/** The document with what its console blocks print now, run one after the other beside a copy of the demo's file. */
async function rerun(document: string): Promise<string> {
  const cwd = temporaryFolder();
  copyFileSync(join(root, 'fixtures/demo/mentions.csv'), join(cwd, 'mentions.csv'));
  // Where a document begins a project, its commands find the database as people's do.
  const env = document.includes('$ socialcare init\n') ? { SOCIALCARE_DB: undefined, HOME: cwd } : {};
  const blocks = [...document.matchAll(/(<!-- run last -->\n)?```console\n([\s\S]*?)```/g)];
  let text = document;
  for (const [block, last = '', body] of [
    ...blocks.filter(([, last]) => !last),
    ...blocks.filter(([, last]) => last),
  ]) {
    let output = '';
    const lines = body!.split('\n').filter((each) => each.startsWith('$ '));
    for (const [at, line] of lines.entries()) {
      if (line === STATUS) continue;
      const { text: printedNow, code } = await printed(line, cwd, env);
      output += `${line}\n${printedNow}`;
      // Where the code is not asked for, it is 0.
      if (lines[at + 1] === STATUS) output += `${STATUS}\n${code}\n`;
      else expect([line, code]).toEqual([line, 0]);
    }
    text = text.replace(block, () => `${last}\`\`\`console\n${output}\`\`\``);
  }
  return text;
}

test.each(documents.filter((name) => read(name).includes('```console')))(
  '%s prints what it says is printed',
  async (name) => {
    const now = await rerun(read(name));
    if (update) writeFileSync(join(root, name), now);
    else expect(read(name)).toBe(now);
  },
  120_000,
);

/** The anchor that a heading gets on a page. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-');

test('every link between documents leads somewhere', () => {
  const astray = documents.flatMap((name) =>
    [...read(name).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
      .filter(([, target, anchor]) => {
        const file = target ? join(dirname(name), target) : name;
        if (!existsSync(join(root, file))) return true;
        const headings = anchor ? [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading!)) : [];
        return anchor !== undefined && !headings.includes(anchor);
      })
      .map(([link]) => `${name}: ${link}`),
  );
  expect(astray).toEqual([]);
});

/** What stands in the file now, from the first line of the quotation to its last. */
function quotedNow(file: string, code: string): string {
  const text = read(file);
  const lines = code.split('\n');
  const from = text.indexOf(`${lines[0]}\n`);
  const end = `\n${lines.at(-1)}\n`;
  return from < 0 ? '' : text.slice(from, text.indexOf(end, from) + end.length - 1);
}

test('code that a document quotes is in the file that it names', () => {
  for (const name of documents) {
    const page = read(name);
    const now = page.replace(
      /```ts (\S+)\n([\s\S]*?)\n```/g,
      (_, file, code) => `\`\`\`ts ${file}\n${quotedNow(file, code)}\n\`\`\``,
    );
    if (update) writeFileSync(join(root, name), now);
    else expect(page).toBe(now);
  }
});

test('the README is one page', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(150);
});

test('the list of commands is --help', async () => {
  const file = join(root, 'docs/commands.md');
  const { stdout } = await run(['--help']);
  const lists = stdout.slice(stdout.indexOf('Collect:'), stdout.indexOf('Commands:')).trimEnd();
  const page = readFileSync(file, 'utf8');
  const now = page.replace(
    /<!-- commands -->[\s\S]*<!-- \/commands -->/,
    () => `<!-- commands -->\n\`\`\`\n${lists}\n\`\`\`\n<!-- /commands -->`,
  );
  if (update) writeFileSync(file, now);
  else expect(page).toBe(now);
});

test('the definitions page says what the code says of every metric and dimension', () => {
  const file = join(root, 'docs/definitions.md');
  const page = readFileSync(file, 'utf8');
  const blocks = {
    'metrics of turns': [
      ...METRICS.filter(({ of }) => of === 'turns'),
      comparison,
      versus,
      trend,
      trendPeriods,
      ...PRODUCTS.map(asProduct),
    ],
    'metrics of the work': METRICS.filter(({ of }) => of !== 'turns'),
  };
  let now = page;
  for (const [name, metrics] of Object.entries(blocks)) {
    const sections = metrics.map(
      ({ name, version, question, definition }) =>
        `### ${name} (version ${version})\n\n${[question, definition].map((text) => wrapToWidth(text, 120).join('\n')).join('\n\n')}\n`,
    );
    now = now.replace(
      new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`),
      () => `<!-- ${name} -->\n${sections.join('\n')}<!-- /${name} -->`,
    );
  }
  const rows = Object.values(DIMENSIONS).map(({ name, title }) => `| \`${name}\` | ${title} |`);
  const table = ['| dimension | what it is |', '|---|---|', ...rows].join('\n');
  now = now.replace(
    /<!-- dimensions -->[\s\S]*<!-- \/dimensions -->/,
    () => `<!-- dimensions -->\n${table}\n<!-- /dimensions -->`,
  );
  if (update) writeFileSync(file, now);
  else expect(page).toBe(now);
});

test('the audit page lists what can be checked', () => {
  const file = join(root, 'docs/audit.md');
  const rows = GATES.map(({ name, windows, summary, metric }) => {
    const typed = windows?.length === 0 ? name : `${name}@TIME`;
    const times = windows?.length ? ` (${windows.map(durationLabel).join(', ')})` : '';
    return `| \`${typed}\` | ${summary}${times} | ${metric.name} |`;
  });
  const table = ['| measure | is the | metric |', '|---|---|---|', ...rows].join('\n');
  const page = readFileSync(file, 'utf8');
  const now = page.replace(
    /<!-- measures -->[\s\S]*<!-- \/measures -->/,
    () => `<!-- measures -->\n${table}\n<!-- /measures -->`,
  );
  if (update) writeFileSync(file, now);
  else expect(page).toBe(now);
});

test('the page on exports lists every column with its type', () => {
  const types = { exact: 'text', text: 'text', number: 'whole number', time: 'time' };
  const page = read('docs/exporting.md').split(/^### /m).slice(1);
  const listed = page.map((part) => [part.slice(0, part.indexOf('\n')), part.match(/^\| `.*?\|.*?\|/gm)]);
  expect(listed).toEqual(
    Object.entries(EXPORT_COLUMNS).map(([what, columns]) => [
      what,
      columns.map(({ key, kind, extra }) => `| \`${key}\`${extra ? '*' : ''} | ${types[kind]} |`),
    ]),
  );
});

test('the published JSON Schema is the one that the output is checked against', () => {
  const file = join(root, 'docs/report.schema.json');
  const text = `${JSON.stringify(reportSchema(metricColumns()), null, 2)}\n`;
  if (update) writeFileSync(file, text);
  else expect(readFileSync(file, 'utf8')).toBe(text);
});

test('what the README calls setting up and testing are scripts of the package', () => {
  const { scripts } = JSON.parse(read('package.json'));
  expect(readme).toContain('npm ci && npm run demo');
  expect(readme).toContain('npm ci && npm test');
  expect([scripts.demo, scripts.test]).toEqual([expect.any(String), expect.any(String)]);
});

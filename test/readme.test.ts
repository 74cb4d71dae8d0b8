/** The README is true: its tour is run, its outputs are compared, its lists are the program's own. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { wrapToWidth } from '../src/domain/text-width.ts';
import { backlog } from '../src/metrics/backlog.ts';
import { comparison } from '../src/metrics/comparison.ts';
import { DECISION_METRICS, METRICS } from '../src/metrics/index.ts';
import { REPORT_SCHEMA } from '../src/renderers/json-schema.ts';
import { run, temporaryFolder } from './helpers/run.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const path = join(root, 'README.md');
const readme = readFileSync(path, 'utf8');
/** UPDATE_DOCS=1 npx vitest run test/readme.test.ts writes what these tests compare. */
const update = process.env.UPDATE_DOCS === '1';

async function tour(): Promise<string> {
  const cwd = temporaryFolder();
  copyFileSync(join(root, 'fixtures/demo/mentions.csv'), join(cwd, 'mentions.csv'));
  let text = readme;
  for (const [block, body] of readme.matchAll(/```console\n([\s\S]*?)```/g)) {
    let told = '';
    for (const line of body!.split('\n').filter((each) => each.startsWith('$ socialcare '))) {
      const argv = line.slice('$ socialcare '.length).split(' ');
      const { stdout, stderr, code } = await run(argv, { cwd });
      expect([line, stderr.match(/^(?:error|warning):.*/m), code]).toEqual([line, null, 0]);
      told += `${line}\n${stdout
        .replaceAll(`${cwd}/`, '')
        .replaceAll('\r\n', '\n')
        .replace(/\(\d+\.\d s[^)]*\)/g, '(0.4 s)')
        .replace(/labelled in \d+ s/, 'labelled in 1 s')}`;
    }
    text = text.replace(block, () => `\`\`\`console\n${told}\`\`\``);
  }
  return text;
}

async function commandSection(): Promise<string> {
  const { stdout } = await run(['--help']);
  const lists = stdout.slice(stdout.indexOf('Collect:'), stdout.indexOf('Commands:')).trimEnd();
  return `\`\`\`\n${lists}\n\`\`\``;
}

const between = (text: string, name: string) => text.split(`<!-- ${name} -->\n`)[1]!.split(`\n<!-- /${name} -->`)[0]!;

test('the tour prints what the README says it prints', async () => {
  const told = await tour();
  if (update) writeFileSync(path, told);
  else expect(readme).toBe(told);
}, 120_000);

test('the command section is --help', async () => {
  const section = await commandSection();
  if (update) {
    const now = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      now.replace(
        /<!-- commands -->[\s\S]*<!-- \/commands -->/,
        () => `<!-- commands -->\n${section}\n<!-- /commands -->`,
      ),
    );
  } else expect(between(readme, 'commands')).toBe(section);
});

test('every dependency is there for a reason that is written down', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const reasons = readme.slice(readme.indexOf('Dependencies, and why'));
  expect(Object.keys(dependencies).filter((name) => !reasons.includes(name))).toEqual([]);
});

test('the definitions page says what the code says', () => {
  const file = join(root, 'docs/definitions.md');
  const all = [...Object.values(METRICS), comparison, ...Object.values(DECISION_METRICS), backlog];
  if (update) {
    let page = readFileSync(file, 'utf8');
    for (const { name, version, question, definition } of all)
      page = page.replace(
        new RegExp(`### ${name} \\(version \\d+\\)\\n[\\s\\S]*?(?=\\n##)`),
        () =>
          `### ${name} (version ${version})\n\n${[question, definition].map((text) => wrapToWidth(text, 120).join('\n')).join('\n\n')}\n`,
      );
    writeFileSync(file, page);
  }
  const page = readFileSync(file, 'utf8');
  for (const { name, version, definition, question } of all) {
    expect(page).toContain(`### ${name} (version ${version})`);
    expect(page.replace(/\s+/g, ' ')).toContain(question);
    expect(page.replace(/\s+/g, ' ')).toContain(definition.replace(/\s+/g, ' '));
  }
});

test('the published JSON Schema is the one that the output is held against', () => {
  const file = join(root, 'docs/report.schema.json');
  const text = `${JSON.stringify(REPORT_SCHEMA, null, 2)}\n`;
  if (update) writeFileSync(file, text);
  else expect(readFileSync(file, 'utf8')).toBe(text);
});

test('what the README calls setting up and testing are scripts of the package', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(readme).toContain('npm ci && npm run demo');
  expect(readme).toContain('npm ci && npm test');
  expect([scripts.demo, scripts.test]).toEqual([expect.any(String), expect.any(String)]);
});

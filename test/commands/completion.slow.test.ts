/** Completion: what may come next, asked as the shells ask it. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readLine } from '../../src/commands/completion/line.ts';
import { knownCommands } from '../helpers/commands.ts';
import { conversationFolder } from '../helpers/conversation-folder.ts';
import { databaseAt } from '../helpers/database.ts';
import { run } from '../helpers/run.ts';

const BIN = fileURLToPath(new URL('../../bin/socialcare.js', import.meta.url));
const BUILT = existsSync(fileURLToPath(new URL('../../dist/main.js', import.meta.url)));
const has = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;
if (!BUILT) console.warn('SKIPPED: completion in a shell needs `npm run build` first');
for (const shell of ['zsh', 'fish'].filter((name) => !has(name))) console.warn(`SKIPPED: ${shell} is not installed`);

/** Flags for which nothing can be listed: numbers, names to choose, free text and files. */
const FREE = new Set(
  `--limit --worst --sort --columns --output --save-preset --delimiter --encoding --covers --rejects --max-posts --max-cost
   --restart --evaluate --from --sample --seed --actor --lang --customer --search --tag --note --file --against --keep
   --undo --line --typed --min-n --request --baseline --save-baseline --plan --post
   --seal --sign --tsa --allowed-signers --tsa-ca --sheet --port --model`.split(/\s+/),
);

const TOML = `[policy.teams.legal]
people = ["jo"]
[policy.templates.sorry]
text = "Hi {customer}, sorry"
`;

let cwd: string;

beforeAll(async () => {
  cwd = await conversationFolder(
    '09:00 #q1 @ann: @acme late\n09:30 @acme re q1: sorry\n10:00 @bob channel=bluesky: hi',
    TOML,
  );
  await run(['brand', 'add', 'Acme Page', 'facebook:acmepage'], { cwd });
});

/** The answers, without what is said of them. */
async function offered(...words: string[]): Promise<string[]> {
  const { stdout, stderr, code } = await run(['complete', '--', ...words], { cwd });
  expect([stderr, code]).toEqual(['', 0]);
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t')[0]!);
}

describe('what may come next', () => {
  it('are commands and what they do', async () => {
    expect(await offered('qu')).toEqual(['queue']);
    expect((await run(['complete', '--', 'qu'], { cwd })).stdout).toBe('queue\twhat waits for an answer, in order\n');
    expect(await offered('brand', '')).toEqual(['add', 'list', 'remove']);
    expect(await offered('')).toContain('report');
    expect(await offered('')).not.toContain('complete');
  });

  it.each([
    ['metrics', ['measure', 'res'], ['response-times']],
    ['metrics to explain', ['explain', 'ou'], ['outcome', 'out-of-order']],
    ['sides to compare', ['compare', 'acme', 'p'], ['previous']],
    ['dimensions', ['report', '--by', 'w'], ['week', 'weekday']],
    ['dimensions behind others', ['report', '--by', 'week,br'], ['week,brand']],
    ['dimensions of decisions', ['measure', 'decisions', '--by', 'te'], ['team']],
    ['brands', ['queue', '--brand', ''], ['acme', 'Acme Page']],
    ['brands whatever their case', ['queue', '--brand', 'AC'], ['acme', 'Acme Page']],
    ['a brand to remove', ['brand', 'remove', 'acm'], ['acme', 'Acme Page']],
    ['channels', ['export', 'turns', '--channel', ''], ['bluesky', 'x']],
    ['formats to read', ['import', '--format', 'x'], ['x-api', 'x-archive']],
    [
      'formats to print',
      ['report', '--format', ''],
      ['table', 'markdown', 'csv', 'json', 'html', 'email-html', 'xlsx'],
    ],
    ['formats to export', ['export', 'turns', '--format', 'j'], ['jsonl', 'json']],
    ['samplings', ['import', 'a.csv', '--sampling', 'c'], ['complete']],
    ['a value behind =', ['report', '--by=mo'], ['--by=month']],
    ['labels', ['queue', '--label', 'sentiment=ne'], ['sentiment=negative', 'sentiment=neutral']],
    ['products', ['measure', 'response-times', '--as', 'ze'], ['zendesk']],
    ['measures to follow', ['trend', 'ign'], ['ignored']],
    ['actions', ['triage', 'q1', '--as', 'es'], ['escalate']],
    ['teams and people', ['triage', 'q1', '--as', 'assign', '--to', ''], ['legal', 'jo']],
    ['reasons of the policy', ['triage', 'q1', '--as', 'no-reply', '--reason', 't'], ['thanks']],
    ['replies of the policy', ['triage', 'q1', '--reply', ''], ['sorry']],
    ['flags after a value that may be left out', ['triage', 'q1', '--reply', '--op'], ['--open']],
    ['ways', ['triage', 'q1', '--via', 'p'], ['phone']],
    ['routes of a pull', ['pull', '--via', 's'], ['search']],
    ['sources', ['pull', 'm'], ['mastodon']],
    ['checks up to their level', ['audit', '--max', 'ig'], ['ignored@24h=']],
    ['times', ['report', '--since', 'last-m'], ['last-month']],
    ['zones', ['report', '--tz', 'europe/lon'], ['Europe/London']],
    ['flags', ['queue', '--un'], ['--until', '--unassigned']],
    ['flags of every command', ['queue', '--wid'], ['--width']],
    [
      'flags where nothing else can come',
      ['status', ''],
      [
        '--json',
        '--db',
        '--config',
        '--quiet',
        '--no-input',
        '--no-color',
        '--width',
        '--debug',
        '--help',
        '--version',
      ].filter((flag) => flag !== '--version'),
    ],
    ['nothing where a file is meant', ['import', ''], []],
    ['nothing for a number', ['queue', '--limit', ''], []],
    ['nothing for nonsense', ['nosuch', ''], []],
  ])('are %s', async (_title, words, expected) => {
    const found = await offered(...words);
    if (words.at(-2) === 'status') expect(found.filter((flag) => flag !== '--version')).toEqual(expected);
    else expect(found).toEqual(expected);
  });

  it.each(
    knownCommands()
      .filter(({ path }) => path[0] !== 'complete')
      .flatMap(({ path, valued }) => valued.map((flag) => [path.join(' '), flag])),
  )('is known for %s %s, or it is a flag of which nothing can be', async (path, flag) => {
    const found = await offered(...path.split(' '), flag, '');
    expect([flag, found.length > 0]).toEqual([flag, !FREE.has(flag) && !(path === 'label' && flag === '--engine')]);
  });

  it('looks where the line looks', async () => {
    const other = await conversationFolder('09:00 @ann: @acme late');
    await run(['brand', 'add', 'rival', '@rival'], { cwd: other });
    expect(await offered('--db', join(other, 'care.db'), 'queue', '--brand', 'r')).toEqual(['rival']);
  });

  it('is nothing, and no error, where nothing can be read', async () => {
    const broken = await conversationFolder('09:00 @ann: @acme late', 'nonsense = = 3\n');
    const { stdout, stderr, code } = await run(['complete', '--', 'queue', '--brand', ''], { cwd: broken });
    expect([stdout, stderr, code]).toEqual(['', '', 0]);
    writeFileSync(join(broken, 'none.db'), 'no database');
    expect(await offered('--db', join(broken, 'none.db'), 'queue', '--brand', '')).toEqual([]);
    expect(existsSync(join(broken, 'missing.db'))).toBe(false);
    await offered('--db', join(broken, 'missing.db'), 'queue', '--brand', '');
    expect(existsSync(join(broken, 'missing.db'))).toBe(false);
  });
});

describe('a line of bash', () => {
  it('is read as bash reads it, without running anything in it', () => {
    expect(readLine('socialcare report --brand Acme\\ P', 'Acme\\ P')).toEqual({
      words: ['report', '--brand', 'Acme P'],
      skip: 0,
    });
    expect(readLine('socialcare report --brand "Acme P', '"Acme P').words.at(-1)).toBe('Acme P');
    expect(readLine("socialcare sql 'SELECT $(rm x)' ", '')).toEqual({ words: ['sql', 'SELECT $(rm x)', ''], skip: 0 });
    expect(readLine('socialcare queue --label intent=co', 'co')).toEqual({
      words: ['queue', '--label', 'intent=co'],
      skip: 'intent='.length,
    });
    expect(readLine('socialcare report --by=', '').skip).toBe('--by='.length);
  });

  it('of plain words is those words', () => {
    const word = fc.stringMatching(/^[a-z0-9@:=,.-]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(readLine(['socialcare', ...words, ''].join(' '), '').words).toEqual([...words, '']);
      }),
    );
  });
});

describe('the scripts', () => {
  it('are there for three shells', async () => {
    expect((await run(['completion', 'tcsh'])).code).toBe(2);
  });

  it.each(['bash', 'zsh', 'fish'])('of %s are sound', async (shell) => {
    const { stdout } = await run(['completion', shell]);
    expect(stdout).toContain('socialcare complete ');
    writeFileSync(join(cwd, 'script'), stdout);
    if (has(shell)) expect(spawnSync(shell, ['-n', join(cwd, 'script')], { encoding: 'utf8' }).stderr).toBe('');
  });

  it.skipIf(!BUILT)('complete in bash', async () => {
    const { stdout: script } = await run(['completion', 'bash']);
    const ask = (line: string, ...words: string[]) => {
      const lines = [
        script,
        `socialcare() { SOCIALCARE_DB='${databaseAt(`${cwd}/care.db`)}' '${process.execPath}' '${BIN}' "$@"; }`,
        `COMP_LINE='${line}' COMP_POINT=${line.length} COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})`,
        `COMP_CWORD=${words.length - 1}`,
        '_socialcare; for each in $(seq 1 $' + '{#COMPREPLY[@]}); do echo "$' + '{COMPREPLY[each-1]}"; done',
      ];
      return spawnSync('bash', ['--norc'], { input: lines.join('\n'), encoding: 'utf8' })
        .stdout.trim()
        .split('\n');
    };
    expect(ask('socialcare measure res', 'socialcare', 'measure', 'res')).toEqual(['response-times']);
    expect(ask('socialcare queue --brand A', 'socialcare', 'queue', '--brand', 'A')).toEqual(['acme', 'Acme\\ Page']);
    expect(ask('socialcare queue --label intent=co', 'socialcare', 'queue', '--label', 'intent', '=', 'co')).toEqual([
      'complaint',
    ]);
  });

  it.skipIf(!BUILT || !has('fish'))('complete in fish', async () => {
    const { stdout: script } = await run(['completion', 'fish']);
    const lines = [
      `function socialcare; SOCIALCARE_DB='${databaseAt(`${cwd}/care.db`)}' '${process.execPath}' '${BIN}' $argv; end`,
      script,
      "complete -C 'socialcare queue --brand A'",
    ];
    writeFileSync(join(cwd, 'script'), lines.join('\n'));
    const { stdout } = spawnSync('fish', ['--no-config', join(cwd, 'script')], { encoding: 'utf8' });
    expect(stdout).toContain('Acme Page');
  });
});

/** What somebody meets in the first hour: help, init, a first import that fails, numbers that miss new labels. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandPaths } from '../helpers/commands.ts';
import { addConversation, conversationFolder } from '../helpers/conversation-folder.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const AS_OF = ['--as-of', '2026-03-04'];

describe('help', () => {
  it('of a command that is not there is an error that names the nearest', async () => {
    expect(await run(['help', 'reprot'])).toEqual({
      stdout: '',
      stderr: 'error: unknown command "reprot"; did you mean report?\n  See them: socialcare --help\n',
      code: 2,
    });
    expect((await run(['help', 'brand', 'ad'])).stderr).toContain('unknown command "brand ad"; did you mean add?');
  });

  it('goes down to subcommands', async () => {
    expect((await run(['help', 'brand', 'add'])).stdout).toBe((await run(['brand', 'add', '--help'])).stdout);
    expect((await run(['help'])).stdout).toBe((await run(['--help'])).stdout);
  });

  it.each(
    commandPaths()
      .filter(([name]) => name !== 'complete')
      .map((path) => [path.join(' ')]),
  )('of %s is a sentence, has examples and the flags of every command', async (path) => {
    const { stdout } = await run([...path.split(' '), '--help'], { env: { COLUMNS: '200' } });
    expect(stdout.split('\n\n')[1]).toMatch(/^[A-Z].*\.$/s);
    expect(stdout).toContain(`\nExamples:\n`);
    expect(stdout).toMatch(/^ {2}\$ .*socialcare /m);
    expect(stdout).toContain('--db <file>');
    expect(stdout).toContain('--width <columns>');
  });

  it('is what measure alone gives: the metrics', async () => {
    const { stdout, code } = await run(['measure']);
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toMatch(/^volume\tHow many customers wrote/);
    expect(stdout).toContain('\nbacklog\t');
  });
});

describe('init', () => {
  it('gives the folder a database of its own, and a template in which every line may be taken', async () => {
    const cwd = temporaryFolder();
    const env = { SOCIALCARE_DB: '' };
    const { stdout } = await run(['init'], { cwd, env });
    expect(stdout).toContain(`Database: ${join(cwd, 'socialcare.db')} (what you run in this folder uses it)\n`);
    expect(existsSync(join(cwd, 'socialcare.db'))).toBe(true);
    const path = join(cwd, 'socialcare.toml');
    const template = readFileSync(path, 'utf8');
    for (const table of ['[policy]', '[sources.openai]', '[[schedule]]']) expect(template).toContain(`#${table}\n`);
    writeFileSync(path, template.replace(/^#(?! )/gm, '').replace(/^holidays_file.*\n/m, ''));
    expect(await run(['policy', 'check'], { cwd, env })).toMatchObject({ code: 0 });
    expect((await run(['queue', '--count'], { cwd, env })).stdout).toBe('0\n');
    expect((await run(['status'], { cwd, env })).stdout).toMatch(/^schedule\t.*; holidays 2026-12-25\t/m);
  });
});

describe('a first import that fails', () => {
  it('leaves no database behind, and leaves one alone that was there', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'a.csv'), 'id,created_at,text\n1,never,hello\n');
    const broken = ['import', 'a.csv', '--channel', 'x'];
    expect((await run(broken, { cwd })).code).not.toBe(0);
    expect(existsSync(join(cwd, 'care.db'))).toBe(false);
    await run(['brand', 'add', 'acme', '@acme'], { cwd });
    expect((await run(broken, { cwd })).code).not.toBe(0);
    expect((await run(['brand', 'list'], { cwd })).stdout).toContain('acme');
  });
});

describe('turns that came after the last classification', () => {
  it('are said to be left out where the rate is printed', async () => {
    const cwd = await conversationFolder('09:00 @ann: @acme where is my parcel?\n09:10 @acme re 1: @ann on its way');
    await run(['classify'], { cwd });
    const before = await run(['measure', 'ignored', ...AS_OF], { cwd });
    expect(before.stdout).not.toContain('not classified');
    await addConversation(cwd, '10:00 #n1 @bob: @acme where is mine?\n11:00 #n2 @cy: @acme and mine?');
    const line =
      '2 of 3 turns not classified: left out of every rate of what needed a reply until socialcare classify has run';
    const { stdout } = await run(['measure', 'ignored', ...AS_OF, '--width', '200'], { cwd });
    expect(stdout).toContain(`warning: ${line}\n`);
    const { warnings } = JSON.parse((await run(['report', ...AS_OF, '--json'], { cwd })).stdout);
    expect(warnings).toContain(line);
    await run(['classify'], { cwd });
    expect((await run(['measure', 'ignored', ...AS_OF], { cwd })).stdout).not.toContain('not classified');
  });
});

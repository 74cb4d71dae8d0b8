/** Reports in files: their names, their formats, what they hide, and silence where nothing changed. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { onServer } from '../helpers/database.ts';
import { textOf } from '../helpers/html-tables.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const HEAD = 'channel,id,created_at,author_handle,text,reply_to_id\n';
let cwd: string;
const read = (name: string) => readFileSync(join(cwd, name), 'utf8');
const socialcare = (...argv: string[]) => run(argv, { cwd });

/** Ann waits for ten days and is never answered, Dan for half an hour. */
beforeEach(async () => {
  cwd = temporaryFolder();
  writeFileSync(
    join(cwd, 'posts.csv'),
    `${HEAD}x,1983617226275116189,2026-03-02T11:00:00Z,ann_writes,@acme help me at ann@mail.example,
x,1983617226275116190,2026-03-12T11:00:00Z,dan,@acme help,
x,1983617226275116191,2026-03-12T11:30:00Z,acme,@dan sorry,1983617226275116190\n`,
  );
  await socialcare('brand', 'add', 'acme', '@acme');
  await socialcare('import', 'posts.csv', '--sampling', 'complete');
});

test('a care lead writes the page under the day that it is about, and is told where it is', async () => {
  const { stdout, stderr, code } = await socialcare('report', '-o', 'report-{date}.html');
  expect([stdout, stderr, code]).toEqual([
    '',
    expect.stringMatching(/^report written to report-2026-03-12\.html \(\d+ kB\)\n$/),
    0,
  ]);
  expect(read('report-2026-03-12.html')).toMatch(/^<!doctype html>\n<html lang="en">/);
});

test('the day of --as-of is its own, not the midnight after it', async () => {
  await socialcare('report', '--as-of', '2026-03-10', '-o', '{date}.html');
  expect(existsSync(join(cwd, '2026-03-10.html'))).toBe(true);
});

test.each([
  ['r.html', /^<!doctype html>/],
  ['r.md', /^# Social care report/],
  ['r.csv', /^metric,/],
  ['r.json', /^\{/],
  ['r.txt', /^Social care report/],
])('the ending of %s says its format', async (name, start) => {
  await socialcare('report', '-o', name);
  expect(read(name)).toMatch(start);
});

test('a table in a file is cut to no screen, and has no colours', async () => {
  await run(['measure', 'response-times', '-o', 'r.txt'], { cwd, env: { COLUMNS: '40', FORCE_COLOR: '1' } });
  expect(read('r.txt')).not.toMatch(/not shown in|\u001b/);
});

test('a folder that is not there, a folder in the place of the file, the database itself', async () => {
  mkdirSync(join(cwd, 'there'));
  const failure = async (name: string) => {
    const { stderr, code } = await socialcare('report', '-o', name);
    return [stderr.replace(`${cwd}/`, '').split('\n')[0], code];
  };
  expect(await failure('none/r.html')).toEqual(['error: none/r.html cannot be written: there is no such folder', 1]);
  expect(await failure('there')).toEqual(['error: there cannot be written: it is a folder', 1]);
  if (!onServer) expect(await failure('care.db')).toEqual(['error: care.db cannot be written: it is a database', 1]);
  expect(readdirSync(cwd).filter((name) => name.endsWith('.part'))).toEqual([]);
});

describe('customers', () => {
  test('are behind pseudonyms on a page, with no link to their posts and without their addresses', async () => {
    await socialcare('report', '-o', 'r.html');
    const page = read('r.html');
    expect(page).not.toMatch(/ann_writes|ann@mail|x\.com|1983617226275116189/);
    expect(textOf(page)).toMatch(
      /10 d 1 h\n@acme help me at \[email\]\nunanswered · customer_\w{10} to acme on x, 2026-03-02 11:00/,
    );
  });

  test.each(['--with-handles', '--no-mask'])('are named with %s, and linked', async (flag) => {
    await socialcare('report', '-o', 'r.html', flag);
    expect(read('r.html')).toContain('<bdi>ann_writes</bdi>');
    expect(read('r.html')).toContain(
      '<a href="https://x.com/i/web/status/1983617226275116189" rel="noreferrer noopener">',
    );
  });

  test('are hidden in the filter and in the commands too', async () => {
    await socialcare('report', '--customer', 'ann_writes', '-o', 'r.html');
    expect(read('r.html')).not.toContain('ann_writes');
  });

  test('are named in other formats, as ever', async () => {
    const { stdout } = await socialcare('report', '--customer', 'dan', '--json');
    expect(stdout).toContain('customer dan');
  });
});

test('a page in which posts can be is searched when somebody is to be forgotten', async () => {
  await socialcare('report', '-o', 'r.html', '--with-handles');
  const { stdout, stderr } = await socialcare('forget', '@ann_writes', '--yes');
  expect(stdout + stderr).toContain('r.html');
});

test.each([
  ['report --email-html --json', '--email-html and --json contradict each other'],
  ['report --email-html --format csv', '--email-html and --format csv contradict each other'],
  ['report --open --format csv', '--open shows a page, not csv'],
  ['report --mask --with-handles', '--with-handles and --mask contradict each other'],
  ['report --format pdf', 'no output format "pdf"'],
  ['audit --max ignored=5% -o a.csv', 'an audit has no form for csv'],
  ['audit --max ignored=5% -o a.txt', '--output does not go with a table of verdicts'],
  ['audit plan --max ignored=5% -o a.html', 'a plan is printed, not written'],
])('%s is refused', async (command, message) => {
  const { stderr, code } = await socialcare(...command.split(' '));
  expect([stderr, code]).toEqual([expect.stringContaining(message), 2]);
});

describe('--if-changed', () => {
  const more = () => {
    writeFileSync(join(cwd, 'more.csv'), `${HEAD}x,1983617226275116199,2026-03-12T11:40:00Z,eve,@acme where is it,\n`);
    return socialcare('import', 'more.csv', '--sampling', 'complete');
  };

  test('prints once, then nothing and leaves with 6, and again when somebody has written', async () => {
    const report = () => socialcare('report', '--email-html', '--if-changed');
    expect(await report()).toMatchObject({ code: 0, stdout: expect.stringContaining('<h1') });
    expect(await report()).toEqual({
      code: 6,
      stdout: '',
      stderr: 'the numbers are those of 2026-11-22 12:00: nothing printed\n',
    });
    await more();
    expect(await report()).toMatchObject({ code: 0, stdout: expect.stringContaining('<h1') });
  });

  test('other flags have a memory of their own', async () => {
    expect((await socialcare('report', '--json', '--if-changed')).code).toBe(0);
    expect((await socialcare('report', '--json', '--if-changed', '--by', 'channel')).code).toBe(0);
    expect((await socialcare('report', '--json', '--if-changed')).code).toBe(6);
  });

  test('a file that was deleted is written again', async () => {
    const report = () => socialcare('report', '-o', 'r.html', '--if-changed');
    await report();
    writeFileSync(join(cwd, 'r.html'), '');
    expect((await report()).code).toBe(6);
    expect(read('r.html')).toBe('');
  });

  test('an audit says nothing twice, and leaves with its verdict both times', async () => {
    const audit = () =>
      socialcare('audit', '--max', 'ignored@24h=1%', '--as-of', '2026-03-20', '--format', 'github', '--if-changed');
    const first = await audit();
    expect([first.code, first.stdout === '']).toEqual([3, false]);
    expect(await audit()).toMatchObject({ code: 3, stdout: '' });
  });
});

describe('whose page it is', () => {
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const configure = (lines: string) => writeFileSync(join(cwd, 'socialcare.toml'), `[report]\n${lines}\n`);

  test('title and logo of the configuration stand at its head, the logo inside the file', async () => {
    configure('title = "Acme & Söhne"\nlogo = "logo.png"');
    writeFileSync(join(cwd, 'logo.png'), PNG);
    await socialcare('report', '-o', 'r.html');
    expect(read('r.html')).toContain(
      `<img src="data:image/png;base64,${PNG.toString('base64')}" alt=""><bdi>Acme &amp; Söhne</bdi>`,
    );
    expect(read('r.html')).toContain('<title>Social care report, Acme &amp; Söhne</title>');
  });

  test.each([
    ['<?xml version="1.0"?>\n<!-- drawn by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
    ['GIF89a…', 'image/gif'],
  ])('%s is a picture', async (content, type) => {
    configure('logo = "logo"');
    writeFileSync(join(cwd, 'logo'), content);
    await socialcare('report', '-o', 'r.html');
    expect(read('r.html')).toContain(`<img src="data:${type};base64,`);
  });

  test.each([
    ['is not there', undefined, 'cannot be read: ENOENT'],
    ['is a page', '<html><svg></svg></html>', 'is none of PNG, JPEG, GIF, WebP, SVG'],
    ['is as large as a photograph', `GIF89a${'x'.repeat(200_000)}`, 'has 201 kB, more than 100'],
  ])('a logo that %s is refused with its place', async (_, content, reason) => {
    configure('logo = "logo.png"');
    if (content !== undefined) writeFileSync(join(cwd, 'logo.png'), content);
    const { stderr, code } = await socialcare('report', '-o', 'r.html');
    expect([stderr, code]).toEqual([
      expect.stringMatching(new RegExp(`socialcare.toml:2.* report.logo .*logo.png ${reason}`)),
      2,
    ]);
    expect(existsSync(join(cwd, 'r.html'))).toBe(false);
  });
});

test('the command beside a number prints that number, also when more was read since', async () => {
  await socialcare('report', '-o', 'r.html', '--since', '15d');
  const commands = [...read('r.html').matchAll(/<code class="command">(.*?)<\/code>/g)].map(([, command]) =>
    textOf(command!),
  );
  const explain = commands.find((command) => command.startsWith('socialcare explain volume'))!;
  expect(explain).toBe('socialcare explain volume --by brand --since 15d --as-of 2026-03-12T11:30:00Z');
  writeFileSync(join(cwd, 'more.csv'), `${HEAD}x,1983617226275116199,2026-03-20T11:40:00Z,eve,@acme where is it,\n`);
  await socialcare('import', 'more.csv', '--sampling', 'complete');
  const { stdout } = await socialcare(...explain.split(' ').slice(1), '--json');
  expect(JSON.parse(stdout)).toMatchObject({ rows: [{ brand: 'acme', turns: 2 }] });
});

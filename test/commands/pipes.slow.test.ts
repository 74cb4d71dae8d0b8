/** Output into a pipe: whose reader leaves, that is as wide as it likes, that asks for quiet. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commandPaths } from '../helpers/commands.ts';
import { conversationFolder } from '../helpers/conversation-folder.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const BIN = fileURLToPath(new URL('../../bin/socialcare.js', import.meta.url));
const BUILT = existsSync(fileURLToPath(new URL('../../dist/main.js', import.meta.url)));
const AS_OF = ['--as-of', '2026-03-03'];

/** A pipe whose reader takes so many writes and leaves. */
function leavingAfter(writes: number, code = 'EPIPE'): Writable & { taken: number } {
  const pipe = new Writable({
    decodeStrings: false,
    write(_chunk, _encoding, done) {
      if (pipe.taken >= writes) return done(Object.assign(new Error(`write ${code}`), { code, syscall: 'write' }));
      pipe.taken++;
      done();
    },
  }) as Writable & { taken: number };
  pipe.taken = 0;
  return pipe;
}

const CSV = `id,created_at,author,text,reply_to
1,2026-03-02T09:00:00Z,ann,@acme late again,
2,2026-03-02T09:30:00Z,acme,@ann sorry,1
`;
const MAP = ['--map', 'author_handle=author', '--map', 'reply_to_id=reply_to', '--channel', 'x'];

describe('a reader that leaves', () => {
  it.each([[[]], ...commandPaths().map((path) => [path])])('does not hurt the help of %j', async (path) => {
    const { stderr, code } = await run([...path, '--help'], { output: leavingAfter(0) });
    expect([stderr, code]).toEqual(['', 0]);
  });

  it.each([
    ['report', ...AS_OF],
    ['queue', ...AS_OF],
    ['export', 'turns'],
    ['export', 'posts', '--format', 'jsonl'],
    ['sql', 'SELECT * FROM post'],
    ['show', '@ann'],
    ['status'],
    ['explain', 'ignored'],
    ['doctor', '--offline'],
    ['nosuch'],
  ])('does not hurt %s %s', async (...argv) => {
    const cwd = await conversationFolder('09:00 @ann: @acme late\n09:30 @acme re 1: sorry');
    const { stderr, code } = await run(argv.filter(Boolean), { cwd, output: leavingAfter(0) });
    expect(stderr).not.toMatch(/EPIPE|^ {4}at /m);
    expect(code).toBe(argv[0] === 'nosuch' ? 2 : 0);
  });

  it('stops a long export at once', async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `09:00 #p${at} @c${at}: @acme hello`).join('\n');
    const cwd = await conversationFolder(many);
    const pipe = leavingAfter(1);
    const { code } = await run(['export', 'turns', '--format', 'jsonl'], { cwd, output: pipe });
    expect([code, pipe.taken]).toEqual([0, 1]);
  });

  it('leaves an import whole', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'a.csv'), CSV);
    const { code } = await run(['import', 'a.csv', ...MAP], { cwd, output: leavingAfter(0) });
    expect(code).toBe(0);
    const { stdout } = await run(['sql', 'SELECT count(*) AS n FROM post'], { cwd });
    expect(stdout).toBe('n\n2\n');
    expect((await run(['doctor', '--offline', '--json'], { cwd })).code).toBe(0);
  });

  it('is no full disk', async () => {
    const { stderr, code } = await run(['--help'], { output: leavingAfter(0, 'ENOSPC') });
    expect([stderr, code]).toEqual([
      'error: standard output cannot be written: the disk is full\n  Name another file.\n',
      1,
    ]);
  });

  it.skipIf(!BUILT)('is nothing to a shell either', () => {
    const { stdout, stderr } = spawnSync(
      'bash',
      [
        '-c',
        `'${process.execPath}' '${BIN}' --help | head -1; echo \${PIPESTATUS[0]}; '${process.execPath}' '${BIN}' nosuch 2>&1 | true; echo \${PIPESTATUS[0]}`,
      ],
      { encoding: 'utf8' },
    );
    expect([stdout, stderr]).toEqual(['Usage: socialcare [options] [command]\n0\n2\n', '']);
  });
});

describe('the width', () => {
  const wide = async (env: Record<string, string>, ...argv: string[]) => {
    const cwd = await conversationFolder(
      '09:00 @ann: @acme late\n09:30 @acme re 1: sorry\n10:00 @bob: @acme lost\n10:20 @acme re 3: oh',
    );
    const { stdout } = await run(['measure', 'response-times', '--by', 'hour', ...AS_OF, ...argv], { cwd, env });
    return stdout;
  };
  const longest = (text: string) => Math.max(...text.split('\n').map((line) => line.length));

  it('of a pipe hides nothing, and prose stays readable in it', async () => {
    const text = await wide({ COLUMNS: '' });
    expect(text).not.toContain('not shown');
    const prose = text.split('\n').filter((line) => !/\s{2}|─/.test(line));
    expect(longest(text)).toBeGreaterThan(100);
    expect(longest(prose.join('\n'))).toBeLessThanOrEqual(80);
  });

  it('is what COLUMNS or --width say', async () => {
    expect(await wide({ COLUMNS: '60' })).toContain('not shown in 60 columns:');
    expect(longest(await wide({ COLUMNS: '60' }))).toBeLessThanOrEqual(60);
    expect(await wide({ COLUMNS: '60' }, '--width', '70')).toContain('not shown in 70 columns:');
    expect(await wide({ COLUMNS: '60' }, '--width', '400')).toBe(await wide({ COLUMNS: '' }));
  });

  it('lays a list out where it is named', async () => {
    const cwd = await conversationFolder('09:00 @ann: @acme late');
    const bare = await run(['brand', 'list'], { cwd });
    const laidOut = await run(['brand', 'list', '--width', '30'], { cwd });
    expect(bare.stdout).toBe('acme\tx:@acme, x:@acmecare\n');
    expect(laidOut.stdout).toBe('Brand  Accounts\nacme   x:@acme, x:@acmecare\n');
  });

  it('fits help too', async () => {
    for (const env of [{ COLUMNS: '50' }, { COLUMNS: '' }]) {
      const { stdout } = await run(['queue', '--help'], { env });
      const terms = stdout.split('\n').filter((line) => !line.includes('$ '));
      expect(longest(terms.join('\n'))).toBeLessThanOrEqual(env.COLUMNS === '' ? 80 : 50);
    }
  });

  it('must be a number', async () => {
    const { stderr, code } = await run(['status', '--width', 'wide']);
    expect(stderr).toContain("option '--width <columns>' argument 'wide' is invalid. Write a whole number above zero.");
    expect(code).toBe(2);
  });
});

describe('-q', () => {
  it('prints nothing that was not asked for', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'a.csv'), CSV);
    for (const argv of [
      ['init'],
      ['brand', 'add', 'acme', '@acme'],
      ['import', 'a.csv', ...MAP, '--sampling', 'complete'],
      ['import', 'a.csv', ...MAP, '--sampling', 'complete'],
      ['classify'],
      ['classify'],
      ['label', '1', 'intent=complaint', '--actor', 'ann'],
      ['triage', '1', '--as', 'note', '--note', 'seen', '--actor', 'ann'],
      ['dump', '--output', 'kept.jsonl'],
      ['restore', 'kept.jsonl'],
      ['brand', 'remove', 'acme', '--yes'],
    ]) {
      const { stdout, stderr, code } = await run([...argv, '-q'], { cwd });
      expect([argv, stdout, stderr, code]).toEqual([argv, '', '', 0]);
    }
  });

  it('still prints data', async () => {
    const cwd = await conversationFolder('09:00 @ann: @acme late');
    writeFileSync(join(cwd, 'a.csv'), CSV);
    for (const argv of [
      ['queue', '--count'],
      ['report', ...AS_OF],
      ['export', 'turns'],
      ['import', 'a.csv', ...MAP, '--dry-run'],
      ['import', 'a.csv', ...MAP, '--json'],
      ['status'],
    ])
      expect([argv, (await run([...argv, '-q'], { cwd })).stdout]).not.toEqual([argv, '']);
  });

  it('still says what was lost', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'a.csv'), `${CSV}3,tomorrow-ish,bob,@acme hello,\n`);
    const { stdout, stderr } = await run(['import', 'a.csv', ...MAP, '-q'], { cwd });
    expect(stdout).toBe('');
    expect(stderr).toBe(`warning: rejected 1 row, with the reasons in ${join(cwd, 'a.csv.rejects.csv')}\n`);
    expect(readFileSync(join(cwd, 'a.csv.rejects.csv'), 'utf8')).toContain('tomorrow-ish');
  });
});

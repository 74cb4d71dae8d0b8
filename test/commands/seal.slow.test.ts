/** Sealed audits: what a folder proves, whom it does not name, and every way in which it can be tampered with. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GATES } from '../../src/metrics/index.ts';
import { demoFolder } from '../helpers/demo-folder.ts';
import { run, temporaryFolder } from '../helpers/run.ts';
import { auditSeal, follow, instructions, verifySeal } from '../helpers/sealed-folder.ts';
import { type Authority, startAuthority } from '../helpers/servers/authority.ts';

const has = (tool: string) => spawnSync(tool, ['--help'], { stdio: 'ignore' }).error === undefined;
const isEquipped = ['ssh-keygen', 'openssl', 'python3', 'sha256sum'].every(has);
if (!isEquipped) console.error('SKIPPED: ssh-keygen, openssl, python3 or sha256sum is not installed');

let cwd: string;
/** A seal that no test changes. */
let seal: string;
beforeAll(async () => {
  cwd = await demoFolder();
  await run(['classify', '--quiet'], { cwd });
  const { code } = await auditSeal(
    cwd,
    '--max',
    'ignored@24h=35%',
    '--min',
    'sl@1h=45%',
    '--by',
    'brand',
    '--seal',
    'october',
  );
  expect(code).toBe(10);
  seal = join(cwd, 'october');
});

/** A copy of the seal, to be tampered with. */
function copied(): string {
  const copy = join(temporaryFolder(), 'seal');
  cpSync(seal, copy, { recursive: true });
  return copy;
}

const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');
const changed = (folder: string, name: string, change: (text: string) => string) => {
  const [before, after] = [read(folder, name), change(read(folder, name))];
  expect(after).not.toBe(before);
  writeFileSync(join(folder, name), after);
};
const rowsOf = (folder: string) =>
  read(folder, 'rows.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('a sealed audit verifies in another place, without configuration and database', async () => {
  const { code, checks } = await verifySeal(seal);
  expect(code).toBe(0);
  expect(checks.numbers).toEqual({
    ...{ status: 'ok', details: [] },
    says: '38 in 4 verdicts, computed again from the rows: the same',
  });
  expect(Object.entries(checks).map(([what, { status }]) => [what, status])).toEqual([
    ['manifest.json', 'ok'],
    ['folder', 'ok'],
    ['files', 'ok'],
    ['SHA256SUMS', 'ok'],
    ['certificate.md', 'ok'],
    ['rows', 'ok'],
    ['plan', 'ok'],
    ['numbers', 'ok'],
    ['signature', 'none'],
    ['time stamp', 'none'],
  ]);
});

describe('held against a baseline', () => {
  const CHECKS = ['--max', 'ignored@24h=35%', '--min', 'sl@1h=45%', '--by', 'brand'];
  const saved = async (name: string, ...argv: string[]) =>
    auditSeal(
      cwd,
      ...CHECKS,
      '--since',
      '2026-10-01',
      '--until',
      '2026-10-14',
      '--as-of',
      '2026-10-16',
      ...argv,
      '--save-baseline',
      name,
    );

  test('the changes are computed again from the rows and the baseline that is sealed with them', async () => {
    await saved('base.json');
    const { stderr } = await auditSeal(
      cwd,
      ...CHECKS,
      '--since',
      '2026-10-15',
      '--baseline',
      'base.json',
      '--seal',
      'changes',
    );
    expect(stderr).toContain('sealed in changes');
    const folder = join(cwd, 'changes');
    const { predicate } = JSON.parse(read(folder, 'manifest.json'));
    expect(predicate.baseline.before).toEqual(JSON.parse(readFileSync(join(cwd, 'base.json'), 'utf8')));
    const { checks } = JSON.parse(read(folder, 'result.json'));
    const changes = checks.filter(({ baseline }: { baseline?: object }) => baseline);
    expect(changes.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['pass', 'warn', 'pass', 'pass']);
    expect(changes).toHaveLength(4);
    const { code, checks: found } = await verifySeal(folder);
    expect([code, found.numbers]).toEqual([
      0,
      {
        status: 'ok',
        says: expect.stringMatching(/^\d+ in 8 verdicts, computed again from the rows: the same$/),
        details: [
          `the baseline of ${predicate.baseline.before.as_of} is that of the manifest; its own figures follow from the rows of its audit`,
        ],
      },
    ]);
  });

  test('another number in the baseline, or in a change, is found', async () => {
    const tampered = async (name: string, change: (text: string) => string) => {
      const copy = join(temporaryFolder(), 'seal');
      cpSync(join(cwd, 'changes'), copy, { recursive: true });
      changed(copy, name, change);
      const { code, checks } = await verifySeal(copy);
      return [code, checks.numbers!.status, checks['certificate.md']!.status];
    };
    const [figure] = JSON.parse(read(join(cwd, 'changes'), 'manifest.json')).predicate.baseline.before.figures;
    expect(
      await tampered('manifest.json', (text) => text.replaceAll(`"value": ${figure.value}`, '"value": 0.5')),
    ).toEqual([1, 'differs', 'differs']);
    const { checks } = JSON.parse(read(join(cwd, 'changes'), 'result.json'));
    const { value } = checks.find(({ baseline }: { baseline?: object }) => baseline);
    expect(await tampered('result.json', (text) => text.replace(`"value": ${value}`, '"value": 0.01'))).toEqual([
      1,
      'differs',
      'ok',
    ]);
  });

  test('what no row can show, and whom a seal does not name, is refused before anything is written', async () => {
    const sealing = ['--baseline', 'base.json', '--seal', 'refused'];
    const periods = await auditSeal(cwd, ...CHECKS, '--periods', '2 of 2 weeks', ...sealing);
    expect([periods.code, periods.stderr]).toEqual([2, expect.stringContaining('a change is that of the whole time')]);
    await saved('of-ann.json', '--customer', 'deckhanddora');
    const named = await auditSeal(cwd, ...CHECKS, '--baseline', 'of-ann.json', '--seal', 'refused');
    expect([named.code, named.stderr]).toEqual([2, expect.stringContaining('the baseline names the customer')]);
    expect(existsSync(join(cwd, 'refused'))).toBe(false);
  });
});

test('result.json is what --json prints, and the manifest says how it came about', async () => {
  const { stdout } = await auditSeal(cwd, '--max', 'ignored@24h=35%', '--min', 'sl@1h=45%', '--by', 'brand', '--json');
  expect(JSON.parse(read(seal, 'result.json'))).toEqual(JSON.parse(stdout));
  const { _type, subject, predicateType, predicate } = JSON.parse(read(seal, 'manifest.json'));
  expect([_type, predicateType]).toEqual(['https://in-toto.io/Statement/v1', 'urn:socialcare:audit-seal:1']);
  const sum = (name: string) => execFileSync('sha256sum', [join(seal, name)], { encoding: 'utf8' }).slice(0, 64);
  for (const { name, digest } of subject) expect([name, digest.sha256]).toEqual([name, sum(name)]);
  const demo = execFileSync('sha256sum', ['fixtures/demo/mentions.csv'], { encoding: 'utf8' }).slice(0, 64);
  expect(predicate).toMatchObject({
    tool: { name: 'socialcare', version: '0.0.0-test' },
    sealed_at: '2026-11-22T12:00:00.000Z',
    definitions: [
      { id: 'response-times', version: expect.any(Number) },
      { id: 'ignored', version: 2 },
    ],
    data: { posts: 'ids', handles: false, customers: 149, by_kind: { part: 1, turn: 781 } },
    batches: [{ batch: 1, source: 'import csv', name: 'mentions.csv', arrived: [{ sha256: demo }] }],
  });
  expect(predicate.plan.sha256).toBe(JSON.parse(stdout).plan);
});

describe('every measure that an audit may check follows from the rows', () => {
  const levels = GATES.flatMap(({ name, unit, windows }) => {
    const typed = windows?.length === 0 ? name : `${name}@${windows?.[0] ? `${windows[0] / 86_400}d` : '24h'}`;
    return [
      '--max',
      `${name === 'sl' ? 'sl@1h' : ['acknowledged', 'substantive'].includes(name) ? `${name}@24h` : typed}=${unit === 'share' ? '30%' : '4h'}`,
    ];
  });

  test.each([
    ['by brand', ['--by', 'brand']],
    ['by brand, intent and agent', ['--by', 'brand,intent,agent']],
    ['by followers and reach, of every reach', ['--by', 'followers,reach', '--reach', 'all']],
    ['week by week', ['--by', 'brand,channel', '--periods', '2 of 3 weeks']],
    ['of one week, whole conversations followed', ['--since', '2026-10-05', '--until', '2026-10-11', '--by', 'brand']],
    ['of complaints answered by one agent', ['--label', 'intent=complaint', '--agent', 'JK']],
    ['of all turns, in another zone', ['--denominator', 'all', '--by', 'weekday', '--tz', 'America/New_York']],
  ])('%s', async (name, flags) => {
    const folder = name.replace(/\W+/g, '-');
    const { stderr } = await auditSeal(cwd, ...levels, ...flags, '--seal', folder);
    expect(stderr).toContain(`sealed in ${folder}`);
    const { code, checks } = await verifySeal(join(cwd, folder));
    expect(checks.numbers).toEqual({
      status: 'not-checked',
      says: expect.stringMatching(/^[\d,]+ in [\d,]+ verdicts?, computed again from the rows: the same$/),
      details: ['canned: it compares texts, which the rows of a seal do not hold'],
    });
    expect(code).toBe(3);
  });

  test('in business hours, with promises by a policy, and checks with filters of their own', async () => {
    const folder = await demoFolder();
    writeFileSync(
      join(folder, 'socialcare.toml'),
      `[[schedule]]
zone = "Europe/Berlin"
open = { mon-fri = ["09:00-17:00"] }
[policy]
hours = "business"
[[policy.rules]]
name = "angry"
when = { label = { intent = "complaint" } }
target = "30m"
[audit]
by = "brand"
hours = "business"
[[audit.check]]
min = "attainment=80%"
[[audit.check]]
max = "median-response=4h"
only = { brand = "harbourline" }
[[audit.check]]
max = "p90-first-response=8h"
[[audit.check]]
max = "ignored@24h=20%"
`,
    );
    const made = await auditSeal(folder, '--seal', 'business');
    expect(made.stderr).toContain('sealed in business');
    const { code, checks } = await verifySeal(join(folder, 'business'));
    expect(checks.numbers).toMatchObject({ status: 'ok', details: [] });
    expect(code).toBe(0);
  });
});

test('nobody is named: customers are numbers; with --with-handles and full data names and texts are there', async () => {
  const everything = (folder: string) =>
    readdirSync(folder)
      .map((name) => read(folder, name))
      .join('\n');
  expect(everything(seal)).not.toMatch(/FerrisKit|ZephyrMo|on hold for/);
  expect(rowsOf(seal)[1]).toEqual({
    ...{ kind: 'turn', turn: 18, brand: 'harbourline', channel: 'x', reach: 'direct', customer: 1 },
    ...{
      asked_post: '1973472849056021165',
      asked_at: '2026-10-02T07:18:56.000Z',
      answer_post: null,
      answered_at: null,
    },
    ...{ watched_seconds: 2554131, ordinal: 2, posts: 1, automatic_replies: 0, labels: { 'needs-reply': 'false' } },
  });
  const check = ['--max', 'ignored@24h=35%'];
  await auditSeal(cwd, ...check, '--seal', 'masked-texts', '--seal-data', 'full');
  const masked = rowsOf(join(cwd, 'masked-texts')).filter(({ kind }) => kind === 'post');
  expect(masked).toContainEqual(
    expect.objectContaining({ by: 'customer', text: expect.stringContaining('on hold for 40 minutes') }),
  );
  expect(everything(join(cwd, 'masked-texts'))).not.toMatch(/FerrisKit|ZephyrMo/);
  await auditSeal(cwd, ...check, '--seal', 'named', '--seal-data', 'full', '--with-handles');
  expect(rowsOf(join(cwd, 'named'))).toContainEqual(
    expect.objectContaining({ kind: 'turn', customer_name: 'FerrisKit' }),
  );
  for (const folder of ['masked-texts', 'named']) expect((await verifySeal(join(cwd, folder))).code).toBe(0);
  const refused = await auditSeal(cwd, ...check, '--customer', 'FerrisKit', '--seal', 'one');
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('Add --with-handles')]);
});

describe('without this program, by what its README says', () => {
  let authority: Authority | undefined;
  let signed: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    if (!isEquipped) return;
    authority = await startAuthority();
    const key = join(cwd, 'auditor');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'auditor', '-f', key]);
    writeFileSync(join(cwd, 'signers'), `auditor@example.org ${read(cwd, 'auditor.pub')}`);
    const flags = ['--sign', 'auditor', '--tsa', authority.url, '--seal', 'signed'];
    const { stderr } = await auditSeal(cwd, '--max', 'ignored@24h=35%', ...flags);
    expect(stderr).toContain('sealed in signed');
    signed = join(cwd, 'signed');
    env = { ALLOWED_SIGNERS: join(cwd, 'signers'), SIGNER: 'auditor@example.org', TSA_CA: authority.root };
  });
  afterAll(() => authority?.close());

  test.skipIf(!isEquipped)('hashes, rows, root, signature and time stamp hold', () => {
    const [sums, rows, manifest, signature, stamp] = follow(signed, env);
    expect(sums).toBe(
      ['result.json', 'rows.jsonl', 'salts.txt', 'leaves.txt', 'README.md', 'manifest.json']
        .map((name) => `${name}: OK\n`)
        .join(''),
    );
    expect(rows!.split('\n').filter((line) => !line.startsWith('ok'))).toEqual(['']);
    expect(manifest).toContain('  manifest.json');
    expect(signature).toContain('Good "socialcare" signature for auditor@example.org with ED25519 key SHA256:');
    expect(stamp).toMatch(/Verification: OK[\s\S]*Time stamp: /);
    expect(authority!.asked).toEqual(['application/timestamp-query']);
  });

  test.skipIf(!isEquipped)('and they find a row that was changed', () => {
    const copy = join(temporaryFolder(), 'seal');
    cpSync(signed, copy, { recursive: true });
    changed(copy, 'rows.jsonl', (text) => text.replace('"watched_seconds":2', '"watched_seconds":3'));
    const [, recipe] = instructions(copy);
    const output = execFileSync('bash', ['-c', recipe!], { cwd: copy, encoding: 'utf8' });
    expect(output).toContain('DIFFERS rows.jsonl');
    expect(output).toContain('DIFFERS rows [2]');
    expect(output).toContain('ok Merkle root');
  });

  test.skipIf(!isEquipped)('verify names who signed and when it was there', async () => {
    const all = await verifySeal(signed, '--allowed-signers', env.ALLOWED_SIGNERS!, '--tsa-ca', env.TSA_CA!);
    expect(all.checks.signature).toMatchObject({
      status: 'ok',
      says: expect.stringContaining('by auditor@example.org, key SHA256:'),
    });
    expect(all.checks['time stamp']).toMatchObject({
      status: 'ok',
      says: expect.stringContaining('this manifest was there at 20'),
    });
    expect(all.code).toBe(0);
    const alone = await verifySeal(signed);
    expect(alone.checks.signature!.says).toContain('whose it is, --allowed-signers FILE tells');
    expect(alone.checks['time stamp']!.status).toBe('not-checked');
    expect(alone.code).toBe(3);
  });

  test.skipIf(!isEquipped)(
    'a signature by somebody else, of another manifest, and a time stamp of another authority do not hold',
    async () => {
      writeFileSync(
        join(cwd, 'others'),
        `other@example.org ${read(cwd, 'auditor.pub').replace(/AAAA\S+/, 'AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')}`,
      );
      const stranger = await verifySeal(signed, '--allowed-signers', join(cwd, 'others'));
      expect([stranger.code, stranger.checks.signature]).toMatchObject([
        1,
        { status: 'differs', says: 'by nobody who is allowed to' },
      ]);
      const other = await startAuthority();
      await other.close();
      const untrusted = await verifySeal(signed, '--tsa-ca', other.root);
      expect([untrusted.code, untrusted.checks['time stamp']]).toMatchObject([
        1,
        { status: 'differs', says: 'the authority did not make it' },
      ]);
      const copy = join(temporaryFolder(), 'seal');
      cpSync(signed, copy, { recursive: true });
      changed(copy, 'manifest.json', (text) => text.replace('"handles": false', '"handles": true'));
      const { checks } = await verifySeal(copy, '--tsa-ca', env.TSA_CA!);
      expect(checks.signature).toMatchObject({ status: 'differs', says: 'not that of this manifest' });
      expect(checks['time stamp']).toMatchObject({ status: 'differs', says: 'not that of this manifest' });
    },
  );

  test.skipIf(!isEquipped)('an authority that refuses, a key that is none: nothing is left behind', async () => {
    authority!.refuse();
    const refused = await auditSeal(cwd, '--max', 'ignored@24h=35%', '--tsa', authority!.url, '--seal', 'refused');
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringContaining('the time-stamping authority refused: status 2'),
    ]);
    writeFileSync(join(cwd, 'no-key'), 'hello\n');
    const unsigned = await auditSeal(cwd, '--max', 'ignored@24h=35%', '--sign', 'no-key', '--seal', 'refused');
    expect([unsigned.code, unsigned.stderr]).toEqual([1, expect.stringContaining('ssh-keygen did not sign with')]);
    const missing = await auditSeal(cwd, '--max', 'ignored@24h=35%', '--sign', 'nowhere', '--seal', 'refused');
    expect(missing.stderr).toContain('ssh-keygen -t ed25519');
    const closed = await startAuthority();
    await closed.close();
    const nobody = await auditSeal(cwd, '--max', 'ignored@24h=35%', '--tsa', closed.url, '--seal', 'refused');
    expect(nobody.stderr).toMatch(/--tsa: 127\.0\.0\.1:\d+ cannot be reached: ECONNREFUSED/);
    const nowhere = await auditSeal(cwd, '--max', 'ignored@24h=35%', '--tsa', 'ftp://x', '--seal', 'refused');
    expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('--tsa: "ftp://x" is not an address')]);
    expect(readdirSync(cwd).filter((name) => name.startsWith('refused'))).toEqual([]);
  });
});

describe('tampered with', () => {
  type Faults = Record<string, { says?: string; details?: string[] }>;

  /** What differs once the seal was changed. */
  async function differing(change: (folder: string) => void): Promise<Faults> {
    const copy = copied();
    change(copy);
    const { code, checks, stderr } = await verifySeal(copy);
    expect([stderr, code]).toEqual(['', 1]);
    const found = Object.entries(checks).filter(([, { status }]) => status === 'differs');
    return Object.fromEntries(found.map(([what, { says, details }]) => [what, { says, details }]));
  }
  /** Gives a file the hash that the manifest and the sums name, as somebody would who tampers with care. */
  const covered = (folder: string, ...names: string[]) => {
    const sum = (name: string) => execFileSync('sha256sum', [join(folder, name)], { encoding: 'utf8' }).slice(0, 64);
    for (const name of names) {
      changed(folder, 'manifest.json', (text) =>
        text.replace(new RegExp(`("name": "${name}",\\s+"digest": \\{\\s+"sha256": ")[0-9a-f]{64}`), `$1${sum(name)}`),
      );
      changed(folder, 'SHA256SUMS', (text) =>
        text.replace(new RegExp(`[0-9a-f]{64}  ${name}\n`), `${sum(name)}  ${name}\n`),
      );
    }
    const manifest = sum('manifest.json');
    changed(folder, 'SHA256SUMS', (text) =>
      text.replace(/[0-9a-f]{64} {2}manifest.json/, `${manifest}  manifest.json`),
    );
    changed(folder, 'certificate.md', (text) =>
      text.replace(/(?<=SHA-256 of manifest.json \| `)[0-9a-f]{64}/, manifest),
    );
  };
  const swap = (text: string, at: number) => {
    const lines = text.split('\n');
    return [...lines.slice(0, at), lines[at + 1], lines[at], ...lines.slice(at + 2)].join('\n');
  };

  test('one digit of the result: the number is named, also where the hashes were made to fit', async () => {
    const digit = (folder: string) =>
      changed(folder, 'result.json', (text) => text.replace(/"value": 0\.\d/, '"value": 0.1'));
    const faults = await differing(digit);
    expect(Object.keys(faults)).toEqual(['result.json', 'SHA256SUMS', 'numbers']);
    expect(faults.numbers!.details![0]).toMatch(
      /^ignored@24h of brightwave, value: 0\.1\d+ in result\.json, 0\.4\d+ from the rows$/,
    );
    const careful = await differing((folder) => {
      digit(folder);
      covered(folder, 'result.json');
    });
    expect(careful).toEqual({ numbers: faults.numbers });
  });

  test('one row changed: the row is named, and with its leaf made to fit the root and the number are', async () => {
    const change = (text: string) =>
      text.replace(/(?<="asked_at":"2026-10-02T01:55:59.000Z",.*"answered_at":"2026-10-)02/, '04');
    const faults = await differing((folder) => changed(folder, 'rows.jsonl', change));
    expect(Object.keys(faults)).toEqual(['rows.jsonl', 'SHA256SUMS', 'rows', 'numbers']);
    expect(faults.rows!.details).toEqual(['row 3: not the one that was sealed, or its salt was changed']);
    const careful = await differing((folder) => {
      changed(folder, 'rows.jsonl', change);
      const [row, salt] = [read(folder, 'rows.jsonl').split('\n')[2]!, read(folder, 'salts.txt').split('\n')[2]!];
      const bytes = Buffer.concat([Buffer.of(0), Buffer.from(salt, 'hex'), Buffer.from(row)]);
      const leaf = execFileSync('sha256sum', { input: bytes, encoding: 'utf8' }).slice(0, 64);
      changed(folder, 'leaves.txt', (text) => text.split('\n').toSpliced(2, 1, leaf).join('\n'));
      covered(folder, 'rows.jsonl', 'leaves.txt');
    });
    expect(careful.rows!.details).toEqual([expect.stringMatching(/^Merkle root [0-9a-f]{64}, the manifest says /)]);
    expect(careful.numbers!.details![0]).toMatch(/^ignored@24h of harbourline, /);
  });

  test.each<[string, (folder: string) => void, string, string]>([
    [
      'a row removed',
      (f) => changed(f, 'rows.jsonl', (t) => t.split('\n').toSpliced(5, 1).join('\n')),
      'rows',
      'row 6: not the one that was sealed',
    ],
    [
      'a row added',
      (f) => appendFileSync(join(f, 'rows.jsonl'), `${read(f, 'rows.jsonl').split('\n')[4]}\n`),
      'rows',
      'row 783: added',
    ],
    [
      'a row added with a salt',
      (f) => {
        for (const name of ['rows.jsonl', 'salts.txt'])
          appendFileSync(join(f, name), `${read(f, name).split('\n')[4]}\n`);
      },
      'rows',
      'row 783: added',
    ],
    [
      'two rows exchanged',
      (f) => changed(f, 'rows.jsonl', (t) => swap(t, 7)),
      'rows',
      'row 8: not the one that was sealed',
    ],
    [
      'two rows exchanged with their salts',
      (f) => {
        for (const name of ['rows.jsonl', 'salts.txt']) changed(f, name, (t) => swap(t, 7));
      },
      'rows',
      'row 8: not the one that was sealed',
    ],
    [
      'rows, salts and leaves exchanged',
      (f) => {
        for (const name of ['rows.jsonl', 'salts.txt', 'leaves.txt']) changed(f, name, (t) => swap(t, 7));
      },
      'rows',
      'Merkle root ',
    ],
    [
      'a salt changed',
      (f) => changed(f, 'salts.txt', (t) => t.replace(/^../, (hex) => (hex === '00' ? '01' : '00'))),
      'rows',
      'row 1: not the one that was sealed, or its salt was changed',
    ],
    [
      'a row erased that no erasure names',
      (f) => changed(f, 'rows.jsonl', (t) => t.split('\n').toSpliced(9, 1, 'null').join('\n')),
      'rows',
      'row 10: not the one that was sealed',
    ],
    [
      'the last row cut off',
      (f) => truncateSync(join(f, 'rows.jsonl'), read(f, 'rows.jsonl').length - 40),
      'rows',
      'rows.jsonl:782: the file ends in the middle of a line',
    ],
    [
      'the manifest edited',
      (f) => changed(f, 'manifest.json', (t) => t.replace('"sampling": "complete"', '"sampling": "unknown"')),
      'SHA256SUMS',
      'manifest.json: another hash',
    ],
    [
      'another plan',
      (f) => changed(f, 'manifest.json', (t) => t.replace('"fail": 0.35', '"fail": 0.65')),
      'plan',
      'check ignored@24h ≤ 65 %',
    ],
    [
      'a line of the plan edited',
      (f) => changed(f, 'manifest.json', (t) => t.replace('zone UTC', 'zone CET')),
      'plan',
      'its SHA-256 is ',
    ],
    [
      'a definition left out of the manifest',
      (f) => changed(f, 'manifest.json', (t) => t.replace('"name": "result.json"', '"name": "../care.db"')),
      'folder',
      'the manifest names "../care.db"',
    ],
    ['a file missing', (f) => rmSync(join(f, 'leaves.txt')), 'folder', 'leaves.txt is missing'],
    ['the sums missing', (f) => rmSync(join(f, 'SHA256SUMS')), 'SHA256SUMS', ''],
    [
      'a file too many',
      (f) => writeFileSync(join(f, 'notes.txt'), 'hm'),
      'folder',
      'notes.txt does not belong to the seal',
    ],
    ['a folder too many', (f) => mkdirSync(join(f, 'old')), 'folder', 'old does not belong to the seal'],
    [
      'a file replaced by a link',
      (f) => {
        renameSync(join(f, 'rows.jsonl'), join(f, '..', 'rows'));
        symlinkSync(join(f, '..', 'rows'), join(f, 'rows.jsonl'));
      },
      'folder',
      'rows.jsonl is a link, which is not followed',
    ],
    [
      'the certificate of another seal',
      (f) => changed(f, 'certificate.md', (t) => t.replace(/[0-9a-f]{64}/, 'f'.repeat(64))),
      'certificate.md',
      '',
    ],
    ['a result that is no JSON', (f) => writeFileSync(join(f, 'result.json'), '{"audit":'), 'numbers', ''],
    [
      'a verdict left out',
      (f) =>
        changed(f, 'result.json', (t) => JSON.stringify({ ...JSON.parse(t), checks: JSON.parse(t).checks.slice(1) })),
      'numbers',
      'result.json has 3 verdicts, 4 follow from the rows',
    ],
    [
      'a row of a strange kind',
      (f) => changed(f, 'rows.jsonl', (t) => t.replace('"kind":"turn"', '"kind":"turm"')),
      'numbers',
      'there is no kind of row "turm"',
    ],
    [
      'a row of an unknown brand',
      (f) => changed(f, 'rows.jsonl', (t) => t.replace('"brand":"harbourline"', '"brand":"mine"')),
      'numbers',
      'brand mine is not in the manifest',
    ],
    [
      'a time that is none',
      (f) => changed(f, 'rows.jsonl', (t) => t.replace(/"asked_at":"[^"]+"/, '"asked_at":"soon"')),
      'numbers',
      '"soon" is no time',
    ],
  ])('%s', async (_, change, what, detail) => {
    const faults = await differing(change);
    expect(Object.keys(faults)).toContain(what);
    if (detail !== '') expect(faults[what]!.details!.join('\n')).toContain(detail);
  });

  test('by a newer program: refused, with what to do', async () => {
    const copy = copied();
    changed(copy, 'manifest.json', (text) =>
      text.replace('audit-seal:1', 'audit-seal:2').replace('0.0.0-test', '9.1.0'),
    );
    const { code, stderr } = await verifySeal(copy);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining(
        'the seal is of version 2, and this program reads version 1\n  It was made by socialcare 9.1.0: verify it with that or a later one.',
      ),
    ]);
  });

  test.each<[string, (folder: string) => void, string]>([
    ['no manifest', (f) => rmSync(join(f, 'manifest.json')), 'is not the folder of a seal: it has no manifest.json'],
    [
      'a manifest that is no JSON',
      (f) => truncateSync(join(f, 'manifest.json'), 100),
      'manifest.json is no JSON: it is damaged',
    ],
    [
      'a manifest of something else',
      (f) => writeFileSync(join(f, 'manifest.json'), '{"_type":"x"}'),
      'manifest.json is not that of a seal of this program',
    ],
    [
      'a manifest without its parts',
      (f) => changed(f, 'manifest.json', (t) => t.replace('"readings"', '"reading"')),
      'manifest.json lacks something that every manifest has',
    ],
    [
      'a manifest of a gigabyte',
      (f) => truncateSync(join(f, 'manifest.json'), 2 ** 30),
      'manifest.json has 1024 MB: no file of this name is as large',
    ],
  ])('%s', async (_, change, message) => {
    const copy = copied();
    change(copy);
    const elsewhere = await run(['verify', copy], { cwd: temporaryFolder() });
    expect([elsewhere.code, elsewhere.stderr]).toEqual([1, expect.stringContaining(message)]);
  });

  test('rows replaced by junk of any size are refused at their first line', async () => {
    const copy = copied();
    truncateSync(join(copy, 'rows.jsonl'), 0);
    truncateSync(join(copy, 'rows.jsonl'), 2 ** 28);
    const { code, stdout } = await run(['verify', copy], { cwd: temporaryFolder() });
    expect(code).toBe(1);
    expect(stdout).toContain('rows.jsonl:1: the line is longer than any that this program writes');
  });
});

test('a definition of another version is not computed again, and that is said', async () => {
  const copy = copied();
  changed(copy, 'manifest.json', (text) => text.replace(/("id": "ignored",\s+"version": )2/, '$11'));
  const { checks } = await verifySeal(copy);
  expect(checks.numbers!.details).toEqual([
    'ignored@24h: ignored was of version 1 when it was sealed, and is of version 2 in this program',
  ]);
});

describe('forget', () => {
  test('takes a person out of the seals: their rows and salts go, the leaves and the root stay', async () => {
    const folder = await demoFolder();
    const flags = ['--by', 'brand', '--seal-data', 'full', '--with-handles'];
    await auditSeal(folder, '--max', 'ignored@24h=35%', ...flags, '--seal', 'named');
    await auditSeal(
      folder,
      '--max',
      'ignored@24h=35%',
      '--since',
      '2026-10-05',
      '--until',
      '2026-10-11',
      '--max',
      'returned@7d=20%',
      '--seal',
      'ids',
    );
    const [named, ids] = [join(folder, 'named'), join(folder, 'ids')];
    const posts = JSON.parse(
      (
        await run(
          ['sql', "SELECT p.id FROM post p JOIN account a ON a.key = p.author WHERE a.handle = 'FerrisKit'", '--json'],
          { cwd: folder },
        )
      ).stdout,
    ).map(({ id }: { id: string }) => id);
    const about = (seal: string) =>
      rowsOf(seal).filter((row) => JSON.stringify(row).match(/FerrisKit/) || posts.includes(row?.asked_post));
    expect(about(named).length).toBeGreaterThan(10);
    expect(about(ids).length).toBeGreaterThan(1);
    const before = { leaves: read(ids, 'leaves.txt'), manifest: read(ids, 'manifest.json'), rows: rowsOf(ids) };
    const dry = JSON.parse((await run(['forget', '@FerrisKit', '--dry-run', '--json'], { cwd: folder })).stdout);
    const { stdout } = await run(['forget', '@FerrisKit', '--yes'], { cwd: folder });
    expect(stdout).toContain('rows of the seal taken out, with their salts');
    expect(about(named)).toEqual([]);
    expect(about(ids)).toEqual([]);
    const customer = before.rows.find((row) => posts.includes(row.asked_post)).customer;
    const gone = before.rows.flatMap((row, at) => (row.customer === customer ? [at + 1] : []));
    expect(dry.files).toContainEqual({ file: ids, kind: 'seal', lines: gone.length, rewritten: false });
    expect(JSON.parse(read(ids, 'erased.json'))).toEqual({
      version: 1,
      erasures: [{ at: '2026-11-22T12:00:00.000Z', rows: gone }],
    });
    const salts = read(ids, 'salts.txt').split('\n');
    expect(gone.map((row) => salts[row - 1])).toEqual(gone.map(() => '-'));
    expect([read(ids, 'leaves.txt'), read(ids, 'manifest.json')]).toEqual([before.leaves, before.manifest]);

    const { code, checks } = await verifySeal(ids);
    expect(code).toBe(3);
    expect(checks.rows).toMatchObject({
      status: 'erased',
      says: `${gone.length} rows were erased by law; the other ${before.rows.length - gone.length} and the root are as sealed`,
    });
    expect(checks.numbers).toEqual({
      ...{ status: 'not-checked', says: 'none can be computed again' },
      details: ['ignored@24h', 'returned@7d'].map((check) => `${check}: ${gone.length} of its rows were erased by law`),
    });
    expect([checks.SHA256SUMS!.status, checks['rows.jsonl']!.status, checks.folder!.status]).toEqual([
      'ok',
      'erased',
      'ok',
    ]);
    if (isEquipped) expect(follow(ids)[1]).toContain(`ok Merkle root ${gone.length} rows erased`);

    const again = await run(['forget', '@ZephyrMo', '--yes'], { cwd: folder });
    expect(again.code).toBe(0);
    expect((await verifySeal(named)).checks.rows!.status).toBe('erased');
    changed(ids, 'rows.jsonl', (text) => text.replace('"ordinal":1', '"ordinal":2'));
    expect((await verifySeal(ids)).checks.rows!.status).toBe('differs');
  });

  test('a single post goes with the row of its turn; a damaged seal stops it before anything is erased', async () => {
    const folder = await demoFolder();
    await auditSeal(folder, '--max', 'ignored@24h=35%', '--seal', 'ids');
    const post = '1973472849056021165';
    await run(['forget', '--post', post, '--yes'], { cwd: folder });
    expect(JSON.parse(read(join(folder, 'ids'), 'erased.json')).erasures[0].rows).toEqual([2]);
    changed(join(folder, 'ids'), 'rows.jsonl', (text) => text.replace('{"kind":"turn"', '{"kind'));
    const { code, stderr } = await run(['forget', '@FerrisKit', '--yes'], { cwd: folder });
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('is damaged, so whether it names them cannot be found out'),
    ]);
    rmSync(join(folder, 'ids'), { recursive: true });
    expect((await run(['forget', '@FerrisKit', '--yes'], { cwd: folder })).code).toBe(0);
  });
});

test('a seal is written whole, into a new or empty folder, or not at all', async () => {
  const check = ['--max', 'ignored@24h=35%'];
  const occupied = await auditSeal(cwd, ...check, '--seal', 'october');
  expect([occupied.code, occupied.stderr]).toEqual([
    2,
    expect.stringContaining('is there already and not empty\n  A seal is never written over.'),
  ]);
  mkdirSync(join(cwd, 'empty'));
  expect((await auditSeal(cwd, ...check, '--seal', 'empty')).stderr).toContain('sealed in empty');
  writeFileSync(join(cwd, 'plain'), '');
  expect((await auditSeal(cwd, ...check, '--seal', 'plain')).code).toBe(2);
  const nowhere = await auditSeal(cwd, ...check, '--seal', 'no/such/folder');
  expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringContaining('cannot be made: there is no folder')]);
  const interrupted = await auditSeal(cwd, ...check, '--since', 'long ago', '--seal', 'broken');
  expect(interrupted.code).toBe(2);
  expect(readdirSync(cwd).filter((name) => name.includes('part') || name === 'broken')).toEqual([]);
  if (process.getuid?.() !== 0) {
    mkdirSync(join(cwd, 'locked'), { mode: 0o500 });
    expect((await auditSeal(cwd, ...check, '--seal', 'locked/seal')).stderr).toContain('permission denied in');
    chmodSync(join(cwd, 'locked'), 0o700);
  }
  const alone = await auditSeal(cwd, ...check, '--sign', 'key');
  expect([alone.code, alone.stderr]).toEqual([2, expect.stringContaining('--sign belongs to --seal')]);
  expect(existsSync(join(cwd, 'october', 'certificate.md'))).toBe(true);
});

test('verify of what is no seal says so', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  for (const [name, message] of [
    ['nowhere', 'nowhere: there is no such folder'],
    ['file', 'file is a file, not the folder of a seal'],
    ['.', '. is not the folder of a seal: it has no manifest.json'],
  ] as const)
    expect((await run(['verify', name], { cwd: folder })).stderr).toContain(message);
  expect((await run(['verify', seal, '--tsa-ca', 'nowhere'], { cwd: folder })).code).toBe(2);
});

/** The script of the audit page, run as cron runs it: an empty environment, another folder, no terminal. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { databaseAt } from '../helpers/database.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const DAY = 86_400_000;

let care: string;
let bin: string;
let mailbox: string;

beforeAll(async () => {
  care = temporaryFolder();
  bin = temporaryFolder();
  mailbox = join(temporaryFolder(), 'mail');
  const page = readFileSync(join(root, 'docs/audit.md'), 'utf8');
  const script = /```sh\n(#!\/bin\/sh[\s\S]*?)```/.exec(page)![1]!;
  // The network is not asked: the script's own line for files takes the place of the pull.
  const files = /^# Files instead: (.*) --quiet$/m.exec(script)![1]!;
  const day = (ago: number) => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10);
  const claim = `--channel x --covers ${day(15)}..${day(0)}`;
  writeExecutable(join(care, 'audit.sh'), script.replace('socialcare pull --no-input', `${files} ${claim}`));
  writeExecutable(join(bin, 'socialcare'), `#!/bin/sh\nexec '${process.execPath}' '${root}bin/socialcare.js' "$@"\n`);
  writeExecutable(join(bin, 'mail'), `#!/bin/sh\n{ echo "$@"; cat; } >'${mailbox}'\n`);
  mkdirSync(join(care, 'exports'));
  const rows = ['id,author_handle,created_at,text,reply_to_id'];
  for (let at = 0; at < 60; at++) {
    const asked = `${day(5)}T08:${String(at).padStart(2, '0')}:00Z`;
    rows.push(`${at},ann${at},${asked},@acme where is my parcel? it has not arrived,`);
    if (at < 45) rows.push(`${at}r,acme,${asked.replace('T08', 'T09')},@ann${at} sorry! it is on its way,${at}`);
  }
  writeFileSync(join(care, 'exports/mentions.csv'), `${rows.join('\n')}\n`);
  configure(`max = "ignored@24h=50%"`);
  const { code, stderr } = await run(
    ['brand', 'add', 'acme', '@acme', '--db', join(care, 'care.db'), '--config', join(care, 'socialcare.toml')],
    {},
  );
  expect([code, stderr]).toEqual([0, expect.anything()]);
});

function writeExecutable(path: string, text: string): void {
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

function configure(check: string): void {
  const audit = `[audit]\nby = "brand"\nsince = "10d"\n[[audit.check]]\n${check}\n`;
  writeFileSync(
    join(care, 'socialcare.toml'),
    `db = "${databaseAt(join(care, 'care.db'))}"\ntimezone = "UTC"\n${audit}`,
  );
}

/** As cron starts it. @returns its exit code, what it printed, and the mail that it sent */
function tick() {
  writeFileSync(mailbox, '');
  const variables = [
    `PATH=${bin}:/usr/bin:/bin`,
    'SHELL=/bin/sh',
    `SOCIALCARE_CONFIG=${join(care, 'socialcare.toml')}`,
  ];
  const { status, stdout, stderr } = spawnSync(
    'env',
    ['-i', ...variables, `HOME=${temporaryFolder()}`, join(care, 'audit.sh')],
    { cwd: '/', encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return { status, printed: stdout + stderr, mail: readFileSync(mailbox, 'utf8') };
}

test('all is well: no mail, nothing printed, code 0', () => {
  expect(tick()).toEqual({ status: 0, printed: '', mail: '' });
}, 60_000);

test('a threshold is breached: the mail holds the line and its reason, code 10', () => {
  configure('max = "ignored@24h=10%"');
  const { status, printed, mail } = tick();
  expect([status, printed]).toEqual([10, '']);
  expect(mail).toContain('-s socialcare: a threshold is breached root');
  expect(mail).toMatch(/^BREACH +acme +ignored@24h ≤ 10 % +25\.0 % \([\d.]+–[\d.]+\) +60$/m);
  expect(mail).toContain('the whole interval is beyond the bound');
}, 60_000);

test('a check cannot say: code 3, and the mail says why', () => {
  configure('max = "ignored@24h=50%"\nmin_n = 100');
  const { status, mail } = tick();
  expect(status).toBe(3);
  expect(mail).toContain('-s socialcare: a check cannot say root');
  expect(mail).toContain('too few: 60, at least 100 are needed');
}, 60_000);

test('a broken configuration: the mail holds the line that is wrong', () => {
  configure('max = "ignord@24h=50%"');
  const { status, mail } = tick();
  expect(status).toBe(2);
  expect(mail).toContain('-s socialcare: the audit did not run root');
  expect(mail).toContain('socialcare.toml:7:7: audit.check[1].max "ignord" is not a measure');
}, 60_000);

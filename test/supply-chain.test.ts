/** What comes along with the program: licences, hashes, and scripts that run when it is installed. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from './helpers/run.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

function licences(...argv: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/licences.js', ...argv], {
    cwd: root,
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}

function ofLock(packages: Record<string, object>) {
  const file = join(temporaryFolder(), 'package-lock.json');
  writeFileSync(file, JSON.stringify({ packages: { '': { name: 'socialcare' }, ...packages } }));
  return licences(file);
}

const SOUND = { version: '1.0.0', license: 'MIT', integrity: 'sha512-x' };

test('every package that is installed has a licence that was looked at, and a hash; none runs a script', () => {
  const { stdout, stderr, status } = licences();
  expect([stderr, status]).toEqual(['', 0]);
  const names = stdout.split('\n').map((line) => line.split(' ')[0]);
  for (const name of Object.keys(manifest.dependencies)) expect(names).toContain(name);
  for (const name of Object.keys(manifest.devDependencies)) expect(names).not.toContain(name);
});

test.each([
  ['another licence', { ...SOUND, license: 'GPL-3.0' }, 'error: odd: GPL-3.0 is not among 0BSD, Apache-2.0, '],
  ['no licence', { ...SOUND, license: undefined }, 'error: odd: no licence is not among '],
  ['no hash', { ...SOUND, integrity: undefined }, 'error: odd has no hash\n'],
  ['a script', { ...SOUND, hasInstallScript: true }, 'error: odd runs a script when it is installed\n'],
  ['a script, for development', { ...SOUND, dev: true, hasInstallScript: true }, 'error: odd runs a script'],
])('a package with %s is named', (_, entry, fault) => {
  const { stderr, status } = ofLock({ 'node_modules/fine': SOUND, 'node_modules/fine/node_modules/odd': entry });
  expect([stderr, status]).toEqual([expect.stringContaining(fault), 1]);
});

test('a licence of what only developers install is their own affair', () => {
  expect(ofLock({ 'node_modules/tool': { ...SOUND, dev: true, license: 'MPL-2.0' } })).toEqual({
    stdout: '',
    stderr: '',
    status: 0,
  });
});

test('the driver alone may run a script, which only its version for Node 20 has', () => {
  expect(manifest.allowScripts).toEqual({ 'better-sqlite3': true });
  const hooks = ['preinstall', 'install', 'postinstall'].filter((name) => name in manifest.scripts);
  expect(hooks).toEqual([]);
});

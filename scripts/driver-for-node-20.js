/** The SQLite driver of the lock file brings its binaries along but needs Node 22: Node 20 gets the driver before it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const installed = JSON.parse(readFileSync(new URL('../node_modules/better-sqlite3/package.json', import.meta.url)));
const [node] = process.versions.node.split('.');
const [driver] = installed.version.split('.');
if (node < 22 && driver > 12)
  execFileSync(process.execPath, [process.env.npm_execpath, 'install', '--no-save', 'better-sqlite3@12'], {
    stdio: 'inherit',
  });

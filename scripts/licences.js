/**
 * Lists the packages installed with socialcare and their licences, from the lock file. Fails on a licence that
 * is not on the list, on a package without a hash, and on one that runs a script when it is installed.
 */
import { readFileSync } from 'node:fs';

/** Licences that ask for no more than their own text beside the code. */
const ACCEPTED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

const [lock = 'package-lock.json'] = process.argv.slice(2);
const { packages } = JSON.parse(readFileSync(lock, 'utf8'));
const locked = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({ ...entry, name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length) }));
// devOptional: wanted by developers, and by others only where it is there already.
const shipped = locked
  .filter(({ dev, devOptional }) => !dev && !devOptional)
  .sort((a, b) => (a.name < b.name ? -1 : 1));

for (const { name, version, license } of shipped) console.log(`${name} ${version}  ${license ?? 'no licence'}`);

const faults = [
  ...shipped
    .filter(({ license }) => !ACCEPTED.includes(license))
    .map(({ name, license }) => `${name}: ${license ?? 'no licence'} is not among ${ACCEPTED.join(', ')}`),
  ...locked.filter(({ integrity }) => !integrity).map(({ name }) => `${name} has no hash`),
  ...locked
    .filter(({ hasInstallScript }) => hasInstallScript)
    .map(({ name }) => `${name} runs a script when it is installed`),
];
for (const fault of faults) console.error(`error: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;

/** Checks the files of a seal: that all are there, none more, and each as its manifest says. */
import { createHash } from 'node:crypto';
import { type Dirent, lstatSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CareError, FormatError } from '../errors.ts';
import { type Checked, firstOf } from './checked.ts';
import { sumOf } from './erase.ts';
import { BESIDE, CERTIFICATE, ERASABLE, MANIFEST, SUBJECTS, SUMS, sumLine } from './files.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** Larger is no file of these names that this program writes. */
const LARGEST_BYTES = 256 * 1024 * 1024;

export interface OpenedSeal {
  folder: string;
  manifest: Manifest;
  /** SHA-256 of the manifest, in hex. */
  sha256: string;
  /** Files of the folder by name; others are named among the faults. */
  names: ReadonlySet<string>;
  faults: readonly string[];
}

/**
 * Opens the folder of a seal.
 * @param shown the folder as it was named
 * @throws CareError where there is no folder or no manifest, FormatError for a manifest that cannot be read
 */
export async function openSeal(folder: string, shown: string): Promise<OpenedSeal> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      throw new CareError(`${shown}: there is no such folder`, 'Make one: socialcare audit --seal DIR');
    if (error.code === 'ENOTDIR')
      throw new CareError(
        `${shown} is a file, not the folder of a seal`,
        'Name the folder that audit --seal wrote. An archive of it has to be unpacked first.',
      );
    throw new CareError(`${shown} cannot be read: ${error.code}`, 'Check its permissions.');
  });
  const names = new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
  const manifestEntry = entries.find(({ name }) => name === MANIFEST);
  if (!manifestEntry)
    throw new CareError(
      `${shown} is not the folder of a seal: it has no ${MANIFEST}`,
      'Name the folder that audit --seal wrote.',
    );
  if (!manifestEntry.isFile())
    throw new FormatError(`${MANIFEST} is ${kindOf(manifestEntry)}, not a file`, 'Put the file itself in its place.');
  const text = await textOf(folder, MANIFEST);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const manifest = readManifest(text.toString('utf8'));
  return { folder, manifest, sha256, names, faults: strangers(entries) };
}

function kindOf(entry: Dirent): string {
  if (entry.isSymbolicLink()) return 'a link, which is not followed';
  return entry.isDirectory() ? 'a folder' : 'neither a file nor a folder';
}

/** What does not belong into the folder. */
function strangers(entries: readonly Dirent[]): string[] {
  const known = new Set<string>([...SUBJECTS, ...BESIDE]);
  return entries.flatMap((entry) => {
    if (!known.has(entry.name)) return [`${entry.name} does not belong to the seal`];
    return entry.isFile() ? [] : [`${entry.name} is ${kindOf(entry)}`];
  });
}

/** @throws FormatError for one that is larger than this program writes */
export async function textOf(folder: string, name: string): Promise<Buffer> {
  const { size } = lstatSync(join(folder, name));
  if (size > LARGEST_BYTES)
    throw new FormatError(
      `${name} has ${Math.round(size / 1024 / 1024)} MB: no file of this name is as large`,
      'It was replaced, or damaged.',
    );
  const file = await open(join(folder, name));
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** @param erased how many rows were erased by law */
export async function checkFiles(seal: OpenedSeal, erased: number): Promise<Checked[]> {
  const { folder, manifest, names, sha256, faults } = seal;
  const { tool, sealed_at } = manifest.predicate;
  const named = new Set(manifest.subject.map(({ name }) => name));
  const missing = SUBJECTS.filter((name) => !named.has(name)).map((name) => `the manifest does not name ${name}`);
  const sums = new Map<string, string>([[MANIFEST, sha256]]);
  const checked: Checked[] = [];
  const same: string[] = [];
  for (const { name, digest } of manifest.subject) {
    if (!(SUBJECTS as readonly string[]).includes(name)) {
      missing.push(`the manifest names ${JSON.stringify(name)}, which is no file of a seal`);
      continue;
    }
    if (!names.has(name)) {
      missing.push(...(faults.some((fault) => fault.startsWith(`${name} is`)) ? [] : [`${name} is missing`]));
      continue;
    }
    const sum = await sumOf(join(folder, name));
    sums.set(name, sum);
    if (sum === digest.sha256) same.push(name);
    else if (erased > 0 && ERASABLE.has(name))
      checked.push({ what: name, status: 'erased', says: 'changed by an erasure; see the rows', details: [] });
    else
      checked.push({
        ...{ what: name, status: 'differs', says: 'not as it was sealed' },
        details: [`SHA-256 ${sum}, the manifest says ${digest.sha256}`],
      });
  }
  const folderFaults = [...missing, ...faults];
  return [
    {
      ...{ what: MANIFEST, status: 'ok', says: `made ${sealed_at} by ${tool.name} ${tool.version}` },
      details: [`SHA-256 ${sha256}`],
    },
    folderFaults.length === 0
      ? { what: 'folder', status: 'ok', says: 'every file is there, and no other', details: [] }
      : { what: 'folder', status: 'differs', says: 'not as it was made', details: firstOf(folderFaults) },
    ...(same.length > 0 ? [ok('files', `${same.length} as the manifest says`)] : []),
    ...checked,
    ...(await checkSums(seal, sums)),
    ...(await checkCertificate(seal)),
  ];
}

function ok(what: string, says: string): Checked {
  return { what, status: 'ok', says, details: [] };
}

/** The list that `sha256sum -c` reads. */
async function checkSums({ folder, names }: OpenedSeal, sums: ReadonlyMap<string, string>): Promise<Checked[]> {
  if (!names.has(SUMS)) return [{ what: SUMS, status: 'differs', says: 'missing', details: [] }];
  const lines = new Set((await textOf(folder, SUMS)).toString('utf8').split(/(?<=\n)/));
  const wrong = [...sums]
    .filter(([name, sum]) => !lines.delete(sumLine(sum, name)))
    .map(([name]) => `${name}: another hash, or none`);
  const others = [...lines].map((line) => `"${line.trim().slice(0, 80)}" is not of a file of the seal`);
  const details = firstOf([...wrong, ...(wrong.length > 0 ? [] : others)]);
  if (details.length > 0) return [{ what: SUMS, status: 'differs', says: 'not that of these files', details }];
  return [{ what: SUMS, status: 'ok', says: 'the hashes of these files', details: [] }];
}

/** It is filled in by hand, so only what it says of the manifest can be checked. */
async function checkCertificate({ folder, names, sha256 }: OpenedSeal): Promise<Checked[]> {
  if (!names.has(CERTIFICATE)) return [];
  const text = (await textOf(folder, CERTIFICATE)).toString('utf8');
  if (text.includes(sha256))
    return [
      { what: CERTIFICATE, status: 'ok', says: 'names this manifest; what was filled in is for people', details: [] },
    ];
  return [{ what: CERTIFICATE, status: 'differs', says: 'is that of another manifest', details: [] }];
}

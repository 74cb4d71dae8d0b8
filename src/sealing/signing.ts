/** Signs a manifest with a key of SSH, and has it stamped with the time. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CareError, UsageError } from '../errors.ts';
import { MANIFEST, SIGNATURE, STAMP, STAMP_CHAIN, STAMP_QUERY } from './files.ts';
import { readStamp, stampQuery, type TimeStamp } from './time-stamp.ts';
import { runTool } from './tools.ts';

/** What a signature is for, so that one made for something else is not taken for it. */
export const NAMESPACE = 'socialcare';
const OWNER_ONLY = 0o600;
const NONCE_BYTES = 8;

/** @param key file of a private key, or of a public one whose private key an agent holds */
export async function signManifest(folder: string, key: string): Promise<void> {
  if (!existsSync(key))
    throw new UsageError(
      `--sign: there is no ${key}`,
      'Name the file of a private key. Make one: ssh-keygen -t ed25519 -f KEYFILE',
    );
  const { code, output } = await runTool('ssh-keygen', [
    '-Y',
    'sign',
    '-f',
    key,
    '-n',
    NAMESPACE,
    join(folder, MANIFEST),
  ]);
  if (code === undefined)
    throw new CareError('--sign: ssh-keygen is not installed', 'Install openssh-client, or seal without --sign.');
  if (code !== 0 || !existsSync(join(folder, SIGNATURE)))
    throw new CareError(
      `--sign: ssh-keygen did not sign with ${key}: ${output.split('\n').at(-1)}`,
      'Check the key and its passphrase.',
    );
}

/**
 * Keeps the query, the answer and its certificates.
 * @param sha256 of the manifest, in hex
 * @param ask sends a query to the authority
 */
export async function stampManifest(
  folder: string,
  sha256: string,
  ask: (query: Buffer) => Promise<Buffer>,
): Promise<TimeStamp> {
  const query = stampQuery(sha256, randomBytes(NONCE_BYTES));
  const answer = await ask(query);
  const stamp = readStamp(answer);
  if (stamp.sha256 !== sha256)
    throw new CareError('--tsa: the time stamp is of something else', 'Ask another authority.');
  await writeFile(join(folder, STAMP_QUERY), query, { mode: OWNER_ONLY, flag: 'wx' });
  await writeFile(join(folder, STAMP), answer, { mode: OWNER_ONLY, flag: 'wx' });
  await writeFile(join(folder, STAMP_CHAIN), stamp.certificates.join(''), { mode: OWNER_ONLY, flag: 'wx' });
  return stamp;
}

/** The time stamp of a seal, not verified. */
export async function storedStamp(folder: string): Promise<TimeStamp> {
  return readStamp(await readFile(join(folder, STAMP)));
}

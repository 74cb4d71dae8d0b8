/** Checks the signature and the time stamp of a seal with the programs of the system. */
import { join } from 'node:path';
import { isoTime } from '../domain/clock-time.ts';
import { CareError } from '../errors.ts';
import type { OpenedSeal } from './check-files.ts';
import type { Checked } from './checked.ts';
import { MANIFEST, SIGNATURE, STAMP, STAMP_CHAIN } from './files.ts';
import { NAMESPACE, storedStamp } from './signing.ts';
import { runTool } from './tools.ts';

/** @param signers file of the signers who are allowed, as ssh-keygen reads it */
export async function checkSignature({ folder, names }: OpenedSeal, signers: string | undefined): Promise<Checked> {
  const checked = (status: Checked['status'], says: string, details: string[] = []): Checked => ({
    ...{ what: 'signature', status, says, details },
  });
  if (!names.has(SIGNATURE))
    return signers === undefined
      ? checked('none', 'none: audit --seal --sign KEY makes one')
      : checked('differs', `${SIGNATURE} is missing, and --allowed-signers asks for it`);
  const [manifest, signature] = [join(folder, MANIFEST), join(folder, SIGNATURE)];
  const made = await runTool('ssh-keygen', ['-Y', 'check-novalidate', '-n', NAMESPACE, '-s', signature], manifest);
  if (made.code === undefined)
    return checked('not-checked', 'ssh-keygen is not installed', ['Install openssh-client, and verify again.']);
  if (made.code !== 0) return checked('differs', 'not that of this manifest', [lastLine(made.output)]);
  const key = /\bkey (\S+)/.exec(made.output)?.[1] ?? 'unknown';
  if (signers === undefined)
    return checked('ok', `made of this manifest with key ${key}; whose it is, --allowed-signers FILE tells`);
  const found = await runTool('ssh-keygen', ['-Y', 'find-principals', '-f', signers, '-n', NAMESPACE, '-s', signature]);
  const name = found.output.split('\n')[0]!.trim();
  if (found.code !== 0 || name === '')
    return checked('differs', 'by nobody who is allowed to', [`key ${key} is not in ${signers}`]);
  const verified = await runTool(
    'ssh-keygen',
    ['-Y', 'verify', '-f', signers, '-I', name, '-n', NAMESPACE, '-s', signature],
    manifest,
  );
  return verified.code === 0
    ? checked('ok', `by ${name}, key ${key}`)
    : checked('differs', `not a valid one of ${name}`, [lastLine(verified.output)]);
}

/** @param ca file of the root certificate of the authority */
export async function checkStamp({ folder, names, sha256 }: OpenedSeal, ca: string | undefined): Promise<Checked> {
  const checked = (status: Checked['status'], says: string, details: string[] = []): Checked => ({
    ...{ what: 'time stamp', status, says, details },
  });
  if (!names.has(STAMP))
    return ca === undefined
      ? checked('none', 'none: audit --seal --tsa ADDRESS asks for one')
      : checked('differs', `${STAMP} is missing, and --tsa-ca asks for it`);
  try {
    const stamp = await storedStamp(folder);
    if (stamp.sha256 !== sha256) return checked('differs', 'not that of this manifest', [`it is of ${stamp.sha256}`]);
    const when = isoTime(stamp.at);
    if (ca === undefined)
      return checked('not-checked', `says that this manifest was there at ${when}`, [
        'Who says so is checked with the root certificate of the authority: --tsa-ca FILE',
      ]);
    const chain =
      names.has(STAMP_CHAIN) && stamp.certificates.length > 0 ? ['-untrusted', join(folder, STAMP_CHAIN)] : [];
    const args = [
      'ts',
      '-verify',
      '-data',
      join(folder, MANIFEST),
      '-in',
      join(folder, STAMP),
      '-CAfile',
      ca,
      ...chain,
    ];
    const { code, output } = await runTool('openssl', args);
    if (code === undefined)
      return checked('not-checked', 'openssl is not installed', ['Install openssl, and verify again.']);
    return code === 0
      ? checked('ok', `this manifest was there at ${when}`)
      : checked('differs', 'the authority did not make it', [lastLine(output)]);
  } catch (error) {
    if (error instanceof CareError) return checked('differs', error.message);
    throw error;
  }
}

function lastLine(output: string): string {
  return output.split('\n').at(-1) ?? '';
}

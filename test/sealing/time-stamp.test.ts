/** Time stamps: the query is what openssl reads, and whatever else is sent in answer is refused. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CareError } from '../../src/errors.ts';
import { readStamp, stampQuery } from '../../src/sealing/time-stamp.ts';
import { temporaryFolder } from '../helpers/run.ts';

const HASH = 'ab'.repeat(32);
const openssl = (query: Buffer) => {
  const file = join(temporaryFolder(), 'query.tsq');
  writeFileSync(file, query);
  return spawnSync('openssl', ['ts', '-query', '-in', file, '-text'], { encoding: 'utf8' });
};
const isThere = spawnSync('openssl', ['version']).status === 0;
if (!isThere) console.error('SKIPPED: openssl is not installed');

test.skipIf(!isThere)('openssl reads the query, whatever the nonce begins with', () => {
  for (const [nonce, shown] of [
    [Buffer.from('0000000000000001', 'hex'), '0x01'],
    [Buffer.from('ff00000000000001', 'hex'), '0xFF00000000000001'],
  ] as const) {
    const { stdout } = openssl(stampQuery(HASH, nonce));
    expect(stdout).toContain('Version: 1\nHash Algorithm: sha256\n');
    expect(stdout).toContain('ab ab ab ab ab ab ab ab-ab ab ab ab ab ab ab ab');
    expect(stdout).toContain(`Nonce: ${shown}\nCertificate required: yes\n`);
  }
});

test('a refusal says why, as the authority puts it', () => {
  // PKIStatusInfo: rejection, with a reason in words.
  const refusal = Buffer.from(
    `3016 3014 020102 300c 0c0a ${Buffer.from('not today!').toString('hex')} 0301 00`.replaceAll(' ', ''),
    'hex',
  );
  expect(() => readStamp(refusal)).toThrow(/the time-stamping authority refused: status 2, not today!/);
});

test('anything else is no time stamp, however it begins', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.uint8Array({ maxLength: 60 }).map((rest) => Uint8Array.from([0x30, rest.length, ...rest])),
    fc.uint8Array({ maxLength: 60 }).map((rest) => Uint8Array.from([0x30, rest.length + 5, 0x30, 3, 2, 1, 0, ...rest])),
  );
  fc.assert(
    fc.property(bytes, (answer) => {
      expect(() => readStamp(Buffer.from(answer))).toThrow(CareError);
    }),
    { seed: 7, numRuns: 2000 },
  );
});

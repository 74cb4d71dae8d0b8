/** The files of a seal. */

export const MANIFEST = 'manifest.json';
export const RESULT = 'result.json';
export const ROWS = 'rows.jsonl';
export const SALTS = 'salts.txt';
export const LEAVES = 'leaves.txt';
export const README = 'README.md';
/** The hashes of the files as `sha256sum -c` reads them. */
export const SUMS = 'SHA256SUMS';
/** To be filled in and signed by hand, and so not among what the manifest names. */
export const CERTIFICATE = 'certificate.md';
export const SIGNATURE = 'manifest.json.sig';
export const STAMP_QUERY = 'timestamp.tsq';
export const STAMP = 'timestamp.tsr';
export const STAMP_CHAIN = 'timestamp-chain.pem';
/** Which rows an erasure took out. */
export const ERASED = 'erased.json';

/** What the manifest names with its hash, in its order. */
export const SUBJECTS = [RESULT, ROWS, SALTS, LEAVES, README] as const;
/** What an erasure changes: the leaves and the root stay. */
export const ERASABLE: ReadonlySet<string> = new Set([ROWS, SALTS]);
/** What may stand beside the subjects. */
export const BESIDE: ReadonlySet<string> = new Set([
  MANIFEST,
  SUMS,
  CERTIFICATE,
  SIGNATURE,
  STAMP_QUERY,
  STAMP,
  STAMP_CHAIN,
  ERASED,
]);

/** A line of `sha256sum`. */
export function sumLine(sha256: string, name: string): string {
  return `${sha256}  ${name}\n`;
}

/** What stands in the lines of an erased row. */
export const NO_ROW = 'null';
export const NO_SALT = '-';
export const SALT_BYTES = 16;

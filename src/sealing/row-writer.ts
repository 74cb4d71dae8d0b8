/** Writes the rows of a seal, each with its salt and its leaf, and grows the Merkle tree over them. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { LEAVES, ROWS, SALT_BYTES, SALTS } from './files.ts';
import { openHashedFile } from './hashed-file.ts';
import { leafHash, MerkleRoot } from './merkle.ts';
import type { RowKind, SealedRow } from './rows.ts';

export interface WrittenRows {
  /** SHA-256 of each file, in hex. */
  sums: Record<typeof ROWS | typeof SALTS | typeof LEAVES, string>;
  merkleRoot: string;
  n: number;
  byKind: Record<string, number>;
}

export interface RowWriter {
  add(rows: Iterable<SealedRow>): Promise<void>;
  close(): Promise<WrittenRows>;
  /** Gives the files up. */
  destroy(): void;
}

/** Rows that are written at once. */
const ROWS_AT_ONCE = 1000;

/** @param folder for the three files */
export async function openRowWriter(folder: string): Promise<RowWriter> {
  const files = {
    rows: await openHashedFile(join(folder, ROWS)),
    salts: await openHashedFile(join(folder, SALTS)),
    leaves: await openHashedFile(join(folder, LEAVES)),
  };
  const tree = new MerkleRoot();
  const byKind: Partial<Record<RowKind, number>> = {};

  async function write(lines: readonly string[]): Promise<void> {
    const salts = randomBytes(lines.length * SALT_BYTES);
    const [saltLines, leafLines]: [string[], string[]] = [[], []];
    for (const [at, line] of lines.entries()) {
      const salt = salts.subarray(at * SALT_BYTES, (at + 1) * SALT_BYTES);
      const leaf = leafHash(salt, Buffer.from(line, 'utf8'));
      tree.add(leaf);
      saltLines.push(salt.toString('hex'), '\n');
      leafLines.push(leaf.toString('hex'), '\n');
    }
    await files.rows.write(`${lines.join('\n')}\n`);
    await files.salts.write(saltLines.join(''));
    await files.leaves.write(leafLines.join(''));
  }

  return {
    async add(rows) {
      let lines: string[] = [];
      for (const row of rows) {
        byKind[row.kind] = (byKind[row.kind] ?? 0) + 1;
        lines.push(JSON.stringify(row));
        if (lines.length < ROWS_AT_ONCE) continue;
        await write(lines);
        lines = [];
      }
      if (lines.length > 0) await write(lines);
    },
    async close() {
      const sums = {
        [ROWS]: await files.rows.close(),
        [SALTS]: await files.salts.close(),
        [LEAVES]: await files.leaves.close(),
      };
      return { sums, merkleRoot: tree.root(), n: tree.n, byKind };
    },
    destroy() {
      for (const file of Object.values(files)) file.destroy();
    },
  };
}

/** The Merkle tree over the rows of a seal, as RFC 6962 builds it: leaves and nodes can never be taken for each other. */
import { createHash } from 'node:crypto';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** SHA-256 of 0x00, the row's salt and its bytes: without the salt nobody can guess the row from it. */
export function leafHash(salt: Uint8Array, row: Uint8Array): Buffer {
  return createHash('sha256').update(LEAF).update(salt).update(row).digest();
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

/** The root of a tree whose leaves come one by one; it holds one hash for each power of two. */
export class MerkleRoot {
  /** Roots of whole subtrees, the largest first; `height` halvings lie below each. */
  #subtrees: { hash: Buffer; height: number }[] = [];
  n = 0;

  add(leaf: Buffer): void {
    let subtree = { hash: leaf, height: 0 };
    this.n++;
    while (this.#subtrees.at(-1)?.height === subtree.height) {
      const left = this.#subtrees.pop()!;
      subtree = { hash: nodeHash(left.hash, subtree.hash), height: subtree.height + 1 };
    }
    this.#subtrees.push(subtree);
  }

  /** In hex; of no leaves the SHA-256 of nothing. */
  root(): string {
    if (this.#subtrees.length === 0) return createHash('sha256').digest('hex');
    return this.#subtrees
      .map(({ hash }) => hash)
      .reduceRight((right, left) => nodeHash(left, right))
      .toString('hex');
  }
}

/** Memory lent for a moment: what large samples need one step after the other, they need only once. */

/** scratch: for one step. ordered: for waits in order, while curves are made of them in scratch. */
type Use = 'scratch' | 'ordered';

const NONE = new ArrayBuffer(0);
const rooms: Record<Use, ArrayBuffer> = { scratch: NONE, ordered: NONE };

/** Length of a lent block. */
export const BLOCK = 131_072;
const spare: Uint32Array[] = [];

/** Memory with anything in it, to be used no longer than until the next call for the same use. */
export function lentRoom(bytes: number, use: Use = 'scratch'): ArrayBuffer {
  if (rooms[use].byteLength < bytes) rooms[use] = new ArrayBuffer(Math.ceil((bytes * 1.125) / 8) * 8);
  return rooms[use];
}

/** BLOCK numbers with anything in them, to be used until they are returned, if ever. */
export function lentBlock(): Uint32Array {
  return spare.pop() ?? new Uint32Array(BLOCK);
}

/** Lends the blocks among these to others from now on. */
export function returnBlocks(blocks: readonly Uint32Array[]): void {
  for (const { buffer } of blocks) if (buffer.byteLength === 4 * BLOCK) spare.push(new Uint32Array(buffer));
}

/** Keeps nothing that is not in use: to be called when other work begins, which lends less. */
export function freeRooms(): void {
  rooms.scratch = NONE;
  rooms.ordered = NONE;
  spare.length = 0;
}

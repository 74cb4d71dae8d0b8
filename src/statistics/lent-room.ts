/** Memory lent for a moment: what large samples need one step after the other, they need only once. */
let room = new ArrayBuffer(0);

/** Memory with anything in it, to be used no longer than until the next call. */
export function lentRoom(bytes: number): ArrayBuffer {
  if (room.byteLength < bytes) room = new ArrayBuffer(Math.ceil((bytes * 1.125) / 8) * 8);
  return room;
}

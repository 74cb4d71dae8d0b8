/** Counts with their noun, for sentences. */

/** "1,395": thousands apart. */
export function grouped(n: number): string {
  return n.toLocaleString('en-US');
}

/** "1 post", "1,395 posts", "0 replies". @param more the word for every other number, when it is not one with an s */
export function amount(n: number, one: string, more = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : more}`;
}

/** New terms: words used by a far larger share of customers now than before. */

export interface Said {
  customer: number;
  text: string;
}

/** Fewest customers who used a word, and least ratio of its frequency now to that before. */
const [LEAST_CUSTOMERS, LEAST_RATIO] = [3, 3];
/** Least log odds ratio, in standard errors. */
const LEAST_Z = 3;
const MOST_TERMS = 4;

const WORD = /#?[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]{2,}/gu;
const NO_WORDS = /(?:https?:\/\/|www\.|@)\S+/giu;

/**
 * The words whose log odds to be used by a customer rose most, in standard errors, half a customer added everywhere (Woolf's,
 * as corrected by Haldane 1956, Ann. Hum. Genet. 20:309). Handles, links and numbers are no words.
 */
export function newTerms(now: readonly Said[], before: readonly Said[]): string[] {
  const [those, others] = [usersOf(now), usersOf(before)];
  const [n, m] = [countCustomers(now), countCustomers(before)];
  const scored = [...those].flatMap(([word, { size }]) => {
    const earlier = others.get(word)?.size ?? 0;
    if (size < LEAST_CUSTOMERS || size * Math.max(1, m) < LEAST_RATIO * earlier * n) return [];
    const [a, b, c, d] = [size + HALF, n - size + HALF, earlier + HALF, m - earlier + HALF];
    const z = (Math.log(a / b) - Math.log(c / d)) / Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
    return z < LEAST_Z ? [] : [{ word, z }];
  });
  scored.sort((one, other) => other.z - one.z || one.word.localeCompare(other.word, 'en'));
  return scored.slice(0, MOST_TERMS).map(({ word }) => word);
}

const HALF = 0.5;

function usersOf(said: readonly Said[]): Map<string, Set<number>> {
  const users = new Map<string, Set<number>>();
  for (const { customer, text } of said)
    for (const [word] of text.toLowerCase().replace(NO_WORDS, ' ').matchAll(WORD)) {
      if (!/\p{L}/u.test(word)) continue;
      const known = users.get(word);
      if (known) known.add(customer);
      else users.set(word, new Set([customer]));
    }
  return users;
}

function countCustomers(said: readonly Said[]): number {
  return new Set(said.map(({ customer }) => customer)).size;
}

/** Keys for a list of answers: the initial of each where it is free, else the digit of its place. */
import type { Key } from './one-key.ts';

const LETTERS = 'abcdefghijklmnoprstuvwxyz';

/**
 * A key of its own for every text: its initial, else the digit of its place, else another letter of it, else any letter.
 * @param reserved keys that mean something else here
 * @returns as many keys as there are letters and digits for; texts beyond have none
 */
export function keysFor(texts: readonly string[], reserved: readonly Key[] = ['q']): Key[] {
  const taken = new Set<Key>(reserved);
  const keys: (Key | undefined)[] = texts.map(() => undefined);
  const give = (candidates: (text: string, at: number) => string) => {
    for (const [at, text] of texts.entries()) {
      const key = keys[at] ?? [...candidates(text, at)].find((each) => /[a-z0-9]/.test(each) && !taken.has(each));
      if (key === undefined) continue;
      keys[at] = key;
      taken.add(key);
    }
  };
  give((text) => text.toLowerCase().slice(0, 1).replace(/\d/, ''));
  give((_, at) => (at < 9 ? String(at + 1) : ''));
  give((text) => text.toLowerCase());
  give(() => LETTERS);
  return keys.filter((key) => key !== undefined);
}

/** The answer that a key means: its own, or, where no answer has that digit, the one at its place. */
export function chosen<T extends { key: Key }>(key: Key, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice.key === key) ?? (/^[1-9]$/.test(key) ? choices[Number(key) - 1] : undefined);
}

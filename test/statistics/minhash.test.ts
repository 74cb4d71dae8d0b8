import { describe, expect, it } from 'vitest';
import { type Random, seededRandom } from '../../src/domain/random.ts';
import { nearCopies } from '../../src/statistics/minhash.ts';

const WORDS = Array.from({ length: 400 }, (_, at) => `w${at}`);

function textOf(random: Random, words: number): string[] {
  return Array.from({ length: words }, () => WORDS[Math.floor(random() * WORDS.length)]!);
}

/** The first of each group when every pair is compared by the sets of its shingles. */
function bruteForce(texts: readonly string[]): number[] {
  const sets = texts.map((text) => {
    const words = text.split(' ');
    const shingles = words.slice(4).map((_, at) => words.slice(at, at + 5).join(' '));
    return new Set(shingles.length > 0 ? shingles : [text]);
  });
  const first = texts.map((_, at) => at);
  for (const [at, set] of sets.entries())
    for (let other = 0; other < at; other++) {
      const shared = [...set].filter((shingle) => sets[other]!.has(shingle)).length;
      if (shared < 0.8 * (set.size + sets[other]!.size - shared)) continue;
      const [mine, theirs] = [first[at]!, first[other]!];
      for (const [place, group] of first.entries())
        if (group === mine || group === theirs) first[place] = Math.min(mine, theirs);
    }
  return first;
}

describe('near-copies', () => {
  it('are those that comparing every pair finds', () => {
    const random = seededRandom(11);
    const texts = Array.from({ length: 12 }, () => textOf(random, 80)).flatMap((template) =>
      Array.from({ length: 25 }, () => {
        const copy = template.slice();
        for (let change = Math.floor(random() * 4); change > 0; change--)
          copy[Math.floor(random() * copy.length)] = WORDS[Math.floor(random() * WORDS.length)]!;
        return copy.join(' ');
      }),
    );
    for (let one = 0; one < 200; one++) texts.push(textOf(random, 6 + Math.floor(random() * 30)).join(' '));
    const groups = [...nearCopies(texts)];
    expect(groups).toEqual(bruteForce(texts));
    expect(new Set(groups).size).toBeLessThan(400);
  });

  it('equal texts are one, whatever their length; of others less than four fifths is not enough', () => {
    const eleven = textOf(seededRandom(1), 11).join(' ');
    // One more word: 7 of 8 shingles are shared. Another last word: 6 of 8.
    const longer = `${eleven} w1`;
    const changed = eleven.replace(/\S+$/, 'other');
    expect([...nearCopies(['hi', eleven, 'hi', longer, changed, '', ''])]).toEqual([0, 1, 0, 1, 4, 5, 5]);
    expect([...nearCopies([])]).toEqual([]);
  });

  it('one seed, one answer, and another seed finds the same copies', () => {
    const random = seededRandom(5);
    const texts = Array.from({ length: 40 }, () => textOf(random, 30)).flatMap((words) => [
      words.join(' '),
      [...words, 'more'].join(' '),
    ]);
    expect(nearCopies(texts, 1)).toEqual(nearCopies(texts, 2));
  });
});

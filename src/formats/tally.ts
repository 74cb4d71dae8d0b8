/** Counts things worth one note, and remembers the first lines they were seen on. */

export interface Tally {
  add(line: number): void;
  /** One sentence such as "45 cells of response_tweet_id have lost digits (lines 12, 80, 97, …)", or nothing. */
  notes(): string[];
}

const LINES_SHOWN = 5;

/** @param say turns the count, written with thousands separators, into the sentence */
export function tally(say: (count: string, n: number) => string): Tally {
  const lines: number[] = [];
  let n = 0;
  return {
    add(line) {
      n++;
      if (lines.length < LINES_SHOWN) lines.push(line);
    },
    notes() {
      if (n === 0) return [];
      const more = n > lines.length ? ', …' : '';
      return [`${say(n.toLocaleString('en-US'), n)} (line${n === 1 ? '' : 's'} ${lines.join(', ')}${more})`];
    },
  };
}

/** Counts occurrences for one note, with the first lines they were seen on. */
import { amount } from '../domain/amount.ts';

export interface LineTally {
  add(line: number): void;
  /** One sentence such as "45 cells of response_tweet_id have lost digits (lines 12, 80, 97, …)", or nothing. */
  notes(): string[];
}

const LINES_SHOWN = 5;

/** @param one the sentence behind the count 1, e.g. "cell has lost digits" @param more the same for other counts */
export function tally(one: string, more: string): LineTally {
  const lines: number[] = [];
  let n = 0;
  return {
    add(line) {
      n++;
      if (lines.length < LINES_SHOWN) lines.push(line);
    },
    notes() {
      if (n === 0) return [];
      const rest = n > lines.length ? ', …' : '';
      return [`${amount(n, one, more)} (line${n === 1 ? '' : 's'} ${lines.join(', ')}${rest})`];
    },
  };
}

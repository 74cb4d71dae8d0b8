/** Evidence: the phrases found for a facet, added up per value, once per place. */
import type { PostReading } from '../classifier.ts';

export interface Evidence {
  /** Sum of the weights. */
  points: number;
  /** The largest weight. */
  heaviest: number;
  /** The post's own words, in order. */
  words: string[];
}

const NOTHING: ReadonlyMap<string, Evidence> = new Map();

/**
 * Adds up a facet's hits per value. Where hits of one value overlap, the heaviest counts, so that
 * "not working" and "still not working" are one piece of evidence. Negative weights always count.
 */
export function gatherEvidence(reading: PostReading, facet: string): ReadonlyMap<string, Evidence> {
  const hits = reading.hits[facet];
  if (!hits || hits.length === 0) return NOTHING;
  const gathered = new Map<string, Evidence & { end: number; last: number }>();
  for (const { rule, start, end } of hits) {
    let sum = gathered.get(rule.value);
    if (!sum) {
      sum = { points: 0, heaviest: 0, words: [], end: -1, last: 0 };
      gathered.set(rule.value, sum);
    }
    if (rule.weight < 0) {
      sum.points += rule.weight;
      continue;
    }
    sum.heaviest = Math.max(sum.heaviest, rule.weight);
    if (start >= sum.end) {
      sum.points += rule.weight;
      sum.last = rule.weight;
      sum.words.push(reading.text.slice(start, end));
    } else {
      const more = Math.max(0, rule.weight - sum.last);
      sum.points += more;
      sum.last += more;
    }
    if (end > sum.end) sum.end = end;
  }
  return gathered;
}

/** The points of one value, 0 without evidence. */
export function pointsOf(evidence: ReadonlyMap<string, Evidence>, value: string): number {
  return evidence.get(value)?.points ?? 0;
}

/** The words of one value as a reason, at most six pieces. */
export function evidenceWords(evidence: ReadonlyMap<string, Evidence>, value: string): string {
  const words = evidence.get(value)?.words;
  return words ? words.slice(0, 6).join(' · ') : '';
}

/** Points on the real line as a share between 0 and 1. */
export function logistic(points: number): number {
  return 1 / (1 + Math.exp(-points));
}

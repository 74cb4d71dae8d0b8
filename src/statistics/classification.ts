/** How good labels are: the confusion of truth and label, and the scores that follow from it, with intervals. */
import { multinomial, seededRandom } from '../domain/random.ts';
import { BOOTSTRAP_DRAWS, BOOTSTRAP_SEED } from './bootstrap.ts';
import { quantile } from './quantile.ts';
import { wilsonInterval } from './wilson.ts';

export interface Confusion {
  /** Values seen as truth or as label, sorted. */
  labels: string[];
  /** counts[i][j]: posts that are labels[i] in truth and were labelled labels[j]. */
  counts: number[][];
}

/** A score 0 … 1 (kappa −1 … 1) with its 95 % interval; null where it is not defined. */
export interface Score {
  value: number | null;
  low: number | null;
  high: number | null;
}

export interface ClassScores {
  label: string;
  /** Posts that are so in truth. */
  support: number;
  /** Posts that were labelled so. */
  labelled: number;
  /** Wilson intervals. */
  precision: Score;
  recall: Score;
  /** Bootstrap interval. */
  f1: Score;
}

export interface ClassificationScores {
  n: number;
  accuracy: Score;
  /** Mean recall of the classes that occur in truth (SemEval-2017 task 4A's measure); bootstrap interval. */
  macro_recall: Score;
  /** Mean F1 of the classes that occur in truth; bootstrap interval. */
  macro_f1: Score;
  /** Cohen (1960): agreement beyond chance; bootstrap interval. */
  kappa: Score;
  classes: ClassScores[];
  /** Seed of the bootstrap. */
  seed: number;
}

/** Counts how often each truth met each label. */
export function confusionOf(pairs: Iterable<{ truth: string; label: string }>): Confusion {
  const cells = new Map<string, Map<string, number>>();
  const seen = new Set<string>();
  for (const { truth, label } of pairs) {
    const row = cells.get(truth) ?? new Map<string, number>();
    cells.set(truth, row.set(label, (row.get(label) ?? 0) + 1));
    seen.add(truth).add(label);
  }
  const labels = [...seen].sort();
  return { labels, counts: labels.map((truth) => labels.map((label) => cells.get(truth)?.get(label) ?? 0)) };
}

/** Posts are drawn with replacement for the scores that are no plain shares; 2,000 draws, percentile interval. */
export function scoresOf({ labels, counts }: Confusion, seed = BOOTSTRAP_SEED): ClassificationScores {
  const size = labels.length;
  const flat = counts.flat();
  const here = pointScores(flat, size);
  const draws = drawScores(flat, size, seed);
  const score = (pick: (scores: PointScores) => number | null): Score => withInterval(pick(here), draws.map(pick));
  return {
    n: here.n,
    accuracy: shareOf(here.right, here.n),
    macro_recall: score((scores) => scores.macroRecall),
    macro_f1: score((scores) => scores.macroF1),
    kappa: score((scores) => scores.kappa),
    classes: labels.map((label, i) => ({
      label,
      support: here.support[i]!,
      labelled: here.labelled[i]!,
      precision: shareOf(flat[i * size + i]!, here.labelled[i]!),
      recall: shareOf(flat[i * size + i]!, here.support[i]!),
      f1: score((scores) => scores.f1[i]!),
    })),
    seed,
  };
}

interface PointScores {
  n: number;
  right: number;
  support: number[];
  labelled: number[];
  f1: (number | null)[];
  macroRecall: number | null;
  macroF1: number | null;
  kappa: number | null;
}

function pointScores(flat: ArrayLike<number>, size: number): PointScores {
  const support = new Array<number>(size).fill(0);
  const labelled = new Array<number>(size).fill(0);
  let n = 0;
  let right = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const count = flat[i * size + j]!;
      support[i]! += count;
      labelled[j]! += count;
      n += count;
      if (i === j) right += count;
    }
  const f1 = support.map((count, i) =>
    count + labelled[i]! === 0 ? null : (2 * flat[i * size + i]!) / (count + labelled[i]!),
  );
  const present = [...support.keys()].filter((i) => support[i]! > 0);
  const byChance = support.reduce((sum, count, i) => sum + count * labelled[i]!, 0);
  return {
    n,
    right,
    support,
    labelled,
    f1,
    macroRecall: mean(present.map((i) => flat[i * size + i]! / support[i]!)),
    macroF1: mean(present.map((i) => f1[i]!)),
    kappa: byChance === n * n ? null : (n * right - byChance) / (n * n - byChance),
  };
}

function drawScores(flat: readonly number[], size: number, seed: number): PointScores[] {
  const random = seededRandom(seed);
  const drawn = new Float64Array(flat.length);
  return Array.from({ length: BOOTSTRAP_DRAWS }, () => {
    multinomial(random, flat, drawn);
    return pointScores(drawn, size);
  });
}

function withInterval(value: number | null, draws: (number | null)[]): Score {
  if (value === null) return { value, low: null, high: null };
  const known = Float64Array.from(draws.filter((draw) => draw !== null)).sort();
  return { value, low: quantile(known, 0.025), high: quantile(known, 0.975) };
}

function shareOf(count: number, n: number): Score {
  return n === 0 ? { value: null, low: null, high: null } : { value: count / n, ...wilsonInterval(count, n) };
}

function mean(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

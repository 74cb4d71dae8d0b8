/** How good labels are: the confusion of truth and label, and the scores that follow from it, with intervals. */
import { binomial, multinomial, seededRandom } from '../domain/random.ts';
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
  /** Wilson's interval of the share that is right among all that are so or labelled so, as F1. */
  f1: Score;
}

export interface ClassificationScores {
  n: number;
  accuracy: Score;
  /** Mean recall of the classes that occur in truth (SemEval-2017 task 4A's measure); interval of 2,000 draws within each class. */
  macro_recall: Score;
  /** Mean F1 of the classes that occur in truth; bootstrap interval, none where all draws agree. */
  macro_f1: Score;
  /** Cohen (1960): agreement beyond chance; bootstrap interval, none where all draws agree. */
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

/** Posts are drawn with replacement for kappa and the mean F1; 2,000 draws, percentile interval. */
export function scoresOf({ labels, counts }: Confusion, seed = BOOTSTRAP_SEED): ClassificationScores {
  const size = labels.length;
  const flat = counts.flat();
  const here = pointScores(flat, size);
  const draws = drawScores(flat, size, seed);
  const score = (pick: (scores: PointScores) => number | null): Score => withInterval(pick(here), draws.map(pick));
  return {
    n: here.n,
    accuracy: shareOf(here.right, here.n),
    macro_recall: { value: here.macroRecall, ...drawMacroRecall(flat, here, seed) },
    macro_f1: score((scores) => scores.macroF1),
    kappa: score((scores) => scores.kappa),
    classes: labels.map((label, i) => ({
      label,
      support: here.support[i]!,
      labelled: here.labelled[i]!,
      precision: shareOf(flat[i * size + i]!, here.labelled[i]!),
      recall: shareOf(flat[i * size + i]!, here.support[i]!),
      f1: f1Of(flat[i * size + i]!, here.support[i]! + here.labelled[i]!),
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
  const [low, high] = [quantile(known, 0.025), quantile(known, 0.975)];
  return low === high ? { value, low: null, high: null } : { value, low, high };
}

/**
 * F1 = 2q / (1 + q), where q is the share of the right among all posts that are so or labelled so: what holds of q's
 * interval holds of it.
 */
function f1Of(right: number, supportAndLabelled: number): Score {
  if (supportAndLabelled === 0) return { value: null, low: null, high: null };
  const { low, high } = wilsonInterval(right, supportAndLabelled - right);
  const f1 = (share: number) => (2 * share) / (1 + share);
  return { value: (2 * right) / supportAndLabelled, low: f1(low), high: f1(high) };
}

/** Each class is drawn by itself; half a hit and half a miss are added, so that one without errors still has a width. */
function drawMacroRecall(flat: readonly number[], { support }: PointScores, seed: number): Omit<Score, 'value'> {
  const present = [...support.keys()].filter((i) => support[i]! > 0);
  if (present.length === 0) return { low: null, high: null };
  const random = seededRandom(seed);
  const draws = Float64Array.from({ length: BOOTSTRAP_DRAWS }, () => {
    let sum = 0;
    for (const i of present) {
      const hits = (flat[i * support.length + i]! + 0.5) / (support[i]! + 1);
      sum += binomial(random, support[i]!, hits) / support[i]!;
    }
    return sum / present.length;
  }).sort();
  return { low: quantile(draws, 0.025), high: quantile(draws, 0.975) };
}

function shareOf(count: number, n: number): Score {
  return n === 0 ? { value: null, low: null, high: null } : { value: count / n, ...wilsonInterval(count, n) };
}

function mean(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

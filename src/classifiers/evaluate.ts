/** Evaluation: how often labels are right, per value and overall, with intervals, confusion and calibration. */
import { randomNumbers } from './random.ts';

export interface Judged {
  gold: string;
  predicted: string;
  /** What the classifier said of itself, 0 … 1. */
  confidence: number;
}

export interface ValueScores {
  value: string;
  /** Cases whose gold value it is. */
  n: number;
  precision: number;
  recall: number;
  f1: number;
}

export interface Interval {
  low: number;
  high: number;
}

/** Cases whose confidence lies between two bounds: how sure the classifier was, and how often it was right. */
export interface CalibrationBin {
  from: number;
  to: number;
  n: number;
  confidence: number;
  accuracy: number;
}

export interface Evaluation {
  n: number;
  accuracy: number;
  /** Mean recall of the values that occur: chance is 1 / values, whatever their shares. */
  macroRecall: number;
  macroF1: number;
  values: ValueScores[];
  /** Row: gold value, column: predicted value, in the order of `values`. */
  confusion: number[][];
  calibration: CalibrationBin[];
  /** Mean distance of confidence from accuracy over the bins, weighted by their size (ECE). */
  calibrationError: number;
  /** 95 % percentile bootstrap over cases. */
  intervals: { accuracy: Interval; macroRecall: Interval; macroF1: Interval };
  draws: number;
  seed: number;
}

const BINS = 10;

/**
 * Scores judged cases. Precision without a prediction and recall without a case are 0.
 * @param values all values that may occur, in the order to report
 */
export function evaluate(
  cases: readonly Judged[],
  values: readonly string[],
  { draws = 1000, seed = 1 }: { draws?: number; seed?: number } = {},
): Evaluation {
  const width = values.length;
  const cells = Int32Array.from(
    cases,
    ({ gold, predicted }) => values.indexOf(gold) * width + values.indexOf(predicted),
  );
  if (cells.some((cell) => cell < 0)) throw new Error(`a case has a value that is none of ${values.join(', ')}`);
  const counts = new Float64Array(width * width);
  for (const cell of cells) counts[cell]! += 1;
  const calibration = calibrationOf(cases);
  return {
    n: cases.length,
    ...overall(counts, width),
    values: values.map((value, at) => ({ value, ...scoresOf(counts, width, at) })),
    confusion: values.map((_value, at) => [...counts.subarray(at * width, (at + 1) * width)]),
    calibration,
    calibrationError: calibration.reduce(
      (sum, bin) => sum + (bin.n / Math.max(1, cases.length)) * Math.abs(bin.confidence - bin.accuracy),
      0,
    ),
    intervals: bootstrap(cells, width, draws, seed),
    draws,
    seed,
  };
}

function scoresOf(counts: Float64Array, width: number, at: number): Omit<ValueScores, 'value'> {
  let gold = 0;
  let predicted = 0;
  for (let other = 0; other < width; other++) {
    gold += counts[at * width + other]!;
    predicted += counts[other * width + at]!;
  }
  const hits = counts[at * width + at]!;
  const precision = predicted === 0 ? 0 : hits / predicted;
  const recall = gold === 0 ? 0 : hits / gold;
  const f1 = hits === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { n: gold, precision, recall, f1 };
}

function overall(counts: Float64Array, width: number) {
  let n = 0;
  let hits = 0;
  let recall = 0;
  let f1 = 0;
  let held = 0;
  for (let at = 0; at < width; at++) {
    const scores = scoresOf(counts, width, at);
    n += scores.n;
    hits += counts[at * width + at]!;
    if (scores.n === 0) continue;
    held++;
    recall += scores.recall;
    f1 += scores.f1;
  }
  return { accuracy: n === 0 ? 0 : hits / n, macroRecall: recall / Math.max(1, held), macroF1: f1 / Math.max(1, held) };
}

function calibrationOf(cases: readonly Judged[]): CalibrationBin[] {
  const bins = Array.from({ length: BINS }, (_bin, at) => {
    return { from: at / BINS, to: (at + 1) / BINS, n: 0, confidence: 0, accuracy: 0 };
  });
  for (const { gold, predicted, confidence } of cases) {
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))]!;
    bin.n++;
    bin.confidence += confidence;
    if (gold === predicted) bin.accuracy++;
  }
  return bins
    .filter((bin) => bin.n > 0)
    .map((bin) => ({ ...bin, confidence: bin.confidence / bin.n, accuracy: bin.accuracy / bin.n }));
}

function bootstrap(cells: Int32Array, width: number, draws: number, seed: number): Evaluation['intervals'] {
  const random = randomNumbers(seed);
  const drawn = { accuracy: [] as number[], macroRecall: [] as number[], macroF1: [] as number[] };
  for (let draw = 0; draw < draws; draw++) {
    const counts = new Float64Array(width * width);
    for (let at = 0; at < cells.length; at++) counts[cells[Math.floor(random() * cells.length)]!]! += 1;
    const scores = overall(counts, width);
    for (const name of ['accuracy', 'macroRecall', 'macroF1'] as const) drawn[name].push(scores[name]);
  }
  const interval = (numbers: number[]): Interval => {
    const sorted = numbers.sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
    return { low: at(0.025), high: at(0.975) };
  };
  return {
    accuracy: interval(drawn.accuracy),
    macroRecall: interval(drawn.macroRecall),
    macroF1: interval(drawn.macroF1),
  };
}

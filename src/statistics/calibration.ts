/** Whether a classifier's confidence means what it says: of labels given at 0.8, are 80 % right? */
export interface CalibrationBin {
  /** Confidences from `from` to below `to`; the last bin holds 1. */
  from: number;
  to: number;
  n: number;
  mean_confidence: number;
  share_right: number;
}

export interface Calibration {
  n: number;
  /** Mean gap between confidence and share right, weighted by n; null without labels. */
  expected_error: number | null;
  /** Bins that hold labels. */
  bins: CalibrationBin[];
}

const BINS = 10;

/** Expected calibration error over bins of equal width (Guo et al. 2017, ICML, eq. 3). */
export function calibrationOf(labels: Iterable<{ confidence: number; right: boolean }>): Calibration {
  const counts = new Float64Array(BINS);
  const confidences = new Float64Array(BINS);
  const rights = new Float64Array(BINS);
  for (const { confidence, right } of labels) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(confidence * BINS)));
    counts[bin]!++;
    confidences[bin]! += confidence;
    if (right) rights[bin]!++;
  }
  const n = counts.reduce((sum, count) => sum + count, 0);
  const gap = counts.reduce((sum, _, bin) => sum + Math.abs(rights[bin]! - confidences[bin]!), 0);
  return {
    n,
    expected_error: n === 0 ? null : gap / n,
    bins: [...counts.keys()]
      .filter((bin) => counts[bin]! > 0)
      .map((bin) => ({
        from: bin / BINS,
        to: (bin + 1) / BINS,
        n: counts[bin]!,
        mean_confidence: confidences[bin]! / counts[bin]!,
        share_right: rights[bin]! / counts[bin]!,
      })),
  };
}

/** Two sides made of turns written down one by one, and what is said of them. */
import { comparedSection } from '../../src/metrics/compare.ts';
import type { ComparedSide, Pair } from '../../src/metrics/compared-rows.ts';
import { countFrame } from '../../src/metrics/counted.ts';
import { caseMix, type Mix } from '../../src/metrics/counts/case-mix.ts';
import { sharedWaits } from '../../src/metrics/counts/shared-waits.ts';
import { populationOf } from '../../src/metrics/denominator.ts';
import { ignored } from '../../src/metrics/ignored.ts';
import type { Settings } from '../../src/metrics/metric.ts';
import { responseTimes } from '../../src/metrics/response-times.ts';
import type { Margin } from '../../src/metrics/verdict.ts';
import { volume } from '../../src/metrics/volume.ts';
import { frameOf, type TurnSpec } from './frame.ts';
import { measured } from './measure.ts';
import { DAY_ONE } from './transcript.ts';

export const HOUR = 3_600;
export const DAY = 24 * HOUR;
const settings: Settings = { window: DAY, windows: [DAY], target: HOUR, episodeGap: 3 * DAY, acceptBiased: false };

/** Cases of the morning and of the afternoon. */
const mix: Mix = {
  name: 'half of the day',
  code: ({ askedAt }, turn) => (askedAt[turn]! - DAY_ONE < 12 * HOUR ? 0 : 1),
};

export function sideOf(name: string, turns: TurnSpec[]): ComparedSide {
  const frame = frameOf(turns);
  const watched = populationOf(responseTimes, settings, { watched: true });
  return {
    name,
    sections: [volume, ignored, responseTimes].map((metric) => measured(metric, frame, settings)),
    isOfGroup: () => true,
    waits: countFrame(frame, sharedWaits(watched)).of(0),
    ignored: countFrame(frame, caseMix(DAY, populationOf(ignored, settings), mix)).of(0),
    late: countFrame(frame, caseMix(HOUR, watched, mix)).of(0),
  };
}

/** @param pairs of sides, compared by the half of the day */
export function comparedPairs(pairs: Pair[], margin: Margin = {}) {
  return comparedSection({ pairs, groups: [], settings, margin, mix: 'half of the day', byOutcome: false, notes: [] });
}

export interface Compared {
  measure: string;
  a: { n: number; value: number | null };
  b: { n: number; value: number | null };
  difference: { value: number; low: number; high: number; p: number; p_adjusted: number; why?: string };
  verdict: string;
  sentence: string;
  unmatched?: number;
  log_rank?: { chi_square: number; p: number };
}

export function compared(a: TurnSpec[], b: TurnSpec[], margin?: Margin) {
  const { rows, notes } = comparedPairs(
    [{ group: {}, a: sideOf('acme', a), b: sideOf('rival', b), lapse: undefined }],
    margin,
  );
  return { notes, row: (measure: string) => (rows as unknown as Compared[]).find((row) => row.measure === measure)! };
}

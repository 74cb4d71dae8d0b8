/** Verdicts of an audit: pass, warn, breach, or cannot say, e.g. for a number over no cases. */
import { type Check, levelWords, type Persistence, type Strictness } from './audit-check.ts';
import { formatDuration } from './duration.ts';

export const VERDICTS = ['pass', 'warn', 'breach', 'cannot-say'] as const;
export type Verdict = (typeof VERDICTS)[number];
export const WORST_FIRST: readonly Verdict[] = ['breach', 'cannot-say', 'warn', 'pass'];
export const VERDICT_WORDS: Record<Verdict, string> = {
  breach: 'BREACH',
  'cannot-say': 'cannot say',
  warn: 'warn',
  pass: 'pass',
};

/** A measure of one group in one period. */
export interface Figure {
  /** A share of 0 … 1, or seconds; null where there is none. */
  value: number | null;
  /** Ends of the 95 % interval. A high end of null beside a value was not reached. */
  low: number | null;
  high: number | null;
  /** What it is counted over. */
  n: number;
  /** Why there is no value, or why it may not be relied on. */
  why?: string;
  /** How the interval was made. */
  method?: string | null;
  /** For a time that was not reached: seconds of observation. */
  watched?: number;
}

export interface Caution {
  strict: Strictness;
  /** Below this n the verdict is cannot-say. */
  minN: number;
  /** How far beyond the bound a value must lie: a share of 0 … 1, or seconds. */
  minEffect: number;
}

export interface Judged {
  verdict: Verdict;
  /** One sentence. */
  reason: string;
}

/**
 * Strict by interval, a breach needs the whole 95 % interval beyond the bound, and by more than the effect that matters: a true
 * value at the bound is called a breach in one period of forty at most, and with an effect in fewer.
 */
export function judge(check: Check, figure: Figure, { strict, minN, minEffect }: Caution): Judged {
  if (figure.why !== undefined) return { verdict: 'cannot-say', reason: figure.why };
  if (figure.n < minN) return { verdict: 'cannot-say', reason: `too few: ${figure.n}, at least ${minN} are needed` };
  if (figure.value === null && figure.watched === undefined)
    return { verdict: 'cannot-say', reason: 'not known: no turn was watched for so long' };
  // A time not reached within the observation exceeds any bound within it.
  if (figure.value === null && figure.watched! < check.fail + minEffect)
    return {
      verdict: 'cannot-say',
      reason: `not reached within the ${formatDuration(figure.watched!)} for which turns were watched`,
    };
  const value = figure.value ?? Number.POSITIVE_INFINITY;
  // The end of the interval nearer to the bound.
  const near = check.bound === 'max' ? (figure.low ?? value) : (figure.high ?? Number.POSITIVE_INFINITY);
  const beyondBy = (level: number) => {
    const gap = check.bound === 'max' ? value - level : level - value;
    const nearGap = check.bound === 'max' ? near - level : level - near;
    return { gap, isSure: nearGap > minEffect };
  };
  const { gap, isSure } = beyondBy(check.fail);
  if (strict === 'interval' ? isSure : gap > 0 && gap >= minEffect)
    return {
      verdict: 'breach',
      reason: `${strict === 'point' ? 'beyond the bound' : 'the whole interval is beyond the bound'}${minEffect > 0 ? ` by more than ${effectWords(minEffect, check)}` : ''}`,
    };
  if (gap > 0) {
    const small = gap < minEffect;
    return {
      verdict: 'warn',
      reason: small
        ? `beyond the bound by less than ${effectWords(minEffect, check)}`
        : 'beyond the bound, but chance could explain it',
    };
  }
  if (check.warn !== undefined && beyondBy(check.warn).gap > 0)
    return { verdict: 'warn', reason: `beyond the warning level of ${levelWords(check.warn, check.unit)}` };
  return { verdict: 'pass', reason: '' };
}

/**
 * Verdict on a change since an earlier figure: a breach where it is worse by more than the least effect; strict by interval
 * where all of its interval is.
 */
export function judgeChange(check: Check, change: Figure, caution: Caution): Judged {
  const sign = check.bound === 'max' ? 1 : -1;
  const limit = { ...check, fail: sign * caution.minEffect, warn: undefined };
  const open = { low: change.low ?? Number.NEGATIVE_INFINITY, high: change.high ?? Number.POSITIVE_INFINITY };
  const { verdict, reason } = judge(limit, { ...change, ...open }, { ...caution, minEffect: 0 });
  const by = caution.minEffect > 0 ? ` by more than ${effectWords(caution.minEffect, check)}` : '';
  if (verdict === 'breach') return { verdict, reason: `worse than the baseline${by}` };
  return { verdict, reason: verdict === 'warn' ? `worse than the baseline${by}, but chance could explain it` : reason };
}

function effectWords(effect: number, { unit }: Check): string {
  return unit === 'share' ? `${Number((100 * effect).toFixed(2))} pp` : levelWords(effect, unit);
}

/**
 * One verdict over the last periods, the newest last: a breach where at least `hits` of them are,
 * cannot say where the periods that cannot be judged could make it one.
 */
export function judgePeriods(periods: readonly Judged[], { hits, of, unit }: Persistence): Judged {
  const last = periods.slice(-of);
  const count = (verdict: Verdict) => last.filter((each) => each.verdict === verdict).length;
  const breaches = count('breach');
  const unknown = count('cannot-say') + of - last.length;
  const ofLast = (count: number) => (of === 1 ? `the last ${unit}` : `${count} of the last ${of} ${unit}s`);
  const breached = ofLast(breaches);
  if (breaches >= hits) return { verdict: 'breach', reason: `beyond the bound in ${breached}` };
  if (breaches + unknown >= hits && unknown > 0) {
    const why = last.findLast(({ verdict }) => verdict === 'cannot-say')?.reason;
    return {
      verdict: 'cannot-say',
      reason: `${ofLast(unknown)} cannot be judged${why ? ` (${why})` : ': there are no data'}`,
    };
  }
  if (breaches > 0 || count('warn') > 0)
    return {
      verdict: 'warn',
      reason:
        breaches > 0
          ? `beyond the bound in ${breached} only`
          : last.findLast(({ verdict }) => verdict === 'warn')!.reason,
    };
  return { verdict: 'pass', reason: '' };
}

/** The worst of several; pass where there are none. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  return (['breach', 'cannot-say', 'warn'] as const).find((each) => verdicts.includes(each)) ?? 'pass';
}

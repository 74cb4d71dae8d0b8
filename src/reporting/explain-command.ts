/** The command that prints what is behind a number: its definition, its SQL and its posts. */
import { shellWord } from '../domain/shell-word.ts';
import { isMetric, metricNamed } from '../metrics/index.ts';
import { filterWords } from './options.ts';
import type { MeasureFlags } from './reading.ts';
import { STAFFING } from './staffing-options.ts';

export interface TypedFlags extends MeasureFlags {
  sla?: string;
  reach?: string;
  tz?: string;
}

/** Flags that change what counts, beside the filter. */
const COUNTING = ['sla', 'hours', 'denominator', 'tz'] as const;
const OF_STAFFING = ['handleTime', 'target', 'shrinkage', 'concurrency'] as const;

/**
 * @param flags as typed
 * @returns undefined where explain knows no such metric
 */
export function explainCommand(name: string, flags: TypedFlags): string | undefined {
  if (!isMetric(name)) return undefined;
  const words = ['socialcare explain', name];
  if (metricNamed(name).of === 'turns' && flags.by?.length) words.push('--by', flags.by.join(','));
  words.push(...filterWords(flags, []));
  // Turns count for one window at a time.
  if (flags.window !== undefined) words.push('--window', flags.window.split(',')[0]!.trim());
  for (const flag of [...COUNTING, ...(name === STAFFING ? OF_STAFFING : [])])
    if (flags[flag] !== undefined) words.push(`--${hyphenated(flag)}`, shellWord(String(flags[flag])));
  if (flags.acceptBiasedSample) words.push('--accept-biased-sample');
  // Without any of these explain prints the definition alone.
  return [...words, ...(words.length === 2 ? ['--ids'] : [])].join(' ');
}

function hyphenated(flag: string): string {
  return flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

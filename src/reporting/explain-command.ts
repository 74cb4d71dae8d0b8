/** The command that prints what is behind a number: its definition, its SQL and its posts. */
import { isoTime } from '../domain/clock-time.ts';
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
 * @param typed the flags of the report
 * @param asOf unix seconds at which it was made, so that the command finds the same turns later
 * @returns undefined where explain knows no such metric
 */
export function explainCommand(name: string, typed: TypedFlags, asOf?: number): string | undefined {
  if (!isMetric(name)) return undefined;
  const isOfTurns = metricNamed(name).of === 'turns';
  const flags = isOfTurns ? asOfThen(typed, asOf) : typed;
  const words = ['socialcare explain', name];
  if (isOfTurns && flags.by?.length) words.push('--by', flags.by.join(','));
  words.push(...filterWords(flags, []));
  // Turns count for one window at a time.
  if (flags.window !== undefined) words.push('--window', flags.window.split(',')[0]!.trim());
  for (const flag of [...COUNTING, ...(name === STAFFING ? OF_STAFFING : [])])
    if (flags[flag] !== undefined) words.push(`--${hyphenated(flag)}`, shellWord(String(flags[flag])));
  if (flags.acceptBiasedSample) words.push('--accept-biased-sample');
  // Without any of these explain prints the definition alone.
  return [...words, ...(words.length === 2 ? ['--ids'] : [])].join(' ');
}

/** The flags with the time at which they were read. */
export function asOfThen<Flags extends TypedFlags>(flags: Flags, asOf: number | undefined): Flags {
  return asOf === undefined ? flags : { asOf: isoTime(asOf).replace('.000Z', 'Z'), ...flags };
}

function hyphenated(flag: string): string {
  return flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

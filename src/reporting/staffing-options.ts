/** The flags of the staffing metric. */
import { type Command, InvalidArgumentError } from 'commander';
import { parseDuration } from '../domain/duration.ts';
import type { StaffingAsked } from '../domain/staffing.ts';
import { UsageError } from '../errors.ts';
import { wholeNumber } from './options.ts';

export interface StaffingFlags {
  handleTime?: string;
  target?: string;
  shrinkage?: number;
  concurrency?: number;
}

/** The only metric with a required flag. */
export const STAFFING = 'staffing';

export function addStaffingOptions(command: Command): Command {
  return command
    .optionsGroup('Only for staffing:')
    .option('--handle-time <time>', 'how long one turn takes a person, on average: asked for, never guessed')
    .option('--target <share@time>', 'what is to be reached, e.g. 80%@15m (default: 80 % within the promise)')
    .option('--shrinkage <share>', 'share of paid time in which people are not there (default: 30%)', percentage)
    .option('--concurrency <n>', 'turns that one person handles at once (default: 1)', wholeNumber)
    .optionsGroup('Options:');
}

/** @throws UsageError for flags of staffing at another metric, and for staffing without the handle time */
export function checkStaffingFlags(metric: string, flags: StaffingFlags): void {
  const given = Object.entries({
    '--handle-time': flags.handleTime,
    '--target': flags.target,
    '--shrinkage': flags.shrinkage,
    '--concurrency': flags.concurrency,
  }).find(([, value]) => value !== undefined);
  if (metric !== STAFFING && given)
    throw new UsageError(`${given[0]} is for staffing alone`, `Leave it out, or: socialcare measure ${STAFFING}`);
  if (metric === STAFFING && flags.handleTime === undefined)
    throw new UsageError(
      'staffing: how long does one turn take a person? --handle-time is missing',
      'Example: --handle-time 6m. What it takes here, where people triage: socialcare measure handle-time',
    );
}

/** @param promise seconds, where no target is given @returns undefined without a handle time */
export function staffingAsked(flags: StaffingFlags, promise: number): StaffingAsked | undefined {
  if (flags.handleTime === undefined) return undefined;
  const handle = finite(flags.handleTime, '--handle-time');
  const { shrinkage = 0.3, concurrency = 1 } = flags;
  return { ...targetOf(flags.target, promise), handle, shrinkage, concurrency };
}

function targetOf(text: string | undefined, promise: number): Pick<StaffingAsked, 'share' | 'within'> {
  if (text === undefined) return { share: 0.8, within: promise };
  const [, share, time] = /^\s*(\d{1,2}(?:\.\d+)?)\s*%\s*@(.+)$/.exec(text) ?? [];
  if (share === undefined || Number(share) === 0)
    throw new UsageError(
      `--target: "${text}" is not a share within a time`,
      'Write above 0 % and below 100 %: 80%@15m, 90%@4h.',
    );
  return { share: Number(share) / 100, within: finite(time!, '--target') };
}

function finite(text: string, flag: string): number {
  const seconds = parseDuration(text, flag);
  if (!Number.isFinite(seconds)) throw new UsageError(`${flag}: "${text}" has no end`, 'Write a time: 6m, 15m, 4h.');
  return seconds;
}

function percentage(text: string): number {
  const [, digits] = /^(\d{1,2}(?:\.\d+)?)\s*%$/.exec(text.trim()) ?? [];
  if (digits === undefined) throw new InvalidArgumentError('Write a share below 100 %: 30%.');
  return Number(digits) / 100;
}

/** Digit runs: groups of digits that separators join to one number, as phones, dates, amounts and versions are written. */

import { MONEY_SIGNS, UNIT_WORDS } from '../tables/private-words.ts';
import { classOf, isDigit, isFarScript, LETTER } from './characters.ts';

export interface DigitRun {
  /** Where the first group begins. */
  start: number;
  end: number;
  /** How many digits in all. */
  digits: number;
  groups: readonly string[];
  /** What stands between the groups, one entry for each gap. */
  gaps: readonly string[];
}

const SEPARATORS = ' -./)\u00a0\u2011\u2013';
const READ_CHARACTERS = 45;
const UNIT = /^(?:[.,]\d+)?\s?([€£$¥₹%°]|\p{L}+)/u;
const DATE =
  /^(?:(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])(?!\d)|(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|[12]\d|3[01])\1(?:\d{4}|\d\d)(?!\1?\d))/;

/** The run that begins with the digit at start; it ends where no separator joins the next digits. */
export function runAt(text: string, start: number): DigitRun {
  const groups: string[] = [];
  const gaps: string[] = [];
  let digits = 0;
  let end = start;
  let from = start;
  for (let at = start; at < text.length && at < start + READ_CHARACTERS; at++) {
    if (isDigit(text.charCodeAt(at))) {
      if (at > end) {
        groups.push(text.slice(from, end));
        gaps.push(text.slice(end, at));
        from = at;
      }
      digits++;
      end = at + 1;
    } else if (!joinsDigits(text, end, at) && !(isAreaCode(text, start, end) && at < end + 3)) break;
  }
  groups.push(text.slice(from, end));
  const run = { start, end, digits, groups, gaps };
  // "850 266 3576 9am": the last group is not this number's.
  const next = text.charCodeAt(end);
  const glued = classOf(next) === LETTER && !isFarScript(next);
  return groups.length > 1 && glued ? headOf(run, groups.length - 1) : run;
}

/** Whether digits stand before, joined to these by one separator. */
export function continuesRun(text: string, start: number): boolean {
  return start > 1 && SEPARATORS.includes(text[start - 1]!) && isDigit(text.charCodeAt(start - 2));
}

/** The first so many groups of a run. */
export function headOf(run: DigitRun, count: number): DigitRun {
  if (count === run.groups.length) return run;
  const groups = run.groups.slice(0, count);
  const gaps = run.gaps.slice(0, count - 1);
  const digits = groups.join('').length;
  return { start: run.start, end: run.start + digits + gaps.join('').length, digits, groups, gaps };
}

export function isDate(text: string, { start, end }: DigitRun): boolean {
  return DATE.test(text.slice(start, end));
}

/** Whether the number says how much: money stands before it, or money or a unit after it. */
export function isAmount(text: string, { start, end }: DigitRun): boolean {
  if (MONEY_SIGNS.has(text[start - 1] ?? '') || MONEY_SIGNS.has(text.slice(start - 2, start - 1))) return true;
  const unit = UNIT.exec(text.slice(end, end + 20))?.[1]?.toLowerCase();
  return unit !== undefined && (MONEY_SIGNS.has(unit) || UNIT_WORDS.has(unit));
}

/** Whether the first digits are an area code before a slash between spaces: "030 / 901820". */
function isAreaCode(text: string, start: number, end: number): boolean {
  return text[start] === '0' && end - start > 2 && end - start < 6 && text.startsWith(' / ', end);
}

/** One separator joins groups of digits; two do around brackets: "(0)20", "555) 23". */
function joinsDigits(text: string, from: number, at: number): boolean {
  if (at === from) return SEPARATORS.includes(text[at]!) || text[at] === '(';
  return at === from + 1 && ((text[from] === ')' && ' -'.includes(text[at]!)) || text[at] === '(');
}

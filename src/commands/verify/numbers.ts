/** Holds the numbers of result.json against those that follow from the rows. */
import { amount, grouped } from '../../domain/amount.ts';
import { checkLine, hashOfLines } from '../../reporting/audit-hash.ts';
import { type OpenedSeal, textOf } from '../../sealing/check-files.ts';
import type { CheckedRows } from '../../sealing/check-rows.ts';
import { type Checked, firstOf } from '../../sealing/checked.ts';
import { RESULT, ROWS } from '../../sealing/files.ts';
import { type Recomputed, recompute } from './recompute.ts';

type Json = Record<string, unknown>;

/** The plan: its lines, their hash, and that the checks are those that the lines speak of. */
export function checkPlan({ manifest }: OpenedSeal): Checked {
  const { lines, sha256, checks } = manifest.predicate.plan;
  const details = [
    ...(hashOfLines(lines) === sha256 ? [] : [`its SHA-256 is ${hashOfLines(lines)}, the manifest says ${sha256}`]),
    ...checks.map(checkLine).filter((line) => !lines.includes(line)),
  ];
  if (details.length === 0)
    return {
      what: 'plan',
      status: 'ok',
      says: 'its hash, and the checks that it names',
      details: [`SHA-256 ${sha256}`],
    };
  return { what: 'plan', status: 'differs', says: 'not that of the checks', details: firstOf(details) };
}

export async function checkNumbers(seal: OpenedSeal, { erasedIn }: CheckedRows): Promise<Checked> {
  const checked = (status: Checked['status'], says: string, details: string[] = []): Checked => ({
    ...{ what: 'numbers', status, says, details },
  });
  const missing = [RESULT, ROWS].filter((name) => !seal.names.has(name));
  if (missing.length > 0) return checked('not-checked', `${missing.join(' and ')} cannot be read`);
  let written: Json;
  try {
    written = JSON.parse((await textOf(seal.folder, RESULT)).toString('utf8')) as Json;
  } catch {
    return checked('differs', `${RESULT} is no JSON`);
  }
  let computed: Recomputed;
  try {
    computed = await recompute(seal, erasedIn);
  } catch (error) {
    // Whatever fails here does so for rows or a manifest that were not written so.
    return checked('differs', 'cannot be computed from these rows', [(error as Error).message]);
  }
  const { audit, isWhole, left } = computed;
  const notes = [...left.map(({ check, why }) => `${check}: ${why}`), ...baselineNotes(seal)];
  if (!audit) return checked('not-checked', 'none can be computed again', notes);
  const found = new Comparison();
  found.compare(withoutChecks(written, isWhole), withoutChecks(audit, isWhole), RESULT);
  const names = new Set(left.map(({ check }) => check));
  const checks = (list: unknown) => (Array.isArray(list) ? (list as Json[]) : []);
  const [was, is] = [checks(written.checks).filter(({ check }) => !names.has(String(check))), checks(audit.checks)];
  if (was.length !== is.length) found.note(`${RESULT} has ${was.length} verdicts, ${is.length} follow from the rows`);
  for (const [at, line] of is.entries()) if (was[at]) found.compare(was[at], line, nameOf(line));
  const { numbers, differences } = found;
  if (differences.length > 0)
    return checked('differs', `${RESULT} does not follow from the rows`, [...firstOf(differences), ...notes]);
  const says = `${grouped(numbers)} in ${amount(is.length, 'verdict')}, computed again from the rows: the same`;
  return checked(left.length > 0 ? 'not-checked' : 'ok', says, notes);
}

/** The figures of a baseline are sealed with it, but follow from the rows of another audit. */
function baselineNotes({ manifest }: OpenedSeal): string[] {
  const before = manifest.predicate.baseline?.before as { as_of?: unknown } | undefined;
  if (!before) return [];
  return [`the baseline of ${before.as_of} is that of the manifest; its own figures follow from the rows of its audit`];
}

/** Beside the checks. What follows from all of them cannot be compared where some are left out. */
function withoutChecks({ checks: _, ...rest }: Json, isWhole: boolean): Json {
  if (isWhole) return rest;
  const { audit: __, counts: ___, warnings: ____, ...others } = rest;
  return others;
}

/** 'ignored@24h of acme' */
function nameOf({ check, group }: Json): string {
  const names = Object.values((group ?? {}) as Json).map(String);
  return names.length > 0 ? `${String(check)} of ${names.join(', ')}` : String(check);
}

/** The last digit may depend on the computer. */
const SAME = 1e-9;

class Comparison {
  numbers = 0;
  differences: string[] = [];

  note(difference: string): void {
    this.differences.push(difference);
  }

  compare(written: unknown, computed: unknown, name: string): void {
    if (typeof written === 'number' || typeof computed === 'number') {
      this.numbers++;
      if (typeof written === 'number' && typeof computed === 'number' && areSame(written, computed)) return;
    } else if (isObject(written) && isObject(computed)) {
      for (const key of new Set([...Object.keys(written), ...Object.keys(computed)]))
        this.compare(written[key], computed[key], `${name}, ${key}`);
      return;
    } else if (Object.is(written, computed)) return;
    this.note(`${name}: ${shown(written)} in ${RESULT}, ${shown(computed)} from the rows`);
  }
}

function areSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= SAME * Math.max(1, Math.abs(one), Math.abs(other));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

const MOST_SHOWN = 60;

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

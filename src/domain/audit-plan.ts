/** What an audit checks: the checks, the groups, the period, and what it takes to say that a bound is broken. */
import {
  type Check,
  type CheckedMeasure,
  LEAST_N,
  type MeasureUnit,
  type Persistence,
  parseCheck,
  parseEffect,
  parsePersistence,
  STRICTNESSES,
} from './audit-check.ts';
import type { Caution } from './audit-verdict.ts';
import { spanNamed } from './period.ts';
import type { PlacedTable } from './policy-table.ts';
import { pathText, type Reader, readTable } from './table-reader.ts';

/** Filters that a single check may have, by the names of their flags. */
export const ONLY = ['brand', 'channel', 'agent', 'label'] as const;
export type Only = Partial<Record<(typeof ONLY)[number], string[]>>;

export interface PlannedCheck extends Check, Caution {
  only: Only;
  /** Place of `only`, for messages: 'socialcare.toml:12:8'. */
  place?: string;
}

export interface AuditPlan {
  checks: readonly PlannedCheck[];
  /** Names of dimensions. */
  by: readonly string[];
  /** As --since is typed. */
  since?: string;
  periods?: Persistence;
  hours?: 'calendar' | 'business';
}

/** Defaults for checks without their own values. */
export interface Cautions {
  strict: Caution['strict'];
  minN: number;
  /** By unit: a share of 0 … 1, or seconds. */
  minEffect: Record<MeasureUnit, number>;
}

export const DEFAULT_CAUTIONS: Cautions = { strict: 'interval', minN: 30, minEffect: { share: 0, seconds: 0 } };
/** Default period, where neither a beginning nor periods are given. */
export const DEFAULT_SINCE = '30d';

/** Names that a plan may use. */
export interface Known {
  measures: readonly CheckedMeasure[];
  dimensions: readonly string[];
}

/** The contents of [audit], including the cautions; flags may override any of it. */
export interface AuditTable extends AuditPlan {
  cautions: Cautions;
}

/** @returns what the table says, and one message per fault, each with file, line and column */
export function readAuditTable({ table, at }: PlacedTable, known: Known): { audit: AuditTable; faults: string[] } {
  const faults: string[] = [];
  const reader = readTable(table, [], (path, message) =>
    faults.push(`${at(path)}: ${pathText(['audit', ...path])} ${message}`),
  );
  const cautions: Cautions = {
    strict: reader.oneOf('strict', STRICTNESSES) ?? DEFAULT_CAUTIONS.strict,
    minN: leastOf(reader) ?? DEFAULT_CAUTIONS.minN,
    minEffect: {
      share: parsed(reader, 'min_effect', (text, key) => parseEffect(text, 'share', key)) ?? 0,
      seconds: parsed(reader, 'min_effect_time', (text, key) => parseEffect(text, 'seconds', key)) ?? 0,
    },
  };
  const audit: AuditTable = {
    cautions,
    by: reader.oneOfMany('by', known.dimensions) ?? [],
    since: parsed(reader, 'since', (text, key) => spanNamed(text, key, { zone: 'UTC', now: 0 }) && text),
    periods: parsed(reader, 'periods', parsePersistence),
    hours: reader.oneOf('hours', ['calendar', 'business'] as const),
    checks: reader.list('check').flatMap((inner) => readCheck(inner, known, cautions, at)),
  };
  if (audit.since !== undefined && audit.periods)
    reader.fault('since', 'does not go with periods: these end with the last whole one');
  reader.finish();
  return { audit, faults };
}

function readCheck(reader: Reader, { measures }: Known, cautions: Cautions, at: PlacedTable['at']): PlannedCheck[] {
  const bounds = (['max', 'min'] as const).flatMap((bound) => {
    const check = parsed(reader, bound, (text, key) => parseCheck(bound, text, measures, key));
    return check ? [check] : [];
  });
  const written = reader.keys().filter((key) => key === 'max' || key === 'min').length;
  if (written !== 1) reader.fault(undefined, 'needs max or min, one of them: max = "ignored@24h=20%"');
  const own = {
    strict: reader.oneOf('strict', STRICTNESSES),
    minN: leastOf(reader),
    minEffect: parsed(reader, 'min_effect', (text, key) => parseEffect(text, bounds[0]?.unit ?? 'share', key)),
    only: readOnly(reader),
  };
  reader.finish();
  return bounds.map((check) => ({
    ...check,
    strict: own.strict ?? cautions.strict,
    minN: own.minN ?? cautions.minN,
    minEffect: own.minEffect ?? cautions.minEffect[check.unit],
    only: own.only,
    place: at([...reader.path, 'only']),
  }));
}

function readOnly(reader: Reader): Only {
  const table = reader.table('only');
  if (!table) return {};
  const only: Only = {};
  for (const key of ONLY) {
    const values = table.texts(key);
    if (values) only[key] = values;
  }
  table.finish();
  return only;
}

function leastOf(reader: Reader): number | undefined {
  const least = reader.count('min_n');
  if (least !== undefined && least < LEAST_N)
    reader.fault('min_n', `must be ${LEAST_N} at least: from fewer no number is printed`);
  return least;
}

/** The parsed value of a text; errors of the parser are reported as faults. */
function parsed<T>(reader: Reader, key: string, parse: (text: string, key: string) => T): T | undefined {
  const text = reader.text(key);
  if (text === undefined) return undefined;
  try {
    return parse(text, key);
  } catch (error) {
    reader.fault(key, (error as Error).message.replace(`${key}: `, ''));
    return undefined;
  }
}

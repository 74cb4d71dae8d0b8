/** What an audit found: a verdict for every check and group. */
import { checkWords } from './audit-check.ts';
import type { PlannedCheck } from './audit-plan.ts';
import { type Figure, type Judged, type Verdict, WORST_FIRST } from './audit-verdict.ts';
import type { Row } from './report.ts';

/** One of the last periods. */
export interface JudgedPeriod extends Judged {
  /** Its first day, or its month. */
  name: string;
  figure: Figure;
}

export interface AuditLine extends Judged {
  check: PlannedCheck;
  /** What the figure is computed from. */
  metric: string;
  version: number;
  /** Names by dimension, including those of the check's own filters. */
  group: Row;
  /** The figure of the whole period, or of the newest one; for a regression, the change. */
  figure: Figure;
  periods?: JudgedPeriod[];
  /** The earlier figure, where the check is about the change since then. */
  baseline?: { asOf: number; figure: Figure };
}

export interface AuditResult {
  lines: readonly AuditLine[];
  /** Unix seconds that separate pending turns from due ones. */
  asOf: number;
  /** SHA-256 of the plan: see audit plan. */
  hash: string;
}

/** 'acme, x', or 'all' without grouping. */
export function groupText({ group }: Pick<AuditLine, 'group'>): string {
  return Object.values(group).map(String).join(', ') || 'all';
}

/** The worst first, else in their order. */
export function byVerdict(lines: readonly AuditLine[]): AuditLine[] {
  return [...lines].sort((a, b) => WORST_FIRST.indexOf(a.verdict) - WORST_FIRST.indexOf(b.verdict));
}

/** 'ignored@24h ≤ 20 %' */
export function checkText({ check, baseline }: Pick<AuditLine, 'check' | 'baseline'>): string {
  return baseline ? `${check.name} against the baseline` : checkWords(check);
}

export function countVerdicts(lines: readonly Judged[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { pass: 0, warn: 0, breach: 0, 'cannot-say': 0 };
  for (const { verdict } of lines) counts[verdict]++;
  return counts;
}

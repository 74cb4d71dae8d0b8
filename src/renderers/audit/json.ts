/** An audit as JSON: every check with its figures, and the envelope of a report. */
import { type AuditLine, type AuditResult, countVerdicts } from '../../domain/audit-result.ts';
import { type Figure, worstOf } from '../../domain/audit-verdict.ts';
import { isoTime } from '../../domain/clock-time.ts';
import type { Report } from '../../domain/report.ts';
import { jsonText } from '../../domain/safe-text.ts';
import { reportObject } from '../json.ts';

/** @param report without sections: period, filter, coverage, sampling and labels of the figures */
export function auditJson({ lines, hash }: AuditResult, report: Report): string {
  const { version, report: _, sections: __, ...envelope } = reportObject(report);
  const { pass, warn, breach, 'cannot-say': cannotSay } = countVerdicts(lines);
  const document = {
    version,
    audit: worstOf(lines.map(({ verdict }) => verdict)),
    counts: { pass, warn, breach, cannot_say: cannotSay },
    plan: hash,
    ...envelope,
    checks: lines.map(checkObject),
  };
  return `${jsonText(document, 2)}\n`;
}

function checkObject({ check, metric, version, group, verdict, reason, figure, periods, baseline }: AuditLine) {
  const { name, bound, unit, fail, warn, strict, minN, minEffect } = check;
  return {
    check: name,
    group,
    verdict,
    reason,
    ...figureObject(figure),
    bound,
    unit,
    level: fail,
    warn_level: warn,
    strict,
    min_n: minN,
    min_effect: minEffect,
    definition: { id: metric, version },
    baseline: baseline && { as_of: isoTime(baseline.asOf), ...figureObject(baseline.figure) },
    periods: periods?.map((period) => ({
      name: period.name,
      verdict: period.verdict,
      reason: period.reason,
      ...figureObject(period.figure),
    })),
  };
}

function figureObject({ value, low, high, method, n, watched }: Figure) {
  return { value, low, high, interval: method ?? null, n, watched_seconds: watched };
}

/** The report that an audit is printed with: period, filter, coverage, sampling, labels and warnings, without sections. */
import type { Report } from '../domain/report.ts';
import type { Figures } from './audit-figures.ts';
import { type Background, enveloped } from './envelope.ts';

export function auditReport({ measured, scope, warnings }: Figures, background: Background): Report {
  const { sample } = measured;
  const report = enveloped({ scope, sample }, background, { kind: 'report', title: 'Audit', sections: [] });
  return { ...report, warnings: [...warnings, ...report.warnings] };
}

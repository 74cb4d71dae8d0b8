/** The report that an audit is printed with: period, filter, coverage, sampling, labels and warnings. */
import type { Report, Section } from '../domain/report.ts';
import type { Figures } from './audit-figures.ts';
import { type Background, enveloped } from './envelope.ts';

/** @param sections the tables that the figures are from, where these are shown */
export function auditReport(
  { measured, scope, warnings }: Figures,
  background: Background,
  sections: Section[] = [],
): Report {
  const { sample } = measured;
  const report = enveloped({ scope, sample }, background, { kind: 'report', title: 'Audit', sections });
  return { ...report, warnings: [...warnings, ...report.warnings] };
}

/** The report for programs: versioned, described by a published JSON Schema, rows nested as the metric made them. */
import { isoTime } from '../domain/clock-time.ts';
import type { CoverageSpan, Report, Section, Span } from '../domain/report.ts';
import { jsonText } from '../domain/safe-text.ts';
import type { Renderer } from './renderer.ts';

export const jsonRenderer: Renderer = {
  name: 'json',
  title: 'versioned JSON for programs',
  render(report) {
    return `${jsonText(reportObject(report), 2)}\n`;
  },
};

/** The object to write: the envelope of one metric, or that of a report with a list of sections. */
export function reportObject(report: Report): Record<string, unknown> {
  const section = report.kind === 'metric' ? report.sections[0] : undefined;
  if (section) {
    const { metric, definition, ...rest } = sectionObject(section, report);
    return { version: report.version, metric, definition, ...envelope(report), ...rest };
  }
  const sections = report.sections.map((each) => sectionObject(each, report));
  const { version, title, summary, limits } = report;
  return { version, report: title, ...envelope(report), summary, sections, limits };
}

function envelope(report: Report): Record<string, unknown> {
  return {
    as_of: isoTime(report.as_of),
    timezone: report.timezone,
    period: spanObject(report.period),
    previous: report.previous && spanObject(report.previous),
    filter: report.filter,
    coverage: report.coverage.map(coverageObject),
    sampling: report.sampling,
    inferred_answers: report.inferred_answers,
    label_method: report.label_method,
    removed: report.removed && { ...report.removed, before: isoTime(report.removed.before) },
    warnings: report.warnings,
    next: report.next,
  };
}

function sectionObject(section: Section, report: Report): Record<string, unknown> {
  const { metric, version, title, question, definition, denominator, n, notes } = section;
  const { refused, rows, total, hours, pictures } = section;
  return {
    metric,
    definition: { id: metric, version, title, question, text: definition },
    window: section.window ?? report.window,
    hours,
    denominator,
    n,
    notes,
    refused,
    rows,
    total,
    pictures,
  };
}

function coverageObject(span: CoverageSpan): Record<string, unknown> {
  const { brand, channel, complete, gaps, gap_spans, missing_rows, note } = span;
  return {
    ...{ brand, channel, ...spanObject(span), complete, gaps, gap_spans: gap_spans?.map(spanObject) },
    ...{ missing_rows, note },
  };
}

function spanObject(span: Span): { since: string | null; until: string | null } {
  return { since: isoTime(span.since), until: isoTime(span.until) };
}

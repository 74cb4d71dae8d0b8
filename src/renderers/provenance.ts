/** What every number carries, in words: definition, window, denominator, n, coverage, sampling, zone, labels. */
import type { CoverageSpan, Report, Section, Span } from '../domain/report.ts';
import { safeLine } from '../domain/safe-text.ts';
import { type CellStyle, grouped, timeText } from './cells.ts';

/** What the reader is looking at, for under the title: period, the period before it, filter. */
export function scopeLine(report: Report, unicode: boolean): string {
  const style = { unicode, timezone: report.timezone };
  const parts = [spanText(report.period, style)];
  if (report.previous) parts.push(`compared with ${spanText(report.previous, style)}`);
  return [...parts, ...report.filter.map(safeLine)].join(dot(unicode));
}

/** How a section's numbers were made. */
export function sectionLine(section: Section, report: Report, unicode: boolean): string {
  const parts = [`${section.metric} v${section.version}`];
  const window = section.window ?? report.window;
  if (window) parts.push(`window ${window}`);
  if (section.denominator) parts.push(`of ${safeLine(section.denominator)}`);
  if (section.n !== undefined) parts.push(`n = ${grouped(section.n, unicode)}`);
  return parts.join(dot(unicode));
}

/** What holds for all sections, one statement per line. */
export function reportLines(report: Report, unicode: boolean): string[] {
  const style = { unicode, timezone: report.timezone };
  const coverage = report.coverage.map((span) => coverageText(span, style));
  return [
    `as of ${timeText(report.as_of, report.timezone)}${dot(unicode)}zone ${report.timezone}${dot(unicode)}labels: ${safeLine(report.label_method)}`,
    `sampling: ${report.sampling.length ? report.sampling.map(safeLine).join(', ') : 'unknown'}`,
    ...(coverage.length ? coverage : ['unknown']).map((text) => `coverage: ${text}`),
  ];
}

/** `2026-03-01 00:00 – 2026-04-01 00:00`, open ends in words. */
export function spanText(span: Span, style: CellStyle): string {
  if (span.since === null && span.until === null) return 'all time';
  if (span.since === null) return `until ${timeText(span.until!, style.timezone)}`;
  if (span.until === null) return `since ${timeText(span.since, style.timezone)}`;
  return `${timeText(span.since, style.timezone)} ${style.unicode ? '–' : '-'} ${timeText(span.until, style.timezone)}`;
}

/** One coverage span in words. */
export function coverageText(span: CoverageSpan, style: CellStyle): string {
  const whose = [span.brand, span.channel].filter((part) => part !== undefined).map(safeLine);
  const state = span.complete ? 'complete' : 'not known to be complete';
  const gaps = span.gaps > 0 ? [`${span.gaps} ${span.gaps === 1 ? 'gap' : 'gaps'}`] : [];
  const note = span.note ? [safeLine(span.note)] : [];
  return [whose.join('/'), [spanText(span, style), state, ...gaps, ...note].join(', ')].filter(Boolean).join(' ');
}

function dot(unicode: boolean): string {
  return unicode ? ' · ' : ' | ';
}

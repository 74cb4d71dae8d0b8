/** The provenance of numbers in words: definition, window, denominator, n, coverage, sampling, zone, labels. */

import { amount, grouped } from '../domain/amount.ts';
import { formatTime } from '../domain/clock-time.ts';
import type { CoverageSpan, Report, Row, Section, Span } from '../domain/report.ts';
import { valueAt } from '../domain/report.ts';
import { safeLine } from '../domain/safe-text.ts';
import type { CellStyle } from './cells.ts';

export const LIMITS_TITLE = 'What this data cannot show';

const MOST_SPANS = 5;

/** The line under the title: period, the period before it, filter. */
export function scopeLine(report: Report, unicode: boolean): string {
  const style = { unicode, timezone: report.timezone };
  const parts = [spanText(report.period, style)];
  if (report.previous) parts.push(`compared with ${spanText(report.previous, style)}`);
  return [...parts, ...report.filter.map(safeLine)].join(dot(unicode));
}

/** The sections to print; none where nothing matches, which one sentence says for all of them. */
export function sectionsShown({ sections, next }: Report): Section[] {
  return sections.filter(({ rows, refused }) => next === undefined || rows.length > 0 || refused);
}

/** The rows printed for people, without details. */
export function rowsShown({ rows, detail }: Section): Row[] {
  return detail === undefined ? rows : rows.filter((row) => (valueAt(row, detail) ?? null) === null);
}

/** How a section's numbers were made. */
export function sectionLine(section: Section, report: Report, unicode: boolean): string {
  const parts = [`${section.metric} v${section.version}`];
  const window = section.window ?? report.window;
  if (window) parts.push(`window ${window}`);
  if (section.denominator) parts.push(`of ${safeLine(section.denominator)}`);
  if (section.n !== undefined) parts.push(`n = ${grouped(section.n)}`);
  return parts.join(dot(unicode));
}

/** Statements about all sections, one per line. */
export function reportLines(report: Report, unicode: boolean): string[] {
  const style = { unicode, timezone: report.timezone };
  return [
    `as of ${formatTime(report.as_of, report.timezone)}${dot(unicode)}zone ${report.timezone}${dot(unicode)}labels: ${safeLine(report.label_method)}`,
    `sampling: ${report.sampling.length ? report.sampling.map(safeLine).join(', ') : 'unknown'}`,
    ...inferredTexts(report),
    ...coverageTexts(report.coverage, style).map((text) => `coverage: ${text}`),
  ];
}

/** A text about inferred answers; empty where there are none. */
export function inferredTexts({ inferred_answers: inferred }: Report): string[] {
  if (!inferred) return [];
  return [
    `${grouped(inferred.count)} of ${amount(inferred.of, 'answer')} inferred from names: the file declares no reply links`,
  ];
}

/** `2026-03-01 00:00 – 2026-04-01 00:00`, open ends in words. */
export function spanText(span: Span, style: CellStyle): string {
  if (span.since === null && span.until === null) return 'all time';
  if (span.since === null) return `until ${formatTime(span.until!, style.timezone)}`;
  if (span.until === null) return `since ${formatTime(span.since, style.timezone)}`;
  return `${formatTime(span.since, style.timezone)} ${style.unicode ? '–' : '-'} ${formatTime(span.until, style.timezone)}`;
}

/** Coverage in words: span by span, or summarised where there are many. */
export function coverageTexts(spans: readonly CoverageSpan[], style: CellStyle): string[] {
  if (spans.length === 0) return ['unknown'];
  if (spans.length <= MOST_SPANS) return spans.map((span) => coverageText(span, style));
  const since = spans.some((span) => span.since === null) ? null : Math.min(...spans.map((span) => span.since!));
  const until = spans.some((span) => span.until === null) ? null : Math.max(...spans.map((span) => span.until!));
  const complete = spans.filter((span) => span.complete).length;
  const gaps = spans.reduce((sum, span) => sum + span.gaps, 0);
  const parts = [`${spanText({ since, until }, style)} in ${spans.length} streams`, `${complete} of them complete`];
  const lacking = spans.filter((span) => (span.missing_rows ?? 0) > 0).length;
  const missing = lacking > 0 ? [`${lacking} of them with rows missing`] : [];
  return [[...parts, ...gapText(gaps), ...missing, 'each in the JSON'].join(', ')];
}

function coverageText(span: CoverageSpan, style: CellStyle): string {
  const whose = [span.brand, span.channel].filter((part) => part !== undefined).map(safeLine);
  const state = span.complete ? 'complete' : 'not known to be complete';
  const note = span.note ? [safeLine(span.note)] : [];
  return [
    whose.join('/'),
    [spanText(span, style), state, ...gapText(span.gaps), ...missingText(span.missing_rows ?? 0), ...note].join(', '),
  ]
    .filter(Boolean)
    .join(' ');
}

/** A text about rows rejected by imports; their brand is unknown. */
function missingText(rows: number): string[] {
  return rows > 0 ? [amount(rows, 'row missing', 'rows missing')] : [];
}

function gapText(gaps: number): string[] {
  return gaps > 0 ? [amount(gaps, 'gap')] : [];
}

function dot(unicode: boolean): string {
  return unicode ? ' · ' : ' | ';
}

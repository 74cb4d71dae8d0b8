/** The report for a spreadsheet or a script: one line per row, numbers unrounded, the provenance in every line. */

import { isoTime } from '../domain/clock-time.ts';
import { escapeFormula } from '../domain/formula.ts';
import type { Report, Row, Section } from '../domain/report.ts';
import { valueAt } from '../domain/report.ts';
import { safeLine } from '../domain/safe-text.ts';
import { coverageTexts, inferredTexts } from './provenance.ts';
import type { Renderer } from './renderer.ts';

export const csvRenderer: Renderer = {
  name: 'csv',
  title: 'one line per row, for spreadsheets and scripts',
  render(report) {
    const paths = [...new Set(report.sections.flatMap(sectionPaths))];
    const totals = report.sections.some((section) => section.total);
    const refusals = report.sections.some((section) => section.refused);
    const header = ['metric', ...(totals ? ['scope'] : []), ...paths, ...(refusals ? ['refused'] : [])];
    const lines = [[...header, ...Object.keys(provenance(report))]];
    for (const section of report.sections) {
      const kinds = new Map(section.columns.map((column) => [column.key, column.kind]));
      const tail = [
        ...(refusals ? [section.refused?.reason ?? ''] : []),
        ...Object.values(provenance(report, section)),
      ];
      const line = (row: Row, scope: string) => [
        section.metric,
        ...(totals ? [scope] : []),
        ...paths.map((path) => cell(valueAt(row, path), kinds.get(path) === 'time')),
        ...tail.map((text) => escapeFormula(safeLine(text))),
      ];
      for (const row of section.rows) lines.push(line(row, 'row'));
      if (section.total) lines.push(line(section.total, 'total'));
      if (section.refused && section.rows.length === 0) lines.push(line({}, 'row'));
    }
    return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
  },
};

/** A cell quoted by RFC 4180. */
export function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The paths of all values in the section: its columns in their order, then further values of the rows. */
function sectionPaths(section: Section): string[] {
  const paths = new Set(section.columns.map((column) => column.key));
  for (const row of [...section.rows, ...(section.total ? [section.total] : [])])
    for (const path of leafPaths(row)) paths.add(path);
  const all = [...paths];
  return all.filter((path) => !all.some((other) => other.startsWith(`${path}.`)));
}

function leafPaths(row: Row, before = ''): string[] {
  return Object.entries(row).flatMap(([key, value]) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? leafPaths(value as Row, `${before}${key}.`)
      : [`${before}${key}`],
  );
}

function cell(value: unknown, isTime: boolean): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  if (typeof value === 'number') return isTime ? isoTime(value) : String(value);
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return escapeFormula(value.map((item) => cell(item, isTime)).join(' '));
  // A path may be a number in one section and an object in another, whose values have their own columns.
  if (typeof value === 'object') return '';
  return escapeFormula(safeLine(String(value)));
}

function provenance(report: Report, section?: Section): Record<string, string> {
  const style = { unicode: false, timezone: 'UTC' };
  const { removed } = report;
  return {
    'meta.definition': section ? `${section.metric} v${section.version}` : '',
    'meta.window': section?.window ?? report.window ?? '',
    'meta.denominator': section?.denominator ?? '',
    'meta.n': section?.n === undefined ? '' : String(section.n),
    'meta.as_of': isoTime(report.as_of),
    'meta.timezone': report.timezone,
    'meta.filter': report.filter.join('; '),
    'meta.coverage': coverageTexts(report.coverage, style).join('; '),
    'meta.sampling': report.sampling.join('; '),
    ...(report.inferred_answers ? { 'meta.inferred_answers': inferredTexts(report).join() } : {}),
    'meta.label_method': report.label_method,
    ...(removed && {
      'meta.removed': `before ${isoTime(removed.before)}: ${removed.turns} turns, ${removed.posts} posts`,
    }),
  };
}

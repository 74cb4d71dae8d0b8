/** The report for a wiki, an issue or a mail: GitHub tables, every cell escaped. */
import type { Column, Report, Section } from '../domain/report.ts';
import { safeLine } from '../domain/safe-text.ts';
import { cellText } from './cells.ts';
import { plainPicture } from './pictures/index.ts';
import { LIMITS_TITLE, reportLines, rowsShown, scopeLine, sectionLine, sectionsShown } from './provenance.ts';
import type { Renderer, RenderOptions } from './renderer.ts';

const LEFT = new Set<Column['kind']>(['text', 'time', 'spark']);

export const markdownRenderer: Renderer = {
  name: 'markdown',
  title: 'GitHub-flavoured tables',
  render(report, options) {
    const { unicode } = options;
    const blocks = [`# ${escaped(report.title)}`, escapedLine(scopeLine(report, unicode))];
    for (const warning of report.warnings) blocks.push(`> **Warning:** ${escaped(warning)}`);
    if (report.summary?.length) blocks.push('## Summary', listOf(report.summary));
    for (const section of sectionsShown(report)) blocks.push(...sectionBlocks(section, report, options));
    if (report.limits?.length) blocks.push(`## ${LIMITS_TITLE}`, listOf(report.limits));
    blocks.push('---', reportLines(report, unicode).map(escapedLine).join('  \n'));
    if (report.next) blocks.push(`Next: ${escaped(report.next)}`);
    return `${blocks.join('\n\n')}\n`;
  },
};

function sectionBlocks(section: Section, report: Report, options: RenderOptions): string[] {
  const { unicode, pictures = false } = options;
  const blocks = report.kind === 'report' ? [`## ${escaped(section.title)}`] : [];
  blocks.push(`*${escaped(section.question)}*`);
  if (section.refused)
    blocks.push(`> **Refused:** ${escaped(section.refused.reason)}  \n> ${escapedLine(section.refused.hint)}`);
  if (section.rows.length) blocks.push(gridOf(section, report, unicode));
  else if (!section.refused) blocks.push('Nothing matches this period and filter.');
  for (const picture of pictures ? (section.pictures ?? []) : []) {
    const drawing = plainPicture(picture, options, report.timezone);
    if (drawing.length > 0) blocks.push(`\`\`\`text\n${drawing.join('\n')}\n\`\`\``);
  }
  if (section.notes.length) blocks.push(section.notes.map((note) => `- ${escapedLine(note)}`).join('\n'));
  return [...blocks, `<sub>${escaped(`${sectionLine(section, report, unicode)}: ${section.definition}`)}</sub>`];
}

function listOf(items: readonly { sentence: string }[]): string {
  return items.map(({ sentence }) => `- ${escapedLine(sentence)}`).join('\n');
}

function gridOf(section: Section, report: Report, unicode: boolean): string {
  const style = { unicode, timezone: report.timezone };
  const lines = [
    section.columns.map((column) => escaped(column.label)),
    section.columns.map((column) => (LEFT.has(column.kind) ? ':---' : '---:')),
    ...rowsShown(section).map((row) => section.columns.map((column) => escaped(cellText(row, column, style)))),
  ];
  if (section.total) {
    const total = section.total;
    lines.push(section.columns.map((column) => `**${escaped(cellText(total, column, style))}**`));
  }
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Untrusted text in one line, escaped for Markdown and HTML: handles notify nobody, and URLs are not links. */
export function escaped(text: string): string {
  return safeLine(text)
    .replace(/[\\`*_[\]<>&|~#$]/g, (character) => ENTITIES[character] ?? `\\${character}`)
    .replace(/@(?=\w)|:(?=\/\/)|\bwww(?=\.)/gi, '$&<!-- -->');
}

const ENTITIES: Record<string, string> = { '<': '&lt;', '&': '&amp;' };

/** The same for the beginning of a line, so that it does not start a list. */
function escapedLine(text: string): string {
  return escaped(text).replace(/^(?:(\d+)([.)])|([-+]))/, '$1\\$2$3');
}

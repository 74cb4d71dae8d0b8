/** An audit on the terminal: a line for each check and group, the worst first, each with its reason. */
import type { Context } from '../../context.ts';
import { amount, grouped } from '../../domain/amount.ts';
import {
  type AuditLine,
  type AuditResult,
  byVerdict,
  checkText,
  countVerdicts,
  groupText,
} from '../../domain/audit-result.ts';
import { VERDICT_WORDS, WORST_FIRST } from '../../domain/audit-verdict.ts';
import type { Palette } from '../../domain/palette.ts';
import type { Report } from '../../domain/report.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { wrapToWidth } from '../../domain/text-width.ts';
import { figureText } from '../../renderers/audit/figure.ts';
import { scopeLine } from '../../renderers/provenance.ts';
import { type ListColumn, listText } from '../../terminal/table.ts';

/** @param warnings what readers must know of the samples */
export async function printTable(
  { terminal }: Context,
  { lines }: AuditResult,
  report: Report,
  warnings: readonly string[],
): Promise<void> {
  const { unicode } = terminal;
  const sorted = byVerdict(lines);
  const columns: ListColumn<AuditLine>[] = [
    { label: 'Verdict', text: ({ verdict }) => VERDICT_WORDS[verdict], plain: ({ verdict }) => verdict },
    { label: 'Group', text: groupText, truncate: true },
    { label: 'Check', text: (line) => wordsOf(line, unicode) },
    { label: 'Figure', text: (line) => figureText(line, unicode), align: 'right' },
    { label: 'n', text: ({ figure }) => grouped(figure.n), plain: ({ figure }) => String(figure.n), align: 'right' },
  ];
  if (!terminal.laidOut) {
    await terminal.write(listText(sorted, [...columns, { label: 'Reason', text: ({ reason }) => reason }], terminal));
    terminal.note(summaryOf(lines, report, unicode));
    for (const warning of warnings) terminal.warn(warning);
    return;
  }
  const [head, ...rows] = listText(sorted, columns, terminal).trimEnd().split('\n');
  // Reasons stand under the group.
  const indent = ' '.repeat(
    Math.max('Verdict'.length, ...sorted.map(({ verdict }) => VERDICT_WORDS[verdict].length)) + 2,
  );
  const reasonOf = ({ reason }: AuditLine) =>
    reason === ''
      ? []
      : wrapToWidth(safeLine(reason), Math.min(terminal.width, 100) - indent.length).map((line) => indent + line);
  const body = sorted.flatMap((line, at) => [painted(rows[at]!, line, terminal.palette), ...reasonOf(line)]);
  await terminal.write(`${[head, ...body, ''].join('\n')}`);
  terminal.done(summaryOf(lines, report, unicode));
  for (const warning of warnings) terminal.warn(warning);
}

function painted(row: string, { verdict }: AuditLine, palette: Palette): string {
  if (verdict === 'pass') return row;
  return verdict === 'breach' ? palette.bad(row) : palette.warn(row);
}

function wordsOf(line: AuditLine, unicode: boolean): string {
  const words = checkText(line);
  return unicode ? words : words.replace('≤', '<=').replace('≥', '>=');
}

/** '4 checks: 1 breach, 3 pass' and of what period. */
function summaryOf(lines: readonly AuditLine[], report: Report, unicode: boolean): string {
  const counts = countVerdicts(lines);
  const parts = WORST_FIRST.filter((verdict) => counts[verdict] > 0).map(
    (verdict) => `${counts[verdict]} ${VERDICT_WORDS[verdict].toLowerCase()}`,
  );
  return `${amount(lines.length, 'verdict')}: ${parts.join(', ')}; ${scopeLine(report, unicode)}`;
}

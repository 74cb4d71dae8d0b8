/** An audit as annotations of a GitHub workflow. */
import { checkWords } from '../../domain/audit-check.ts';
import { type AuditLine, type AuditResult, groupText } from '../../domain/audit-result.ts';
import type { Verdict } from '../../domain/audit-verdict.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { figureText } from './figure.ts';

const KINDS: Partial<Record<Verdict, [kind: string, words: string]>> = {
  breach: ['error', 'breach'],
  'cannot-say': ['warning', 'cannot say'],
  warn: ['warning', 'warning'],
};

/** One line for each check that does not pass. */
export function auditGithub({ lines }: AuditResult): string {
  return lines.map(annotationOf).join('');
}

function annotationOf(line: AuditLine): string {
  const { verdict, check, reason, figure } = line;
  const kind = KINDS[verdict];
  if (!kind) return '';
  const title = `${kind[1]}: ${groupText(line)}: ${checkWords(check)}${line.baseline ? ' against the baseline' : ''}`;
  return `::${kind[0]} title=${property(title)}::${data(`${figureText(line, true)}, n ${figure.n}: ${reason}`)}\n`;
}

function data(text: string): string {
  return safeLine(text).replaceAll('%', '%25');
}

/** Escapes a property of an annotation, in which colons and commas are separators. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

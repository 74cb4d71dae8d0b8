/** An audit as a JUnit report, for the test pages of GitLab, Jenkins and others. */
import { checkWords } from '../../domain/audit-check.ts';
import { type AuditLine, type AuditResult, countVerdicts, groupText } from '../../domain/audit-result.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { figureText } from './figure.ts';

/** One suite per metric. A breach is a failure; a check that cannot say is an error, because it could not be carried out. */
export function auditJunit({ lines, asOf, hash }: AuditResult): string {
  const metrics = [...new Set(lines.map(({ metric }) => metric))];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="socialcare audit" ${totals(lines)}>`,
    ...metrics.flatMap((metric) => {
      const own = lines.filter((line) => line.metric === metric);
      const time = new Date(asOf * 1000).toISOString().slice(0, 19);
      return [
        `  <testsuite name="${escaped(metric)}" timestamp="${time}" ${totals(own)}>`,
        `    <properties><property name="plan" value="${hash}"/></properties>`,
        ...own.flatMap(caseOf),
        '  </testsuite>',
      ];
    }),
    '</testsuites>',
    '',
  ].join('\n');
}

function totals(lines: readonly AuditLine[]): string {
  const counts = countVerdicts(lines);
  return `tests="${lines.length}" failures="${counts.breach}" errors="${counts['cannot-say']}" skipped="0" time="0"`;
}

const OUTCOMES = { breach: 'failure', 'cannot-say': 'error' } as const;

function caseOf(line: AuditLine): string[] {
  const { metric, check, verdict, reason, figure } = line;
  const name = `${groupText(line)}: ${checkWords(check)}${line.baseline ? ' against the baseline' : ''}`;
  const head = `    <testcase classname="socialcare.${escaped(metric)}" name="${escaped(name)}" time="0"`;
  const figures = `${figureText(line, true)}, n ${figure.n}`;
  if (verdict === 'breach' || verdict === 'cannot-say') {
    const outcome = OUTCOMES[verdict];
    return [
      `${head}>`,
      `      <${outcome} type="${verdict}" message="${escaped(reason)}">${escaped(`${figures}: ${reason}`)}</${outcome}>`,
      '    </testcase>',
    ];
  }
  const said = verdict === 'warn' ? `${figures}: warning: ${reason}` : figures;
  return [`${head}>`, `      <system-out>${escaped(said)}</system-out>`, '    </testcase>'];
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Untrusted text without characters that XML forbids, escaped for XML. */
function escaped(text: string): string {
  return safeLine(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** The verdicts of an audit, the worst first, each with its reason. */

import { grouped } from '../../domain/amount.ts';
import { type AuditLine, type AuditResult, byVerdict, checkText, groupText } from '../../domain/audit-result.ts';
import { VERDICT_WORDS } from '../../domain/audit-verdict.ts';
import { figureText } from '../audit/figure.ts';
import { html, type Markup } from './html.ts';
import { scrolling } from './table.ts';

export function verdictSection({ lines, hash }: AuditResult): Markup {
  const rows = byVerdict(lines).map(row);
  const heads = ['Verdict', 'Group', 'Check'].map((label) => html`<th scope="col">${label}</th>`);
  return html`<section id="verdicts"><h2>Verdicts</h2>
<p class="question">Which thresholds are kept, which are not, and which cannot be judged?</p>
${scrolling(
  'Verdicts',
  html`<table><caption>Verdicts</caption>
<thead><tr>${heads}<th scope="col" class="number">Figure (95 % CI)</th><th scope="col" class="number">n</th><th scope="col">Reason</th></tr></thead>
<tbody>
${rows}</tbody></table>`,
)}
<p class="made">plan ${hash}</p>
<details><summary>Check these verdicts</summary><code class="command">socialcare audit plan</code></details>
</section>`;
}

function row(line: AuditLine): Markup {
  const { verdict, figure, reason } = line;
  return html`<tr><th scope="row" class="${verdict}">${VERDICT_WORDS[verdict]}</th><td><bdi>${groupText(line)}</bdi></td>
<td>${checkText(line)}</td><td class="number">${figureText(line, true)}</td><td class="number">${grouped(figure.n)}</td><td>${reason}</td></tr>
`;
}

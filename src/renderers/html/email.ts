/** The report as the body of a mail: tables and inline styles alone, short enough to be shown whole. */

import { amount } from '../../domain/amount.ts';
import { byVerdict, checkText, groupText } from '../../domain/audit-result.ts';
import { VERDICT_WORDS } from '../../domain/audit-verdict.ts';
import type { Column, Report, Section } from '../../domain/report.ts';
import { figureText } from '../audit/figure.ts';
import { cellText } from '../cells.ts';
import { fitColumns } from '../layout.ts';
import { LIMITS_TITLE, reportLines, rowsShown, scopeLine, sectionLine, sectionsShown } from '../provenance.ts';
import type { PageExtras, Renderer } from '../renderer.ts';
import { html, type Markup } from './html.ts';
import { LIGHT } from './palette.ts';

/** Gmail cuts mails off at 102 kB; a few are left for the mail around it. */
const MOST_BYTES = 96_000;

const FONT = 'font-family:Arial,Helvetica,sans-serif';
const TEXT = `${FONT};font-size:14px;line-height:1.5;color:${LIGHT.ink}`;
const SMALL = `${FONT};font-size:12px;line-height:1.5;color:${LIGHT.muted}`;
const HEAD = `${FONT};font-size:17px;line-height:1.3;color:${LIGHT.ink};margin:28px 0 4px`;
const TABLE = `border-collapse:collapse;${FONT};font-size:12px;color:${LIGHT.ink}`;
/** About as many as fit beside each other. */
const MOST_CHARACTERS = 96;

const LINE = `border-bottom:1px solid ${LIGHT.rule}`;

const LEFT = new Set<Column['kind']>(['text', 'time', 'spark']);

export const emailRenderer: Renderer = {
  name: 'email-html',
  title: 'a fragment for the body of a mail',
  render: (report, { page = {} }) => `${fragment(report, page)}\n`,
};

function fragment(report: Report, extras: PageExtras): Markup {
  const { title, warnings, summary = [], limits = [], next } = report;
  const before = [
    extras.title && html`<p style="${SMALL}">${extras.title}</p>`,
    html`<h1 style="${FONT};font-size:22px;color:${LIGHT.ink};margin:0 0 4px">${title}</h1>
<p style="${SMALL}">${scopeLine(report, true)}</p>`,
    ...[...warnings.map((warning) => `Warning: ${warning}`), ...(next ? [next] : [])].map(
      (text) => html`<p style="${TEXT};color:${LIGHT.warn}">${text}</p>`,
    ),
    extras.verdicts && verdictTable(extras.verdicts.lines),
    summary.length > 0 && html`<h2 style="${HEAD}">Summary</h2>${listOf(summary)}`,
  ];
  const after = [
    limits.length > 0 && html`<h2 style="${HEAD}">${LIMITS_TITLE}</h2>${listOf(limits)}`,
    html`<p style="${SMALL}">${reportLines(report, true).map((line) => html`${line}<br>`)}</p>`,
  ];
  let room = MOST_BYTES - bytesOf([...before, ...after]);
  const shown: Markup[] = [];
  const left: string[] = [];
  for (const section of sectionsShown(report)) {
    const part = sectionPart(section, report);
    const bytes = bytesOf([part]);
    if (bytes <= room) shown.push(part);
    else left.push(section.title);
    room -= bytes <= room ? bytes : 0;
  }
  return html`<div style="max-width:720px;${TEXT}">
${before}
${shown}${left.length > 0 && html`<p style="${TEXT}">Left out, as mail programs cut longer mails: ${left.join(', ')} (${amount(left.length, 'table')}). All of it: --format html.</p>`}
${after}
</div>`;
}

function sectionPart(section: Section, report: Report): Markup {
  const { title, question, refused, rows, notes } = section;
  return html`<h2 style="${HEAD}">${title}</h2>
<p style="${SMALL}">${question}</p>
${refused && html`<p style="${TEXT};color:${LIGHT.warn}">Refused: ${refused.reason}. ${refused.hint}</p>`}
${rows.length > 0 && table(section, report)}
<p style="${SMALL}">${sectionLine(section, report, true)}${notes.map((note) => html`<br>• ${note}`)}</p>
`;
}

/** A mail cannot be scrolled sideways: columns that do not fit are left out, and named. */
function table({ columns, total, ...section }: Section, { timezone }: Report): Markup {
  const style = { unicode: true, timezone };
  const rows = [...rowsShown({ columns, ...section }), ...(total ? [total] : [])];
  const cells = rows.map((row) => columns.map((column) => cellText(row, column, style)));
  const { placed, hidden } = fitColumns(columns, cells, MOST_CHARACTERS);
  const heads = placed.map(({ column }) => html`<th${headSide(column)} valign="bottom">${column.label}</th>`);
  const lines = cells.map((texts) => {
    const line = placed.map(({ column, index }) => html`<td${side(column)}>${texts[index]}</td>`);
    return html`<tr style="${LINE}">${line}</tr>\n`;
  });
  return html`<table cellpadding="5" cellspacing="0" border="0" style="${TABLE}">
<tr style="${LINE};color:${LIGHT.muted}">${heads}</tr>
${lines}</table>${hidden.length > 0 && html`<p style="${SMALL}">Not shown: ${hidden.map(({ label }) => label).join(', ')}</p>`}`;
}

function side({ kind }: Column): Markup {
  return LEFT.has(kind) ? html`` : html` align="right"`;
}

/** Heads would be centred without it. */
function headSide({ kind }: Column): Markup {
  return LEFT.has(kind) ? html` align="left"` : html` align="right"`;
}

function verdictTable(lines: NonNullable<PageExtras['verdicts']>['lines']): Markup {
  const rows = byVerdict(lines).map((line) => {
    const colour = { breach: LIGHT.bad, pass: LIGHT.good, warn: LIGHT.warn, 'cannot-say': LIGHT.warn }[line.verdict];
    const texts = [groupText(line), checkText(line), figureText(line, true), line.reason];
    return html`<tr style="${LINE}"><td style="color:${colour}"><b>${VERDICT_WORDS[line.verdict]}</b></td>
${texts.map((text) => html`<td>${text}</td>`)}</tr>
`;
  });
  return html`<h2 style="${HEAD}">Verdicts</h2><table cellpadding="5" cellspacing="0" border="0" style="${TABLE}">${rows}</table>`;
}

function listOf(items: readonly { sentence: string }[]): Markup {
  return html`<ul style="${TEXT};padding-left:18px">${items.map(({ sentence }) => html`<li>${sentence}</li>`)}</ul>`;
}

function bytesOf(parts: readonly (Markup | string | undefined | false)[]): number {
  return Buffer.byteLength(String(html`${parts}`));
}

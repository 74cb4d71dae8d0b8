/** The page: summary first, then each section's pictures and table, then definitions and what the data cannot show. */
import type { Report, Section } from '../../domain/report.ts';
import { LIMITS_TITLE, reportLines, scopeLine, sectionLine, sectionsShown } from '../provenance.ts';
import { chart } from './charts/index.ts';
import { html, Markup } from './html.ts';
import { STYLE } from './style.ts';
import { sectionTable } from './table.ts';

/** Widths of the two drawings of a picture, in CSS pixels; the style sheet shows one. */
const WIDE = 720;
const NARROW = 328;

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The whole document. */
export function page(report: Report): Markup {
  const { title, summary, limits, warnings, next } = report;
  const sections = sectionsShown(report);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${Markup.own(STYLE)}</style>
</head>
<body>
<header><h1>${title}</h1><p>${scopeLine(report, true)}</p></header>
<main>
${warnings.length > 0 && html`<ul>${warnings.map((warning) => html`<li>${warning}</li>`)}</ul>`}
${summary && summary.length > 0 && html`<section><h2>Summary</h2>${listOf(summary)}</section>`}
${sections.map((section) => sectionOf(section, report))}
<section><h2>Definitions</h2>${sections.map(definitionOf)}</section>
${limits && limits.length > 0 && html`<section><h2>${LIMITS_TITLE}</h2>${listOf(limits)}</section>`}
</main>
<footer>${reportLines(report, true).map((line) => html`<p>${line}</p>`)}${next && html`<p>${next}</p>`}</footer>
</body>
</html>`;
}

function sectionOf(section: Section, report: Report): Markup {
  const { metric, title, question, notes, refused, rows, pictures = [] } = section;
  return html`<section>
<h2><a href="#definition-${metric}">${title}</a></h2>
<p>${question}</p>
${refused && html`<p>Refused: ${refused.reason} ${refused.hint}</p>`}
${pictures.map(
  (picture) => html`<div class="wide">${chart(picture, WIDE, report.timezone)}</div>
<div class="narrow">${chart(picture, NARROW, report.timezone)}</div>`,
)}
${rows.length > 0 && sectionTable(section, { unicode: true, timezone: report.timezone })}
${notes.length > 0 && html`<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
<p>${sectionLine(section, report, true)}</p>
</section>`;
}

function definitionOf({ metric, title, version, definition }: Section): Markup {
  return html`<h3 id="definition-${metric}">${title} (${metric} v${version})</h3><p>${definition}</p>`;
}

function listOf(items: readonly { sentence: string }[]): Markup {
  return html`<ul>${items.map(({ sentence }) => html`<li>${sentence}</li>`)}</ul>`;
}

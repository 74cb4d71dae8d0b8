/** The page: verdicts, many groups side by side, and the summary first, then each section's pictures and table, then definitions, coverage and limits. */
import type { Report, Section } from '../../domain/report.ts';
import { LIMITS_TITLE, reportLines, scopeLine, sectionLine, sectionsShown } from '../provenance.ts';
import type { PageExtras, WorstTurn } from '../renderer.ts';
import { type Colours, openColours } from './charts/colours.ts';
import { coverageFigure, figure } from './charts/index.ts';
import { documentOf, type PageBar } from './document.ts';
import { html, type Markup } from './html.ts';
import { sideBySide } from './side-by-side.ts';
import { summarySection } from './summary.ts';
import { sectionTable } from './table.ts';
import { unbroken } from './units.ts';
import { verdictSection } from './verdicts.ts';
import { worstSection } from './worst.ts';

/** What a server puts around a report and into it. */
export interface Around {
  /** Above the page, with its style. */
  bar: PageBar;
  /** Below its title. */
  choices?: Markup;
  /** What the program said beside the numbers. */
  notes?: readonly string[];
  /** Below its sections. */
  after?: Markup;
  /** The page that lists what is behind the numbers of a section. */
  explained?(section: Section): string | undefined;
  /** The page of the conversation that a turn is in. */
  thread?(turn: WorstTurn): string;
}

/** The whole document. */
export function page(report: Report, extras: PageExtras, around?: Around): Markup {
  const { title, summary = [], limits = [], warnings, timezone, next } = report;
  const { verdicts, worst } = extras;
  const sections = sectionsShown(report).map((section, at) => ({ ...section, id: `section-${at + 1}` }));
  const groups = sideBySide(report);
  const parts = [
    ...(verdicts ? [{ id: 'verdicts', title: 'Verdicts' }] : []),
    ...(groups ? [{ id: 'groups', title: 'Side by side' }] : []),
    ...(summary.length > 0 ? [{ id: 'summary', title: 'Summary' }] : []),
    ...sections,
    ...(worst?.turns.length ? [{ id: 'worst', title: 'The longest waits' }] : []),
    ...(sections.length > 0 ? [{ id: 'definitions', title: 'Definitions' }] : []),
    { id: 'coverage', title: 'Coverage' },
  ];
  const colours = openColours();
  const header = html`${brandLine(extras)}
<h1>${title}</h1>
<p class="scope">${scopeLine(report, true)}</p>
${around?.choices}${parts.length > 3 && contents(parts)}`;
  const main = html`${[...warnings, ...(around?.notes ?? [])].map((warning) => html`<p class="notice"><strong>Warning:</strong> ${warning}</p>`)}
${next && html`<p class="notice">${next}</p>`}
${verdicts && verdictSection(verdicts)}
${groups}${summary.length > 0 && summarySection(summary)}
${sections.map((section) => sectionOf(section, report, extras, around, colours))}
${around?.after}${worst && worst.turns.length > 0 && worstSection(worst, timezone, around?.thread)}
${sections.length > 0 && definitions(sections, extras)}
${coverage(report)}
${limits.length > 0 && html`<section id="limits"><h2>${LIMITS_TITLE}</h2><ul class="notes">${limits.map(({ sentence }) => html`<li>${unbroken(sentence)}</li>`)}</ul></section>`}`;
  return documentOf({
    title: extras.title ? `${title}, ${extras.title}` : title,
    ...{ header, main, footer: 'Made by socialcare. This page loads nothing and runs no program.' },
    ...(around && { bar: around.bar }),
  });
}

function brandLine({ title, logo }: PageExtras): Markup | false {
  if (!title && !logo) return false;
  // The title beside it says the same.
  const picture = logo && html`<img src="${logo}" alt="${title ? '' : 'logo'}">`;
  return html`<p class="brand">${picture}${title && html`<bdi>${title}</bdi>`}</p>`;
}

function contents(parts: readonly { id: string; title: string }[]): Markup {
  const links = parts.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  return html`<nav aria-label="Contents"><ul>${links}</ul></nav>`;
}

function sectionOf(
  section: Section & { id: string },
  report: Report,
  { explain }: PageExtras,
  around: Around | undefined,
  colours: Colours,
): Markup {
  const { id, title, question, notes, refused, rows, n, pictures = [] } = section;
  const { kind, timezone } = report;
  const isAlone = kind === 'metric';
  const command = explain?.(section);
  const explained = around?.explained?.(section);
  return html`<section id="${id}">
<h2>${isAlone ? question : title}</h2>
${!isAlone && html`<p class="question">${question}</p>`}
${refused && html`<p class="notice"><strong>Refused:</strong> ${refused.reason}. ${refused.hint}</p>`}
${pictures.map((picture) => figure(picture, timezone, colours))}
${rows.length > 0 && sectionTable(section, { unicode: true, timezone })}
${rows.length === 0 && !refused && !n && html`<p class="quiet">Nothing matches this period and filter.</p>`}
<p class="made">${madeHow(section, report)}</p>
${notes.length > 0 && html`<ul class="notes">${notes.map((note) => html`<li>${unbroken(note)}</li>`)}</ul>`}
${explained && html`<p class="made"><a href="${explained}">What is behind these numbers</a></p>`}
${command && html`<details><summary>Check these numbers</summary><code class="command">${command}</code></details>`}
</section>
`;
}

/** Definition, window, denominator and n, the first with a link to its words. */
function madeHow(section: Section, report: Report): Markup {
  const [definition, ...rest] = sectionLine(section, report, true).split(' · ');
  return html`<a href="#definition-${section.metric}">${definition}</a>${rest.map((part) => ` · ${part}`)}`;
}

function definitions(sections: readonly Section[], { explain }: PageExtras): Markup {
  const first = sections.filter(({ metric }, at) => sections.findIndex((each) => each.metric === metric) === at);
  const items = first.map((section) => {
    const { metric, version, title, definition } = section;
    const command = explain?.(section);
    return html`<div class="definition" id="definition-${metric}"><h3>${title} <span class="ci">${metric} v${version}</span></h3>
<p>${definition}</p>${command && html`<code class="command">${command}</code>`}</div>
`;
  });
  return html`<section id="definitions"><h2>Definitions</h2>
<p class="question">What each number means, and the command that prints it with its query and every post behind it.</p>
${items}</section>`;
}

function coverage(report: Report): Markup {
  const facts = reportLines(report, true)
    .flatMap((line) => line.split(' · '))
    .map((line) => /^([a-z]+(?: of)?):? (.*)$/s.exec(line)?.slice(1) ?? ['', line]);
  const items = facts.map(([name, text]) => html`<dt>${name}</dt><dd>${text}</dd>`);
  return html`<section id="coverage"><h2>Coverage</h2>
${coverageFigure(report.coverage, report.timezone)}<dl class="facts">${items}</dl></section>`;
}

/** Pages that list: the definitions of all numbers, the turns of a customer, the labels of a post. */
import { documentOf, type PageBar } from '../document.ts';
import { html, type Markup } from '../html.ts';
import { scrolling } from '../table.ts';

export interface ListedMetric {
  name: string;
  title: string;
  question: string;
  /** The page with its definition and what is behind it. */
  href: string;
}

export function metricsPage(metrics: readonly ListedMetric[], bar: PageBar): Markup {
  const items = metrics.map(
    ({ name, title, question, href }) =>
      html`<li><a href="${href}">${title}</a> <span class="ci">${name}</span><br>${question}</li>`,
  );
  return documentOf({
    title: 'Numbers and what is behind them',
    bar,
    header: html`<h1>Numbers and what is behind them</h1>
<p class="scope">Each number has a definition, and a list of everything that it counts.</p>`,
    main: html`<ul class="metrics">${items}</ul>`,
    footer: 'Made by socialcare. This page loads nothing and runs no program.',
  });
}

export interface TableCell {
  text: string;
  href?: string;
}

export interface TablePart {
  label: string;
  heads: readonly string[];
  rows: readonly (readonly TableCell[])[];
}

/** A table of texts, some of them links. */
export function textTable({ label, heads, rows }: TablePart): Markup {
  const cells = (row: readonly TableCell[]) =>
    row.map(({ text, href }, at) => {
      const inner = href === undefined ? html`<bdi>${text}</bdi>` : html`<a href="${href}"><bdi>${text}</bdi></a>`;
      return at === 0 ? html`<th scope="row">${inner}</th>` : html`<td>${inner}</td>`;
    });
  return scrolling(
    label,
    html`<table><caption>${label}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${cells(row)}</tr>\n`)}</tbody></table>`,
  );
}

export interface TablePageParts extends TablePart {
  bar: PageBar;
  title: string;
  /** What stands above the table. */
  words: readonly string[];
  /** The text of a post. */
  post?: string;
  notes: readonly string[];
}

export function tablePage({ bar, title, words, post, notes, ...table }: TablePageParts): Markup {
  return documentOf({
    title,
    bar,
    header: html`<h1>${title}</h1>${words.map((word) => html`<p class="scope">${word}</p>`)}`,
    main: html`${notes.map((note) => html`<p class="notice">${note}</p>`)}
${post !== undefined && html`<ol class="talk"><li><p dir="auto">${post}</p></li></ol>`}
${textTable(table)}`,
    footer: 'Made by socialcare. This page changes nothing.',
  });
}

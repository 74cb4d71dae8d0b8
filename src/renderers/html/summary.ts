/** The sentences that the page opens with, beside each other where few groups are compared. */
import { groupedBy } from '../../domain/group.ts';
import type { SummaryLine } from '../../domain/report.ts';
import { html, type Markup } from './html.ts';

export function summarySection(lines: readonly SummaryLine[]): Markup {
  return html`<section id="summary"><h2>Summary</h2>${byGroup(lines) ?? sentences(lines.map(({ sentence }) => sentence))}</section>`;
}

/** A list for each group under its name; undefined where the sentences are not told apart by that. */
function byGroup(lines: readonly SummaryLine[]): Markup | undefined {
  const groups = [...groupedBy(lines, nameOf)];
  if (groups.length < 2 || groups.length > 4) return undefined;
  if (lines.some((line) => !line.sentence.startsWith(`${nameOf(line)}: `))) return undefined;
  const columns = groups.map(([name, own]) => {
    const texts = own.map(({ sentence }) => capitalised(sentence.slice(name.length + 2)));
    return html`<div><h3><bdi>${name}</bdi></h3>${sentences(texts)}</div>`;
  });
  return html`<div class="groups">${columns}</div>`;
}

function nameOf({ group = {} }: SummaryLine): string {
  return Object.values(group).map(String).join(', ');
}

function sentences(texts: readonly string[]): Markup {
  return html`<ul class="sentences">${texts.map((text) => html`<li>${emphasised(text)}</li>`)}</ul>`;
}

/** The first figure stands out. */
const FIGURE = /(?<![\w–.])\d[\d.,]*(?: (?:%|d|h|min|s)(?![a-z])(?: \d+ (?:h|min|s)(?![a-z]))?)?/;

function emphasised(text: string): Markup {
  const found = FIGURE.exec(text);
  if (!found) return html`${text}`;
  const end = found.index + found[0].length;
  return html`${text.slice(0, found.index)}<strong>${found[0]}</strong>${text.slice(end)}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

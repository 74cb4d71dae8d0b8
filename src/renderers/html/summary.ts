/** The sentences that the page opens with, beside each other where few groups are compared. */
import { groupedBy } from '../../domain/group.ts';
import type { SummaryLine } from '../../domain/report.ts';
import { html, type Markup } from './html.ts';
import { unbroken } from './units.ts';

/** Beside each other there is room for so many. */
const MOST_GROUPS = 4;

export function summarySection(lines: readonly SummaryLine[]): Markup {
  const [grouped, others] = byGroup(lines);
  const list =
    others.length > 0 &&
    sentences(
      others.map(({ sentence }) => sentence),
      true,
    );
  return html`<section id="summary"><h2>Summary</h2>${grouped}${list}</section>`;
}

/** A list for each group under its name, and the sentences that are about no group; none where the groups are many. */
function byGroup(lines: readonly SummaryLine[]): [Markup | undefined, readonly SummaryLine[]] {
  const own = lines.filter((line) => nameOf(line) !== '' && line.sentence.startsWith(`${nameOf(line)}: `));
  const groups = [...groupedBy(own, nameOf)];
  if (groups.length < 2 || groups.length > MOST_GROUPS) return [undefined, lines];
  const columns = groups.map(([name, about]) => {
    const texts = about.map(({ sentence }) => capitalised(sentence.slice(name.length + 2)));
    return html`<div><h3><bdi>${name}</bdi></h3>${sentences(texts)}</div>`;
  });
  return [html`<div class="groups">${columns}</div>`, lines.filter((line) => !own.includes(line))];
}

function nameOf({ group = {} }: SummaryLine): string {
  return Object.values(group).map(String).join(', ');
}

/** @param named each begins with what it is about, and a colon */
function sentences(texts: readonly string[], named = false): Markup {
  return html`<ul class="sentences">${texts.map((text) => html`<li>${emphasised(text, named ? text.indexOf(': ') + 1 : 0)}</li>`)}</ul>`;
}

/** A count, a share or a length of time. */
const FIGURE = /(?<![\w–.])\d(?:[\d.,]*\d)?(?: (?:%|d|h|min|s)(?![a-z])(?: \d+ (?:h|min|s)(?![a-z]))?)?/g;

/** The first figure from there on stands out, where it is the sentence's own: those of intervals are in parentheses. */
function emphasised(text: string, from: number): Markup {
  FIGURE.lastIndex = from;
  const found = FIGURE.exec(text);
  const aside = text.indexOf(' (', from);
  if (!found || (aside >= 0 && found.index > aside)) return html`${unbroken(text)}`;
  const end = found.index + found[0].length;
  return html`${unbroken(text.slice(0, found.index))}<strong>${unbroken(found[0])}</strong>${unbroken(text.slice(end))}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

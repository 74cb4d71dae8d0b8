/** What is behind a number, below it on its page: its parts, its rows, its statement. */
import { grouped } from '../../../domain/amount.ts';
import { html, type Markup } from '../html.ts';
import { type TableCell, textTable } from './list-pages.ts';

export interface BehindParts {
  what: 'turn' | 'decision';
  parts: readonly { as: string; because: string; due?: boolean; n: number }[];
  heads: readonly string[];
  rows: readonly (readonly TableCell[])[];
  /** How many rows there are. */
  of: number;
  /** The page with more of them. */
  more?: string;
  sql: string;
}

export function behindSection({ what, parts, heads, rows, of, more, sql }: BehindParts): Markup {
  const counted = parts.map(({ as, because, due, n }) => [
    { text: grouped(n) },
    { text: as },
    { text: due ? 'yes' : 'no' },
    { text: because },
  ]);
  const rest =
    of > rows.length &&
    html`<p>${grouped(rows.length)} of ${grouped(of)} are shown${more ? html`: <a href="${more}">show more</a>` : '. All of them: socialcare export'}</p>`;
  const title = what === 'turn' ? 'Turns' : 'Decisions';
  return html`<section id="counted"><h2>What they count as</h2>
${textTable({ label: 'Parts of the number', heads: [title, 'Count as', 'In the denominator', 'Because'], rows: counted })}</section>
<section id="rows"><h2>${title} behind it</h2>
${rows.length > 0 ? textTable({ label: `${title} behind it`, heads, rows }) : html`<p class="quiet">None.</p>`}${rest}
<details><summary>The statement that selects them</summary><code class="command">${sql}</code></details></section>
`;
}
